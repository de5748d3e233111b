//! The thread that owns a loudspeaker, and the handle that talks to it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use super::fault::{SoundError, SoundEvent, SoundFault};
use super::machine::Machine;
use super::output::Output;
use super::utterance::Utterance;

enum Command {
    Say(Utterance),
    Hush,
    Stop,
}

/// Starts the thread that owns a loudspeaker.
pub struct SoundThread;

impl SoundThread {
    /// Starts a thread for the loudspeaker of these settings. Beyond the utterance that is played it keeps at most
    /// `waiting`, the newest. `events` is called in that thread and must not block.
    ///
    /// # Errors
    /// When the system gives no thread. A loudspeaker that is not there is no error but [`SoundEvent::Fault`].
    pub fn start(
        settings: &config::Sound,
        waiting: usize,
        events: impl Fn(SoundEvent) + Send + 'static,
    ) -> Result<SoundHandle, SoundError> {
        let (commands, inbox) = channel();
        let fault = Arc::new(Mutex::new(None));
        let owner = Owner {
            machine: Machine::new(Output::of(settings), waiting, Instant::now()),
            inbox,
            fault: Arc::clone(&fault),
            events: Box::new(events),
        };
        let thread = std::thread::Builder::new()
            .name("sound".to_owned())
            .spawn(move || owner.run())
            .map_err(SoundError)?;
        Ok(SoundHandle {
            commands,
            fault,
            thread: Some(thread),
        })
    }
}

/// Talks to a loudspeaker's thread; dropping it ends the thread.
pub struct SoundHandle {
    commands: Sender<Command>,
    fault: Arc<Mutex<Option<SoundFault>>>,
    thread: Option<JoinHandle<()>>,
}

impl SoundHandle {
    /// Says this after those before it; how it ended comes as [`SoundEvent::Ended`], once.
    pub fn say(&self, utterance: Utterance) {
        self.tell(Command::Say(utterance));
    }

    /// Ends what is said and what waits to be; each ends as cut or skipped.
    pub fn hush(&self) {
        self.tell(Command::Hush);
    }

    /// Why nothing can be heard now, if so.
    pub fn fault(&self) -> Option<SoundFault> {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the thread and waits for it; what is on its way ends as cut or skipped.
    pub fn stop(mut self) {
        self.tell(Command::Stop);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the sound's thread had died");
        }
    }

    fn tell(&self, command: Command) {
        if self.commands.send(command).is_err() {
            tracing::error!("the sound's thread is gone");
        }
    }
}

impl Drop for SoundHandle {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.tell(Command::Stop);
        }
    }
}

struct Owner {
    machine: Machine,
    inbox: Receiver<Command>,
    fault: Arc<Mutex<Option<SoundFault>>>,
    events: Box<dyn Fn(SoundEvent) + Send>,
}

impl Owner {
    fn run(mut self) {
        loop {
            let now = Instant::now();
            let told = self.machine.step(now);
            self.tell(told);
            match self.inbox.recv_timeout(self.machine.sleep(now)) {
                Ok(Command::Say(utterance)) => self.machine.say(utterance, Instant::now()),
                Ok(Command::Hush) => self.machine.hush(Instant::now()),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Command::Stop) | Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let told = self.machine.shut_down();
        self.tell(told);
    }

    fn tell(&self, events: Vec<SoundEvent>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = self.machine.fault();
        events.into_iter().for_each(|event| (self.events)(event));
    }
}
