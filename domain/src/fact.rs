//! Facts: the rows of the journal. What can be said (the payloads), how one is written as JSON, and how
//! the chain over them is made (facts.md, "A fact"). Payloads are a persisted format: add fields with a
//! default, never change the meaning of one.

use crate::day::BusinessDay;
use crate::numbers::{NumberRange, Run};
use crate::people::{DeviceRole, StaffRole};
use crate::print::Evidence;
use crate::rating::{FollowUp, Given};
use crate::request::RequestFact;
use crate::ticket::{CalledBefore, Channel, VisitorKind};
use crate::time::ClockTrust;
use crate::visit::VisitFact;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why an epoch began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EpochCause {
    /// The data folder was new.
    FirstBoot,
    /// A backup was restored.
    Restore,
    /// The journal was corrupt and was set aside.
    SetAside,
    /// The card woke on other hardware.
    OtherHardware,
    /// The settings gave the device another name.
    Renamed,
}

/// What a fact says, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum Payload {
    /// An epoch of this device begins; always its first fact.
    #[serde(rename = "device.epoch_began")]
    EpochBegan {
        /// Its order within the device, from 1.
        number: u32,
        /// Why it began.
        cause: EpochCause,
        /// Whether numbers on paper may be missing here, so that staff must confirm where they go on.
        numbers_unconfirmed: bool,
    },
    /// A business day is opened.
    #[serde(rename = "day.opened")]
    DayOpened {
        /// The day.
        business_day: BusinessDay,
        /// The numbers of each service.
        numbers: BTreeMap<String, NumberRange>,
    },
    /// The settings gave services other numbers within a day.
    #[serde(rename = "day.numbers_changed")]
    NumbersChanged {
        /// The new ranges of those services.
        numbers: BTreeMap<String, NumberRange>,
    },
    /// Staff confirmed from where numbers go on.
    #[serde(rename = "day.resumed")]
    NumbersResumed {
        /// The run of each service.
        runs: BTreeMap<String, Run>,
    },
    /// A ticket is promised.
    #[serde(rename = "ticket.issued")]
    TicketIssued(IssuedData),
    /// A ticket had not ended when its day was closed.
    #[serde(rename = "ticket.expired")]
    TicketExpired {},
    /// A counter calls a ticket.
    #[serde(rename = "ticket.called")]
    TicketCalled(CalledData),
    /// The counter calls it again.
    #[serde(rename = "ticket.recalled")]
    TicketRecalled(Act),
    /// The visitor is there; service begins.
    #[serde(rename = "ticket.started")]
    TicketStarted {
        /// Milliseconds the counter was busy with it so far.
        busy_ms: u64,
        /// By which action.
        #[serde(flatten)]
        act: Act,
    },
    /// Service ended.
    #[serde(rename = "ticket.finished")]
    TicketFinished {
        /// What came of the visit: an id of the settings.
        outcome: Option<String>,
        /// How many papers are still missing; which, is personal.
        #[serde(default)]
        missing: u32,
        /// Milliseconds counters were busy with it in all.
        busy_ms: u64,
        /// By which action.
        #[serde(flatten)]
        act: Act,
    },
    /// The visitor did not come.
    #[serde(rename = "ticket.no_show")]
    TicketNoShow(Act),
    /// The counter sets it aside.
    #[serde(rename = "ticket.held")]
    TicketHeld {
        /// Milliseconds counters were busy with it so far.
        busy_ms: u64,
        /// By which action.
        #[serde(flatten)]
        act: Act,
    },
    /// A counter takes it up again.
    #[serde(rename = "ticket.resumed")]
    TicketResumed(Act),
    /// A visitor who did not come when called is back.
    #[serde(rename = "ticket.returned")]
    TicketReturned {
        /// Whether it keeps its place, having come back soon enough.
        keeps_place: bool,
        /// By which action.
        #[serde(flatten)]
        act: Act,
    },
    /// It moves to another service or person, keeping its first arrival (H3).
    #[serde(rename = "ticket.transferred")]
    TicketTransferred {
        /// Service id it came from.
        from: String,
        /// Service id it goes to.
        service: String,
        /// User name of the member of staff it is addressed to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// Milliseconds counters were busy with it for the service it came from.
        busy_ms: u64,
        /// By which action.
        #[serde(flatten)]
        act: Act,
    },
    /// It is given up.
    #[serde(rename = "ticket.cancelled")]
    TicketCancelled(Act),
    /// A counter's last action is taken back whole.
    #[serde(rename = "ticket.undone")]
    TicketUndone {
        /// The facts that are taken back.
        undoes: Vec<Uuid>,
        /// The action that they were.
        #[serde(flatten)]
        act: Act,
    },
    /// A counter begins to serve, or goes on after a break.
    #[serde(rename = "counter.opened")]
    CounterOpened(Act),
    /// A counter ends serving.
    #[serde(rename = "counter.closed")]
    CounterClosed(Act),
    /// A counter pauses.
    #[serde(rename = "counter.break")]
    CounterBreak(Act),
    /// A job is promised with its ticket, or a copy of it asked for.
    #[serde(rename = "print.queued")]
    PrintQueued {
        /// The job.
        job: Uuid,
        /// Whether the paper says نسخة.
        copy: bool,
    },
    /// The job's first byte is about to go.
    #[serde(rename = "print.sending")]
    PrintSending {
        /// The job.
        job: Uuid,
    },
    /// The paper came out.
    #[serde(rename = "print.confirmed")]
    PrintConfirmed {
        /// The job.
        job: Uuid,
        /// How that is known.
        evidence: Evidence,
    },
    /// It may have come out.
    #[serde(rename = "print.unconfirmed")]
    PrintUnconfirmed {
        /// The job.
        job: Uuid,
        /// What stopped the evidence.
        why: String,
    },
    /// Surely nothing came out.
    #[serde(rename = "print.failed")]
    PrintFailed {
        /// The job.
        job: Uuid,
        /// What stopped it.
        why: String,
    },
    /// A member of staff was added.
    #[serde(rename = "staff.added")]
    StaffAdded {
        /// User name.
        user: String,
        /// What they may do.
        role: StaffRole,
    },
    /// A member of staff has another role, or another PIN or password.
    #[serde(rename = "staff.changed")]
    StaffChanged {
        /// User name.
        user: String,
        /// The new role; `None` when it is the PIN or password that changed.
        role: Option<StaffRole>,
    },
    /// A member of staff may not sign in any more.
    #[serde(rename = "staff.disabled")]
    StaffDisabled {
        /// User name.
        user: String,
    },
    /// A member of staff may sign in again.
    #[serde(rename = "staff.enabled")]
    StaffEnabled {
        /// User name.
        user: String,
    },
    /// A member of staff signed in.
    #[serde(rename = "staff.signed_in")]
    StaffSignedIn {
        /// User name.
        user: String,
    },
    /// A member of staff signed out.
    #[serde(rename = "staff.signed_out")]
    StaffSignedOut {
        /// User name.
        user: String,
    },
    /// Signing in was refused.
    #[serde(rename = "staff.refused")]
    StaffRefused {
        /// User name, where there is such a user; what else was typed is never kept, it may be a password.
        user: Option<String>,
        /// How often since the fact before: a burst is one fact a minute.
        times: u32,
    },
    /// Staff let everyone in the hall read something until the day ends, or took it away; the words are personal.
    #[serde(rename = "notice.set")]
    NoticeSet {
        /// Whether there are words; `false`: nothing is shown any more.
        shown: bool,
    },
    /// A visitor rated the service, or said more about it; the subject is random, and of nobody (P10).
    #[serde(rename = "rating.given")]
    RatingGiven(Given),
    /// A visitor left a suggestion; its words are personal, its subject random (P15).
    #[serde(rename = "suggestion.left")]
    SuggestionLeft {},
    /// Staff took a suggestion further; what they answer is personal, the subject is the suggestion's.
    #[serde(rename = "suggestion.followed")]
    SuggestionFollowed {
        /// How far.
        state: FollowUp,
    },
    /// A device was paired, or paired anew.
    #[serde(rename = "device.paired")]
    DevicePaired {
        /// Its name.
        name: String,
        /// What it is for.
        role: DeviceRole,
    },
    /// A device may not speak to the branch any more.
    #[serde(rename = "device.revoked")]
    DeviceRevoked {
        /// Its name.
        name: String,
    },
    /// Something happened to a visit; the subject is the visit's.
    #[serde(skip)]
    Visit(VisitFact),
    /// Something happened to a request; the subject is the request's.
    #[serde(skip)]
    Request(RequestFact),
    /// Someone looked at what is personal in a request; who and when are the fact's own.
    #[serde(rename = "request.seen")]
    RequestSeen {},
    /// What is personal in the facts of these subjects was erased, because the person asked for it.
    #[serde(rename = "person.erased")]
    PersonErased {
        /// Ids of the request, of the visits it was made on, and of their tickets.
        subjects: Vec<Uuid>,
    },
}

