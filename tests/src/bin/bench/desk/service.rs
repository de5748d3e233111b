//! The service at work, `kiosk serve`, and who may ask it.

use super::branch::{ADMIN, Branch};
use super::client::{Client, Credentials};
use crate::program::kiosk;
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

/// A running service; ended when dropped, as by a power cut.
pub(crate) struct Service {
    child: Child,
    socket: SocketAddr,
    /// A paired device.
    pub(crate) device: Credentials,
    /// The admin, signed in by a browser.
    pub(crate) staff: Credentials,
}

impl Service {
    /// Starts the service of a branch; returns when it answers, with a device paired and the admin signed in.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start(branch: &Branch) -> Result<Self> {
        let mut child = Command::new(kiosk()?)
            .arg("serve")
            .arg("--config")
            .arg(&branch.config)
            .arg("--data")
            .arg(&branch.data)
            .args(["--port", "0"])
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .stderr(File::create(branch.config.with_extension("log"))?)
            .spawn()
            .context("cannot start the service")?;
        let mut line = String::new();
        let out = child.stdout.take().context("a service without an output")?;
        BufReader::new(out).read_line(&mut line)?;
        let mut service = Self {
            child,
            socket: address(&line)?,
            device: Credentials::default(),
            staff: Credentials::default(),
        };
        service.staff = service.sign_in()?;
        service.device = service.pair()?;
        Ok(service)
    }

    /// A connection to it.
    ///
    /// # Errors
    /// When it is gone.
    pub(crate) fn client(&self, who: &Credentials) -> Result<Client> {
        Client::connect(self.socket, who)
    }

    /// Its address.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.socket)
    }

    /// A code that pairs a device of this role and name.
    ///
    /// # Errors
    /// When the admin may not make one.
    pub(crate) fn code(&self, role: &str, name: &str) -> Result<String> {
        let wish = serde_json::json!({ "role": role, "name": name });
        let mut admin = self.client(&self.staff)?;
        let made = admin.done("/api/v1/devices/codes", &wish.to_string(), 201)?;
        made.text("code")
    }

    fn sign_in(&self) -> Result<Credentials> {
        let wish = serde_json::json!({ "user": ADMIN.0, "pin": ADMIN.1 });
        let mut nobody = self.client(&Credentials::default())?;
        let signed = nobody.done("/api/v1/session", &wish.to_string(), 200)?;
        let cookie = signed.header("set-cookie").context("no cookie")?;
        let cookie = cookie.split(';').next().unwrap_or_default();
        let csrf = signed.text("csrf")?;
        Ok(Credentials(format!(
            "Cookie: {cookie}\r\nX-CSRF-Token: {csrf}\r\n"
        )))
    }

    fn pair(&self) -> Result<Credentials> {
        let code = self.code("tablet", "tablet-1")?;
        let sent = serde_json::json!({ "code": code }).to_string();
        let mut device = self.client(&Credentials::default())?;
        let token = device
            .done("/api/v1/devices/pair", &sent, 201)?
            .text("token")?;
        Ok(Credentials(format!("Authorization: Bearer {token}\r\n")))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It is gone already where either fails.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn address(line: &str) -> Result<SocketAddr> {
    let address = line.trim().strip_prefix("listening on http://");
    address
        .and_then(|address| address.parse().ok())
        .with_context(|| format!("the service did not say where it listens but {line:?}"))
}
