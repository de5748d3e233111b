//! The visitor's own page, reached by the code on the ticket: their number and their turn, on their own phone. It knows
//! nobody, sets no cookie and works without a script. Beside it stands the page by which staff devices come to trust
//! the branch.

mod rating;
pub(crate) mod tablet;

pub use rating::Answered;

use crate::assets;
use crate::console::data::{AuthorityView, ConsoleData};
use crate::console::setup::Setup;
use crate::views::Wait;
use crate::words::{self, Figure, Words};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use config::{Bilingual, Digits, Language};
use domain::digits::DigitStyle;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A visit as its page shows it: numbers only, nothing about anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitorView {
    /// Display number.
    pub number: u32,
    /// `waiting`, `called`, `serving`, `held`, `no_show`, `finished`, `cancelled`, `expired`.
    pub state: String,
    /// The service's names, by language.
    pub service: BTreeMap<String, String>,
    /// How many are served before.
    pub ahead: u32,
    /// Expected wait, where it can be told.
    pub wait: Option<Wait>,
    /// The number of the counter that called or serves.
    pub counter: Option<u32>,
    /// The language the ticket was taken in.
    pub language: Language,
    /// Digits of the branch's Arabic pages.
    pub digits: Digits,
    /// The branch's name.
    pub branch: Bilingual,
    /// Suggestions that are linked with this visit.
    pub answers: Vec<Answered>,
}

/// What a page without a frame needs.
struct Sheet<'a> {
    language: Language,
    words: &'static Words,
    branch: &'a Bilingual,
}

impl<'a> Sheet<'a> {
    fn new(language: Language, digits: Digits, branch: &'a Bilingual) -> Self {
        let words = words::of(language, digits);
        Self {
            language,
            words,
            branch,
        }
    }

    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn figure(&self, number: impl Figure) -> String {
        self.words.digits().number(number.figure())
    }

    fn numbered(&self, key: &str, number: u32) -> String {
        let number = self.words.number(number).into();
        self.words.say_with(key, [("number", number)])
    }

    fn dir(&self) -> &'static str {
        match self.language {
            Language::Arabic => "rtl",
            Language::English => "ltr",
        }
    }

    fn other(&self) -> Language {
        match self.language {
            Language::Arabic => Language::English,
            Language::English => Language::Arabic,
        }
    }

    fn is_arabic_indic(&self) -> bool {
        self.words.digits() == DigitStyle::ArabicIndic
    }

    fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

#[derive(Template)]
#[template(path = "visitor/visit.html")]
struct Visit<'a> {
    s: Sheet<'a>,
    v: &'a VisitorView,
    /// Seconds until it looks again; `None`: nothing more will change.
    again: Option<u32>,
    heading: &'static str,
    sentence: Option<String>,
    service: &'a str,
    wait: Option<String>,
    /// What is asked once the visit has ended.
    asking: Option<rating::Asking<'a>>,
}

#[derive(Template)]
#[template(path = "visitor/unknown.html")]
struct Unknown<'a> {
    s: Sheet<'a>,
}

#[derive(Template)]
#[template(path = "visitor/trust.html")]
struct Trust<'a> {
    s: Sheet<'a>,
    authority: Option<&'a AuthorityView>,
}

/// The page of a visit, reached by this code; `said` is the word for what was sent from it before.
#[must_use]
pub fn page(v: &VisitorView, code: &str, said: Option<&str>) -> String {
    let s = Sheet::new(v.language, v.digits, &v.branch);
    let (heading, sentence) = means(&s, v);
    let service = v.service.get(v.language.code());
    draw(&Visit {
        again: again(v),
        heading,
        sentence,
        service: service.map_or("", String::as_str),
        wait: wait(&s, v),
        asking: (v.state == "finished").then_some(rating::Asking {
            code,
            before: rating::Before::of(said),
            answers: &v.answers,
        }),
        s,
        v,
    })
}

/// The page for a code that no ticket has.
#[must_use]
pub fn unknown(setup: &Setup, language: Language) -> String {
    let s = Sheet::new(language, setup.digits, &setup.name);
    draw(&Unknown { s })
}

