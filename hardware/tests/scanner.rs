//! The scanner's thread over a real terminal pair: a serial reader is read, is pulled out and comes back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::Scanner;
use hardware::scanner::{LONGEST, ScannerEvent, ScannerFault, ScannerHandle, ScannerThread};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::os::fd::OwnedFd;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);

/// A reader's own end of a line, and the path of the other.
fn reader() -> (OwnedFd, PathBuf) {
    let far = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&far).unwrap();
    unlockpt(&far).unwrap();
    let path = ptsname(&far, Vec::new()).unwrap().into_string().unwrap();
    (far, path.into())
}

fn start(scanner: Scanner) -> (ScannerHandle, Receiver<ScannerEvent>) {
    let (tell, told) = channel();
    let events = move |event| {
        let _nobody_listens_any_more = tell.send(event);
    };
    (ScannerThread::start(&Some(scanner), events).unwrap(), told)
}

fn serial(port: &Path) -> Scanner {
    Scanner::Serial {
        port: port.to_owned(),
        baud: 9600,
    }
}

fn next(told: &Receiver<ScannerEvent>) -> ScannerEvent {
    told.recv_timeout(PATIENCE).unwrap()
}

fn read(code: &str) -> ScannerEvent {
    ScannerEvent::Read(code.to_owned())
}

/// Says a code until the line is open and set: what a terminal pair is told before that, it writes on as a console would.
fn until_it_is_heard(far: &OwnedFd, told: &Receiver<ScannerEvent>, code: &str) {
    let mut say = 0;
    loop {
        say += 1;
        rustix::io::write(far, format!("{code}\r\n").as_bytes()).unwrap();
        match told.recv_timeout(Duration::from_millis(100)) {
            Ok(event) if event == read(code) => return,
            _ => assert!(say < 300, "{code} was never heard"),
        }
    }
}

#[test]
fn a_serial_readers_codes_are_told() {
    let (far, port) = reader();
    let (handle, told) = start(serial(&port));
    until_it_is_heard(&far, &told, "FIRST");
    for code in ["AB12", "https://reception.local/t/CD34", "\x02EF\x1d56"] {
        rustix::io::write(&far, format!("{code}\r\n").as_bytes()).unwrap();
    }
    assert_eq!(next(&told), read("AB12"));
    assert_eq!(next(&told), read("https://reception.local/t/CD34"));
    assert_eq!(next(&told), read("EF56"));
    assert_eq!(handle.fault(), None);
    handle.stop();
}

#[test]
fn a_code_of_something_else_is_told_cut_and_the_next_one_whole() {
    let (far, port) = reader();
    let (handle, told) = start(serial(&port));
    until_it_is_heard(&far, &told, "FIRST");
    for part in ["x".repeat(1000).as_bytes(); 4] {
        rustix::io::write(&far, part).unwrap();
    }
    rustix::io::write(&far, b"\rAB12\r").unwrap();
    assert_eq!(next(&told), read(&"x".repeat(LONGEST)));
    assert_eq!(next(&told), read("AB12"));
    handle.stop();
}

#[test]
fn a_serial_reader_that_is_pulled_out_is_told_and_comes_back_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let port = folder.path().join("usb-reader");
    let (handle, told) = start(serial(&port));
    assert_eq!(next(&told), ScannerEvent::Fault(ScannerFault::Absent));
    assert_eq!(handle.fault(), Some(ScannerFault::Absent));
    for code in ["AB12", "CD34"] {
        let (far, path) = reader();
        symlink(path, &port).unwrap();
        assert_eq!(next(&told), ScannerEvent::Mended);
        until_it_is_heard(&far, &told, code);
        std::fs::remove_file(&port).unwrap();
        drop(far);
        assert_eq!(next(&told), ScannerEvent::Fault(ScannerFault::Absent));
    }
    handle.stop();
}

#[test]
fn a_simulated_readers_lines_are_told_from_the_moment_it_was_started() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scanner.txt");
    std::fs::write(&file, "OLD\n").unwrap();
    let (handle, told) = start(Scanner::Simulated { file: file.clone() });
    std::fs::write(&file, "OLD\nAB12\n").unwrap();
    assert_eq!(next(&told), read("AB12"));
    handle.stop();
}

#[test]
fn a_keyboard_reader_that_is_not_there_is_told() {
    let device = "/dev/input/by-id/no-such-reader".into();
    let (handle, told) = start(Scanner::Hid { device });
    assert_eq!(next(&told), ScannerEvent::Fault(ScannerFault::Absent));
    handle.stop();
}

#[test]
fn without_a_scanner_nothing_is_wrong() {
    let handle = ScannerThread::start(&None, |_| {}).unwrap();
    assert_eq!(handle.fault(), None);
    handle.stop();
}
