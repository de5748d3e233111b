//! A printer that is not ours at the far end of a serial line: `emulator/printer.py` decodes the bytes by the
//! published command descriptions alone, with code of its own. The picture that comes out must be the ticket, and
//! each state of it must be understood.

use config::{Language, Printer};
use hardware::{
    Bitmap, JobEnd, PrintJob, PrinterEvent, PrinterHandle, PrinterState, PrinterThread, Proof,
    Stop, Typesetter,
};
use kiosk::paper::{self, TicketPaper};
use kiosk::words;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use tempfile::TempDir;
use tests::rig::asking::Ledger;
use tests::rig::{PATIENCE, Place, Reception, until};
use ui::{Takeover, Trouble};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/emulator/printer.py");

/// The emulator at work; it ends with the story.
struct Emulator {
    child: Child,
    hands: ChildStdin,
    said: Receiver<String>,
    terminal: PathBuf,
    paper: TempDir,
}

impl Emulator {
    fn start() -> Self {
        let paper = tempfile::tempdir().unwrap();
        let mut child = Command::new("python3")
            .arg(SCRIPT)
            .arg(paper.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is not installed (apt-get install python3)");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (told, said) = channel();
        std::thread::spawn(move || {
            lines
                .map_while(Result::ok)
                .try_for_each(|line| told.send(line))
        });
        let terminal = said.recv_timeout(PATIENCE).unwrap().into();
        Self {
            hands: child.stdin.take().unwrap(),
            child,
            said,
            terminal,
            paper,
        }
    }

    fn link(&self) -> String {
        format!("kind = \"serial\"\nport = \"{}\"", self.terminal.display())
    }

    /// Does something to it, and waits until it is so.
    fn is(&mut self, state: &str) {
        writeln!(self.hands, "{state}").unwrap();
        self.until(&format!("is {state}"));
    }

    fn until(&self, wanted: &str) {
        while self.said.recv_timeout(PATIENCE).expect(wanted) != wanted {}
    }

    fn papers(&self) -> Vec<Vec<bool>> {
        let files = tests::rig::place::files(self.paper.path(), "pbm");
        files.iter().map(|file| dots(file)).collect()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The dots of a PBM picture 576 across, row by row.
fn dots(file: &Path) -> Vec<bool> {
    let bytes = std::fs::read(file).unwrap();
    let header = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0
        + 1;
    spread(&bytes[header..])
}

fn spread(bytes: &[u8]) -> Vec<bool> {
    let bits = |byte: &u8| {
        (0..8)
            .map(|bit| byte & (0x80 >> bit) != 0)
            .collect::<Vec<_>>()
    };
    bytes.iter().flat_map(bits).collect()
}

/// Asserts that a paper is this picture: no dot is missing, few are added (where two bytes would have spelled an
/// order to the printer), and what follows is the blank feed to the cutter.
fn assert_shows(paper: &[bool], picture: &Bitmap) {
    let wanted = spread(picture.bits());
    assert!(paper.len() >= wanted.len(), "the paper is too short");
    let (shown, feed) = paper.split_at(wanted.len());
    let missing = shown
        .iter()
        .zip(&wanted)
        .filter(|(dot, wanted)| !**dot && **wanted)
        .count();
    let added = shown
        .iter()
        .zip(&wanted)
        .filter(|(dot, wanted)| **dot && !**wanted)
        .count();
    assert_eq!(missing, 0, "dots are missing");
    assert!(added <= 8, "{added} dots are added");
    assert!(
        feed.iter().all(|dot| !dot),
        "something stands below the ticket"
    );
    assert!(
        wanted.iter().filter(|dot| **dot).count() > 1000,
        "an empty ticket proves nothing"
    );
}

/// The printer's thread on the emulator's line.
struct Line {
    handle: PrinterHandle,
    events: Receiver<PrinterEvent>,
}

impl Line {
    fn open(emulator: &Emulator) -> Self {
        let printer: Printer = Place::with_printer(&emulator.link())
            .settings()
            .hardware
            .printer;
        let (told, events) = channel();
        let handle =
            PrinterThread::start(&printer, move |event| told.send(event).unwrap_or_default())
                .unwrap();
        Self { handle, events }
    }

    fn until(&self, wanted: PrinterEvent) {
        while self
            .events
            .recv_timeout(PATIENCE)
            .unwrap_or_else(|_| panic!("{wanted:?}"))
            != wanted
        {}
    }

    fn until_state(&self, state: PrinterState) {
        self.until(PrinterEvent::State(state));
    }
}

const READY: PrinterState = PrinterState::Ready { paper_low: false };

fn sample() -> Bitmap {
    let branch = config::Settings::shipped().branch;
    let mut typesetter = Typesetter::new(576, 203).unwrap();
    let words = words::of(Language::Arabic, branch.digits).unwrap();
    let sample = paper::sample(&branch).unwrap();
    paper::draw(&sample, &words, &mut typesetter).unwrap()
}

#[test]
fn each_state_of_a_foreign_printer_is_understood() {
    let mut emulator = Emulator::start();
    let line = Line::open(&emulator);
    line.until_state(READY);
    let states = [
        (
            "paper low",
            "paper ok",
            PrinterState::Ready { paper_low: true },
        ),
        ("paper out", "paper ok", PrinterState::PaperOut),
        ("cover open", "cover closed", PrinterState::CoverOpen),
        ("error cutter", "error none", PrinterState::CutterJammed),
        ("error fatal", "error none", PrinterState::Faulty),
        ("answers no", "answers yes", PrinterState::Stalled),
    ];
    for (wrong, right, state) in states {
        emulator.is(wrong);
        line.until_state(state);
        emulator.is(right);
        line.until_state(READY);
    }
    line.handle.stop();
}

#[test]
fn a_foreign_printer_shows_the_very_ticket_and_confirms_it() {
    let emulator = Emulator::start();
    let line = Line::open(&emulator);
    line.until_state(READY);
    let bitmap = sample();
    line.handle.print(PrintJob {
        id: 42,
        bitmap: bitmap.clone(),
    });
    line.until(PrinterEvent::Ended {
        job: 42,
        end: JobEnd::Confirmed(Proof::ProcessId),
    });
    emulator.until("cut 1");
    emulator.until("printed 0042");
    assert_shows(&emulator.papers()[0], &bitmap);
    line.handle.stop();
}

#[test]
fn a_foreign_printer_out_of_paper_mid_ticket_goes_on_with_the_new_roll() {
    let mut emulator = Emulator::start();
    let line = Line::open(&emulator);
    line.until_state(READY);
    emulator.is("out-after 150");
    let bitmap = sample();
    line.handle.print(PrintJob {
        id: 7,
        bitmap: bitmap.clone(),
    });
    line.until(PrinterEvent::Waiting {
        job: 7,
        stop: Stop::PaperOut,
    });
    emulator.is("paper ok");
    line.until(PrinterEvent::Ended {
        job: 7,
        end: JobEnd::Confirmed(Proof::ProcessId),
    });
    let papers = emulator.papers();
    assert_eq!(papers.len(), 1);
    assert_shows(&papers[0], &bitmap);
    line.handle.stop();
}

#[test]
fn a_visitors_paper_at_a_foreign_printer_is_the_ticket_of_the_journal() {
    let emulator = Emulator::start();
    let place = Place::with_printer(&emulator.link());
    let mut reception = Reception::open(&place);
    let number = reception.take_ticket("social-research");
    reception.close();
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "confirmed process-id"]
    );
    let papers = emulator.papers();
    assert_eq!(papers.len(), 1);
    assert_shows(&papers[0], &drawn_from_the_journal(&place));
}

/// The first ticket drawn again from what the journal tells of it.
fn drawn_from_the_journal(place: &Place) -> Bitmap {
    let settings = place.settings();
    let fact = place.record().of("ticket.issued")[0].clone();
    let ledger = Ledger::open(place).unwrap();
    let issued = ledger.store.issued(fact.subject.parse().unwrap()).unwrap();
    let ticket = TicketPaper {
        branch: &settings.branch,
        service: settings.branch.service(&issued.ticket.service).unwrap(),
        number: issued.ticket.number,
        priority: issued.ticket.priority,
        ahead: Some(0),
        wait: None,
        issued: fact.at,
        clock: fact.clock,
        business_day: issued.ticket.business_day,
        code: &issued.long_code,
        short_code: &issued.ticket.code,
        copy: false,
    };
    let mut typesetter = Typesetter::new(576, 203).unwrap();
    let words = words::of(Language::Arabic, settings.branch.digits).unwrap();
    paper::draw(&ticket, &words, &mut typesetter).unwrap()
}

#[test]
fn a_silent_foreign_printer_leaves_the_number_on_the_screen() {
    let mut emulator = Emulator::start();
    emulator.is("answers no");
    let place = Place::with_printer(&emulator.link());
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::PrinterFault);
    reception.touch(domain::screen::Touch::WithoutPaper);
    reception.choose_here("letters");
    let number = reception.until_unprinted(Trouble::PrinterFault);
    emulator.is("answers yes");
    reception.leave();
    let next = reception.take_ticket("letters");
    until("every paper's last state", || {
        place.record().papers_settled().then_some(())
    });
    assert_eq!(place.record().paper(number), ["queued", "failed stalled"]);
    assert_eq!(place.record().paper(next).len(), 3);
    assert_eq!(emulator.papers().len(), 1);
    place.assert_sound();
}
