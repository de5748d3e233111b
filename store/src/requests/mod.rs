//! Requests in the journal (H4 to H7): each act is one fact, in one transaction; personal values stand sealed beside it. An act
//! names the version it was made upon: upon another nothing is done, so that no one's work is overwritten.

mod acts;
mod erase;
mod read;

pub use acts::{NewRequest, RequestAct};
pub(crate) use read::found;
pub use read::{Exported, Looked, RequestsOf};
