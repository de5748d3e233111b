//! The queue as a whole: everyone who waits, every counter.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::console::terms;
use crate::views::{QueueView, TicketView, Wait};
use askama::Template;

#[derive(Template)]
#[template(path = "console/waiting.html")]
struct Waiting<'a> {
    f: Frame<'a>,
    queue: &'a QueueView,
    chosen: Option<&'a str>,
    total: usize,
    tickets: Vec<&'a TicketView>,
    missed: Vec<&'a TicketView>,
}

impl Waiting<'_> {
    fn is_chosen(&self, service: &str) -> bool {
        self.chosen == Some(service)
    }

    /// Who comes and how, as far as it was said (P1, P13).
    fn visitor(&self, ticket: &TicketView) -> String {
        let f = &self.f;
        let kind = ticket
            .visitor
            .as_ref()
            .map(|kind| f.t(terms::visitor(kind)));
        let channel = (ticket.channel != "interview").then(|| f.t(terms::channel(&ticket.channel)));
        let language = (ticket.language != "ar").then(|| f.t(terms::language(&ticket.language)));
        let said: Vec<String> = [kind, channel, language].into_iter().flatten().collect();
        said.join(" · ")
    }

    fn expected(&self, ticket: &TicketView) -> String {
        super::expected(&self.f, ticket.wait).unwrap_or_default()
    }
}

/// Everyone who waits, or those for one service.
#[must_use]
pub fn waiting(f: &Frame, queue: &QueueView, service: Option<&str>) -> String {
    page(f, &f.t("nav-waiting"), "", &waiting_part(f, queue, service))
}

/// What changes of the waiting list.
#[must_use]
pub fn waiting_part(f: &Frame, queue: &QueueView, service: Option<&str>) -> String {
    // Only a service there is, so that nothing foreign is written into the page's address.
    let known = |id: &&str| queue.services.iter().any(|service| service.id == *id);
    let chosen = service.filter(known);
    let wanted = |ticket: &&TicketView| chosen.is_none_or(|id| ticket.service == id);
    draw(&Waiting {
        f: *f,
        queue,
        chosen,
        total: queue.waiting.len(),
        tickets: queue.waiting.iter().filter(wanted).collect(),
        missed: queue.missed.iter().filter(wanted).collect(),
    })
}

#[derive(Template)]
#[template(path = "console/counters.html")]
struct Counters<'a> {
    f: Frame<'a>,
    queue: &'a QueueView,
}

impl Counters<'_> {
    fn expected(&self, wait: &Option<Wait>) -> String {
        super::expected(&self.f, *wait).unwrap_or_else(|| "–".to_owned())
    }
}

/// Every counter and service.
#[must_use]
pub fn counters(f: &Frame, queue: &QueueView) -> String {
    page(f, &f.t("nav-counters"), "", &counters_part(f, queue))
}

/// What changes of the counters' page.
#[must_use]
pub fn counters_part(f: &Frame, queue: &QueueView) -> String {
    draw(&Counters { f: *f, queue })
}
