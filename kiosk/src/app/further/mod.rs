//! A further reception: the branch service is on another device, and gives the numbers. Its key is durable before it is
//! asked, and the paper's job before the number shows (facts.md, "Printing"). While it does not answer, the screen sends
//! visitors to the desk; it comes back by itself.

mod heard;
mod threads;

pub use heard::Heard;

use super::App;
use super::journal::Journal;
use super::storing::Wish;
use crate::client::Fault;
use desk::views::Promised;
use domain::calling::Place;
use domain::screen::{Event as ScreenEvent, Refusal};
use domain::ticket::{Channel, Ticket, TicketState};
use domain::time::Stamp;
use serde_json::json;
use std::sync::mpsc::{Sender, channel};
use store::{Ask, Issued, StoreError};
use threads::Asked;
use uuid::Uuid;

/// So long the key of an ask that nobody answered serves the same wish again: whoever waits for that answer, or comes
/// after them, takes the ticket that it may have made.
const STANDS_MS: u64 = 2 * 60 * 1000;

/// The branch service as this loop knows it.
pub(super) struct Further {
    asks: Sender<Asked>,
    /// Ends the thread that looks, by being dropped.
    _looks: Sender<()>,
    /// What is being asked for, by visit.
    asked: Option<(u64, Wish)>,
    heard: heard::Last,
}

impl Further {
    /// What keeps the service from answering; `None` while it does.
    pub(super) fn trouble(&self) -> Option<&Fault> {
        self.heard.trouble()
    }
}

impl App {
    /// Begins to ask and to look, where the settings name another device's branch service.
    pub(super) fn begin_asking(&mut self) {
        let Some(address) = self.settings.device.branch_service.clone() else {
            return;
        };
        let way = || crate::client::Way::new(&address, self.data.clone());
        let ((asks, asked), (looks, ended)) = (channel(), channel());
        let told = [self.calls.clone(), self.calls.clone()];
        let [asking, looking] = told;
        if let Err(error) =
            threads::ask(way(), asked, asking).and_then(|()| threads::look(way(), ended, looking))
        {
            tracing::error!("the branch service cannot be asked: {error}");
        }
        self.further = Some(Further {
            asks,
            _looks: looks,
            asked: None,
            heard: heard::Last::default(),
        });
    }

    /// Asks the branch service for a visit's ticket; what comes of it is heard later.
    pub(super) fn ask_for(&mut self, visit: u64, wish: Wish) {
        let stamp = self.clock.now();
        let sent = sent(&wish);
        let kept = match &mut self.journal {
            Journal::Open(store) => keep(store, sent, &stamp),
            _ => return self.refused(visit, Refusal::CannotStore),
        };
        let ask = match kept {
            Ok(ask) => ask,
            Err(error) => {
                self.journal_failed("a ticket could not be asked for", error);
                return self.refused(visit, Refusal::CannotStore);
            }
        };
        let Some(further) = &mut self.further else {
            return;
        };
        further.asked = Some((visit, wish));
        let (key, wish) = (ask.key, ask.wish);
        if further.asks.send(Asked { visit, key, wish }).is_err() {
            self.refused(visit, Refusal::BranchAway);
        }
    }

    fn refused(&mut self, visit: u64, why: Refusal) {
        self.tell_screen(ScreenEvent::Refused { visit, why });
    }

    /// The branch service promised a ticket: its paper's job is journaled, then it shows.
    fn promised_there(&mut self, visit: u64, promised: Promised) {
        let asked = self
            .further
            .as_mut()
            .and_then(|further| further.asked.take());
        let Some((_, wish)) = asked.filter(|(asked, _)| *asked == visit) else {
            return;
        };
        let stamp = self.clock.now();
        let wait = promised.wait.map(|wait| (wait.low, wait.high));
        let Some(mut issued) = issued(promised, &wish, &stamp) else {
            tracing::error!(
                "the branch service promises tickets without codes; it is of another version"
            );
            return self.refused(visit, Refusal::BranchAway);
        };
        let (ticket, day) = (issued.ticket.id, issued.ticket.business_day);
        issued.job = self.with_store("queueing a paper", |store| {
            store.queue_promised(ticket, day, &stamp)
        });
        if issued.job.is_none() {
            return self.refused(visit, Refusal::CannotStore);
        }
        self.promised(visit, issued, wait);
    }
}

/// What is sent.
fn sent(wish: &Wish) -> String {
    json!({
        "service": wish.service,
        "priority": wish.priority,
        "visitor": wish.visitor,
        "language": wish.language.code(),
    })
    .to_string()
}

/// Makes durable what is to be asked: by a new key, or by that of the same wish that nobody answered just now.
fn keep(store: &mut store::Store, wish: String, stamp: &Stamp) -> Result<Ask, StoreError> {
    let stands = |ask: &Ask| ask.wish == wish && stamp.millis_since(&ask.at) < STANDS_MS;
    if let Some(ask) = store.unanswered_ask()?.filter(stands) {
        return Ok(ask);
    }
    let key = Uuid::new_v4();
    let ask = Ask {
        key,
        wish,
        at: *stamp,
    };
    store.keep_ask(&ask)?;
    Ok(ask)
}

/// The ticket as paper and screen take it; `None` when the answer lacks what stands on it.
fn issued(promised: Promised, wish: &Wish, stamp: &Stamp) -> Option<Issued> {
    let nowhere = Place { epoch: 0, seq: 0 };
    let ticket = Ticket {
        id: promised.id,
        business_day: promised.business_day.parse().ok()?,
        number: promised.number,
        service: promised.service,
        priority: wish.priority,
        addressee: None,
        visitor: wish.visitor,
        channel: Channel::Interview,
        language: wish.language.code().to_owned(),
        code: promised.code?,
        state: TicketState::Waiting,
        issued: *stamp,
        order: nowhere,
        arrived: *stamp,
        since: *stamp,
        counter: None,
        recalls: 0,
        called: None,
        busy_ms: 0,
        outcome: None,
    };
    Some(Issued {
        ticket,
        ahead: promised.ahead,
        long_code: promised.long_code?,
        job: None,
    })
}
