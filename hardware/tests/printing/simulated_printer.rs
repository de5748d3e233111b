//! The simulated printer as a printer: what it refuses, what it answers, and when it is well again.

use hardware::simulated::SimulatedPrinter;
use hardware::{JobEnd, PrinterState, Proof, Stop};
use tempfile::TempDir;

use crate::rig::{Rig, stripes};

/// A printer on its own, and its folder.
fn printer() -> (SimulatedPrinter, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let printer = SimulatedPrinter::new(folder.path().to_owned(), 576);
    let _cable = (printer.clone().connect())().unwrap();
    (printer, folder)
}

fn answers(printer: &SimulatedPrinter, bytes: &[u8]) -> Vec<u8> {
    assert_eq!(printer.give(bytes).unwrap(), bytes.len());
    printer.say(256).unwrap()
}

#[test]
fn refused_bytes_are_kept_with_the_reason_until_the_cable_was_out_and_a_reset_came() {
    let (printer, folder) = printer();
    let faulty = [0x1A, 0x52, 0x32, 0x12];
    let questions = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04";
    assert_eq!(answers(&printer, b"\x1B\x40Hello"), [0_u8; 0]);
    assert_eq!(answers(&printer, questions), faulty);
    assert_eq!(
        std::fs::read(folder.path().join("0001.bin")).unwrap(),
        b"\x1B\x40H"
    );
    let why = std::fs::read_to_string(folder.path().join("0001.refused.txt")).unwrap();
    assert!(why.starts_with("byte 2: 48 is neither"), "{why}");
    assert_eq!(answers(&printer, b"\x1B\x40"), [0_u8; 0]);
    assert_eq!(
        answers(&printer, questions),
        faulty,
        "a reset alone does not heal"
    );
    let _cable = (printer.clone().connect())().unwrap();
    assert_eq!(
        answers(&printer, questions),
        faulty,
        "nor does the cable alone"
    );
    assert_eq!(answers(&printer, b"\x1B\x40"), [0_u8; 0]);
    assert_eq!(answers(&printer, questions), [0x12; 4]);
}

#[test]
fn a_question_spelled_by_dots_is_answered_and_printed() {
    let (printer, folder) = printer();
    let band = b"\x1D\x76\x30\x00\x03\x00\x01\x00\x10\x04\x01";
    assert_eq!(answers(&printer, band), [0x12]);
    assert_eq!(answers(&printer, b"\x1D\x56\x00"), [0_u8; 0]);
    let paper = hardware::Bitmap::from_png(&std::fs::read(folder.path().join("0001.png")).unwrap())
        .unwrap();
    assert_eq!(&paper.bits()[..3], b"\x10\x04\x01");
}

#[test]
fn changes_are_reported_once_asked_for() {
    let (printer, folder) = printer();
    assert_eq!(answers(&printer, b"\x1D\x61\x0E"), [0x10, 0, 0, 0]);
    std::fs::write(folder.path().join("printer.toml"), "paper = \"out\"").unwrap();
    assert_eq!(printer.say(256).unwrap(), [0x18, 0, 0x0F, 0]);
    assert_eq!(printer.say(256).unwrap(), [0_u8; 0], "said once");
}

#[test]
fn a_small_printer_takes_no_more_than_it_can_hold() {
    let (printer, folder) = printer();
    std::fs::write(folder.path().join("printer.toml"), "cover = \"open\"").unwrap();
    let band = [
        b"\x1D\x76\x30\x00\x48\x00\x80\x00".as_slice(),
        &[0xAA; 72 * 128],
    ]
    .concat();
    let taken = printer.give(&band).unwrap();
    assert!((4000..=4200).contains(&taken), "{taken}");
    assert_eq!(printer.give(&band[taken..]).unwrap() / 100, 0);
}

#[test]
fn a_kiosk_recovers_from_refused_bytes_by_the_cable() {
    let mut rig = Rig::ready();
    rig.printer.give(b"\x1B\x40What is this?").unwrap();
    rig.pass(300);
    assert_eq!(rig.machine.state(), PrinterState::Faulty);
    rig.print(1, stripes(80));
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::Faulty)));
    rig.set("link = \"down\"").pass(300).set("").pass(3_000);
    assert_eq!(
        rig.machine.state(),
        PrinterState::Ready { paper_low: false }
    );
    rig.print(2, stripes(80)).pass(50);
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
}
