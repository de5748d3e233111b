//! The Idempotency-Key of a change, and bodies that may be left out.

use super::Json;
use crate::Problem;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

/// Letters of the longest key.
const LONGEST: usize = 64;

/// What makes a request known again (facts.md, "Repeats").
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct Key {
    /// Any text of the asker's own, of at most 64 visible letters; the same for the same wish.
    #[param(rename = "Idempotency-Key", required = false, value_type = String, min_length = 1, max_length = 64, pattern = "^[!-~]{1,64}$")]
    key: Option<String>,
}

impl Key {
    /// The key, where one was given.
    pub(crate) fn given(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The key, which must be there.
    ///
    /// # Errors
    /// 400 when it is not.
    pub(crate) fn required(&self) -> Result<&str, Problem> {
        self.given().ok_or_else(|| {
            bad("send an Idempotency-Key of your own: the same for the same wish, so that it is done once")
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(sent) = parts.headers.get("idempotency-key") else {
            return Ok(Self { key: None });
        };
        let key = sent.to_str().ok().filter(|key| {
            (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
        });
        let key = key.ok_or_else(|| bad("an Idempotency-Key has 1 to 64 visible letters"))?;
        Ok(Self {
            key: Some(key.to_owned()),
        })
    }
}

fn bad(detail: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", detail)
}

/// A JSON body that may be left out; then it is what nothing means.
pub(crate) struct OptionalJson<T>(pub(crate) T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for OptionalJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let headers = request.headers();
        let length = headers.get(header::CONTENT_LENGTH);
        let nothing = length.is_none_or(|length| length == "0")
            && !headers.contains_key(header::TRANSFER_ENCODING)
            && !headers.contains_key(header::CONTENT_TYPE);
        if nothing {
            return Ok(Self(T::default()));
        }
        let body: Json<Option<T>> = Json::from_request(request, state).await?;
        Ok(Self(body.0.unwrap_or_default()))
    }
}
