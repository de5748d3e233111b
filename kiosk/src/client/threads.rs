//! Threads that speak with the branch service, so that no loop waits for it.

use super::{Fault, Way};
use desk::views::BoardView;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// Reads how things stand, at once when `woken` says so and `each` time that nothing happened besides, until nobody is
/// left to wake it or `told` answers `false`.
///
/// # Errors
/// When the system gives no thread.
pub(crate) fn look(
    mut way: Way,
    each: Duration,
    woken: Receiver<()>,
    told: impl Fn(Result<Box<BoardView>, Fault>) -> bool + Send + 'static,
) -> io::Result<()> {
    spawn("looking", move || {
        loop {
            let board = way.client().and_then(|client| client.board());
            if !told(board.map(Box::new)) {
                return;
            }
            if woken.recv_timeout(each) == Err(RecvTimeoutError::Disconnected) {
                return;
            }
            // Whatever happened meanwhile is seen at one look.
            while woken.try_recv().is_ok() {}
        }
    })
}

/// Starts a thread that ends by itself.
///
/// # Errors
/// When the system gives none.
pub(crate) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(work).map(drop)
}
