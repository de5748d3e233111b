//! What the visitor's page sends: plain forms, which need no script. What is not understood leads back to the page.

use super::rate::BY;
use crate::serve::Service;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::rating::{Given, Reason, Said, Score};
use std::collections::HashMap;
use std::sync::Arc;
use store::Rating;

/// The fields of a form.
type Fields = HashMap<String, String>;

/// A face, in one tap; or the same with what about and a comment.
pub(super) async fn rate(
    State(service): State<Arc<Service>>,
    Path(code): Path<String>,
    Form(fields): Form<Fields>,
) -> Redirect {
    let Some(score) = fields.get("score").and_then(|code| Score::from_code(code)) else {
        return back(&code, &fields, "");
    };
    let said = Said {
        comment: fields.get("comment").cloned(),
        suggestion: None,
        ticket: Some(code.clone()),
    };
    let named = |reason: &Reason| fields.contains_key(&format!("about-{}", reason.code()));
    let given = Given {
        score,
        reasons: Reason::ALL.into_iter().filter(named).collect(),
        marked: None,
    };
    let rating = Rating {
        subject: None,
        given,
        said,
    };
    let kept = match service.finished_visit(&code).await {
        Ok(_) => service.rated(rating).await.is_ok(),
        Err(_) => false,
    };
    let more = if fields.contains_key("more") {
        "done"
    } else {
        score.code()
    };
    back(&code, &fields, if kept { more } else { "failed" })
}

/// A suggestion, linked with the visit, so that its answer can be shown here.
pub(super) async fn suggest(
    State(service): State<Arc<Service>>,
    Path(code): Path<String>,
    Form(fields): Form<Fields>,
) -> Redirect {
    let said = Said {
        suggestion: fields.get("suggestion").cloned(),
        ticket: Some(code.clone()),
        comment: None,
    };
    let said = said.plain();
    if said.suggestion.is_none() {
        return back(&code, &fields, "");
    }
    let kept = match service.finished_visit(&code).await {
        Ok(_) => {
            let left = service
                .branch
                .change(move |store, stamp| store.suggest(None, &said, stamp, BY));
            left.await.is_ok()
        }
        Err(_) => false,
    };
    back(&code, &fields, if kept { "suggested" } else { "failed" })
}

/// Back to the page, in its language; nothing that was sent goes into the address but a word of ours.
fn back(code: &str, fields: &Fields, said: &str) -> Redirect {
    let letters = |letter: &char| letter.is_ascii_alphanumeric();
    let code: String = code.chars().filter(letters).collect();
    let language = match fields.get("lang").map(String::as_str) {
        Some("en") => "en",
        _ => "ar",
    };
    Redirect::to(&format!("/t/{code}?lang={language}&said={said}#rating"))
}
