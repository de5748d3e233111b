//! My counter: who is here, what can be done, who waits.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::console::terms;
use crate::views::{CounterView, QueueView, TicketView};
use askama::Template;
use config::Bilingual;

/// At most so many of those who wait stand beside the counter.
const SHOWN: usize = 8;

/// The one thing to do next.
struct Primary {
    words: &'static str,
    path: String,
    body: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "console/counter-head.html")]
struct Head<'a> {
    f: Frame<'a>,
    c: &'a CounterView,
    oob: bool,
}

#[derive(Template)]
#[template(path = "console/counter.html")]
struct Part<'a> {
    f: Frame<'a>,
    c: &'a CounterView,
    now_words: &'static str,
    timer_words: &'static str,
    idle: String,
    announce: String,
    ticket_id: String,
    why: Option<String>,
    recalls_left: u32,
    referral: Option<String>,
    papers: &'a [Bilingual],
    hold_seconds: u64,
    waiting: Vec<&'a TicketView>,
    waiting_count: usize,
    more: usize,
    primary: Primary,
    oob: bool,
    head: String,
}

impl Part<'_> {
    /// To whom a ticket is addressed, as whoever works here reads it.
    fn sent_to(&self, ticket: &TicketView) -> Option<String> {
        if ticket.only_at.contains(&self.c.id) {
            return Some(self.f.t("sent-to-you"));
        }
        self.f.sent_to(ticket)
    }

    fn recalled(&self, recalls: &u32) -> String {
        let values = [
            ("n", (*recalls).into()),
            ("limit", self.f.setup.recalls.into()),
        ];
        self.f.words().say_with("recall-of", values)
    }
}

/// The counter's page; `None` for a counter that the queue does not know.
#[must_use]
pub fn counter(f: &Frame, queue: &QueueView, id: &str) -> Option<String> {
    let c = queue.counters.iter().find(|counter| counter.id == id)?;
    let head = draw(&Head {
        f: *f,
        c,
        oob: false,
    });
    let content = draw(&part(f, queue, c, None));
    Some(page(f, f.of(&c.name), &head, &content))
}

/// What changes of the counter's page.
#[must_use]
pub fn counter_part(f: &Frame, queue: &QueueView, id: &str) -> Option<String> {
    let c = queue.counters.iter().find(|counter| counter.id == id)?;
    let head = draw(&Head {
        f: *f,
        c,
        oob: true,
    });
    Some(draw(&part(f, queue, c, Some(head))))
}

fn part<'a>(
    f: &Frame<'a>,
    queue: &'a QueueView,
    c: &'a CounterView,
    head: Option<String>,
) -> Part<'a> {
    let mine: Vec<&TicketView> = queue
        .waiting
        .iter()
        .filter(|ticket| c.may_call(ticket))
        .collect();
    let ticket = c.ticket.as_ref();
    let (now_words, timer_words) = now(ticket, &c.state);
    Part {
        f: *f,
        c,
        now_words,
        timer_words,
        idle: idle(f, c, mine.len()),
        announce: announce(f, c),
        ticket_id: ticket.map_or_else(String::new, |ticket| ticket.id.to_string()),
        why: ticket
            .and_then(|ticket| ticket.because.as_ref())
            .and_then(|why| terms::why(f.words(), why)),
        recalls_left: ticket.map_or(0, |ticket| f.setup.recalls.saturating_sub(ticket.recalls)),
        referral: referral(f, ticket),
        papers: papers(f, ticket),
        hold_seconds: u64::from(f.setup.hold_minutes) * 60,
        waiting_count: mine.len(),
        more: mine.len().saturating_sub(SHOWN),
        primary: primary(c, mine.len()),
        waiting: mine.into_iter().take(SHOWN).collect(),
        oob: head.is_some(),
        head: head.unwrap_or_default(),
    }
}

fn now(ticket: Option<&TicketView>, counter: &str) -> (&'static str, &'static str) {
    match (ticket.map(|ticket| ticket.state.as_str()), counter) {
        (Some("called"), _) => ("now-called", "timer-called"),
        (Some(_), _) => ("now-serving", "timer-serving"),
        (None, "open") => ("now-free", "timer-serving"),
        (None, "break") => ("now-break", "timer-serving"),
        (None, _) => ("now-closed", "timer-serving"),
    }
}

fn idle(f: &Frame, c: &CounterView, waiting: usize) -> String {
    match (c.state.as_str(), waiting) {
        ("open", 0) => f.t("idle-nobody"),
        ("open", waiting) => f.count("idle-waiting", waiting),
        ("break", waiting) => f.count("idle-break", waiting),
        (_, waiting) => f.count("idle-closed", waiting),
    }
}

fn announce(f: &Frame, c: &CounterView) -> String {
    match &c.ticket {
        Some(ticket) if ticket.state == "called" => f.numbered("announce-called", ticket.number),
        Some(ticket) => f.numbered("announce-serving", ticket.number),
        None => f.t(terms::counter(&c.state)),
    }
}

/// The body of the one-touch referral (H3), where there is an officer other than this one.
fn referral(f: &Frame, ticket: Option<&TicketView>) -> Option<String> {
    let service = f.setup.referral.as_ref()?;
    ticket
        .filter(|ticket| ticket.service != *service)
        .map(|_| serde_json::json!({ "service": service }).to_string())
}

/// The checklist of a visit that is being served (H2).
fn papers<'a>(f: &Frame<'a>, ticket: Option<&TicketView>) -> &'a [Bilingual] {
    ticket
        .filter(|ticket| ticket.state == "serving")
        .and_then(|ticket| f.setup.service(&ticket.service))
        .map_or(&[], |service| &service.papers)
}

fn primary(c: &CounterView, waiting: usize) -> Primary {
    let (words, path, body) = match (&c.ticket, c.state.as_str()) {
        (Some(ticket), _) if ticket.state == "called" => (
            "start",
            format!("/api/v1/tickets/{}/start", ticket.id),
            None,
        ),
        (Some(ticket), _) if waiting == 0 => (
            "finish",
            format!("/api/v1/tickets/{}/finish", ticket.id),
            None,
        ),
        (Some(_), _) => (
            "finish-and-next",
            format!("/api/v1/counters/{}/call-next", c.id),
            Some(r#"{"after":"finish"}"#),
        ),
        (None, "open") => (
            "call-next",
            format!("/api/v1/counters/{}/call-next", c.id),
            None,
        ),
        (None, "break") => ("break-end", format!("/api/v1/counters/{}/open", c.id), None),
        (None, _) => (
            "counter-do-open",
            format!("/api/v1/counters/{}/open", c.id),
            None,
        ),
    };
    Primary { words, path, body }
}
