//! A visitor's own turn, by the code on their paper (P3, P7): number, state, who is ahead. Nothing personal.

use super::Queue;
use super::issue::wait;
use crate::views::Wait;
use domain::code::read;
use domain::ticket::TicketState;
use store::{StoreError, Suggestion};
use uuid::Uuid;

/// A turn as its visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The ticket.
    pub ticket: Uuid,
    /// Display number.
    pub number: u32,
    /// Service id.
    pub service: String,
    /// Where it is in its life.
    pub state: TicketState,
    /// Two-letter language code.
    pub language: String,
    /// The counter that called it: its id.
    pub counter: Option<String>,
    /// How many who wait for the same service came before.
    pub ahead: u32,
    /// Expected wait, where it can be told.
    pub wait: Option<Wait>,
    /// Whether its day is over, and the code with it.
    pub over: bool,
    /// Suggestions that its visitor linked with it.
    pub suggestions: Vec<Suggestion>,
}

impl Queue {
    /// The turn of a code; `None` for a code that this branch never gave.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn turn(&self, code: &str) -> Result<Option<Turn>, StoreError> {
        let Ok(content) = read(&self.keys.ticket, code) else {
            return Ok(None);
        };
        self.readers.read_here(|reader| {
            let ticket = match reader.ticket(content.ticket) {
                Err(StoreError::Unknown { .. }) => return Ok(None),
                ticket => ticket?,
            };
            let today = reader.open_day()?;
            let waits = ticket.state == TicketState::Waiting;
            let suggestions = match ticket.state {
                TicketState::Finished => reader.suggestions_of(&self.keys, ticket.id)?,
                _ => Vec::new(),
            };
            Ok(Some(Turn {
                ticket: ticket.id,
                number: ticket.number,
                state: ticket.state,
                language: ticket.language,
                counter: ticket.counter,
                ahead: if waits { reader.ahead(ticket.id)? } else { 0 },
                wait: waits
                    .then(|| self.waits.ticket(ticket.id))
                    .flatten()
                    .map(wait),
                over: today != Some(ticket.business_day),
                suggestions,
                service: ticket.service,
            }))
        })
    }
}
