//! Asks a mapped system: one request, and its answer as far as it says something of a record.

use super::engine::{Engine, Unsaid};
use super::pace::Pace;
use super::said::Said;
use crate::fault::Trouble;
use crate::http::{body, is_about_the_batch, rest, secret, told};
use crate::target::RestTarget;
use config::{Body, Method, Pointer, Request};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(30);
/// Of what a system says for its refusal.
const LONGEST_WHY: usize = 200;

/// An answer that is about what was asked.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// `None` where it is not JSON.
    pub(crate) body: Option<Value>,
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
    pace: Pace,
    client: Option<Client>,
}

impl System {
    pub(crate) fn new(target: RestTarget) -> Self {
        Self {
            engine: Engine::new(target.zone),
            pace: Pace::of(target.mapping.most_per_second),
            client: None,
            target,
        }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Asks once.
    pub(crate) async fn ask(
        &mut self,
        request: &Request,
        said: &Said,
    ) -> Result<Answer, Unanswered> {
        let asked = self.request(request, said)?;
        self.pace.turn().await;
        let response = asked.send().await.map_err(told)?;
        Ok(self.answer(response).await?)
    }

    async fn answer(&self, response: Response) -> Result<Answer, Trouble> {
        let status = response.status();
        if let Some(why) = trouble(status) {
            let rest = rest(response.headers());
            return Err(Trouble { why, rest });
        }
        let body = body(response).await?;
        Ok(Answer {
            status: status.as_u16(),
            body: serde_json::from_slice(&body).ok(),
        })
    }

    fn request(&mut self, request: &Request, said: &Said) -> Result<RequestBuilder, Unanswered> {
        let client = self.client()?;
        let said = said.value();
        let address = format!(
            "{}/{}",
            self.target.url,
            self.engine.address(&request.url, &said)?
        );
        let mut asked = client.request(method(request.method), address);
        for (name, value) in self.target.mapping.headers.iter().chain(&request.headers) {
            asked = asked.header(name, self.engine.text(value, &said)?);
        }
        Ok(self.signed(self.filled(asked, request, &said)?)?)
    }

    fn filled(
        &self,
        asked: RequestBuilder,
        request: &Request,
        said: &minijinja::Value,
    ) -> Result<RequestBuilder, Unsaid> {
        Ok(match &request.body {
            Body::Empty if request.method != Method::Get => {
                // Some systems wait without end for a body whose length nobody said.
                asked.header(CONTENT_LENGTH, 0)
            }
            Body::Empty => asked,
            Body::Json(shape) => asked
                .header(CONTENT_TYPE, "application/json")
                .body(self.engine.json(shape, said)?.to_string()),
            Body::Form(fields) => asked
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(self.engine.form(fields, said)?),
        })
    }

    fn signed(&self, asked: RequestBuilder) -> Result<RequestBuilder, Trouble> {
        if let Some(file) = &self.target.token_file {
            return Ok(asked.bearer_auth(secret(file)?));
        }
        let Some(file) = &self.target.mapping.login_file else {
            return Ok(asked);
        };
        let login = secret(file)?;
        let (user, password) = login.split_once(':').ok_or_else(|| {
            Trouble::new(format!(
                "{} does not hold USER:PASSWORD in one line",
                file.display()
            ))
        })?;
        Ok(asked.basic_auth(user, Some(password)))
    }

    fn client(&mut self) -> Result<Client, Trouble> {
        if self.client.is_none() {
            // Asked for by name: whichever else is built in, this one is used. Another call has set it already.
            let _set_before = rustls::crypto::ring::default_provider().install_default();
            let client = Client::builder().connect_timeout(CONNECT).timeout(ANSWER);
            let client = client.redirect(reqwest::redirect::Policy::none());
            self.client = Some(client.build().map_err(told)?);
        }
        self.client
            .clone()
            .ok_or_else(|| Trouble::new("no request can be made"))
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
        Trouble::new(match self.is_success() {
            true => format!("its answer to the {to} is not as the mapping says"),
            false => format!("it answered the {to} with status {status}"),
        })
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

/// What a status says of the system or of the way to it; `None`: it is an answer.
fn trouble(status: StatusCode) -> Option<String> {
    let status_of_the_way = [
        401, 403, 405, 406, 407, 408, 411, 415, 421, 425, 426, 429, 431, 502, 503, 504,
    ];
    match status.as_u16() {
        401 => Some("it does not take the token or the login of this device".to_owned()),
        code if status_of_the_way.contains(&code) || !(200..300).contains(&code) && code < 400 => {
            Some(format!("it answered with status {status}"))
        }
        _ => None,
    }
}
