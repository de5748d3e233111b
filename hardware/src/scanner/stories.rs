//! What is told when codes are held to a reader that comes and goes; time is set by hand, the reader is the simulated one.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::event::ScannerEvent::{self, Fault, Mended, Read};
use super::event::ScannerFault::Absent;
use super::machine::Machine;
use super::source::Source;

struct Exit {
    folder: tempfile::TempDir,
    machine: Machine,
    now: Instant,
}

fn read(code: &str) -> ScannerEvent {
    Read(code.to_owned())
}

impl Exit {
    /// An exit whose reader was opened; `before` stood in its file already.
    fn with(before: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("reader/scanner.txt");
        if let Some(before) = before {
            fs::create_dir(file.parent().unwrap()).unwrap();
            fs::write(&file, before).unwrap();
        }
        let now = Instant::now();
        let machine = Machine::new(Source::of(&config::Scanner::Simulated { file }), now);
        let mut exit = Self {
            folder,
            machine,
            now,
        };
        assert_eq!(exit.millis(0), []);
        exit
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("reader/scanner.txt")
    }

    fn hold(&self, text: &str) {
        let mut file = fs::OpenOptions::new()
            .append(true)
            .open(self.file())
            .unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    fn is(&self, situation: &str) {
        fs::write(self.file().with_extension("toml"), situation).unwrap();
    }

    /// Lets time pass as the thread would, step by step.
    fn millis(&mut self, millis: u64) -> Vec<ScannerEvent> {
        let end = self.now + Duration::from_millis(millis);
        let mut told = self.machine.step(self.now);
        while self.now < end {
            let sleep = self.machine.sleep(self.now).max(Duration::from_millis(1));
            self.now = end.min(self.now + sleep);
            told.extend(self.machine.step(self.now));
        }
        told
    }
}

#[test]
fn codes_are_told_as_they_are_held_there_and_not_those_of_an_earlier_time() {
    let mut exit = Exit::with(Some("OLD1\nOLD2"));
    exit.hold("\nAB12\n");
    assert_eq!(exit.millis(100), [read("AB12")]);
    exit.hold("CD34\r\nEF56\n");
    assert_eq!(exit.millis(100), [read("CD34"), read("EF56")]);
}

#[test]
fn a_file_that_is_missing_is_made() {
    let mut exit = Exit::with(None);
    exit.hold("AB12\n");
    assert_eq!(exit.millis(100), [read("AB12")]);
    fs::remove_file(exit.file()).unwrap();
    assert_eq!(exit.millis(100), []);
    exit.hold("CD34\n");
    assert_eq!(exit.millis(100), [read("CD34")]);
}

#[test]
fn a_file_that_is_cut_short_or_replaced_is_read_from_its_beginning() {
    let mut exit = Exit::with(Some("a long line of an earlier time\n"));
    fs::write(exit.file(), "AB12\n").unwrap();
    assert_eq!(exit.millis(100), [read("AB12")]);
    let other = exit.folder.path().join("other");
    fs::write(&other, "CD34\nEF56\n").unwrap();
    fs::rename(&other, exit.file()).unwrap();
    assert_eq!(exit.millis(100), [read("CD34"), read("EF56")]);
}

#[test]
fn a_code_without_a_lines_end_is_told_when_the_reader_pauses() {
    let mut exit = Exit::with(Some(""));
    exit.hold("AB");
    assert_eq!(exit.millis(150), []);
    exit.hold("12");
    assert_eq!(exit.millis(300), [read("AB12")]);
}

#[test]
fn a_code_that_stays_before_the_reader_is_told_once_until_it_was_away() {
    let mut exit = Exit::with(Some(""));
    let mut told = Vec::new();
    for _ in 0..100 {
        exit.hold("AB12\n");
        told.extend(exit.millis(50));
    }
    assert_eq!(told, [read("AB12")]);
    exit.hold("CD34\nAB12\n");
    assert_eq!(exit.millis(100), [read("CD34"), read("AB12")]);
    assert_eq!(exit.millis(2_100), []);
    exit.hold("AB12\n");
    assert_eq!(exit.millis(100), [read("AB12")]);
}

#[test]
fn a_reader_that_is_unplugged_is_told_once_and_reads_again_when_it_is_back() {
    let mut exit = Exit::with(Some(""));
    exit.hold("AB");
    assert_eq!(exit.millis(60), []);
    exit.is("link = \"down\"");
    assert_eq!(exit.millis(60_000), [Fault(Absent)]);
    assert_eq!(exit.machine.fault(), Some(Absent));
    exit.hold("12\nCD34\n");
    assert_eq!(exit.millis(6_000), []);
    exit.is("link = \"up\"");
    assert_eq!(exit.millis(5_100), [Mended]);
    assert_eq!(exit.machine.fault(), None);
    exit.hold("EF56\n");
    assert_eq!(exit.millis(100), [read("EF56")]);
}

#[test]
fn a_slip_in_what_steers_it_changes_nothing() {
    let mut exit = Exit::with(Some(""));
    exit.is("link = \"gone\"");
    exit.hold("AB12\n");
    assert_eq!(exit.millis(100), [read("AB12")]);
}
