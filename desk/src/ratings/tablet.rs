//! The page of a tablet at a counter: `/rate`. It is paired by a code like every device, and known by a cookie from then on; a
//! visitor touches a face, and may say what it was about. Plain forms; it goes back to its faces by itself.

use crate::Problem;
use crate::console::data::ConsoleData;
use crate::people::{Cookie, Token};
use crate::serve::Service;
use crate::visitor::tablet;
use axum::Form;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use config::Language;
use domain::people::DeviceRole;
use domain::rating::{Given, Reason, Said, Score};
use serde::Deserialize;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use store::Rating;
use uuid::Uuid;

/// Where the page is.
pub(super) const PATH: &str = "/rate";

/// The fields of a form.
type Fields = HashMap<String, String>;

/// What an address of the page says.
#[derive(Deserialize)]
pub(super) struct Asking {
    lang: Option<String>,
    said: Option<String>,
    /// The rating that was just given.
    rating: Option<Uuid>,
}

/// The faces; for a browser that is no tablet of ours, the field for its code.
pub(super) async fn page(
    State(service): State<Arc<Service>>,
    Query(asking): Query<Asking>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = asking.lang.as_deref().and_then(Language::from_code);
    let paired = service.tablet(&headers)?.is_some();
    let asked = tablet::Asked {
        language: language.unwrap_or_default(),
        paired,
        said: asking.said.as_deref(),
        rating: asking.rating,
    };
    Ok(tablet::answer(service.setup(), &asked))
}

/// Pairs the browser by its code.
pub(super) async fn pair(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let code = fields.get("code").map_or("", String::as_str);
    let grant = match service.granted(code, peer.ip()) {
        Ok(grant) if grant.role == DeviceRole::Tablet => grant,
        Ok(_) => return Ok(back(&fields, "other").into_response()),
        Err(refused) if refused.status == StatusCode::TOO_MANY_REQUESTS.as_u16() => {
            return Ok(back(&fields, "wait").into_response());
        }
        Err(_) => return Ok(back(&fields, "wrong").into_response()),
    };
    let token = service.paired(grant).await?;
    let cookie = Cookie::Tablet.keeps(&token, service.secure);
    Ok(([(header::SET_COOKIE, cookie)], back(&fields, "")).into_response())
}

/// A face, in one touch; or the same with what about.
pub(super) async fn rate(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Redirect, Problem> {
    let score = fields.get("score").and_then(|code| Score::from_code(code));
    let (Some(tablet), Some(score)) = (service.tablet(&headers)?, score) else {
        return Ok(back(&fields, ""));
    };
    let subject = fields.get("rating").and_then(|text| text.parse().ok());
    // One who goes on is no second visitor.
    let marked = match subject {
        None => service.play.mark(&tablet, service.now().mono_ms),
        Some(_) => None,
    };
    let named = |reason: &Reason| fields.contains_key(&format!("about-{}", reason.code()));
    let given = Given {
        score,
        reasons: Reason::ALL.into_iter().filter(named).collect(),
        marked,
    };
    let said = Said::default();
    let rating = Rating {
        subject,
        given,
        said,
    };
    Ok(match (service.rated(rating).await, subject) {
        (Err(_), _) => back(&fields, "failed"),
        (Ok(_), Some(_)) => back(&fields, "done"),
        (Ok(rating), None) => back(&fields, &format!("{}&rating={rating}", score.code())),
    })
}

fn back(fields: &Fields, said: &str) -> Redirect {
    let language = match fields.get("lang").map(String::as_str) {
        Some("en") => "en",
        _ => "ar",
    };
    Redirect::to(&format!("{PATH}?lang={language}&said={said}"))
}

impl Service {
    /// The name of the tablet that a request's cookie is of.
    fn tablet(&self, headers: &HeaderMap) -> Result<Option<String>, Problem> {
        let Some(token) = Token::of_cookie(headers, Cookie::Tablet, self.secure) else {
            return Ok(None);
        };
        let found = self.read_here(|reader| reader.device(&token.hash()))?;
        let tablet = found.filter(|device| device.role == Some(DeviceRole::Tablet));
        if let Some(tablet) = &tablet {
            self.people.hear(&tablet.name, self.now().mono_ms);
        }
        Ok(tablet.map(|tablet| tablet.name))
    }
}