/// Every kind of fact.
pub const KINDS: [&str; 56] = [
    "device.epoch_began",
    "day.opened",
    "day.numbers_changed",
    "day.resumed",
    "ticket.issued",
    "ticket.expired",
    "ticket.called",
    "ticket.recalled",
    "ticket.started",
    "ticket.finished",
    "ticket.no_show",
    "ticket.held",
    "ticket.resumed",
    "ticket.returned",
    "ticket.transferred",
    "ticket.cancelled",
    "ticket.undone",
    "counter.opened",
    "counter.closed",
    "counter.break",
    "print.queued",
    "print.sending",
    "print.confirmed",
    "print.unconfirmed",
    "print.failed",
    "staff.added",
    "staff.changed",
    "staff.disabled",
    "staff.enabled",
    "staff.signed_in",
    "staff.signed_out",
    "staff.refused",
    "notice.set",
    "rating.given",
    "suggestion.left",
    "suggestion.followed",
    "device.paired",
    "device.revoked",
    "visit.begun",
    "visit.checked",
    "visit.referred",
    "visit.ended",
    "request.drafted",
    "request.changed",
    "request.waiting",
    "request.resumed",
    "request.signed",
    "request.attested",
    "request.submitted",
    "request.answered",
    "request.served",
    "request.withdrawn",
    "request.amended",
    "request.told",
    "request.seen",
    "person.erased",
];

