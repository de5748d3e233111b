//! Errors as RFC 9457 problem details: what was asked, why it was not done, what to do now.

use crate::requests::FieldFault;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An error as it is answered, of media type `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[error("{detail}")]
pub struct Problem {
    /// A short stable word for programs, after `urn:istiqbal:problem:`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status phrase.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// One plain sentence: what is wrong and what would be right.
    pub detail: String,
    /// The ticket's or counter's state that forbids it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The ticket the counter still holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holding: Option<Uuid>,
    /// What is told of a request besides.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = More)]
    pub more: Option<Box<More>>,
    /// Seconds after which to try again.
    #[serde(skip)]
    pub retry_after: Option<u32>,
}

/// Why nothing was done with a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct More {
    /// The version that there is now, where whoever asked saw an older one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Who made that version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// What is wrong with its form, field by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub faults: Vec<FieldFault>,
}

impl Problem {
    /// A problem of a status, with its word and its sentence.
    pub fn new(status: StatusCode, word: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:istiqbal:problem:{word}"),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            state: None,
            holding: None,
            more: None,
            retry_after: None,
        }
    }

    /// With the state that forbids what was asked.
    #[must_use]
    pub fn in_state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// With the ticket that is in the way.
    #[must_use]
    pub fn holding(mut self, ticket: Uuid) -> Self {
        self.holding = Some(ticket);
        self
    }

    /// With what is told of a request besides.
    #[must_use]
    pub fn more(mut self, more: More) -> Self {
        self.more = Some(Box::new(more));
        self
    }

    /// With the seconds after which trying again makes sense.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(u32::try_from(seconds).unwrap_or(u32::MAX));
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self.retry_after.map(HeaderValue::from);
        let mut response = (status, axum::Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(retry) = retry {
            headers.insert(header::RETRY_AFTER, retry);
        }
        response
    }
}
