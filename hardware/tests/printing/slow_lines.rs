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
