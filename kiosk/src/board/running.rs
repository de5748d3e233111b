//! The board's loop: what is heard of the branch service, of the loudspeaker and of time goes through
//! `domain::board`; what it shows is drawn, and what it says is said.

use super::speaker::Speaker;
use super::{Face, Slides, board, snapshot, threads};
use crate::client::{Fault, Way};
use crate::clock::Clock;
use crate::hours::{self, Hours};
use anyhow::{Context, Result};
use config::Settings;
use desk::views::BoardView;
use domain::board::{Band, Board, Effect, Event as Happened, View, step};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The rules are told of time at least so often.
const TICK: Duration = Duration::from_millis(250);
/// Between two looks at the folder of slides.
const SLIDES: Duration = Duration::from_secs(20);

/// What a board hears.
pub enum Event {
    /// How things stand at the branch service, or why that is not known.
    Looked(Result<Box<BoardView>, Fault>),
    /// The loudspeaker.
    Sound(hardware::sound::SoundEvent),
    /// The glass has another size.
    Resized(u32, u32),
    /// The window was closed.
    Stop,
}

/// A board's loop with the way to end it.
pub struct Running {
    events: Sender<Event>,
    /// Ends the thread that follows, by being dropped.
    _follows: Sender<()>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Ends the loop and waits for it.
    pub fn stop(self) {
        self.events.send(Event::Stop).ok();
        if self.thread.join().is_err() {
            tracing::error!("the board's loop had died");
        }
    }
}

/// Starts a board behind a glass that `show` draws and that tells its size by what `show` is given besides; `show` is
/// called in the loop's thread.
///
/// # Errors
/// When the settings name no branch service, or the system gives no thread.
pub fn start(
    settings: &Settings,
    data: &Path,
    show: impl Fn(ui::board::View, &Sender<Event>) + Send + 'static,
) -> Result<Running> {
    let address = settings.device.branch_service.clone().context(
        "the settings name no device.branch_service: a board shows what the branch service tells it",
    )?;
    let way = || Way::new(&address, data.to_owned());
    let ((events, inbox), (wake, woken), (follows, ended)) = (channel(), channel(), channel());
    let sounds = events.clone();
    let speaker = Speaker::start(settings, move |event| {
        drop(sounds.send(Event::Sound(event)))
    })?;
    threads::look(way(), woken, events.clone())
        .and_then(|()| threads::follow(way(), ended, wake))
        .context("cannot start to hear the branch service")?;
    let sizes = events.clone();
    let hall = Hall::new(settings, speaker, move |view| show(view, &sizes))?;
    let thread = std::thread::Builder::new()
        .name("board".to_owned())
        .spawn(move || hall.run(&inbox))
        .context("cannot start the board's loop")?;
    Ok(Running {
        events,
        _follows: follows,
        thread,
    })
}

/// What the loop owns.
struct Hall<S> {
    settings: Settings,
    board: Board,
    face: Face,
    slides: Slides,
    hours: Hours,
    clock: Clock,
    speaker: Speaker,
    show: S,
    /// What was drawn last, and the minutes of silence then; `None` once the minute, the hours or the slides changed.
    drawn: Option<(View, u64)>,
    shown: Option<ui::board::View>,
    /// When the slides were looked at last.
    looked: Option<Instant>,
    /// Why the service is not heard, as it was last written in the log.
    trouble: Option<String>,
}

impl<S: Fn(ui::board::View)> Hall<S> {
    fn new(settings: &Settings, speaker: Speaker, show: S) -> Result<Self> {
        let screen = &settings.device.screen;
        Ok(Self {
            board: board(settings, (screen.width, screen.height)),
            face: Face::new(settings)?,
            slides: Slides::default(),
            hours: Hours::of(&settings.branch),
            clock: Clock::new(settings.device.clock_mark.clone()),
            settings: settings.clone(),
            speaker,
            show,
            drawn: None,
            shown: None,
            looked: None,
            trouble: None,
        })
    }