/// How a staff device comes to trust the branch; `None`: there is no authority to trust.
#[must_use]
pub fn trust(setup: &Setup, authority: Option<&AuthorityView>, language: Language) -> String {
    let s = Sheet::new(language, setup.digits, &setup.name);
    draw(&Trust { s, authority })
}

/// What a state means to the visitor, and what to do now.
fn means(s: &Sheet, v: &VisitorView) -> (&'static str, Option<String>) {
    let at = |key| v.counter.map(|counter| s.numbered(key, counter));
    match v.state.as_str() {
        "waiting" => ("visit-waiting", (v.ahead <= 2).then(|| s.t("visit-near"))),
        "called" => ("visit-called", at("visit-go")),
        "serving" => ("visit-serving", at("visit-at-counter")),
        "held" => ("visit-held", Some(s.t("visit-held-how"))),
        "no_show" => ("visit-missed", Some(s.t("visit-missed-how"))),
        "finished" => ("visit-finished", Some(s.t("visit-finished-how"))),
        "cancelled" => ("visit-cancelled", Some(s.t("visit-cancelled-how"))),
        _ => ("visit-expired", Some(s.t("visit-expired-how"))),
    }
}

fn again(v: &VisitorView) -> Option<u32> {
    match v.state.as_str() {
        "waiting" if v.ahead > 5 => Some(20),
        "waiting" | "called" => Some(5),
        "serving" | "held" | "no_show" => Some(15),
        _ => None,
    }
}

fn wait(s: &Sheet, v: &VisitorView) -> Option<String> {
    let wait = v.wait.filter(|_| v.state == "waiting")?;
    let values = [("low", wait.low.into()), ("high", wait.high.into())];
    let key = match (wait.low, wait.high) {
        (_, 0..=1) => "wait-soon",
        (low, high) if low == high => "wait-about",
        _ => "wait-range",
    };
    Some(s.words.say_with(key, values))
}

/// Writing into a string fails only where a template is wrong, and every template has a test.
fn draw(template: &impl Template) -> String {
    template.render().unwrap_or_else(|fault| {
        tracing::error!(%fault, "a page could not be drawn");
        String::new()
    })
}

/// What the plain listener serves, without any sign-in.
pub fn page_router<D: ConsoleData>(data: Arc<D>) -> Router {
    routes().merge(assets::routes()).with_state(data)
}

/// The visitor's page and the page of trust: `GET /t/{code}`, `GET /trust`.
pub fn routes<D: ConsoleData>() -> Router<Arc<D>> {
    Router::new()
        .route("/t/{code}", get(visit::<D>))
        .route("/trust", get(trusting::<D>))
}

#[derive(Deserialize)]
struct Asking {
    lang: Option<String>,
    said: Option<String>,
}

impl Asking {
    fn language(&self) -> Option<Language> {
        self.lang.as_deref().and_then(Language::from_code)
    }
}

async fn visit<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Path(code): Path<String>,
    Query(asking): Query<Asking>,
    headers: HeaderMap,
) -> Response {
    match data.visit(&code).await {
        Some(mut view) => {
            view.language = asking.language().unwrap_or(view.language);
            answer(StatusCode::OK, page(&view, &code, asking.said.as_deref()))
        }
        None => {
            let language = asking.language().unwrap_or_else(|| preferred(&headers));
            answer(StatusCode::NOT_FOUND, unknown(data.setup(), language))
        }
    }
}

async fn trusting<D: ConsoleData>(
    State(data): State<Arc<D>>,
    Query(asking): Query<Asking>,
) -> Response {
    let language = asking.language().unwrap_or_default();
    let html = trust(data.setup(), data.authority().as_ref(), language);
    answer(StatusCode::OK, html)
}

/// Arabic unless the browser asks for English first.
fn preferred(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let first = asked.and_then(|value| value.to_str().ok()).unwrap_or("");
    Language::from_code(first.get(..2).unwrap_or("")).unwrap_or_default()
}

fn answer(status: StatusCode, html: String) -> Response {
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
        // A form of a page that names no referrer comes from `null`, which is nobody's page.
        (header::REFERRER_POLICY, "same-origin"),
    ];
    (status, headers, Html(html)).into_response()
}
