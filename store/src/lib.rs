//! `journal.db`: the append-only table of facts and the state tables that follow from it.
//!
//! Each change is one IMMEDIATE transaction that appends its facts and applies them to the state tables
//! (`apply`), in WAL mode with synchronous=FULL: when it returns, it is durable. `verify` replays the
//! facts into an empty database and compares. One process writes, under a lock on the data folder;
//! readers need none. On power loss the last committed transaction is there whole; a file that cannot
//! be read is moved aside and never deleted. Confirmations of print jobs may wait in memory and ride
//! with the next commit (facts.md, "Printing"): losing one makes the job unconfirmed, never reprinted.

mod acts;
mod append;
mod apply;
mod asks;
mod audit;
mod backup;
mod calls;
mod counters;
mod days;
mod deliveries;
mod epoch;
mod error;
mod forget;
mod glance;
mod issue;
mod keys;
mod links;
mod lock;
mod moment;
mod notice;
mod open;
mod opinions;
mod outgoing;
mod pairing;
mod people;
mod prints;
mod queue;
mod ratings;
mod read;
mod received;
mod repeats;
mod requests;
mod results;
mod schema;
mod suggestions;
mod tickets;
mod verify;
mod visits;

#[cfg(test)]
mod plans;

pub use acts::{Asked, Ended, TicketAct};
pub use asks::Ask;
pub use audit::AuditEntry;
pub use backup::{backup, restore};
pub use calls::{After, Call, Caller};
pub use counters::{CounterRow, CounterState};
pub use days::{NumbersState, OpenDay};
pub use deliveries::{Deliveries, SetAside, TargetState};
pub use error::{StoreError, Trouble};
pub use forget::{Forget, Forgotten};
pub use glance::{Glance, LastCall, NAMED};
pub use issue::{Answer, IssueRequest, Issued};
pub use keys::{Keys, Sealed};
pub use lock::{DataLock, while_still};
pub use notice::NoticeWords;
pub use open::{Notice, Opening, Store};
pub use outgoing::{EpochEnd, Outgoing};
pub use pairing::Pairing;
pub use people::{PairedDevice, Session, StaffMember, TokenHash};
pub use prints::{PrintJob, PrintOutcome, RecentPaper};
pub use ratings::Rating;
pub use read::{Reader, Since};
pub use received::{Foreign, Source, Verdict as Delivered};
pub use repeats::{Once, Repeat};
pub use requests::{Exported, Looked, NewRequest, RequestAct, RequestsOf};
pub use results::{Edition, Tally, Whose};
pub use suggestions::{Comment, Suggestion};
pub use verify::{Verdict, verify};
pub use visits::VisitRules;

/// The journal's file name in a data folder.
pub const JOURNAL: &str = "journal.db";
