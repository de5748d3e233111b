//! What the board shows: numbers only, never names.

use super::Queue;
use super::issue::wait;
use super::view::{names, place};
use crate::problem::Problem;
use crate::views::{BoardCall, BoardService, BoardView};
use domain::ticket::TicketState;
use store::{Glance, LastCall, NoticeWords};

impl Queue {
    /// What the board shows at this moment.
    ///
    /// # Errors
    /// 503 when it cannot be read.
    pub fn board(&self) -> Result<BoardView, Problem> {
        let (glance, notice) = self
            .readers
            .read_here(|reader| Ok((reader.glance()?, reader.notice(&self.keys)?)))?;
        Ok(BoardView {
            place: place(&glance),
            calls: glance
                .calls
                .iter()
                .filter_map(|call| self.board_call(call))
                .collect(),
            services: self.board_services(&glance),
            answered: (self.clock)().at,
            notice,
        })
    }

    /// The notice that is shown; no words where there is none.
    ///
    /// # Errors
    /// 503 when it cannot be read.
    pub fn notice(&self) -> Result<NoticeWords, Problem> {
        let notice = self.readers.read_here(|reader| reader.notice(&self.keys))?;
        Ok(notice.unwrap_or_default())
    }

    /// A call whose visitor is still on the way or being served.
    fn board_call(&self, call: &LastCall) -> Option<BoardCall> {
        let ticket = &call.ticket;
        if !matches!(
            ticket.state,
            TicketState::Called | TicketState::Serving | TicketState::Finished
        ) {
            return None;
        }
        let counter = self.settings.branch.counter(ticket.counter.as_deref()?)?;
        Some(BoardCall {
            number: ticket.number,
            counter: counter.id.clone(),
            counter_number: counter.number,
            at: call.at.at,
            recalls: ticket.recalls,
            state: ticket.state.code().to_owned(),
            service: ticket.service.clone(),
        })
    }

    fn board_services(&self, glance: &Glance) -> Vec<BoardService> {
        let services = self.settings.branch.services.iter();
        services
            .map(|service| {
                let id = &service.id;
                let lanes = glance.counts.iter().filter(|((of, _), _)| of == id);
                let last = glance.calls.iter().find(|call| call.ticket.service == *id);
                BoardService {
                    id: id.clone(),
                    name: names(&service.name),
                    serving: last.map(|call| call.ticket.number),
                    waiting: lanes.map(|(_, waiting)| waiting).sum(),
                    wait: self.waits.newcomer(id, false).map(wait),
                }
            })
            .collect()
    }
}
