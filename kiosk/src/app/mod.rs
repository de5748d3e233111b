//! The reception's one loop: everything that can wake the kiosk comes in as an [`Event`]; the screen's
//! rules decide, the journal and the printer are told, and a finished view goes out. One thread owns all
//! of it; the window and the printer live in theirs and talk in messages.

mod aloud;
mod branch;
mod control;
mod further;
mod jobs;
mod journal;
mod mend;
mod opening;
mod printing;
mod receipts;
mod service;
mod sheets;
pub(crate) mod staff;
mod storing;
pub(crate) mod view;

pub use further::Heard;

use crate::clock::{Clock, mono_ms};
use crate::control::Call;
use crate::hours::Hours;
use crate::menu::Place;
use crate::retention::Retention;
use crate::voice::Aloud;
use anyhow::{Context, Result};
use config::{Language, Settings};
use domain::screen::{self, Effect, Patience, Screen};
use hardware::{PrinterEvent, PrinterHandle, Typesetter};
use jobs::Jobs;
use journal::Journal;
use staff::AtKiosk;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use store::Trouble;
use storing::Wish;
use uuid::Uuid;
use view::{Face, menu_at_hand};

/// How often time is looked at while nothing happens.
const TICK: Duration = Duration::from_millis(500);

/// Everything that can wake the kiosk.
pub enum Event {
    /// A visitor's touch.
    Touched(screen::Touch),
    /// Something happened to the staff screen.
    Staff(domain::staff_screen::Event),
    /// The printer's thread tells something.
    Printer(PrinterEvent),
    /// A command asks something.
    Control(Call),
    /// The LAN asks something of the journal.
    Desk(desk::Work),
    /// The desk wants something printed.
    Print(desk::Paper),
    /// Loudspeaker and voice tell something.
    Voice(crate::voice::Told),
    /// Something is heard of the branch service that is on another device.
    Branch(Heard),
    /// The glass has another size, in logical pixels.
    Resized {
        /// Across.
        width: u32,
        /// Down.
        height: u32,
    },
    /// The program is to end.
    Stop,
}

/// The parts a reception is made of.
pub struct Parts {
    /// Settings.
    pub settings: Settings,
    /// Data folder.
    pub data: PathBuf,
    /// Clocks.
    pub clock: Clock,
    /// The printer.
    pub printer: PrinterHandle,
    /// The branch, to be told when the journal has grown.
    pub branch: desk::Branch,
    /// Where commands' calls go once the journal's folder is ours.
    pub calls: Sender<Event>,
    /// Where views go; called in the loop's thread.
    pub show: Box<dyn Fn(ui::View) + Send>,
    /// Told the branch service's address once it answers; called in the loop's thread.
    pub listening_at: Box<dyn Fn(&str) + Send>,
}

/// A reception at work.
pub struct App {
    settings: Settings,
    data: PathBuf,
    clock: Clock,
    screen: Screen,
    journal: Journal,
    trouble: Trouble,
    hours: Hours,
    /// Services that have no number left today.
    spent: BTreeSet<String>,
    listening: bool,
    /// The branch service, where this device is it.
    printer: Option<PrinterHandle>,
    branch: desk::Branch,
    seen: branch::Seen,
    calls: Sender<Event>,
    jobs: Jobs,
    receipts: receipts::Receipts,
    typesetter: Typesetter,
    face: Face,
    staff: AtKiosk,
    aloud: Aloud,
    retention: Retention,
    visit_key: (u64, Uuid),
    shown: Option<ui::View>,
    show: Box<dyn Fn(ui::View) + Send>,
    listening_at: Box<dyn Fn(&str) + Send>,
    service: service::Service,
    /// The branch service, where it is on another device.
    further: Option<further::Further>,
}

impl App {
    /// A reception that has not opened its journal yet: the screen says that it is being prepared.
    ///
    /// # Errors
    /// When words or fonts, which are part of the program, do not load.
    pub fn new(parts: Parts) -> Result<Self> {
        let Parts {
            settings,
            data,
            clock,
            printer,
            branch,
            calls,
            show,
            listening_at,
        } = parts;
        let device = &settings.device;
        let patience = Patience {
            idle_ms: u64::from(device.idle_seconds) * 1000,
            grace_ms: u64::from(device.grace_seconds) * 1000,
        };
        let mut screen = Screen::new(patience);
        screen.serves_first = !settings.branch.priority_groups.is_empty();
        let face = Face::new(
            settings.branch.clone(),
            (device.screen.width, device.screen.height),
        )?;
        let paper = &settings.hardware.printer;
        let typesetter =
            Typesetter::new(paper.dots, paper.dpi).context("cannot prepare the ticket's fonts")?;
        Ok(Self {
            screen,
            journal: Journal::Closed,
            trouble: Trouble::Full,
            hours: Hours::of(&settings.branch),
            spent: BTreeSet::new(),
            listening: false,
            jobs: Jobs::default(),
            receipts: receipts::Receipts::default(),
            visit_key: (0, Uuid::new_v4()),
            shown: None,
            staff: AtKiosk::default(),
            aloud: Aloud::default(),
            retention: Retention::of(&settings, &data),
            settings,
            data,
            clock,
            printer: Some(printer),
            branch,
            seen: branch::Seen::nothing(),
            calls,
            typesetter,
            face,
            show,
            listening_at,
            service: service::Service::default(),
            further: None,
        })
    }

