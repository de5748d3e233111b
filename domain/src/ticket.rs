//! A ticket and its states. The id (UUIDv7) is the ticket; the number is what a visitor is called by on
//! one business day (design.md, rule 1).

use crate::calling::{Because, Place};
use crate::day::BusinessDay;
use crate::time::Stamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a ticket is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Issued, in the queue.
    Waiting,
    /// Its number is called to a counter.
    Called,
    /// Its visitor is being served.
    Serving,
    /// Set aside by the counter, to be resumed.
    Held,
    /// Called and not come; may still return today.
    NoShow,
    /// Served.
    Finished,
    /// Given up by the visitor or by staff.
    Cancelled,
    /// Not ended when its day was closed; also one being served, since nobody said how that ended, or when.
    Expired,
}

/// What can happen to a ticket after it was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketEvent {
    /// A counter calls it.
    Call,
    /// The counter calls it again.
    Recall,
    /// The visitor is there; service begins.
    Start,
    /// Service ended.
    Finish,
    /// The visitor did not come.
    NoShow,
    /// The counter sets it aside.
    Hold,
    /// The counter takes it up again.
    Resume,
    /// A visitor who did not come when called is back.
    Return,
    /// It moves to another service or person, keeping its first arrival (H3).
    Transfer,
    /// It is given up.
    Cancel,
    /// The day was closed over it.
    Expire,
}

/// An event that a ticket's state forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a ticket that is {} cannot {event:?}", .state.code())]
pub struct Forbidden {
    /// The ticket's state.
    pub state: TicketState,
    /// What was asked of it.
    pub event: TicketEvent,
}

impl TicketState {
    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Serving => "serving",
            Self::Held => "held",
            Self::NoShow => "no_show",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// The state a word means; `None` for a word of no state.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [
            Self::Waiting,
            Self::Called,
            Self::Serving,
            Self::Held,
            Self::NoShow,
            Self::Finished,
            Self::Cancelled,
            Self::Expired,
        ];
        all.into_iter().find(|state| state.code() == code)
    }

    /// Whether its number may still be called or come back today, so that nobody else may have it.
    #[must_use]
    pub fn is_alive(self) -> bool {
        !matches!(self, Self::Finished | Self::Cancelled | Self::Expired)
    }

    /// The state after `event`.
    ///
    /// # Errors
    /// [`Forbidden`] when this state does not allow it.
    pub fn step(self, event: TicketEvent) -> Result<Self, Forbidden> {
        use TicketEvent as E;
        let next = match (self, event) {
            (Self::Waiting, E::Call) | (Self::Called, E::Recall) => Self::Called,
            (Self::Called, E::Start) => Self::Serving,
            (Self::Called | Self::Serving, E::Finish) => Self::Finished,
            (Self::Called, E::NoShow) => Self::NoShow,
            (Self::Called | Self::Serving, E::Hold) => Self::Held,
            (Self::Held, E::Resume) => Self::Serving,
            (Self::NoShow, E::Return) => Self::Waiting,
            (Self::Waiting | Self::Called | Self::Serving | Self::Held, E::Transfer) => {
                Self::Waiting
            }
            (state, E::Cancel) if state.is_alive() => Self::Cancelled,
            (state, E::Expire) if state.is_alive() => Self::Expired,
            (state, event) => return Err(Forbidden { state, event }),
        };
        Ok(next)
    }
}

/// Who comes, if they say so (P1, P11); never required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VisitorKind {
    /// مستفيد
    Beneficiary,
    /// داعم
    Supporter,
    /// متطوع
    Volunteer,
    /// An employee or another branch (P11).
    Internal,
    /// غير ذلك
    Other,
}

impl VisitorKind {
    const ALL: [Self; 5] = [
        Self::Beneficiary,
        Self::Supporter,
        Self::Volunteer,
        Self::Internal,
        Self::Other,
    ];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Beneficiary => "beneficiary",
            Self::Supporter => "supporter",
            Self::Volunteer => "volunteer",
            Self::Internal => "internal",
            Self::Other => "other",
        }
    }

    /// The kind a word means; `None` for a word of no kind.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a contact came (P13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In person, at the kiosk or the desk.
    Interview,
    /// Telephone.
    Telephone,
    /// Social media.
    SocialMedia,
    /// Letter.
    Letter,
    /// Help-request service.
    HelpRequest,
    /// Volunteering service.
    Volunteering,
    /// The website.
    Website,
    /// A delegate of a branch office.
    Delegate,
}

