//! Requests for pages: who asks, in which language, at which counter; and how a page, or none, is answered.

use super::data::{ConsoleData, Who};
use super::frame::{Frame, Section};
use super::pages;
use super::view::{Refused, View};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use config::Language;
use serde::Deserialize;
use std::sync::Arc;

const LANGUAGE: &str = "istiqbal_language";
const COUNTER: &str = "istiqbal_counter";

pub(super) fn routes<D: ConsoleData>() -> Router<Arc<D>> {
    Router::new()
        .route("/console", get(home::<D>))
        .route("/console/sign-in", get(sign_in::<D>))
        .route("/console/language/{code}", get(language))
        .route("/console/choose", page(|_| View::Choose))
        .route("/console/counter/{id}", get(counter::<D>))
        .route(
            "/console/waiting",
            page(|query| View::Waiting(query.service)),
        )
        .route("/console/counters", page(|_| View::Counters))
        .route("/console/issue", page(|_| View::Issue))
        .route("/console/devices", page(|_| View::Devices))
        .route("/console/notice", page(|_| View::Notice))
        .route("/console/day", page(|_| View::Day))
        .route(
            "/console/results",
            page(|query| View::Results(query.period)),
        )
        .route("/console/suggestions", page(|_| View::Suggestions))
        .route("/console/staff", page(|_| View::Staff))
        .route("/console/delivery", page(|_| View::Delivery))
        .route("/console/audit", page(|query| View::Audit(query.before)))
        .route(
            "/console/documents",
            page(|query| View::Documents(query.words)),
        )
        .route("/console/document/{name}", get(document::<D>))
        .route("/console/document-picture/{file}", get(picture::<D>))
        .route("/console/requests", page(Asking::requests))
        .route("/console/request/{of}", page_of(View::Request))
        .route("/console/visit/{of}", page_of(View::Visit))
        .merge(parts())
}

fn parts<D: ConsoleData>() -> Router<Arc<D>> {
    Router::new()
        .route(
            "/console/part/waiting",
            part(|query| View::Waiting(query.service)),
        )
        .route("/console/part/counters", part(|_| View::Counters))
        .route("/console/part/devices", part(|_| View::Devices))
        .route("/console/part/staff", part(|_| View::Staff))
        .route("/console/part/counter/{of}", part_of(View::Counter))
        .route("/console/part/person/{of}", part_of(View::Person))
        .route("/console/part/issued/{of}", part_of(View::Issued))
        .route("/console/part/transfer/{of}", part_of(View::Transfer))
        .route("/console/part/finish/{of}", part_of(View::Finish))
}

/// What addresses of the console may carry after the question mark.
#[derive(Deserialize)]
struct Asking {
    service: Option<String>,
    before: Option<String>,
    period: Option<String>,
    words: Option<String>,
    ended: Option<String>,
    to: Option<String>,
    reference: Option<String>,
    state: Option<String>,
}

impl Asking {
    /// A form sends its empty fields too.
    fn requests(self) -> View {
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        View::Requests {
            typed: said(self.reference),
            state: said(self.state),
        }
    }
}

fn page<D: ConsoleData>(view: fn(Asking) -> View) -> MethodRouter<Arc<D>> {
    let handler = async move |State(data): State<Arc<D>>, Query(asking), headers: HeaderMap| {
        answer_page(&*data, &headers, view(asking)).await
    };
    get(handler)
}

fn part<D: ConsoleData>(view: fn(Asking) -> View) -> MethodRouter<Arc<D>> {
    let handler = async move |State(data): State<Arc<D>>, Query(asking), headers: HeaderMap| {
        answer_part(&*data, &headers, view(asking)).await
    };
    get(handler)
}

/// The page of the one that the address names.
fn page_of<D: ConsoleData, Of>(view: fn(Of) -> View) -> MethodRouter<Arc<D>>
where
    Of: serde::de::DeserializeOwned + Send + 'static,
{
    let handler = async move |State(data): State<Arc<D>>, Path(of), headers: HeaderMap| {
        answer_page(&*data, &headers, view(of)).await
    };
    get(handler)
}

/// A part of the one that the address names.
fn part_of<D: ConsoleData, Of>(view: fn(Of) -> View) -> MethodRouter<Arc<D>>
where
    Of: serde::de::DeserializeOwned + Send + 'static,
{
    let handler = async move |State(data): State<Arc<D>>, Path(of), headers: HeaderMap| {
        answer_part(&*data, &headers, view(of)).await
    };
    get(handler)
}

/// Who asks, from where.
struct Asker {
    language: Language,
    counter: Option<String>,
    who: Option<Who>,
    path: String,
}