    fn run(mut self, inbox: &Receiver<Event>) {
        loop {
            self.look_around();
            self.refresh();
            match inbox.recv_timeout(TICK) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(event) => self.heard(event),
                Err(RecvTimeoutError::Timeout) => self.happened(Happened::Tick),
            }
        }
        self.speaker.stop();
    }

    fn heard(&mut self, event: Event) {
        match event {
            Event::Looked(Ok(told)) => {
                self.note(None);
                self.happened(Happened::Told(snapshot(*told)));
            }
            Event::Looked(Err(fault)) => {
                self.note(Some(fault.to_string()));
                self.happened(Happened::Lost);
            }
            Event::Sound(event) => {
                if let Some(works) = self.speaker.heard(&event) {
                    self.happened(Happened::Sound { works });
                }
            }
            Event::Resized(width, height) => {
                self.board.services_per_page = ui::board::services_per_page(width, height);
            }
            Event::Stop => {}
        }
    }

    fn happened(&mut self, event: Happened) {
        let now = self.clock.now();
        for effect in step(&mut self.board, event, now.mono_ms) {
            let Effect::Announce {
                number, counter, ..
            } = effect;
            self.speaker.announce(number, counter, &now);
        }
    }

    /// Writes in the log why the service is not heard, once, and once that it is again.
    fn note(&mut self, trouble: Option<String>) {
        if self.trouble == trouble {
            return;
        }
        match &trouble {
            Some(why) => tracing::warn!("the board hears nothing: {why}"),
            None => tracing::info!("the board hears the branch service"),
        }
        self.trouble = trouble;
    }

    /// Looks at the hours, once a minute, and now and then at the slides.
    fn look_around(&mut self) {
        if let Some(outlook) = self.hours.next_outlook(&self.clock.now()) {
            self.happened(Happened::Doors(hours::doors(&outlook)));
            self.face.set_outlook(outlook);
            self.drawn = None;
        }
        if self.looked.is_none_or(|looked| looked.elapsed() >= SLIDES) {
            self.looked = Some(Instant::now());
            self.look_at_slides();
        }
    }

    fn look_at_slides(&mut self) {
        let Some(folder) = self.settings.board.notices.clone() else {
            return;
        };
        let (slides, faults) = Slides::read(&folder, &self.settings.board.languages);
        if slides.count() != self.slides.count() {
            faults
                .iter()
                .for_each(|fault| tracing::warn!("a slide is left out: {fault}"));
            self.happened(Happened::Slides(slides.count()));
        }
        let before = std::mem::take(&mut self.slides);
        self.slides = slides.knowing(before);
        self.drawn = None;
    }

    /// Draws what stands on the board now, if it is another than before.
    fn refresh(&mut self) {
        let now = self.clock.now();
        let view = self.board.view(now.mono_ms);
        let silent = silent_minutes(&view, now.mono_ms);
        let wanted = (view, silent);
        if self.drawn.as_ref() == Some(&wanted) {
            return;
        }
        let slide = wanted.0.slide.and_then(|place| self.slide(place));
        let shown = self.face.view(&wanted.0, slide, &now);
        self.drawn = Some(wanted);
        if self.shown.as_ref() != Some(&shown) {
            (self.show)(shown.clone());
            self.shown = Some(shown);
        }
    }

    fn slide(&mut self, place: usize) -> Option<ui::board::Slide> {
        self.slides.slide(place).unwrap_or_else(|fault| {
            tracing::warn!("a slide cannot be shown: {fault}");
            None
        })
    }
}

/// Told beside the calls where the clock is not to be trusted.
fn silent_minutes(view: &View, now_ms: u64) -> u64 {
    match view.band {
        Some(Band::Stale { since_ms }) => now_ms.saturating_sub(since_ms) / 60_000,
        _ => 0,
    }
}
