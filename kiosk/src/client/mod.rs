//! The branch service as this device reaches it, where it runs on another (`device.branch_service`): pairing with it,
//! and what a further reception asks of it.

mod fault;
mod first;
mod follow;
mod pair;
pub(crate) mod threads;
mod way;

pub use fault::Fault;
pub use pair::{Paired, pair};
pub(crate) use way::Way;

use desk::views::{BoardView, Promised};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::Response;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};
use uuid::Uuid;

const CONNECT: Duration = Duration::from_secs(2);
const ANSWER: Duration = Duration::from_secs(4);
/// Longer than any answer that is worth having.
const WHOLE: Duration = Duration::from_secs(7);

/// A way to the branch service. Cheap to clone; connections are kept.
#[derive(Clone)]
pub(crate) struct Client {
    agent: Agent,
    address: String,
    token: Option<String>,
}

impl Client {
    /// A way to the service at an address, trusting this authority (DER) alone, and known by this token.
    pub(crate) fn new(address: &str, authority: Option<&[u8]>, token: Option<String>) -> Self {
        let roots: Vec<_> = authority
            .map(|der| Certificate::from_der(der).to_owned())
            .into_iter()
            .collect();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&roots))
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // Of the LAN: what the environment names is for elsewhere.
            .proxy(None)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(ANSWER))
            .timeout_recv_body(Some(ANSWER))
            .timeout_global(Some(WHOLE))
            .tls_config(tls);
        Self {
            agent: config.build().into(),
            address: address.to_owned(),
            token,
        }
    }

    /// Has a ticket promised; the same key with the same wish (JSON) is the same ticket.
    pub(crate) fn issue(&self, key: Uuid, wish: &str) -> Result<Promised, Fault> {
        let post = self.agent.post(self.at("/api/v1/tickets"));
        let post = post.header("content-type", "application/json");
        let post = post.header("idempotency-key", key.to_string());
        answer(post.header("authorization", self.bearer()?).send(wish))
    }

    /// Who waits, for each service. The board says it in fewer bytes than the queue, which lists every ticket.
    pub(crate) fn board(&self) -> Result<BoardView, Fault> {
        let get = self.agent.get(self.at("/api/v1/board"));
        answer(get.header("authorization", self.bearer()?).call())
    }

    /// Redeems a pairing code; nobody is known by a token yet.
    fn redeem(&self, code: &str) -> Result<pair::Granted, Fault> {
        let post = self.agent.post(self.at("/api/v1/devices/pair"));
        answer(post.send_json(serde_json::json!({ "code": code })))
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn bearer(&self) -> Result<String, Fault> {
        let token = self.token.as_ref().ok_or(Fault::NotPaired)?;
        Ok(format!("Bearer {token}"))
    }
}

fn answer<T: DeserializeOwned>(answered: Result<Response<Body>, ureq::Error>) -> Result<T, Fault> {
    let read = answer_of(answered)?.body_mut().read_json();
    read.map_err(|error| Fault::Away(format!("its answer is not understood: {error}")))
}

/// An answer that is a success; its body is still to be read.
fn answer_of(answered: Result<Response<Body>, ureq::Error>) -> Result<Response<Body>, Fault> {
    let mut response = answered.map_err(|error| Fault::Away(error.to_string()))?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let problem = response.body_mut().read_json().ok();
    Err(Fault::told(status.as_u16(), problem))
}
