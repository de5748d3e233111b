//! What becomes of a job when the printer, its paper or its cable fails: every end, on the simulated printer.

use crate::rig::{Rig, stripes};
use config::Evidence;
use hardware::{Bitmap, JobEnd, PrinterEvent, PrinterState, Proof, Stop};

#[test]
fn a_ticket_comes_out_and_is_confirmed_by_its_id() {
    let mut rig = Rig::ready();
    rig.print(107, stripes(600)).pass(100);
    assert_eq!(rig.end_of(107), Some(JobEnd::Confirmed(Proof::ProcessId)));
    let paper = Bitmap::from_png(&std::fs::read(rig.file("0001.png")).unwrap()).unwrap();
    assert_eq!(
        paper.height(),
        600 + 96,
        "the ticket and the way to the cutter"
    );
    assert_eq!(&paper.bits()[..600 * 72], stripes(600).bits());
    assert!(
        std::fs::read(rig.file("0001.bin"))
            .unwrap()
            .ends_with(b"\x1D\x28\x48\x06\x00\x30\x300107")
    );
}

#[test]
fn a_printer_known_to_be_ready_is_not_asked_first() {
    let mut rig = Rig::ready();
    rig.print(1, stripes(8));
    assert!(
        rig.end_of(1).is_some(),
        "printed in the very step it was submitted in"
    );
}

#[test]
fn a_job_before_the_first_answer_asks_first() {
    let mut rig = Rig::new(Evidence::ProcessId);
    rig.set("paper = \"out\"").print(1, stripes(8)).pass(50);
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::PaperOut)));
}

#[test]
fn a_printer_without_ids_is_believed_by_its_clean_status_after_the_papers_time() {
    let mut rig = Rig::new(Evidence::Status);
    rig.pass(200).print(1, stripes(800)).pass(500);
    assert_eq!(rig.end_of(1), None, "112 mm need 0.75 s");
    rig.pass(700);
    assert_eq!(rig.end_of(1), Some(JobEnd::Confirmed(Proof::Status)));
}

#[test]
fn a_printer_that_never_confirms_leaves_the_job_unconfirmed() {
    let mut rig = Rig::ready();
    rig.set("confirm = false").print(1, stripes(80)).pass(2000);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::NoAnswer)));
    assert!(rig.file("0001.png").exists());
}

#[test]
fn paper_runs_out_mid_ticket_and_the_refill_completes_it() {
    let mut rig = Rig::ready();
    rig.set("out_after_rows = 300")
        .print(1, stripes(900))
        .pass(60_000);
    assert!(rig.events.contains(&PrinterEvent::Waiting {
        job: 1,
        stop: Stop::PaperOut
    }));
    assert_eq!(rig.end_of(1), None, "the printer keeps what it has");
    assert!(!rig.file("0001.png").exists());
    rig.set("cover = \"open\"")
        .pass(5_000)
        .set("paper = \"ok\"")
        .pass(1_000);
    assert_eq!(rig.end_of(1), Some(JobEnd::Confirmed(Proof::ProcessId)));
    let paper = Bitmap::from_png(&std::fs::read(rig.file("0001.png")).unwrap()).unwrap();
    assert_eq!(
        &paper.bits()[..900 * 72],
        stripes(900).bits(),
        "one whole ticket, nothing twice"
    );
    assert!(!rig.file("0002.png").exists());
}

#[test]
fn a_job_for_a_stopped_printer_fails_at_once_and_never_prints() {
    let mut rig = Rig::ready();
    rig.set("cover = \"open\"").pass(300);
    assert_eq!(rig.machine.state(), PrinterState::CoverOpen);
    rig.print(1, stripes(80));
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::CoverOpen)));
    rig.set("").pass(2_000);
    assert_eq!(
        rig.machine.state(),
        PrinterState::Ready { paper_low: false }
    );
    assert!(!rig.file("0001.png").exists());
}

#[test]
fn a_second_job_waits_its_turn_and_a_third_is_refused() {
    let mut rig = Rig::ready();
    rig.set("confirm = false")
        .print(1, stripes(80))
        .print(2, stripes(80))
        .print(3, stripes(80));
    assert_eq!(rig.end_of(3), Some(JobEnd::Failed(Stop::Busy)));
    rig.set("").pass(3_000);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::NoAnswer)));
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
}

#[test]
fn a_cutter_jammed_mid_ticket_ends_it_and_fails_the_one_waiting() {
    let mut rig = Rig::ready();
    rig.set("confirm = false\nout_after_rows = 300")
        .print(1, stripes(900))
        .pass(20)
        .print(2, stripes(80));
    assert_eq!(
        rig.end_of(2),
        Some(JobEnd::Failed(Stop::PaperOut)),
        "a stopped printer takes no second job"
    );
    rig.set("cutter = \"jammed\"").pass(500);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::CutterJammed)));
    assert_eq!(rig.machine.state(), PrinterState::CutterJammed);
}

#[test]
fn a_waiting_job_does_not_print_after_a_fault() {
    let mut rig = Rig::ready();
    rig.set("confirm = false")
        .print(1, stripes(80))
        .print(2, stripes(80));
    rig.set("cutter = \"jammed\"").pass(1_000);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::CutterJammed)));
    assert_eq!(rig.end_of(2), Some(JobEnd::Failed(Stop::CutterJammed)));
}

