//! The thread that owns a reader, and the handle that ends it.

use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

use super::event::{ScannerError, ScannerEvent, ScannerFault};
use super::machine::Machine;
use super::source::Source;

/// Starts the thread that owns a reader.
pub struct ScannerThread;

impl ScannerThread {
    /// Starts a thread for the scanner of these settings; where they name none, nothing is ever told. `events` is called
    /// in that thread and must not block. What is held before the reader once this returns is told.
    ///
    /// # Errors
    /// When the system gives no thread. A reader that is not there is no error but [`ScannerEvent::Fault`].
    pub fn start(
        settings: &Option<config::Scanner>,
        events: impl Fn(ScannerEvent) + Send + 'static,
    ) -> Result<ScannerHandle, ScannerError> {
        let end = eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)
            .map_err(|error| ScannerError(error.into()))?;
        let mut handle = ScannerHandle {
            end: Arc::new(end),
            fault: Arc::new(Mutex::new(None)),
            thread: None,
        };
        if let Some(scanner) = settings {
            let owner = Owner {
                machine: Machine::new(Source::of(scanner), Instant::now()),
                end: Arc::clone(&handle.end),
                fault: Arc::clone(&handle.fault),
                events: Box::new(events),
            };
            let thread = std::thread::Builder::new().name("scanner".to_owned());
            let thread = thread.spawn(move || owner.run()).map_err(ScannerError)?;
            handle.thread = Some(thread);
        }
        Ok(handle)
    }
}

/// Holds a reader's thread; dropping it ends the thread.
pub struct ScannerHandle {
    end: Arc<OwnedFd>,
    fault: Arc<Mutex<Option<ScannerFault>>>,
    thread: Option<JoinHandle<()>>,
}

impl ScannerHandle {
    /// Why nothing can be read now, if so.
    pub fn fault(&self) -> Option<ScannerFault> {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the thread and waits for it; the reader is let go.
    pub fn stop(mut self) {
        self.tell_to_end();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the scanner's thread had died");
        }
    }

    fn tell_to_end(&self) {
        if let Err(error) = rustix::io::write(&self.end, &1_u64.to_ne_bytes()) {
            tracing::warn!(%error, "the scanner's thread could not be ended");
        }
    }
}

impl Drop for ScannerHandle {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.tell_to_end();
        }
    }
}

struct Owner {
    machine: Machine,
    end: Arc<OwnedFd>,
    fault: Arc<Mutex<Option<ScannerFault>>>,
    events: Box<dyn Fn(ScannerEvent) + Send>,
}

impl Owner {
    fn run(mut self) {
        loop {
            let now = Instant::now();
            let told = self.machine.step(now);
            *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = self.machine.fault();
            told.into_iter().for_each(|event| (self.events)(event));
            if self.sleep(now) {
                return;
            }
        }
    }

    /// Sleeps until there is news or it is time; whether the thread is to end.
    fn sleep(&self, now: Instant) -> bool {
        let mut waited = vec![PollFd::from_borrowed_fd(self.end.as_fd(), PollFlags::IN)];
        if let Some(reader) = self.machine.waits_on() {
            waited.push(PollFd::from_borrowed_fd(reader, PollFlags::IN));
        }
        let time = timespec(self.machine.sleep(now));
        match poll(&mut waited, Some(&time)) {
            Ok(_) => !waited[0].revents().is_empty(),
            // Interrupted, or short of memory: it looks again.
            Err(_) => false,
        }
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec {
        tv_sec: duration.as_secs() as i64,
        tv_nsec: i64::from(duration.subsec_nanos()),
    }
}