    /// Works until told to stop or nobody is left to tell: shows that it is being prepared, opens the
    /// journal, then handles one event after the other.
    pub fn run(mut self, events: &Receiver<Event>) {
        self.refresh();
        self.tell_opening();
        self.begin_asking();
        self.open_journal();
        self.serve();
        self.warm_up();
        self.refresh();
        self.open_voice();
        let mut next_tick = Instant::now() + TICK;
        loop {
            let next = self
                .seen
                .due()
                .map_or(next_tick, |look| look.min(next_tick));
            let wait = next.saturating_duration_since(Instant::now());
            match events.recv_timeout(wait) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Event::Desk(work)) => match self.work(work, events) {
                    Some(Event::Stop) => break,
                    Some(event) => self.handle(event),
                    None => {}
                },
                Ok(event) => self.handle(event),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.tell_branch();
            self.look_when_due();
            if Instant::now() >= next_tick {
                self.tick();
                next_tick = Instant::now() + TICK;
            }
        }
        self.close(events);
    }

    /// Handles one event whole: rules, journal, printer, screen.
    fn handle(&mut self, event: Event) {
        match event {
            Event::Touched(touch) => self.touched(touch),
            Event::Staff(event) => self.tell_staff(event),
            Event::Printer(told) => self.printer_told(told),
            Event::Control(call) => self.answer(call),
            Event::Resized { width, height } => self.face.glass = (width, height),
            Event::Voice(told) => self.voice_told(told),
            Event::Branch(heard) => self.hear(heard),
            Event::Print(paper) => self.print_for_desk(paper),
            // Work comes in together, and the end by itself: see `run`.
            Event::Desk(_) | Event::Stop => {}
        }
        self.refresh();
    }

    fn tick(&mut self) {
        self.mend_journal();
        self.turn_day();
        self.serve();
        self.tell_health();
        self.print_receipts();
        self.tidy();
        self.tell_opening();
        self.tell_screen(screen::Event::Tick);
        self.staff_tick();
        self.refresh();
    }

    /// Gives one event to the screen's rules and does what they ask for.
    fn tell_screen(&mut self, event: screen::Event) {
        let menu = menu_at_hand(&self.screen.page);
        let place = menu.map(Place::of).unwrap_or_default();
        self.screen.pages = self.face.pages(place, self.screen.manner);
        if event == screen::Event::Touched(screen::Touch::Information) {
            // What staff changed in the folder is what the next visitor reads.
            self.face.read_documents();
        }
        for effect in screen::step(&mut self.screen, event, mono_ms()) {
            self.do_as_asked(effect);
        }
        if self.screen.promised().is_none() {
            self.face.ticket = None;
        }
    }

    fn do_as_asked(&mut self, effect: Effect) {
        match effect {
            Effect::Issue {
                visit,
                service,
                priority,
                visitor,
                english,
            } => {
                let wish = Wish {
                    service,
                    priority,
                    visitor,
                    language: language(english),
                };
                if self.further.is_some() {
                    self.ask_for(visit, wish);
                } else {
                    self.issue(visit, wish);
                }
            }
            Effect::PrintInformation {
                visit,
                about,
                english,
            } => self.print_information(visit, about, language(english)),
            Effect::Say { id, speech } => self.say_aloud(id, speech),
            Effect::Hush => self.aloud.hush(),
        }
    }

    /// Shows the view that is due, if it is another than the last.
    fn refresh(&mut self) {
        self.face.can_listen = self.can_listen();
        let view = self.view();
        if self.shown.as_ref() != Some(&view) {
            (self.show)(view.clone());
            self.shown = Some(view);
        }
    }

    /// The visitors' screen, or the staff's before it.
    fn view(&self) -> ui::View {
        let now = self.clock.now().at;
        if !self.staff.screen.is_open() {
            return self.face.view(&self.screen, now);
        }
        let setting = view::staff::Setting {
            device: &self.settings.device.name,
            evidence: self.settings.hardware.printer.evidence,
            hearing: self.aloud.hearing(),
        };
        let known = (&self.staff.known, &setting);
        self.face.staff_view(&self.staff.screen, known, now)
    }

    /// Ends the printer's thread, takes down how its last jobs ended, and makes all of it durable.
    fn close(mut self, events: &Receiver<Event>) {
        self.stop_serving();
        self.aloud.stop();
        if let Some(printer) = self.printer.take() {
            printer.stop();
        }
        for event in events.try_iter() {
            if let Event::Printer(told) = event {
                self.printer_told(told);
            }
        }
        self.with_store("keeping what is known of the last papers", |store| {
            store.flush()
        });
    }
}

fn language(english: bool) -> Language {
    if english {
        Language::English
    } else {
        Language::Arabic
    }
}
