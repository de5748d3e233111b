//! The local control socket: how a command reaches the kiosk that runs on the same data folder, so that
//! one process alone writes the journal (facts.md, "A fact"). One JSON request and one answer a
//! connection; the socket is its owner's only.

use crate::people::Act;
use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use domain::people::DeviceRole;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A restore copies and checks a whole journal.
const PATIENCE: Duration = Duration::from_secs(600);
/// A request is one line, sent at once.
const REQUEST: Duration = Duration::from_secs(2);
/// No request of ours is longer.
const LONGEST: u64 = 64 * 1024;

/// What a command asks of the running kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Request {
    /// Open this business day.
    OpenDay {
        /// The day.
        date: NaiveDate,
    },
    /// Go on with numbers from here; services left out go on where proposed, if numbers were unconfirmed.
    ResumeNumbers {
        /// First number of each service.
        from: BTreeMap<String, u32>,
    },
    /// Put this backup in place of the journal.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Do this to the staff.
    People {
        /// What.
        act: Act,
    },
    /// Make a one-time pairing code.
    PairCode {
        /// The device's name.
        name: String,
        /// What it is for.
        role: DeviceRole,
    },
}

/// What the kiosk answers: what there is to say, mostly nothing, or why not.
pub type Answer = std::result::Result<String, String>;

/// A request with the way back.
#[derive(Debug)]
pub struct Call {
    /// What is asked.
    pub request: Request,
    /// Where the answer goes.
    pub answer: std::sync::mpsc::Sender<Answer>,
}

/// Listens in a thread of its own; each request is given to `call`, which must not block.
///
/// # Errors
/// When the socket cannot be made.
pub fn listen(data: &Path, call: impl Fn(Call) + Send + 'static) -> Result<()> {
    let path = data.join("control.sock");
    // The data folder is ours alone (its lock is held), so a socket found here is a dead kiosk's.
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot replace {}", path.display()));
        }
        _ => {}
    }
    let listener = UnixListener::bind(&path)
        .with_context(|| format!("cannot listen on {}", path.display()))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    let serve = move || {
        for connection in listener.incoming().flatten() {
            if let Err(error) = answer(&connection, &call) {
                tracing::warn!("a control request failed: {error:#}");
            }
        }
    };
    std::thread::Builder::new()
        .name("control".to_owned())
        .spawn(serve)?;
    Ok(())
}

fn answer(connection: &UnixStream, call: &impl Fn(Call)) -> Result<()> {
    connection.set_read_timeout(Some(REQUEST))?;
    let mut line = String::new();
    std::io::Read::take(BufReader::new(connection), LONGEST).read_line(&mut line)?;
    let said: Answer = match serde_json::from_str(&line) {
        Ok(request) => {
            let (back, answered) = std::sync::mpsc::channel();
            call(Call {
                request,
                answer: back,
            });
            answered
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| Err("the kiosk did not answer in time".to_owned()))
        }
        Err(error) => Err(format!("not a request: {error}")),
    };
    let mut writer = connection;
    writeln!(writer, "{}", serde_json::to_string(&said)?)?;
    Ok(())
}

/// Asks the kiosk that runs on `data`; what it says, and `None` when none runs.
///
/// # Errors
/// When it runs and refuses, or cannot be understood.
pub fn ask(data: &Path, request: &Request) -> Result<Option<String>> {
    let Ok(connection) = UnixStream::connect(data.join("control.sock")) else {
        return Ok(None);
    };
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut writer = &connection;
    writeln!(writer, "{}", serde_json::to_string(request)?)?;
    let mut line = String::new();
    BufReader::new(&connection)
        .read_line(&mut line)
        .context("the running kiosk did not answer")?;
    match serde_json::from_str::<Answer>(&line).context("the running kiosk answered nonsense")? {
        Ok(told) => Ok(Some(told)),
        Err(why) => bail!("{why}"),
    }
}
