//! Requests for pages: who sees what, what a browser keeps, what the visitor's page weighs and says.

use crate::fixture::Made;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use config::Language;
use desk::console::ConsoleData;
use domain::people::StaffRole;
use std::sync::Arc;
use tower::Service;

const SIGNED_IN: &str = "made_session=1";

fn app(rank: StaffRole) -> Router {
    desk::console::routes::<Made>()
        .merge(desk::visitor::routes::<Made>())
        .merge(desk::assets::routes())
        .with_state(Arc::new(Made::new(rank)))
}

async fn get(app: &mut Router, path: &str, cookies: &str) -> Response {
    let request = Request::get(path).header(header::COOKIE, cookies);
    app.call(request.body(Body::empty()).unwrap())
        .await
        .unwrap()
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn location(response: &Response) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

/// What a browser sends back after `response`, signed in.
fn kept(response: &Response) -> String {
    let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
    format!("{SIGNED_IN}; {}", cookie.split(';').next().unwrap())
}

#[tokio::test]
async fn without_a_session_nothing_is_shown_but_the_way_in() {
    let mut app = app(StaffRole::Admin);
    for page in [
        "choose",
        "waiting",
        "staff",
        "audit",
        "counter/counter-1",
        "documents",
        "document/support-policy-guide",
    ] {
        let answer = get(&mut app, &format!("/console/{page}"), "").await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{page}");
        assert_eq!(location(&answer), "/console/sign-in?ended=1");
    }
    let part = get(&mut app, "/console/part/waiting", "").await;
    assert_eq!(part.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(part.headers()["hx-redirect"], "/console/sign-in?ended=1");
    let way_in = get(&mut app, "/console/sign-in", "").await;
    assert_eq!(way_in.status(), StatusCode::OK);
}

#[tokio::test]
async fn ranks_see_what_is_theirs() {
    let table = [
        (StaffRole::Clerk, "day", StatusCode::FORBIDDEN),
        (StaffRole::Clerk, "devices", StatusCode::OK),
        (StaffRole::Manager, "audit", StatusCode::OK),
        (StaffRole::Manager, "staff", StatusCode::FORBIDDEN),
        (StaffRole::Admin, "staff", StatusCode::OK),
    ];
    for (rank, page, status) in table {
        let answer = get(&mut app(rank), &format!("/console/{page}"), SIGNED_IN).await;
        assert_eq!(answer.status(), status, "{rank:?} {page}");
    }
    let page = text(get(&mut app(StaffRole::Manager), "/console/devices", SIGNED_IN).await).await;
    assert!(!page.contains("/api/v1/devices/codes") && !page.contains("href=\"/console/staff\""));
}

#[tokio::test]
async fn a_browser_remembers_its_counter_and_its_language() {
    let mut app = app(StaffRole::Clerk);
    let counter = get(&mut app, "/console/counter/counter-2", SIGNED_IN).await;
    let home = get(&mut app, "/console", &kept(&counter)).await;
    assert_eq!(location(&home), "/console/counter/counter-2");
    let english = get(
        &mut app,
        "/console/language/en?to=/console/waiting",
        SIGNED_IN,
    )
    .await;
    assert_eq!(location(&english), "/console/waiting");
    let page = get(&mut app, "/console/waiting", &kept(&english)).await;
    assert!(text(page).await.contains("lang=\"en\" dir=\"ltr\""));
}

#[tokio::test]
async fn switching_the_language_leads_nowhere_else() {
    let mut app = app(StaffRole::Clerk);
    for to in ["https://evil.example/", "//evil.example", "/t/waiting", ""] {
        let answer = get(&mut app, &format!("/console/language/en?to={to}"), "").await;
        assert_eq!(location(&answer), "/console", "{to}");
    }
}

#[tokio::test]
async fn an_unknown_counter_is_told_and_not_remembered() {
    let answer = get(
        &mut app(StaffRole::Clerk),
        "/console/counter/counter-9",
        SIGNED_IN,
    )
    .await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(answer.headers().get(header::SET_COOKIE).is_none());
}

#[tokio::test]
async fn a_page_loads_only_what_is_served() {
    let mut app = app(StaffRole::Clerk);
    let page = text(get(&mut app, "/console/waiting", SIGNED_IN).await).await;
    let paths = page
        .split('"')
        .filter(|value| value.starts_with("/assets/"));
    for path in paths {
        let answer = get(&mut app, path, "").await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let keep = answer.headers()[header::CACHE_CONTROL].to_str().unwrap();
        assert!(keep.contains("immutable"), "{path}");
    }
    let old = get(&mut app, "/assets/console.000000000000.css", "").await;
    assert_eq!(old.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_visitors_page_is_light_and_knows_nobody() {
    let mut app = app(StaffRole::Clerk);
    let answer = get(&mut app, "/t/called", "").await;
    assert_eq!(answer.headers()["x-robots-tag"], "noindex");
    assert!(answer.headers().get(header::SET_COOKIE).is_none());
    let page = text(answer).await;
    assert!(page.contains("يُرجى التوجّه إلى الشباك رقم") && page.contains("١٠٧"));
    let mut weight = page.len();
    for path in page
        .split('"')
        .filter(|value| value.starts_with("/assets/"))
    {
        weight += text(get(&mut app, path, "").await).await.len();
    }
    assert!(weight < 30_000, "{weight} bytes");
}

#[tokio::test]
async fn p3_the_visitors_page_says_what_each_state_means_without_a_script() {
    let mut app = app(StaffRole::Clerk);
    let table = [
        ("waiting", "People ahead of you", true),
        ("near", "Your turn is near", true),
        ("called", "Please proceed to counter", true),
        ("serving", "You are being served", true),
        ("held", "Your ticket is on hold", true),
        ("no_show", "please see reception now", true),
        ("finished", "Thank you for coming", false),
        ("cancelled", "This ticket was cancelled", false),
        ("expired", "The day of this ticket is over", false),
    ];
    for (state, sentence, refreshes) in table {
        let page = text(get(&mut app, &format!("/t/{state}?lang=en"), "").await).await;
        assert!(page.contains(sentence), "{state}");
        assert_eq!(
            page.contains("http-equiv=\"refresh\""),
            refreshes,
            "{state}"
        );
    }
    let unknown = get(&mut app, "/t/nothing", "").await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
    assert!(text(unknown).await.contains("لم نجد هذه التذكرة"));
}

#[tokio::test]
async fn the_page_of_trust_shows_the_six_words_before_the_certificate() {
    let page = text(get(&mut app(StaffRole::Clerk), "/trust", "").await).await;
    assert!(page.find("راكوتو").unwrap() < page.find("/trust/authority.crt").unwrap());
    let made = Made::new(StaffRole::Clerk);
    let none = desk::visitor::trust(made.setup(), None, Language::English);
    assert!(none.contains("needs no certificate"));
}

#[tokio::test]
async fn p14_a_document_is_read_by_any_clerk_in_the_language_of_the_browser() {
    let mut app = app(StaffRole::Clerk);
    for (cookies, words) in [
        (SIGNED_IN.to_owned(), "دليل سياسة الدعم"),
        (
            format!("{SIGNED_IN}; istiqbal_language=en"),
            "Guide to the support policy",
        ),
    ] {
        let page = get(&mut app, "/console/document/support-policy-guide", &cookies).await;
        assert_eq!(page.status(), StatusCode::OK);
        assert!(text(page).await.contains(words));
    }
    let found = get(
        &mut app,
        "/console/documents?words=%D8%A7%D9%84%D9%84%D8%A7%D8%A6%D8%AD%D9%87",
        SIGNED_IN,
    )
    .await;
    assert!(text(found).await.contains("/console/document/bylaws"));
}

#[tokio::test]
async fn what_no_document_is_or_shows_is_not_there() {
    let mut app = app(StaffRole::Admin);
    for (path, cookies, status) in [
        ("document/none", SIGNED_IN, StatusCode::NOT_FOUND),
        ("document/..%2Fbylaws", SIGNED_IN, StatusCode::NOT_FOUND),
        ("document-picture/map.png", SIGNED_IN, StatusCode::NOT_FOUND),
        ("document-picture/map.png", "", StatusCode::UNAUTHORIZED),
    ] {
        let answer = get(&mut app, &format!("/console/{path}"), cookies).await;
        assert_eq!(answer.status(), status, "{path}");
    }
}
