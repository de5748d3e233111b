//! What staff want everyone in the hall to read: the board shows it until the day ends.

use super::Json;
use super::openapi::{Changes, Conflict, Csrf, Unauthorized};
use crate::Problem;
use crate::people::{Clerk, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// As many letters as a hall can read at a glance.
const LETTERS: usize = 160;

/// A notice in the branch's languages, each at most 160 letters; without words none is shown any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    /// In Arabic.
    #[serde(default)]
    #[schema(max_length = 160)]
    ar: String,
    /// In English.
    #[serde(default)]
    #[schema(max_length = 160)]
    en: String,
}

/// Shows a notice on the boards until the business day ends, or takes it away.
#[utoipa::path(post, path = "/api/v1/notice", tag = "board", security(("session" = [])), params(Csrf),
    request_body = Notice, responses((status = 204, description = "done"), Changes, Conflict, Unauthorized))]
pub(super) async fn set(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
    Json(notice): Json<Notice>,
) -> Result<StatusCode, Problem> {
    let (words, by) = (words(&notice)?, staff.by());
    let done = service
        .branch
        .change(move |store, stamp| store.set_notice(&words, stamp, &by));
    done.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The words of each language that has any, as one line.
fn words(notice: &Notice) -> Result<BTreeMap<String, String>, Problem> {
    let mut words = BTreeMap::new();
    for (language, text) in [("ar", &notice.ar), ("en", &notice.en)] {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > LETTERS || line.chars().any(char::is_control) {
            let detail = format!(
                "a notice has at most {LETTERS} letters in each language, and no control characters"
            );
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "notice",
                detail,
            ));
        }
        if !line.is_empty() {
            words.insert(language.to_owned(), line);
        }
    }
    Ok(words)
}