/// An action of staff: all facts of one are taken back together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The action.
    pub act: Uuid,
    /// The counter it was done at, where there was one.
    pub counter: Option<String>,
}

/// What `ticket.called` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledData {
    /// Why this one, and before whom.
    #[serde(flatten)]
    pub why: CalledBefore,
    /// Whether it spent a turn of the ratio between priority and normal.
    pub contested: bool,
    /// By which action.
    #[serde(flatten)]
    pub act: Act,
}

/// What `ticket.issued` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedData {
    /// Display number.
    pub number: u32,
    /// Service id.
    pub service: String,
    /// One of those served first (P2).
    pub priority: bool,
    /// Who comes, where they said so (P1).
    pub visitor: Option<VisitorKind>,
    /// Two-letter language code.
    pub language: String,
    /// How the contact came (P13).
    pub channel: Channel,
    /// The short printed code.
    pub code: String,
    /// The wait that was told with it, so that what was told can be held against what came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<ToldWait>,
}

/// An expected wait as it was told, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldWait {
    /// At least about this long.
    pub low: u32,
    /// At most about this long.
    pub high: u32,
}

impl Payload {
    /// The kind and the data as JSON.
    ///
    /// # Errors
    /// When JSON cannot be written, which no payload of ours causes.
    pub fn to_parts(&self) -> serde_json::Result<(String, serde_json::Value)> {
        match self {
            Self::Visit(fact) => fact.to_parts(),
            Self::Request(fact) => fact.to_parts(),
            _ => parts(self),
        }
    }

