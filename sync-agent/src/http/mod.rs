//! A target over HTTP: one request, and what its answer says of the batch, of the target or of the way between.

mod credentials;
mod failure;
mod session;
mod web;

pub(crate) use credentials::{Credentials, Secret};
pub(crate) use session::{Sending, Session, body};
pub(crate) use web::Web;

use crate::answer::Answer;
use crate::fault::{Trouble, TroubleKind};
use crate::target::{HttpTarget, KnownBy};
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::io::Write;
use std::time::Duration;

/// What a target says that does not know this device.
pub(crate) const NOT_TAKEN: &str = "it does not take what this device shows of itself";
/// The media type of a batch.
pub(crate) const BATCH: &str = "application/cloudevents-batch+json";

/// A batch as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) body: Vec<u8>,
    /// Whether the body is packed by gzip.
    pub(crate) packed: bool,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Empty where the status is not one of success.
    pub(crate) body: Vec<u8>,
}

/// Carries a letter to a target, and what it answers back.
pub(crate) trait Wire {
    /// Posts a letter once; redirects are not followed.
    fn post(&mut self, letter: Letter) -> impl Future<Output = Result<Heard, Trouble>> + Send;
}

/// What a target said of a batch.
#[derive(Debug)]
pub(crate) enum Said {
    /// It took the batch, and may say more of each fact.
    Answered(Answer),
    /// It will not have the batch, for something in it.
    Refused(String),
}

/// A target's reply.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) said: Said,
    /// Seconds that its clock is ahead of this one, where it told its time.
    pub(crate) skew: Option<i64>,
}

/// The way to one target.
pub(crate) struct Way<W> {
    target: HttpTarget,
    wire: W,
}

impl<W: Wire> Way<W> {
    pub(crate) fn new(target: HttpTarget, wire: W) -> Self {
        Self { target, wire }
    }

    /// Whether what is personal goes this way.
    pub(crate) fn personal(&self) -> bool {
        self.target.personal
    }

    /// A batch as it goes this way.
    pub(crate) fn letter(&self, body: &[u8]) -> std::io::Result<Letter> {
        let packed = self.target.gzip;
        let body = if packed { pack(body)? } else { body.to_vec() };
        Ok(Letter { body, packed })
    }

    /// Posts a letter once.
    pub(crate) async fn post(&mut self, letter: Letter) -> Result<Reply, Trouble> {
        let heard = self.wire.post(letter).await?;
        let skew = skew(&heard.headers);
        let told = |trouble| Trouble { skew, ..trouble };
        let said = self.said(&heard).map_err(told)?;
        Ok(Reply { said, skew })
    }

    fn said(&self, heard: &Heard) -> Result<Said, Trouble> {
        let status = heard.status;
        if status.is_success() {
            let itemised = self.target.known_by == KnownBy::Pairing;
            return Answer::read(&heard.body, itemised).map(Said::Answered);
        }
        if is_about_the_batch(status) {
            return Ok(Said::Refused(format!("it answered with status {status}")));
        }
        Err(turned_away(status, &heard.headers, self.why(status)))
    }

    fn why(&self, status: StatusCode) -> String {
        match (status, &self.target.known_by) {
            (StatusCode::UNAUTHORIZED, KnownBy::Pairing) => credentials::NOT_PAIRED.to_owned(),
            (StatusCode::UNAUTHORIZED, KnownBy::Credentials(_)) => NOT_TAKEN.to_owned(),
            _ => format!("it answered with status {status}"),
        }
    }
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

/// What a status says of the target that is not about what was sent.
pub(crate) fn turned_away(status: StatusCode, headers: &HeaderMap, why: String) -> Trouble {
    let rest = rest(headers);
    Trouble {
        rest,
        skew: skew(headers),
        ..Trouble::new(kind(status, rest), why)
    }
}

fn kind(status: StatusCode, rest: Option<Duration>) -> TroubleKind {
    match status.as_u16() {
        401 | 403 | 407 => TroubleKind::Unauthorized,
        429 => TroubleKind::Waiting,
        _ if rest.is_some() => TroubleKind::Waiting,
        _ => TroubleKind::Refused,
    }
}

/// How long a target asks to be left alone: seconds, or until a moment. That is told by its clock, so where it tells
/// its time too, the two are compared, and not with this device's clock.
fn rest(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let until = || {
        let now = time(headers).unwrap_or_else(Utc::now);
        (moment(text)? - now).to_std().ok()
    };
    text.parse().map(Duration::from_secs).ok().or_else(until)
}

/// Seconds that a target's clock is ahead of this one.
fn skew(headers: &HeaderMap) -> Option<i64> {
    Some((time(headers)? - Utc::now()).num_seconds())
}

/// The time that a target tells.
fn time(headers: &HeaderMap) -> Option<DateTime<Utc>> {
    moment(headers.get(DATE)?.to_str().ok()?.trim())
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    let moment = DateTime::parse_from_rfc2822(text).ok()?;
    Some(moment.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderName;

    fn headers(told: &[(HeaderName, &str)]) -> HeaderMap {
        let each = told
            .iter()
            .map(|(name, text)| (name.clone(), text.parse().unwrap()));
        each.collect()
    }

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
        let of = |text: &str| rest(&headers(&[(RETRY_AFTER, text)]));
        assert_eq!(of("7"), Some(Duration::from_secs(7)));
        let soon = Utc::now() + chrono::TimeDelta::seconds(90);
        let told = of(&soon.format("%a, %d %b %Y %H:%M:%S GMT").to_string()).unwrap();
        assert!((80..=90).contains(&told.as_secs()), "{told:?}");
        for text in ["", "soon", "-3", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_of_rest_is_compared_with_the_targets_own_clock() {
        let told = headers(&[
            (DATE, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (RETRY_AFTER, "Sun, 06 Nov 1994 08:50:37 GMT"),
        ]);
        assert_eq!(rest(&told), Some(Duration::from_secs(60)));
    }

    #[test]
    fn what_keeps_a_target_from_taking_records_has_a_word() {
        for (status, rest, word) in [
            (401, None, "unauthorized"),
            (403, None, "unauthorized"),
            (404, None, "refused"),
            (302, None, "refused"),
            (500, None, "refused"),
            (503, Some(Duration::from_secs(9)), "waiting"),
            (429, None, "waiting"),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(kind(status, rest).word(), word, "{status}");
        }
    }
}
