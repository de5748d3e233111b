//! The visitor's own page, by the code on the paper: every state in the ticket's language, and nothing about anybody.

use serde_json::{Value, json};
use tests::rig::served::{Answer, Client, Served, id};

/// The path of a ticket's own page.
fn path(ticket: &Value) -> String {
    let address = ticket["track_url"].as_str().unwrap();
    let (_, code) = address.split_once("/t/").unwrap();
    format!("/t/{code}")
}

fn state(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("data-state=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

struct Visit {
    served: Served,
    amal: Client,
    ticket: Value,
}

impl Visit {
    fn of(wish: &Value) -> Self {
        let served = Served::manarat();
        let amal = served.signed_in("amal");
        amal.open("counter-1");
        let ticket = amal.issue_as(wish);
        Self {
            served,
            amal,
            ticket,
        }
    }

    /// The page as the visitor's telephone gets it, which knows no session.
    fn page(&self) -> Answer {
        self.served.client().get(&path(&self.ticket))
    }

    fn shows(&self, wanted: &str, words: &str) {
        let page = self.page();
        assert_eq!(state(page.is(200)), wanted);
        assert!(
            page.body.contains(words),
            "{wanted}: {words:?} is not in {}",
            page.body
        );
        for personal in [
            "amal",
            "staff",
            "beneficiary",
            &id(&self.ticket),
            "gives-cause",
        ] {
            assert!(
                !page.body.contains(personal),
                "{wanted}: {personal} is in {}",
                page.body
            );
        }
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert_eq!(page.header("set-cookie"), None);
    }

    fn act(&self, act: &str, body: &Value) {
        self.amal.act(&self.ticket, act, body);
    }
}

#[test]
fn a_visitors_page_follows_the_visit_in_the_tickets_language_and_tells_nothing_personal() {
    for (language, number, words) in [("ar", "١٠٠", "الشباك"), ("en", "100", "counter")] {
        let wish =
            json!({ "service": "support-request", "language": language, "visitor": "beneficiary" });
        let visit = Visit::of(&wish);
        visit.shows("waiting", number);
        visit.amal.call("counter-1").is(200);
        visit.shows("called", words);
        visit.act("no-show", &json!({}));
        visit.shows("no_show", number);
        visit.act("return", &json!({}));
        visit.shows("waiting", number);
        visit.amal.call("counter-1").is(200);
        visit.act("start", &json!({}));
        visit.shows("serving", number);
        visit.act("hold", &json!({}));
        visit.shows("held", number);
        visit.act("resume", &json!({}));
        visit.act(
            "transfer",
            &json!({ "service": "giving", "note": "gives-cause" }),
        );
        visit.shows(
            "waiting",
            if language == "ar" {
                "التبرع والدعم"
            } else {
                "Giving and support"
            },
        );
        visit.served.signed_in("dana").open("counter-3");
        visit.amal.call("counter-3").is(200);
        visit.act("start", &json!({}));
        visit.act("finish", &json!({}));
        visit.shows("finished", number);
        let lang = format!("lang=\"{language}\"");
        assert!(visit.page().body.contains(&lang));
        visit.served.verify();
    }
}

#[test]
fn a_given_up_ticket_says_so_on_its_page() {
    let visit = Visit::of(&json!({ "service": "enquiries" }));
    visit.act("cancel", &json!({}));
    visit.shows("cancelled", "٢٠٠");
}

#[test]
fn a_code_that_no_ticket_has_finds_nothing_however_near_it_comes() {
    let visit = Visit::of(&json!({ "service": "enquiries" }));
    let good = path(&visit.ticket);
    let last = if good.ends_with('A') { "B" } else { "A" };
    let near = format!("{}{last}", &good[..good.len() - 1]);
    let stranger = visit.served.client();
    for code in [
        near.as_str(),
        "/t/x",
        "/t/%00",
        "/t/..%2F..%2Fapi",
        &format!("/t/{}", "A".repeat(4000)),
    ] {
        let page = stranger.get(code);
        assert_eq!(page.status, 404, "{code}");
        assert!(
            page.header("content-type")
                .unwrap()
                .starts_with("text/html"),
            "{code}"
        );
    }
    let short = format!("/t/{}", id(&visit.ticket));
    stranger.get(&short).is(404);
}

#[test]
fn a_visitors_page_ends_with_the_day() {
    let visit = Visit::of(&json!({ "service": "enquiries" }));
    let queue = visit.amal.get("/api/v1/queue").json();
    let today: chrono::NaiveDate = queue["business_day"].as_str().unwrap().parse().unwrap();
    let tomorrow = today.succ_opt().unwrap().to_string();
    let mona = visit.served.signed_in("mona");
    mona.post("/api/v1/day", &json!({ "date": tomorrow }))
        .is(200);
    visit.shows("expired", "٢٠٠");
    let next = visit.amal.issue("enquiries");
    assert_eq!(
        (&next["business_day"], &next["number"]),
        (&json!(tomorrow), &json!(200))
    );
    visit.served.verify();
}
