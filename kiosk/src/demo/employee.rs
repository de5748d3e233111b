//! An employee signed in at the branch service, as in any browser.

use crate::control::{Request, ask};
use crate::people::Act;
use anyhow::{Context, Result, bail};
use domain::people::StaffRole;
use serde_json::{Value, json};
use std::path::Path;
use ureq::Agent;

const PIN: &str = "749201";

/// Who sends requests.
pub(super) struct Employee {
    agent: Agent,
    address: String,
    user: &'static str,
    cookie: String,
    csrf: String,
    sent: u32,
}

impl Employee {
    /// Makes an employee of the service at `address`, which works on `data`, and signs in.
    pub(super) fn sign_in(
        data: &Path,
        address: &str,
        (user, role): (&'static str, StaffRole),
    ) -> Result<Self> {
        let hash = desk::hash_secret(PIN)?;
        let act = Act::Add {
            user: user.to_owned(),
            role,
            hash,
        };
        ask(data, &Request::People { act })?;
        let config = Agent::config_builder().http_status_as_error(false);
        let agent: Agent = config.build().into();
        let mut answer = agent
            .post(format!("{address}/api/v1/session"))
            .send_json(json!({ "user": user, "pin": PIN }))
            .context("signing in at the branch service")?;
        let cookie = answer.headers().get("set-cookie");
        let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        let cookie = cookie
            .context("the branch service began no session")?
            .to_owned();
        let signed: Value = answer.body_mut().read_json()?;
        Ok(Self {
            agent,
            address: address.to_owned(),
            user,
            cookie,
            csrf: signed["csrf"].as_str().unwrap_or_default().to_owned(),
            sent: 0,
        })
    }

    /// Asks for a change, with a body where the call takes one; `None`: nobody waits.
    pub(super) fn change(&mut self, path: &str, body: Option<&Value>) -> Result<Option<Value>> {
        self.sent += 1;
        let request = self
            .agent
            .post(format!("{}/api/v1{path}", self.address))
            .header("cookie", &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header("idempotency-key", format!("{}-{}", self.user, self.sent));
        let mut answer = match body {
            None => request.send_empty(),
            Some(body) => request
                .content_type("application/json")
                .send(body.to_string()),
        }
        .with_context(|| format!("asking for {path}"))?;
        match answer.status().as_u16() {
            200 => Ok(Some(answer.body_mut().read_json()?)),
            204 => Ok(None),
            status => bail!(
                "{path} answered {status}: {}",
                answer.body_mut().read_to_string()?
            ),
        }
    }

    /// A page of the console in a language, by its code.
    pub(super) fn page(&self, path: &str, language: &str) -> Result<String> {
        let cookies = format!("{}; istiqbal_language={language}", self.cookie);
        Ok(String::from_utf8(self.get(path, &cookies)?)?)
    }

    /// A file that pages load.
    pub(super) fn file(&self, path: &str) -> Result<Vec<u8>> {
        self.get(path, &self.cookie)
    }

    fn get(&self, path: &str, cookies: &str) -> Result<Vec<u8>> {
        let asked = self.agent.get(format!("{}{path}", self.address));
        let answer = asked.header("cookie", cookies).call();
        let mut answer = answer.with_context(|| format!("asking for {path}"))?;
        match answer.status().as_u16() {
            200 => Ok(answer.body_mut().read_to_vec()?),
            status => bail!("{path} answered {status}"),
        }
    }
}
