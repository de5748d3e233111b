//! The journal's owner, as `kiosk` is: one thread that does all that waits at one go.

use desk::{Branch, Work, do_together};
use domain::time::Stamp;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use store::Store;

pub struct Owner {
    works: Arc<Mutex<Option<Sender<Work>>>>,
    thread: JoinHandle<()>,
}

impl Owner {
    pub fn start(mut store: Store, now: impl Fn() -> Stamp + Send + 'static) -> (Self, Branch) {
        let (sender, inbox) = channel::<Work>();
        let works = Arc::new(Mutex::new(Some(sender)));
        let way = works.clone();
        let give = move |work| {
            let way = way.lock().unwrap();
            way.as_ref().is_some_and(|works| works.send(work).is_ok())
        };
        let branch = Branch::new(give);
        let told = branch.clone();
        let thread = std::thread::spawn(move || {
            while let Ok(first) = inbox.recv() {
                let all: Vec<Work> = std::iter::once(first).chain(inbox.try_iter()).collect();
                do_together(Some(&mut store), all, &now()).unwrap();
                told.changed();
            }
        });
        (Self { works, thread }, branch)
    }

    /// Ends the thread and closes the journal.
    pub fn stop(self) {
        self.works.lock().unwrap().take();
        self.thread.join().unwrap();
    }
}
