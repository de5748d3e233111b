//! A target over HTTP: one request, and what its answer says of the batch, of the target or of the way between.

use crate::answer::Answer;
use crate::fault::Trouble;
use crate::target::{HttpTarget, KnownBy};
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::{Certificate, Client, Response, StatusCode};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Pairing;

const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(30);
/// More than the results of any batch of ours.
const LONGEST_ANSWER: usize = 1024 * 1024;
const BATCH: &str = "application/cloudevents-batch+json";

/// What a target said of a batch.
#[derive(Debug)]
pub(crate) enum Reply {
    /// It took the batch, and may say more of each fact.
    Answered(Answer),
    /// It will not have the batch, for something in it.
    Refused(String),
}

/// The way to one target, made anew when the device is paired anew.
pub(crate) struct Way {
    target: HttpTarget,
    data: PathBuf,
    made: Option<(Known, Client)>,
}

/// How this device is known, and knows the target.
#[derive(Clone, PartialEq, Eq)]
struct Known {
    token: Option<String>,
    authority: Option<String>,
}

impl Way {
    pub(crate) fn new(target: HttpTarget, data: &Path) -> Self {
        Self {
            target,
            data: data.to_owned(),
            made: None,
        }
    }

    /// Whether what is personal goes this way.
    pub(crate) fn personal(&self) -> bool {
        self.target.personal
    }

    /// Posts a batch once.
    pub(crate) async fn post(&mut self, body: &[u8]) -> Result<Reply, Trouble> {
        let (client, token) = self.client()?;
        let mut request = client.post(&self.target.url).header(CONTENT_TYPE, BATCH);
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = if self.target.gzip {
            let packed = pack(body).map_err(|error| Trouble::new(error.to_string()))?;
            request.header(CONTENT_ENCODING, "gzip").body(packed)
        } else {
            request.body(body.to_vec())
        };
        let response = request.send().await.map_err(told)?;
        self.reply(response).await
    }

    async fn reply(&self, response: Response) -> Result<Reply, Trouble> {
        let status = response.status();
        if status.is_success() {
            let itemised = self.target.known_by == KnownBy::Pairing;
            return Answer::read(&body(response).await?, itemised).map(Reply::Answered);
        }
        if is_about_the_batch(status) {
            return Ok(Reply::Refused(format!("it answered with status {status}")));
        }
        Err(Trouble {
            why: self.why(status),
            rest: rest(response.headers()),
        })
    }

    fn why(&self, status: StatusCode) -> String {
        match (status, &self.target.known_by) {
            (StatusCode::UNAUTHORIZED, KnownBy::Pairing) => NOT_PAIRED.to_owned(),
            (StatusCode::UNAUTHORIZED, KnownBy::Token(_)) => {
                "it does not take the token of this device".to_owned()
            }
            _ => format!("it answered with status {status}"),
        }
    }

    /// The client that this moment's pairing makes, and the token.
    fn client(&mut self) -> Result<(Client, Option<String>), Trouble> {
        let known = self.known()?;
        if self.made.as_ref().is_none_or(|(made, _)| *made != known) {
            self.made = Some((known.clone(), self.connect(&known)?));
        }
        let made = self.made.as_ref();
        made.map(|(known, client)| (client.clone(), known.token.clone()))
            .ok_or_else(|| Trouble::new(NOT_PAIRED))
    }

    fn known(&self) -> Result<Known, Trouble> {
        match &self.target.known_by {
            KnownBy::Pairing => {
                let pairing = Pairing::read(&self.data).ok_or_else(|| Trouble::new(NOT_PAIRED))?;
                Ok(Known {
                    token: Some(pairing.token),
                    authority: pairing.authority,
                })
            }
            KnownBy::Token(file) => Ok(Known {
                token: file.as_deref().map(secret).transpose()?,
                authority: None,
            }),
        }
    }

    fn connect(&self, known: &Known) -> Result<Client, Trouble> {
        // Asked for by name: whichever else is built in, this one is used. Another call has set it already.
        let _set_before = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .redirect(reqwest::redirect::Policy::none());
        let client = match &self.target.known_by {
            KnownBy::Token(_) => client,
            // Of the LAN: what the environment names is for elsewhere, and so are the system's authorities.
            KnownBy::Pairing => client.no_proxy().tls_certs_only(pinned(known)?),
        };
        client.build().map_err(told)
    }
}

const NOT_PAIRED: &str = "the branch service does not know this device: make a code at it (kiosk pair-code, or the console) \
     and run `kiosk pair CODE` here";

/// The authority that was pinned; without one nobody is trusted over TLS.
fn pinned(known: &Known) -> Result<Vec<Certificate>, Trouble> {
    let pem = known.authority.as_deref();
    let read = pem
        .map(|pem| Certificate::from_pem(pem.as_bytes()))
        .transpose();
    Ok(read.map_err(told)?.into_iter().collect())
}

/// What stands in a file of a secret.
pub(crate) fn secret(file: &Path) -> Result<String, Trouble> {
    let read = std::fs::read_to_string(file);
    let doing = |error| {
        Trouble::new(format!(
            "cannot read the secret in {}: {error}",
            file.display()
        ))
    };
    read.map(|text| text.trim().to_owned()).map_err(doing)
}

fn pack(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(body)?;
    out.finish()
}

/// Whether a status is about what was sent. Who sends it, where to and how is not for a record to be parked for.
pub(crate) fn is_about_the_batch(status: StatusCode) -> bool {
    let of_the_way = [
        401, 403, 404, 405, 406, 407, 408, 411, 415, 421, 425, 426, 429, 431,
    ];
    status.is_client_error() && !of_the_way.contains(&status.as_u16())
}

/// How long a target asks to be left alone: seconds, or until a moment.
pub(crate) fn rest(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let until = || {
        let moment = DateTime::parse_from_rfc2822(text).ok()?;
        (moment.to_utc() - Utc::now()).to_std().ok()
    };
    text.parse().map(Duration::from_secs).ok().or_else(until)
}

pub(crate) async fn body(mut response: Response) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(told)? {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST_ANSWER {
            return Err(Trouble::new("its answer does not end"));
        }
    }
    Ok(body)
}

/// An error with its causes, without the address: the settings have that, and it may carry a secret.
pub(crate) fn told(error: reqwest::Error) -> Trouble {
    let error = error.without_url();
    let mut why = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        why = format!("{why}: {next}");
        cause = next.source();
    }
    Trouble::new(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_wrong_with_a_batch_lets_a_record_be_parked() {
        for status in [400, 409, 410, 413, 422] {
            assert!(
                is_about_the_batch(StatusCode::from_u16(status).unwrap()),
                "{status}"
            );
        }
        for status in [301, 401, 403, 404, 408, 415, 425, 429, 500, 503] {
            assert!(
                !is_about_the_batch(StatusCode::from_u16(status).unwrap()),
                "{status}"
            );
        }
    }

    #[test]
    fn a_target_says_how_long_it_wants_to_be_left_alone_in_either_form() {
        let of = |text: &str| {
            rest(&HeaderMap::from_iter([(
                RETRY_AFTER,
                text.parse().unwrap(),
            )]))
        };
        assert_eq!(of("7"), Some(Duration::from_secs(7)));
        let soon = Utc::now() + chrono::TimeDelta::seconds(90);
        let told = of(&soon.format("%a, %d %b %Y %H:%M:%S GMT").to_string()).unwrap();
        assert!((80..=90).contains(&told.as_secs()), "{told:?}");
        for text in ["", "soon", "-3", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
