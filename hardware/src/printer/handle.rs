//! The thread that owns a printer, and the handle that talks to it.

use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

use super::{PrintJob, PrinterEvent};
use crate::error::PrinterError;
use crate::machine::Machine;
use crate::status::PrinterState;
use crate::transport;

enum Command {
    Print(PrintJob),
    Stop,
}

/// Starts the thread that owns a printer.
pub struct PrinterThread;

impl PrinterThread {
    /// Starts a thread for the printer of these settings; `events` is called in that thread and must not block.
    ///
    /// # Errors
    /// When the settings cannot be any printer's or the system gives no thread. A printer that cannot be reached is no
    /// error: its state says so.
    pub fn start(
        settings: &config::Printer,
        events: impl Fn(PrinterEvent) + Send + 'static,
    ) -> Result<PrinterHandle, PrinterError> {
        if !(200..=2040).contains(&settings.dots) || !settings.dots.is_multiple_of(8) {
            return Err(PrinterError::Dots(settings.dots));
        }
        let wake = Arc::new(
            eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)
                .map_err(|error| PrinterError::Wake(error.into()))?,
        );
        let state = Arc::new(Mutex::new(PrinterState::Unknown));
        let (commands, inbox) = channel();
        let owner = Owner {
            machine: Machine::new(settings, transport::connect(settings)),
            inbox,
            wake: Arc::clone(&wake),
            state: Arc::clone(&state),
            events: Box::new(events),
        };
        let thread = std::thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || owner.run())
            .map_err(PrinterError::Thread)?;
        Ok(PrinterHandle {
            commands,
            wake,
            state,
            thread: Some(thread),
        })
    }
}

/// Talks to a printer's thread; dropping it ends the thread.
pub struct PrinterHandle {
    commands: Sender<Command>,
    wake: Arc<OwnedFd>,
    state: Arc<Mutex<PrinterState>>,
    thread: Option<JoinHandle<()>>,
}

impl PrinterHandle {
    /// Prints a job once; how it ended comes as [`PrinterEvent::Ended`].
    pub fn print(&self, job: PrintJob) {
        self.tell(Command::Print(job));
    }

    /// The state as last heard, at most the settings' `poll` old while idle.
    pub fn state(&self) -> PrinterState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the thread and waits for it; a job on its way ends with `Stop::Shutdown`.
    pub fn stop(mut self) {
        self.tell(Command::Stop);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the printer's thread had died");
        }
    }

    fn tell(&self, command: Command) {
        if self.commands.send(command).is_err() {
            tracing::error!("the printer's thread is gone");
        }
        wake_up(&self.wake);
    }
}

impl Drop for PrinterHandle {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.tell(Command::Stop);
        }
    }
}

struct Owner {
    machine: Machine,
    inbox: Receiver<Command>,
    wake: Arc<OwnedFd>,
    state: Arc<Mutex<PrinterState>>,
    events: Box<dyn Fn(PrinterEvent) + Send>,
}

impl Owner {
    fn run(mut self) {
        loop {
            let going_on = self.take_commands();
            let now = Instant::now();
            let told = if going_on {
                self.machine.step(now)
            } else {
                self.machine.shut_down()
            };
            self.tell(told);
            if !going_on {
                return;
            }
            self.sleep(now);
        }
    }

    /// Takes what was asked for; false when the thread is to end.
    fn take_commands(&mut self) -> bool {
        loop {
            match self.inbox.try_recv() {
                Ok(Command::Print(job)) => self.machine.submit(job, Instant::now()),
                Ok(Command::Stop) | Err(TryRecvError::Disconnected) => return false,
                Err(TryRecvError::Empty) => return true,
            }
        }
    }

    fn tell(&self, events: Vec<PrinterEvent>) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = self.machine.state();
        events.into_iter().for_each(|event| (self.events)(event));
    }

    /// Sleeps until the link has room or news, a command comes or it is time.
    fn sleep(&self, now: Instant) {
        let mut waited = vec![PollFd::from_borrowed_fd(self.wake.as_fd(), PollFlags::IN)];
        if let Some((link, room)) = self.machine.waits_on(now) {
            let flags = if room {
                PollFlags::IN | PollFlags::OUT
            } else {
                PollFlags::IN
            };
            waited.push(PollFd::from_borrowed_fd(link, flags));
        }
        let time = timespec(self.machine.sleep(now));
        if poll(&mut waited, Some(&time)).is_ok() {
            let mut count = [0; 8];
            let _empty_is_fine = rustix::io::read(&self.wake, &mut count);
        }
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec {
        tv_sec: duration.as_secs() as i64,
        tv_nsec: i64::from(duration.subsec_nanos()),
    }
}

fn wake_up(wake: &OwnedFd) {
    if let Err(error) = rustix::io::write(wake, &1_u64.to_ne_bytes()) {
        tracing::warn!(%error, "the printer's thread could not be woken");
    }
}
