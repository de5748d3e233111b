//! Asks a mapped system: one request, and its answer as far as it says something of a record.

use super::engine::{Engine, Unsaid};
use super::said::Said;
use crate::fault::{Trouble, TroubleKind};
use crate::http::{NOT_TAKEN, Sending, Session, body, is_about_the_batch, turned_away};
use crate::target::RestTarget;
use crate::throttle::{Limits, Throttle};
use config::{Body, Method, Pointer, Request};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Response, StatusCode};
use serde_json::Value;
use std::path::Path;
use tokio::time::sleep;

/// Of what a system says for its refusal.
const LONGEST_WHY: usize = 200;

/// An answer that is about what was asked.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// `None` where it is not JSON.
    pub(crate) body: Option<Value>,
    /// Whether it is for a browser: a page of somebody between, mostly, whatever its status.
    pub(crate) is_page: bool,
}

/// Why nothing was answered, or asked.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The system, or the way to it; whatever was asked may have happened.
    Trouble(Trouble),
    /// A template cannot be filled; nothing was asked.
    Unsaid(Unsaid),
}

impl From<Trouble> for Unanswered {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Unsaid> for Unanswered {
    fn from(unsaid: Unsaid) -> Self {
        Self::Unsaid(unsaid)
    }
}

/// The way to one system.
pub(crate) struct System {
    target: RestTarget,
    engine: Engine,
    throttle: Throttle,
    session: Session,
}

impl System {
    pub(crate) fn new(target: RestTarget, limits: Limits, data: &Path) -> Self {
        Self {
            engine: Engine::new(target.zone),
            throttle: Throttle::new(limits),
            session: Session::new(&target.known_by, data),
            target,
        }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Asks once, as soon as the target's bounds allow it.
    pub(crate) async fn ask(
        &mut self,
        request: &Request,
        said: &Said,
    ) -> Result<Answer, Unanswered> {
        let sending = self.sending(request, said)?;
        if let Some(wait) = self.throttle.wait() {
            sleep(wait).await;
        }
        self.throttle.sent(sending.bytes(), 1);
        Ok(answer(sending.send().await?).await?)
    }

    fn sending(&mut self, request: &Request, said: &Said) -> Result<Sending, Unanswered> {
        let said = said.value();
        let path = self.engine.address(&request.url, &said)?;
        let address = format!("{}/{path}", self.target.url);
        let mut headers = Vec::new();
        for (name, value) in self.target.mapping.headers.iter().chain(&request.headers) {
            headers.push((name, self.engine.text(value, &said)?));
        }
        let filled = self.filled(&request.body, &said)?;
        let sending = self.session.request(|client| {
            let mut asked = client.request(method(request.method), address);
            for (name, value) in headers {
                asked = asked.header(name, value);
            }
            match filled {
                Some((kind, body)) => asked.header(CONTENT_TYPE, kind).body(body),
                None if request.method == Method::Get => asked,
                // Some systems wait without end for a body whose length nobody said.
                None => asked.header(CONTENT_LENGTH, 0),
            }
        });
        Ok(sending?)
    }

    /// A body, with its kind.
    fn filled(
        &self,
        body: &Body,
        said: &minijinja::Value,
    ) -> Result<Option<(&'static str, String)>, Unsaid> {
        Ok(match body {
            Body::Empty => None,
            Body::Json(shape) => Some((
                "application/json",
                self.engine.json(shape, said)?.to_string(),
            )),
            Body::Form(fields) => Some((
                "application/x-www-form-urlencoded",
                self.engine.form(fields, said)?,
            )),
        })
    }

    /// What the system says for a refusal, for staff; left out where what is personal goes to it: it may say that again.
    pub(crate) fn why(&self, answer: &Answer) -> String {
        let said = self
            .target
            .mapping
            .why
            .as_ref()
            .filter(|_| !self.target.personal);
        let said = said.and_then(|pointer| answer.text(pointer));
        said.map_or_else(String::new, |said| {
            format!(": {}", said.chars().take(LONGEST_WHY).collect::<String>())
        })
    }
}

impl Answer {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the system itself says that it did what it was asked for.
    pub(crate) fn is_done(&self) -> bool {
        self.is_success() && !self.is_page
    }

    /// Whether the system failed at it.
    pub(crate) fn is_failure(&self) -> bool {
        self.status >= 500
    }

    /// Whether it is about the record, as opposed to who asks, where and how.
    pub(crate) fn is_refusal(&self) -> bool {
        StatusCode::from_u16(self.status).is_ok_and(is_about_the_batch)
    }

    /// What stands at a place, as text; `None`: nothing does.
    pub(crate) fn text(&self, pointer: &Pointer) -> Option<String> {
        text(self.body.as_ref()?, pointer)
    }

    /// An answer that the mapping does not know.
    pub(crate) fn strange(&self, to: &str) -> Trouble {
        let Self { status, .. } = self;
        let why = match self.is_success() {
            true => format!("its answer to the {to} is not as the mapping says"),
            false => format!("it answered the {to} with status {status}"),
        };
        Trouble::new(TroubleKind::Refused, why)
    }
}

/// What stands at a place, as text.
pub(crate) fn text(value: &Value, pointer: &Pointer) -> Option<String> {
    match value.pointer(pointer.text())? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn method(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
    }
}

/// An answer that is about a record, whatever it says of it.
async fn answer(response: Response) -> Result<Answer, Trouble> {
    let (status, headers) = (response.status(), response.headers().clone());
    if let Some(why) = trouble(status) {
        return Err(turned_away(status, &headers, why));
    }
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    Ok(Answer {
        status: status.as_u16(),
        is_page: kind.is_some_and(|kind| kind.starts_with("text/html")),
        body: serde_json::from_slice(&body(response).await?).ok(),
    })
}

/// What a status says of the system or of the way to it; `None`: it is an answer.
fn trouble(status: StatusCode) -> Option<String> {
    let status_of_the_way = [
        401, 403, 405, 406, 407, 408, 411, 415, 421, 425, 426, 429, 431, 502, 503, 504,
    ];
    match status.as_u16() {
        401 => Some(NOT_TAKEN.to_owned()),
        code if status_of_the_way.contains(&code) || !(200..300).contains(&code) && code < 400 => {
            Some(format!("it answered with status {status}"))
        }
        _ => None,
    }
}
