//! What the API answers and the console draws: the queue as people see it, not as it is stored. Times are
//! RFC 3339 UTC; `*_seconds` are by the boot clock, as the moment of the answer has it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// An expected wait, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Wait {
    /// At least about this long.
    pub low: u32,
    /// At most about this long.
    pub high: u32,
}

/// A ticket that was promised: the answer to `POST /tickets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Promised {
    /// Its identity.
    pub id: Uuid,
    /// Display number.
    pub number: u32,
    /// Service id.
    pub service: String,
    /// Its day, YYYY-MM-DD.
    pub business_day: String,
    /// When it was promised.
    pub issued_at: DateTime<Utc>,
    /// How many wait for the same service and came before.
    pub ahead: u32,
    /// Expected wait, where it can be told.
    pub wait: Option<Wait>,
    /// The visitor's own page, where visitors can reach it.
    pub track_url: Option<String>,
    /// For devices, which print it: the short code with its check character.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// For devices, which print it: the long signed code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_code: Option<String>,
}

/// A ticket as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TicketView {
    /// Its identity.
    pub id: Uuid,
    /// Display number.
    pub number: u32,
    /// Service id it waits for or is served by.
    pub service: String,
    /// `waiting`, `called`, `serving`, `held`, `no_show`, `finished`, `cancelled`, `expired`.
    pub state: String,
    /// One of those served first (P2).
    pub priority: bool,
    /// Who comes, where they said so (P1).
    pub visitor: Option<String>,
    /// How the contact came (P13).
    pub channel: String,
    /// Two-letter language code.
    pub language: String,
    /// The counter that has it, or had it last.
    pub counter: Option<String>,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// How long it has waited since it first arrived, or did until it was last called.
    pub waited_seconds: u64,
    /// How long it is in its state.
    pub since_seconds: u64,
    /// How often it was called again.
    pub recalls: u32,
    /// Expected wait while it waits, where it can be told.
    pub wait: Option<Wait>,
    /// Why it was called when it was.
    pub because: Option<Why>,
    /// What came of the visit, an id of the settings.
    pub outcome: Option<String>,
    /// A note that came with a transfer, for whoever serves next.
    pub note: Option<String>,
    /// User name of the member of staff it is addressed to (H3).
    #[serde(default)]
    pub to: Option<String>,
    /// While it waits: the open counters where that person works, which alone call it; none: any that serves its service.
    #[serde(default)]
    pub only_at: Vec<String>,
}

/// Why a ticket was called before others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Why {
    /// `first_come`, `priority`, `normal_turn`, `longest_wait`, `preferred_service`, `addressed`.
    pub because: String,
    /// How many it overtook.
    pub overtook: u32,
    /// Numbers of at most five of them, earliest first.
    pub overtaken: Vec<u32>,
}

/// A ticket with what happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TicketHistory {
    /// The ticket.
    #[serde(flatten)]
    pub ticket: TicketView,
    /// Its facts, oldest first.
    pub history: Vec<Happening>,
}

/// One thing that happened to a ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Happening {
    /// The fact's kind, such as `ticket.called`.
    pub kind: String,
    /// When, by the wall clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: String,
    /// What it says.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

/// The answer to call-next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Called {
    /// The ticket that was called.
    pub ticket: TicketView,
    /// Why it, in one word.
    pub because: String,
    /// How many it overtook.
    pub overtook: u32,
}

/// A service as the queue has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ServiceView {
    /// Its id.
    pub id: String,
    /// Its names, by language.
    pub name: BTreeMap<String, String>,
    /// How many wait.
    pub waiting: u32,
    /// How many of them are served first.
    pub waiting_priority: u32,
    /// The longest that one of them waits.
    pub longest_wait_seconds: Option<u64>,
    /// What a newcomer may expect.
    pub wait: Option<Wait>,
    /// How many counters serve it now.
    pub counters_open: u32,
}

/// A counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CounterView {
    /// Its id.
    pub id: String,
    /// The number board and voice say.
    pub number: u32,
    /// Its names, by language.
    pub name: BTreeMap<String, String>,
    /// `open`, `closed`, `break`.
    pub state: String,
    /// Who opened it or acted there last.
    pub staff: Option<String>,
    /// The services it calls, in order of preference.
    pub services: Vec<String>,
    /// The ticket called to it or being served.
    pub ticket: Option<TicketView>,
    /// Tickets it set aside.
    pub held: Vec<TicketView>,
    /// Whether its last action can still be taken back, and for how many seconds.
    pub undo_seconds: Option<u64>,
}

impl CounterView {
    /// Whether it may call `ticket`, as `domain::calling` has it.
    #[must_use]
    pub fn may_call(&self, ticket: &TicketView) -> bool {
        if ticket.only_at.is_empty() {
            self.services.contains(&ticket.service)
        } else {
            ticket.only_at.contains(&self.id)
        }
    }
}

/// The whole queue of the open day: the answer to `GET /queue`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueueView {
    /// The open day, YYYY-MM-DD.
    pub business_day: Option<String>,
    /// The place in the journal this is of, `epoch:seq`: events after it are news.
    pub place: String,
    /// Every service of the settings, in their order.
    pub services: Vec<ServiceView>,
    /// Every counter of the settings, in their order.
    pub counters: Vec<CounterView>,
    /// Who waits, in order of arrival; at most the first 500.
    pub waiting: Vec<TicketView>,
    /// Today's no-shows that may still come back, latest first; at most 50.
    pub missed: Vec<TicketView>,
}

/// What the board shows: the answer to `GET /board`. Numbers only, never names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardView {
    /// The place in the journal this is of, `epoch:seq`.
    pub place: String,
    /// The last calls, newest first; at most ten.
    pub calls: Vec<BoardCall>,
    /// Every service with who waits and the number called last.
    pub services: Vec<BoardService>,
    /// By the service's own clock: how old calls are is told by it.
    pub answered: DateTime<Utc>,
    /// What staff want everyone to read, by language.
    pub notice: Option<BTreeMap<String, String>>,
}

/// A call on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardCall {
    /// Display number.
    pub number: u32,
    /// Counter id.
    pub counter: String,
    /// Counter number.
    pub counter_number: u32,
    /// When it was called last.
    pub at: DateTime<Utc>,
    /// How often it was called again.
    pub recalls: u32,
    /// `called`, `serving` or `finished`.
    pub state: String,
    /// Service id.
    pub service: String,
}

/// A service on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardService {
    /// Its id.
    pub id: String,
    /// Its names, by language.
    pub name: BTreeMap<String, String>,
    /// The number called last today.
    pub serving: Option<u32>,
    /// How many wait.
    pub waiting: u32,
    /// What a newcomer may expect.
    pub wait: Option<Wait>,
}