#[test]
fn a_cable_pulled_before_the_first_dot_fails_the_job() {
    let mut rig = Rig::ready();
    rig.set("link = \"down\"").print(1, stripes(80)).pass(100);
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::Disconnected)));
    assert_eq!(rig.machine.state(), PrinterState::Disconnected);
}

#[test]
fn a_cable_pulled_mid_ticket_leaves_it_unconfirmed_and_the_next_ticket_whole() {
    let mut rig = Rig::ready();
    rig.set("out_after_rows = 300")
        .print(1, stripes(900))
        .pass(100);
    rig.set("link = \"down\"").pass(100);
    assert_eq!(rig.end_of(1), Some(JobEnd::Unconfirmed(Stop::Disconnected)));
    rig.set("").pass(6_000);
    assert_eq!(
        rig.machine.state(),
        PrinterState::Ready { paper_low: false }
    );
    rig.print(2, stripes(400)).pass(100);
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
    let torn = Bitmap::from_png(&std::fs::read(rig.file("0001.png")).unwrap()).unwrap();
    assert!(torn.height() < 900, "the torn ticket fell alone");
    assert_eq!(&torn.bits()[..300 * 72], stripes(300).bits());
    let whole = Bitmap::from_png(&std::fs::read(rig.file("0002.png")).unwrap()).unwrap();
    assert_eq!(
        whole.bits(),
        [stripes(400).bits(), &vec![0; 96 * 72]].concat(),
        "the next ticket alone, dots not shifted"
    );
    assert!(!rig.file("0003.png").exists(), "nothing is sent again");
}

#[test]
fn an_id_heard_before_the_ticket_was_sent_confirms_nothing() {
    let mut rig = Rig::new(Evidence::ProcessId);
    rig.set("link = \"stalled\"").print(1, stripes(80)).pass(50);
    rig.set("");
    rig.printer
        .give(b"\x1D\x28\x48\x06\x00\x30\x300001")
        .unwrap();
    rig.pass(100);
    assert_eq!(rig.end_of(1), Some(JobEnd::Confirmed(Proof::ProcessId)));
    assert!(rig.file("0001.png").exists(), "by the paper's own answer");
}

#[test]
fn a_printer_that_takes_no_bytes_stalls() {
    let mut rig = Rig::ready();
    rig.set("link = \"stalled\"")
        .print(1, stripes(80))
        .pass(1_000);
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::Stalled)));
    assert_eq!(rig.machine.state(), PrinterState::Stalled);
    rig.set("").pass(1_500).print(2, stripes(80)).pass(100);
    assert_eq!(rig.end_of(2), Some(JobEnd::Confirmed(Proof::ProcessId)));
}

#[test]
fn paper_running_low_is_told_and_prints() {
    let mut rig = Rig::ready();
    rig.set("paper = \"low\"").pass(300);
    assert!(
        rig.events
            .contains(&PrinterEvent::State(PrinterState::Ready {
                paper_low: true
            }))
    );
    rig.print(1, stripes(80)).pass(50);
    assert_eq!(rig.end_of(1), Some(JobEnd::Confirmed(Proof::ProcessId)));
}

#[test]
fn a_picture_wider_than_the_paper_is_not_sent() {
    let mut rig = Rig::ready();
    rig.print(1, Bitmap::new(640, 10)).pass(50);
    assert_eq!(rig.end_of(1), Some(JobEnd::Failed(Stop::TooWide)));
}

#[test]
fn a_broken_printer_file_changes_nothing() {
    let mut rig = Rig::ready();
    rig.set("paper = \"low\"")
        .pass(300)
        .set("paper = \"plenty\"")
        .pass(300);
    assert_eq!(rig.machine.state(), PrinterState::Ready { paper_low: true });
}

#[test]
fn numbers_go_on_over_the_paper_of_yesterday() {
    let mut rig = Rig::ready();
    std::fs::write(rig.file("0041.png"), b"yesterday").unwrap();
    rig.print(1, stripes(80)).pass(50);
    assert!(rig.file("0042.png").exists());
    assert_eq!(std::fs::read(rig.file("0041.png")).unwrap(), b"yesterday");
}

#[test]
fn numbers_go_on_when_four_digits_are_used_up() {
    let mut rig = Rig::ready();
    std::fs::write(rig.file("9999.png"), b"yesterday").unwrap();
    rig.print(1, stripes(80))
        .pass(50)
        .print(2, stripes(40))
        .pass(50);
    let height = |name| {
        let png = std::fs::read(rig.file(name)).unwrap();
        Bitmap::from_png(&png).unwrap().height()
    };
    assert_eq!(height("10000.png"), 80 + 96);
    assert_eq!(height("10001.png"), 40 + 96);
}

#[test]
fn the_end_of_the_program_ends_what_is_on_its_way() {
    let mut rig = Rig::ready();
    rig.set("confirm = false")
        .print(1, stripes(80))
        .print(2, stripes(80));
    let told = rig.machine.shut_down();
    assert!(told.contains(&PrinterEvent::Ended {
        job: 1,
        end: JobEnd::Unconfirmed(Stop::Shutdown)
    }));
    assert!(told.contains(&PrinterEvent::Ended {
        job: 2,
        end: JobEnd::Failed(Stop::Shutdown)
    }));
}
