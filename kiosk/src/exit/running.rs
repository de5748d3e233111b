//! The terminal's loop: touches, the scanner and time go through `domain::exit`; what it asks to be kept is kept before
//! the next picture is drawn.

use super::journal::{Journal, Stands};
use super::tickets::Tickets;
use super::{Face, exit};
use crate::clock::{Clock, mono_ms};
use crate::voice::{Aloud, Told};
use anyhow::{Context, Result};
use chrono::NaiveTime;
use chrono_tz::Tz;
use config::Settings;
use domain::exit::{Effect, Event as Happened, Exit, Touch, step};
use hardware::scanner::{ScannerEvent, ScannerHandle, ScannerThread};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often time is looked at while nothing happens.
const TICK: Duration = Duration::from_millis(500);

/// What a terminal hears.
pub enum Event {
    /// A visitor's touch.
    Touched(Touch),
    /// The scanner.
    Scanner(ScannerEvent),
    /// Loudspeaker and voice.
    Voice(Told),
    /// Whether the glass has room for keys.
    Keys(bool),
    /// The window was closed.
    Stop,
}

/// A terminal's loop with the way to wake it.
pub struct Running {
    /// Where events go.
    pub events: Sender<Event>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Ends the loop and waits for it.
    pub fn stop(self) {
        self.events.send(Event::Stop).ok();
        if self.thread.join().is_err() {
            tracing::error!("the exit terminal's loop had died");
        }
    }
}

/// Starts a terminal behind a glass that `show` draws; `show` is called in the loop's thread.
///
/// # Errors
/// When the scanner's settings cannot be any scanner's, or the program is not whole.
pub fn start(
    settings: &Settings,
    data: &Path,
    show: impl Fn(ui::exit::View) + Send + 'static,
) -> Result<Running> {
    let (events, inbox) = channel();
    let read = events.clone();
    let told = move |event| drop(read.send(Event::Scanner(event)));
    let scanner = ScannerThread::start(&settings.hardware.scanner, told)
        .context("cannot start the scanner")?;
    let voice = events.clone();
    let aloud = Aloud::open(settings, move |told| drop(voice.send(Event::Voice(told))));
    let terminal = Terminal {
        aloud,
        zone: settings.branch.time_zone,
        exit: exit(settings),
        face: Face::new(settings)?,
        journal: Journal::of(settings, data),
        tickets: Tickets::of(data),
        clock: Clock::new(settings.device.clock_mark.clone()),
        scanner,
        scans: settings.hardware.scanner.is_some(),
        stands: None,
        show: Box::new(show),
        shown: None,
    };
    let thread = std::thread::Builder::new()
        .name("exit".to_owned())
        .spawn(move || terminal.run(&inbox))
        .context("cannot start the exit terminal's loop")?;
    Ok(Running { events, thread })
}

/// What the loop owns.
struct Terminal {
    aloud: Aloud,
    zone: Tz,
    exit: Exit,
    face: Face,
    journal: Journal,
    tickets: Tickets,
    clock: Clock,
    scanner: ScannerHandle,
    /// Whether there is a scanner that works, as it last told.
    scans: bool,
    stands: Option<Stands>,
    show: Box<dyn Fn(ui::exit::View) + Send>,
    shown: Option<ui::exit::View>,
}

impl Terminal {
    fn run(mut self, inbox: &Receiver<Event>) {
        self.refresh();
        self.look_around();
        let mut next = Instant::now() + TICK;
        loop {
            self.refresh();
            match inbox.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(event) => self.heard(event),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if Instant::now() >= next {
                self.look_around();
                self.happens(Happened::Tick);
                next = Instant::now() + TICK;
            }
        }
        self.scanner.stop();
        self.aloud.stop();
    }

    fn heard(&mut self, event: Event) {
        match event {
            Event::Touched(touch) => self.happens(Happened::Touched(touch)),
            Event::Voice(told) => {
                if let Some(id) = self.aloud.told(told) {
                    self.happens(Happened::Spoken { id });
                }
            }
            Event::Keys(room) => self.happens(Happened::Keys(room)),
            Event::Scanner(ScannerEvent::Read(text)) => {
                let scanned = self.tickets.read(&text, self.journal.day());
                self.happens(Happened::Scanned(scanned));
            }
            Event::Scanner(ScannerEvent::Fault(fault)) => {
                tracing::warn!(fault = fault.code(), "tickets cannot be scanned");
                self.scans = false;
            }
            Event::Scanner(ScannerEvent::Mended) => {
                tracing::info!("tickets can be scanned again");
                self.scans = true;
            }
            Event::Stop => {}
        }
    }

    /// Gives one event to the rules, and does what they ask for at once.
    fn happens(&mut self, event: Happened) {
        for effect in step(&mut self.exit, event, mono_ms()) {
            match effect {
                Effect::Keep {
                    visit,
                    subject,
                    record,
                    said,
                } => {
                    let kept = self.journal.keep(subject, record, said, &self.clock.now());
                    let refused = Happened::Refused { visit };
                    let answer = kept.map_or(refused, |subject| Happened::Kept { visit, subject });
                    self.happens(answer);
                }
                Effect::Say { id, speech } => {
                    if !self.aloud.say(id, speech, self.local_time()) {
                        self.happens(Happened::Spoken { id });
                    }
                }
                Effect::Hush => self.aloud.hush(),
            }
        }
    }

    fn local_time(&self) -> NaiveTime {
        self.clock.now().at.with_timezone(&self.zone).time()
    }

    /// Looks after the journal and tells the rules of what changed; notices a pairing and a scanner that went.
    fn look_around(&mut self) {
        let stands = self.journal.look_after(&self.clock.now());
        if self.stands != Some(stands) {
            self.tell(stands);
            self.stands = Some(stands);
        }
        if self.exit.page == domain::exit::Page::Rate {
            self.journal.tidy(&self.clock.now());
        }
        self.face.scanner = self.scans && self.tickets.can_tell();
    }

    fn tell(&mut self, stands: Stands) {
        self.happens(Happened::Started {
            works: stands != Stands::Shut,
        });
        self.happens(Happened::Storing {
            works: stands == Stands::Well,
        });
    }

    /// Draws what is due, if it is another than before.
    fn refresh(&mut self) {
        self.face.can_listen = self.aloud.says(&self.exit.speech(), self.local_time());
        let view = self.face.view(&self.exit, self.clock.now().at);
        if self.shown.as_ref() != Some(&view) {
            (self.show)(view.clone());
            self.shown = Some(view);
        }
    }
}