    /// The payload of a stored kind and data.
    ///
    /// # Errors
    /// When the kind is unknown, which names all that are known, or the data is not of its form.
    pub fn from_parts(kind: &str, data: &serde_json::Value) -> serde_json::Result<Self> {
        if !KINDS.contains(&kind) {
            return Err(serde::de::Error::unknown_variant(kind, &KINDS));
        }
        match kind.split_once('.') {
            Some(("visit", _)) => VisitFact::from_parts(kind, data).map(Self::Visit),
            Some(("request", of)) if of != "seen" => {
                RequestFact::from_parts(kind, data).map(Self::Request)
            }
            _ => serde_json::from_value(serde_json::json!({ "kind": kind, "data": data })),
        }
    }
}

/// The kind and the data of a payload tagged with both.
pub(crate) fn parts(payload: &impl Serialize) -> serde_json::Result<(String, serde_json::Value)> {
    let mut value = serde_json::to_value(payload)?;
    let data = value
        .get_mut("data")
        .map_or(serde_json::Value::Null, serde_json::Value::take);
    let kind = value
        .get("kind")
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default()
        .to_owned();
    Ok((kind, data))
}

/// One row of the journal as it is chained and sent: without what is personal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// Place within (device, epoch), from 1 and gap-free.
    pub seq: u64,
    /// The epoch.
    pub epoch: Uuid,
    /// The device's name.
    pub device: String,
    /// The fact's own id.
    pub id: Uuid,
    /// Its kind, such as `ticket.issued`.
    pub kind: String,
    /// What it is about: facts of one subject are kept in order everywhere.
    pub subject: String,
    /// The business day it belongs to.
    pub business_day: Option<BusinessDay>,
    /// When, by the wall clock.
    #[serde(serialize_with = "rfc3339")]
    pub at: DateTime<Utc>,
    /// How far `at` is to be trusted.
    pub clock: ClockTrust,
    /// The boot.
    pub boot: Option<Uuid>,
    /// Milliseconds since that boot began.
    pub mono_ms: Option<u64>,
    /// Who did it: a device or a member of staff.
    pub by: String,
    /// What it says, by its kind.
    pub data: serde_json::Value,
}

fn rfc3339<S: serde::Serializer>(at: &DateTime<Utc>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&written(at))
}

/// A time as facts carry it: RFC 3339, UTC, milliseconds.
#[must_use]
pub fn written(at: &DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A link of the chain: SHA-256 over the link before and everything in the fact. What is personal
/// enters by its commitment alone, so that erasing it leaves every link as it was.
#[must_use]
pub fn link(before: &[u8; 32], fact: &Fact, commitment: Option<&[u8; 32]>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(fact.seq.to_be_bytes());
    hash.update(fact.epoch.as_bytes());
    hash.update(fact.id.as_bytes());
    hash.update(fact.boot.unwrap_or_default().as_bytes());
    hash.update(fact.mono_ms.map_or(u64::MAX, |millis| millis).to_be_bytes());
    let day = fact
        .business_day
        .map(|day| day.to_string())
        .unwrap_or_default();
    let (at, data) = (written(&fact.at), fact.data.to_string());
    let texts = [
        &fact.device,
        &fact.kind,
        &fact.subject,
        &day,
        &at,
        fact.clock.code(),
        &fact.by,
        &data,
    ];
    for text in texts {
        // The length first, so that no two facts share their bytes.
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(commitment.unwrap_or(&[0; 32]));
    hash.finalize().into()
}

#[cfg(test)]
mod tests;
