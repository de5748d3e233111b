//! The two threads that speak with the branch service: one asks for tickets, one looks at who waits. Neither waits for
//! the other, and the loop waits for none.

use super::Heard;
use crate::app::Event;
use crate::client::threads::{self, spawn};
use crate::client::{Fault, Way};
use desk::views::Promised;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Between two looks at who waits.
const LOOK: Duration = Duration::from_secs(2);
/// As long as a visitor is kept waiting before they are sent to the desk; an answer under way is awaited.
const PATIENCE: Duration = Duration::from_secs(3);
/// Between two tries with the same key.
const AGAIN: Duration = Duration::from_millis(250);

/// A ticket to be asked for.
pub(super) struct Asked {
    pub(super) visit: u64,
    pub(super) key: Uuid,
    pub(super) wish: String,
}

/// Asks for what comes in, until nobody is left to ask.
pub(super) fn ask(mut way: Way, asks: Receiver<Asked>, told: Sender<Event>) -> std::io::Result<()> {
    spawn("asking", move || {
        for asked in asks {
            let visit = asked.visit;
            let answer = persist(&mut way, &asked);
            if told
                .send(Event::Branch(Heard::Answer { visit, answer }))
                .is_err()
            {
                return;
            }
        }
    })
}

/// Tries with the same key until there is an answer, or no time.
fn persist(way: &mut Way, asked: &Asked) -> Result<Box<Promised>, Fault> {
    let until = Instant::now() + PATIENCE;
    loop {
        let answer = way
            .client()
            .and_then(|client| client.issue(asked.key, &asked.wish));
        match answer {
            Err(Fault::Away(_)) if Instant::now() + AGAIN < until => std::thread::sleep(AGAIN),
            answer => return answer.map(Box::new),
        }
    }
}

/// Looks at who waits, until `ended` is dropped.
pub(super) fn look(way: Way, ended: Receiver<()>, told: Sender<Event>) -> std::io::Result<()> {
    threads::look(way, LOOK, ended, move |board| {
        let heard = board.map_or_else(Heard::Away, Heard::Board);
        told.send(Event::Branch(heard)).is_ok()
    })
}
