//! The two threads that hear the branch service: one follows its events, one reads how things stand, at once when
//! something happened and every few seconds besides. Neither makes the board wait.

use super::running::Event;
use crate::client::Way;
use crate::client::threads::{self, spawn};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// Between two looks while nothing happens: a sign of life well before the board calls itself stale.
const LOOK: Duration = Duration::from_secs(4);
/// Before a stream that ended, or never began, is asked for again.
const AGAIN: Duration = Duration::from_secs(1);

/// Reads how things stand whenever `woken` says so, until nobody is left to wake it.
pub(super) fn look(way: Way, woken: Receiver<()>, told: Sender<Event>) -> std::io::Result<()> {
    threads::look(way, LOOK, woken, move |board| {
        told.send(Event::Looked(board)).is_ok()
    })
}

/// Wakes whoever looks with every event, until `ended` says so. After a loss it goes on with the first event missed.
pub(super) fn follow(mut way: Way, ended: Receiver<()>, wake: Sender<()>) -> std::io::Result<()> {
    spawn("following", move || {
        let mut last: Option<String> = None;
        loop {
            let after = last.clone();
            let followed = way.client().and_then(|client| {
                client.follow(after.as_deref(), |told| {
                    let Some(told) = told else { return true };
                    last = told.place.or(last.take());
                    wake.send(()).is_ok()
                })
            });
            if let Err(fault) = followed {
                tracing::debug!("events cannot be followed: {fault}");
            }
            let gone = wake.send(()).is_err();
            if gone || ended.recv_timeout(AGAIN) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    })
}
