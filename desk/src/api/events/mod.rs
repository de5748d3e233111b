//! `GET /events`: what becomes durable, told to listeners as it does. One task reads the journal for all of them; a
//! listener that was away is first told from the journal what it missed, so that there is no gap and nothing twice.

mod hub;
mod stream;

pub(crate) use hub::{Hub, tell_events};
pub(super) use stream::{__path_listen, listen};
