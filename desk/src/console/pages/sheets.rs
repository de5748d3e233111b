//! Sheets over a page: handing a visitor over, and ending a visit.

use super::draw;
use crate::console::frame::Frame;
use crate::views::{CounterView, QueueView, ServiceView, TicketView};
use askama::Template;
use config::{Bilingual, Language};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "console/transfer.html")]
struct Transfer<'a> {
    f: Frame<'a>,
    ticket: &'a TicketView,
    services: Vec<&'a ServiceView>,
    /// Those at the other counters that are open, each with one of theirs.
    colleagues: Vec<(&'a str, &'a CounterView)>,
}

impl Transfer<'_> {
    fn icon(&self, service: &str) -> &str {
        let service = self.f.setup.service(service);
        service.map_or("info", |service| &service.icon)
    }
}

#[derive(Template)]
#[template(path = "console/finish.html")]
struct Finish<'a> {
    f: Frame<'a>,
    ticket: &'a TicketView,
    papers: &'a [Bilingual],
    /// The counter that has it, where somebody waits whom it could call next.
    next_at: Option<&'a str>,
}

impl Finish<'_> {
    /// As the receipt names a paper: in the visitor's language.
    fn printed<'p>(&self, paper: &'p Bilingual) -> &'p str {
        let language = Language::from_code(&self.ticket.language).unwrap_or_default();
        paper.get(language)
    }
}

/// Handing `ticket` over to another service or person, with a note (H3 keeps its first arrival); `None`: it is nowhere
/// in the queue.
#[must_use]
pub fn transfer_sheet(f: &Frame, queue: &QueueView, ticket: Uuid) -> Option<String> {
    let ticket = find(queue, ticket)?;
    // Its own service too, where it is addressed: there it can be sent back to nobody in particular.
    let other = |service: &&ServiceView| service.id != ticket.service || ticket.to.is_some();
    Some(draw(&Transfer {
        f: *f,
        ticket,
        services: queue.services.iter().filter(other).collect(),
        colleagues: colleagues(queue, ticket),
    }))
}

/// Who works now at an open counter other than the one that has `ticket`, and is not waited for already.
fn colleagues<'a>(queue: &'a QueueView, ticket: &TicketView) -> Vec<(&'a str, &'a CounterView)> {
    let here = holder(queue, ticket).and_then(|counter| counter.staff.as_ref());
    let open = queue
        .counters
        .iter()
        .filter(|counter| counter.state == "open");
    let elsewhere = |person: &&String| Some(*person) != here && Some(*person) != ticket.to.as_ref();
    let mut people: Vec<_> = open
        .filter_map(|counter| Some((counter.staff.as_ref().filter(elsewhere)?.as_str(), counter)))
        .collect();
    people.sort_by_key(|(person, counter)| (*person, counter.number));
    people.dedup_by_key(|(person, _)| *person);
    people
}

/// Ending the visit of `ticket`: what came of it, which papers are missing (H2); `None`: it is nowhere in the queue.
#[must_use]
pub fn finish_sheet(f: &Frame, queue: &QueueView, ticket: Uuid) -> Option<String> {
    let ticket = find(queue, ticket)?;
    let service = f.setup.service(&ticket.service);
    let papers = service.map_or(&[][..], |service| &service.papers);
    Some(draw(&Finish {
        f: *f,
        ticket,
        papers,
        next_at: next_at(queue, ticket),
    }))
}

fn next_at<'a>(queue: &'a QueueView, ticket: &TicketView) -> Option<&'a str> {
    let counter = holder(queue, ticket)?;
    let somebody = queue
        .waiting
        .iter()
        .any(|waiting| counter.may_call(waiting));
    somebody.then_some(counter.id.as_str())
}

/// The counter that has `ticket` now.
fn holder<'a>(queue: &'a QueueView, ticket: &TicketView) -> Option<&'a CounterView> {
    let has = |counter: &&CounterView| counter.ticket.as_ref().is_some_and(|at| at.id == ticket.id);
    queue.counters.iter().find(has)
}

fn find(queue: &QueueView, id: Uuid) -> Option<&TicketView> {
    let counters = &queue.counters;
    let at_counters = counters
        .iter()
        .flat_map(|counter| counter.ticket.iter().chain(&counter.held));
    at_counters
        .chain(&queue.waiting)
        .chain(&queue.missed)
        .find(|ticket| ticket.id == id)
}