impl Channel {
    /// The eight channels of P13.
    pub const ALL: [Self; 8] = [
        Self::Interview,
        Self::Telephone,
        Self::SocialMedia,
        Self::Letter,
        Self::HelpRequest,
        Self::Volunteering,
        Self::Website,
        Self::Delegate,
    ];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Telephone => "telephone",
            Self::SocialMedia => "social_media",
            Self::Letter => "letter",
            Self::HelpRequest => "help_request",
            Self::Volunteering => "volunteering",
            Self::Website => "website",
            Self::Delegate => "delegate",
        }
    }

    /// The channel a word means; `None` for a word of no channel.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// A ticket as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its identity.
    pub id: Uuid,
    /// The day it is of.
    pub business_day: BusinessDay,
    /// Display number, unique among the day's living tickets.
    pub number: u32,
    /// Id of the service it waits for, or was served by last.
    pub service: String,
    /// Whether the visitor is one of those served first (P2).
    pub priority: bool,
    /// User name of the member of staff it is addressed to (H3).
    pub addressee: Option<String>,
    /// Who comes, where they said so (P1).
    pub visitor: Option<VisitorKind>,
    /// How the contact came (P13).
    pub channel: Channel,
    /// Two-letter code of the visitor's language.
    pub language: String,
    /// Short printed code with its check letter (see [`crate::code`]).
    pub code: String,
    /// Where it is in its life.
    pub state: TicketState,
    /// When it was issued.
    pub issued: Stamp,
    /// What orders it among those who wait: its first arrival, or a late return.
    pub order: Place,
    /// When its wait by that order began.
    pub arrived: Stamp,
    /// When it came into its state.
    pub since: Stamp,
    /// The counter that has it, or had it last.
    pub counter: Option<String>,
    /// How often it was called again since it was called.
    pub recalls: u32,
    /// Why it was called when it was called last.
    pub called: Option<CalledBefore>,
    /// Milliseconds that counters were busy with it for its service, up to its state.
    pub busy_ms: u64,
    /// What came of the visit: an id of the settings.
    pub outcome: Option<String>,
}

/// Why a ticket was called, and before whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledBefore {
    /// Why it.
    pub because: Because,
    /// How many it overtook.
    pub overtook: u32,
    /// At most five of them, earliest first.
    pub overtaken: Vec<Uuid>,
    /// How long it had waited, in milliseconds.
    pub waited_ms: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVENTS: [TicketEvent; 11] = [
        TicketEvent::Call,
        TicketEvent::Recall,
        TicketEvent::Start,
        TicketEvent::Finish,
        TicketEvent::NoShow,
        TicketEvent::Hold,
        TicketEvent::Resume,
        TicketEvent::Return,
        TicketEvent::Transfer,
        TicketEvent::Cancel,
        TicketEvent::Expire,
    ];

    #[test]
    fn a_visitor_who_missed_the_call_can_come_back_and_be_served() {
        let walk = [
            (TicketEvent::Call, TicketState::Called),
            (TicketEvent::Recall, TicketState::Called),
            (TicketEvent::NoShow, TicketState::NoShow),
            (TicketEvent::Return, TicketState::Waiting),
            (TicketEvent::Call, TicketState::Called),
            (TicketEvent::Start, TicketState::Serving),
            (TicketEvent::Finish, TicketState::Finished),
        ];
        let mut state = TicketState::Waiting;
        for (event, expected) in walk {
            state = state.step(event).unwrap();
            assert_eq!(state, expected);
        }
    }

    #[test]
    fn one_ticket_cannot_be_called_twice_without_coming_back() {
        let refused = TicketState::Called.step(TicketEvent::Call).unwrap_err();
        assert_eq!(refused.to_string(), "a ticket that is called cannot Call");
    }

    proptest! {
        #[test]
        fn an_ended_ticket_never_lives_again(events in proptest::collection::vec(0usize..EVENTS.len(), 0..60)) {
            let mut state = TicketState::Waiting;
            for event in events {
                let next = state.step(EVENTS[event]).unwrap_or(state);
                prop_assert!(state.is_alive() || next == state);
                state = next;
            }
        }
    }
}
