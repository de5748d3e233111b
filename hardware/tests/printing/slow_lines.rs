//! What becomes of tickets and states on lines that are slow, late or stuck, by a clock the test sets.

use config::Evidence;
use hardware::{Bitmap, JobEnd, PrinterEvent, PrinterState, Proof, Stop};

use crate::rig::{Rig, stripes};
use crate::slow_line::SlowLine;

/// A printer that is ready behind such a line.
fn ready(evidence: Evidence) -> (Rig, SlowLine) {
    let mut line = None;
    let mut rig = Rig::over(evidence, |printer| {
        line.insert(SlowLine::new(printer)).connect()
    });
    rig.pass(200);
    assert_eq!(
        rig.machine.state(),
        PrinterState::Ready { paper_low: false }
    );
    (rig, line.unwrap())
}

fn paper(rig: &Rig, name: &str) -> Bitmap {
    Bitmap::from_png(&std::fs::read(rig.file(name)).unwrap()).unwrap()
}

#[test]
fn no_question_breaks_a_command_however_few_bytes_are_taken_at_once() {
    for most in 1..=7 {
        for wait in 0..10 {
            let (mut rig, line) = ready(Evidence::ProcessId);
            line.traits().most = most;
            rig.pass(10 * wait).print(1, stripes(3)).pass(1_000);
            assert_eq!(
                rig.end_of(1),
                Some(JobEnd::Confirmed(Proof::ProcessId)),
                "{most} bytes at once, after {wait} steps"
            );
        }
    }
}

#[test]
fn a_printer_gone_quiet_with_the_ticket_on_the_way_leaves_it_unconfirmed() {
    for evidence in [Evidence::ProcessId, Evidence::Status] {
        let (mut rig, line) = ready(evidence);
        line.traits().holds_back = true;
        rig.print(1, stripes(80)).pass(3_000);
        assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::NoAnswer)));
        assert_eq!(rig.machine.state(), PrinterState::Stalled);
    }
}

#[test]
fn a_printer_that_was_quiet_is_ready_again_once_the_line_moves() {
    let (mut rig, line) = ready(Evidence::ProcessId);
    line.traits().holds_back = true;
    rig.print(1, stripes(80)).pass(3_000);
    line.traits().holds_back = false;
    while line.release(usize::MAX) > 0 {}
    rig.pass(500);
    assert_eq!(
        rig.machine.state(),
        PrinterState::Ready { paper_low: false }
    );
    rig.print(2, stripes(40)).pass(100);
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
    assert_eq!(
        &paper(&rig, "0002.png").bits()[..40 * 72],
        stripes(40).bits()
    );
}

#[test]
fn a_ticket_on_a_slow_line_is_waited_for() {
    let (mut rig, line) = ready(Evidence::ProcessId);
    line.traits().holds_back = true;
    rig.print(1, stripes(80));
    let mut steps = 0;
    while line.release(20) > 0 {
        rig.pass(10);
        steps += 1;
    }
    assert!(steps > 200, "longer than the paper and the answer may take");
    rig.pass(50);
    assert_eq!(rig.end_of(1), Some(JobEnd::Confirmed(Proof::ProcessId)));
    let stalled = PrinterEvent::State(PrinterState::Stalled);
    assert!(!rig.events.contains(&stalled), "it moved all the time");
}

#[test]
fn dots_lost_on_the_way_do_not_shift_the_next_ticket() {
    let (mut rig, line) = ready(Evidence::ProcessId);
    line.traits().holds_back = true;
    rig.print(1, stripes(900)).pass(10);
    line.release(20_000);
    line.traits().holds_back = false;
    rig.set("link = \"down\"").pass(100);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::Disconnected)));
    rig.set("").pass(6_000).print(2, stripes(40)).pass(100);
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
    assert_eq!(
        paper(&rig, "0002.png").height(),
        40 + 96,
        "torn paper fell alone"
    );
    assert_eq!(
        &paper(&rig, "0002.png").bits()[..40 * 72],
        stripes(40).bits()
    );
}

#[test]
fn a_late_answer_is_not_taken_for_the_next_questions() {
    let (mut rig, line) = ready(Evidence::ProcessId);
    rig.set("paper = \"low\"").pass(200);
    rig.events.clear();
    line.traits().answers = 0;
    rig.pass(750);
    for _ in 0..50 {
        line.traits().answers = 1;
        rig.pass(10);
    }
    line.traits().answers = usize::MAX;
    rig.pass(3_000);
    assert_eq!(rig.events, [], "low paper stays low paper");
    assert_eq!(rig.machine.state(), PrinterState::Ready { paper_low: true });
}

#[test]
fn a_question_held_back_with_the_ticket_is_not_overdue() {
    let (mut rig, line) = ready(Evidence::ProcessId);
    rig.set("confirm = false");
    line.traits().holds_back = true;
    rig.print(1, stripes(300));
    while line.release(100) > 0 {
        rig.pass(10);
    }
    rig.pass(100);
    let told: Vec<_> = rig
        .events
        .iter()
        .filter(|event| matches!(event, PrinterEvent::State(_)))
        .collect();
    assert_eq!(told.len(), 1, "ready at the start and ever since: {told:?}");
}

#[test]
fn a_ticket_that_stalled_half_way_falls_alone_before_the_next() {
    for bytes in [3, 100, 101] {
        let (mut rig, line) = ready(Evidence::ProcessId);
        line.traits().most = bytes;
        rig.print(1, stripes(900)).pass(20);
        line.traits().most = 0;
        rig.pass(1_000);
        assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::Stalled)));
        line.traits().most = usize::MAX;
        rig.pass(2_000).print(2, stripes(40)).pass(100);
        assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
        assert!(paper(&rig, "0001.png").height() < 900);
        assert_eq!(paper(&rig, "0002.png").height(), 40 + 96);
        assert!(!rig.file("0003.png").exists(), "nothing is sent again");
    }
}
