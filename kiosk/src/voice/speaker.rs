//! The thread that turns what is to be said into utterances for the loudspeaker: it opens the packs beside the start-up and
//! reads recordings as they are wanted, so that a loop hands over words and goes on.

use super::{Repertoire, Voice};
use anyhow::{Context, Result};
use chrono::NaiveTime;
use domain::speech::Speech;
use hardware::sound::{SoundEnd, SoundEvent, SoundHandle, SoundThread};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// What is to be said.
#[derive(Debug)]
pub enum Words {
    /// A call, as the settings say it: chime, languages, repetition.
    Call {
        /// The ticket's number.
        number: u32,
        /// The counter's.
        counter: u32,
    },
    /// A screen's sentence.
    Sentence(Speech),
}

/// What a speaker tells.
#[derive(Debug)]
pub enum Told {
    /// The packs are open: what can be said.
    Opened(Repertoire),
    /// The loudspeaker; what cannot be said ends as skipped.
    Sound(SoundEvent),
}

enum Command {
    Say {
        id: u64,
        words: Words,
        at: NaiveTime,
    },
    Hush,
    Stop,
}

/// A device's loudspeaker with its voice; dropping it ends both.
pub struct Speaker {
    commands: Sender<Command>,
    thread: Option<JoinHandle<()>>,
}

impl Speaker {
    /// Opens the loudspeaker and the voice of these settings. What is missing of either is told and no error. `told` is
    /// called in threads of the speaker and must not block.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        sound: &config::Sound,
        voice: &config::Voice,
        told: impl Fn(Told) + Clone + Send + 'static,
    ) -> Result<Self> {
        let waiting = usize::try_from(voice.waiting).unwrap_or(1);
        let sounds = told.clone();
        let sound = SoundThread::start(sound, waiting, move |event| sounds(Told::Sound(event)))
            .context("cannot start the loudspeaker")?;
        let (commands, inbox) = channel();
        let voice = voice.clone();
        let work = move || {
            let voice = Voice::open(&voice);
            told(Told::Opened(voice.repertoire()));
            let mouth = Mouth { voice, sound, told };
            mouth.work(&inbox);
        };
        let thread = std::thread::Builder::new().name("voice".to_owned());
        let thread = thread.spawn(work).context("cannot start the voice")?;
        Ok(Self {
            commands,
            thread: Some(thread),
        })
    }

    /// Says this after what is being said, as loud as it is at this local time; its end is told once.
    pub fn say(&self, id: u64, words: Words, at: NaiveTime) {
        self.tell(Command::Say { id, words, at });
    }

    /// Ends what is said and what waits to be.
    pub fn hush(&self) {
        self.tell(Command::Hush);
    }

    /// Ends both threads and waits for them.
    pub fn stop(mut self) {
        self.tell(Command::Stop);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the voice's thread had died");
        }
    }

    fn tell(&self, command: Command) {
        if self.commands.send(command).is_err() {
            tracing::error!("the voice's thread is gone");
        }
    }
}

/// What the thread owns.
struct Mouth<T> {
    voice: Voice,
    sound: SoundHandle,
    told: T,
}

impl<T: Fn(Told)> Mouth<T> {
    fn work(self, inbox: &Receiver<Command>) {
        for command in inbox {
            match command {
                Command::Say { id, words, at } => self.say(id, &words, at),
                Command::Hush => self.sound.hush(),
                Command::Stop => break,
            }
        }
        self.sound.stop();
    }

    fn say(&self, id: u64, words: &Words, at: NaiveTime) {
        let utterance = match words {
            Words::Call { number, counter } => self.voice.call(id, *number, *counter, at),
            Words::Sentence(speech) => self.voice.sentence(id, speech, at),
        };
        let end = SoundEnd::Skipped;
        match utterance {
            Some(utterance) => self.sound.say(utterance),
            None => (self.told)(Told::Sound(SoundEvent::Ended { id, end })),
        }
    }
}