impl Asker {
    async fn of<D: ConsoleData>(data: &D, headers: &HeaderMap, view: &View) -> Self {
        let counter = match view {
            View::Counter(id) => Some(id.as_str()),
            _ => cookie(headers, COUNTER),
        };
        Self {
            language: language_of(headers),
            counter: counter.filter(|id| is_id(id)).map(str::to_owned),
            who: data.who(headers).await,
            path: format!("/console/{}", view.path()),
        }
    }

    fn frame<'a>(&'a self, data: &'a impl ConsoleData, section: Section) -> Frame<'a> {
        Frame {
            setup: data.setup(),
            language: self.language,
            who: self.who.as_ref(),
            section,
            counter: self.counter.as_deref(),
            path: &self.path,
        }
    }
}

/// A page; without a session, the way to one.
async fn answer_page<D: ConsoleData>(data: &D, headers: &HeaderMap, view: View) -> Response {
    let asker = Asker::of(data, headers, &view).await;
    let f = asker.frame(data, view.section());
    match view.page(&f, data).await {
        Ok(html) => html_of(StatusCode::OK, html),
        Err(Refused::SignedOut) => Redirect::to("/console/sign-in?ended=1").into_response(),
        Err(Refused::Problem(status)) => {
            let part = format!("/console/part/{}", view.path());
            html_of(status, pages::problem(&f, &part, status))
        }
    }
}

/// A part of a page. Where there is none it says why in its place and is fetched again like any other; without a
/// session the whole page goes to sign in.
async fn answer_part<D: ConsoleData>(data: &D, headers: &HeaderMap, view: View) -> Response {
    let asker = Asker::of(data, headers, &view).await;
    let f = asker.frame(data, view.section());
    match view.part(&f, data).await {
        Ok(html) => html_of(StatusCode::OK, html),
        Err(Refused::SignedOut) => {
            let to = HeaderValue::from_static("/console/sign-in?ended=1");
            (StatusCode::UNAUTHORIZED, [("hx-redirect", to)]).into_response()
        }
        Err(Refused::Problem(status)) => {
            let part = format!("/console/part/{}", view.path());
            html_of(StatusCode::OK, pages::problem_part(&f, &part, status))
        }
    }
}

fn html_of(status: StatusCode, html: String) -> Response {
    let unkept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (status, unkept, Html(html)).into_response()
}

/// The way in: to one's counter, to choosing one, or to signing in.
async fn home<D: ConsoleData>(State(data): State<Arc<D>>, headers: HeaderMap) -> Redirect {
    let counter = cookie(&headers, COUNTER).filter(|id| is_id(id));
    match (data.who(&headers).await, counter) {
        (None, _) => Redirect::to("/console/sign-in"),
        (Some(_), None) => Redirect::to("/console/choose"),
        (Some(_), Some(counter)) => Redirect::to(&format!("/console/counter/{counter}")),
    }
}

async fn sign_in<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Query(asking): Query<Asking>,
    headers: HeaderMap,
) -> Response {
    let f = Frame {
        setup: data.setup(),
        language: language_of(&headers),
        who: None,
        section: Section::None,
        counter: None,
        path: "/console/sign-in",
    };
    html_of(StatusCode::OK, pages::sign_in(&f, asking.ended.is_some()))
}

/// A counter's page; this browser sits there from now on.
async fn counter<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut response = answer_page(&*data, &headers, View::Counter(id.clone())).await;
    if response.status() == StatusCode::OK {
        remember(&mut response, COUNTER, &id);
    }
    response
}

/// A document.
async fn document<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    match is_id(&name) {
        true => answer_page(&*data, &headers, View::Document(name)).await,
        false => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A picture of a document, for those who are signed in.
async fn picture<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    if data.who(&headers).await.is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let png = file.to_ascii_lowercase().ends_with(".png");
    let kind = if png { "image/png" } else { "image/jpeg" };
    match data.picture(&file).await {
        Ok(Some(bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// Changes the language and goes back to where one was, inside the console only.
async fn language(Path(code): Path<String>, Query(asking): Query<Asking>) -> Response {
    let to = asking.to.filter(|to| to.starts_with("/console/"));
    let mut response = Redirect::to(to.as_deref().unwrap_or("/console")).into_response();
    let language = Language::from_code(&code).unwrap_or_default();
    remember(&mut response, LANGUAGE, language.code());
    response
}

fn language_of(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE)
        .and_then(Language::from_code)
        .unwrap_or_default()
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Whether `text` can be an id of the settings: nothing else goes into an address or a cookie.
fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= 64 && text.bytes().all(allowed)
}

/// A cookie for a year, which says nothing about anybody.
fn remember(response: &mut Response, name: &str, value: &str) {
    let cookie = format!("{name}={value}; Path=/console; Max-Age=31536000; SameSite=Lax; HttpOnly");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
