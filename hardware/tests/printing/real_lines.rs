//! The printer's thread over real descriptors: a terminal pair as serial line and as USB device, and a TCP socket.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::far_end::{Behind, FarEnd};
use crate::rig::{settings, stripes};
use config::{Evidence, Flow, Printer, PrinterLink};
use hardware::{
    Bitmap, JobEnd, PrintJob, PrinterEvent, PrinterHandle, PrinterState, PrinterThread, Proof, Stop,
};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

struct Line {
    handle: PrinterHandle,
    events: Receiver<PrinterEvent>,
    paper: TempDir,
    far_end: FarEnd,
}

enum Kind {
    Serial(Flow),
    Usb,
    Network,
}

impl Line {
    fn open(kind: Kind, behind: Behind) -> Self {
        let paper = tempfile::tempdir().unwrap();
        let (far_end, link) = match kind {
            Kind::Network => {
                let (far_end, address) = FarEnd::socket(behind, paper.path());
                (far_end, PrinterLink::Network { address })
            }
            Kind::Serial(flow) => {
                let (far_end, port) = FarEnd::terminal(behind, paper.path());
                (
                    far_end,
                    PrinterLink::Serial {
                        port,
                        baud: 115_200,
                        flow,
                    },
                )
            }
            Kind::Usb => {
                let (far_end, path) = FarEnd::terminal(behind, paper.path());
                (far_end, PrinterLink::UsbPath { path })
            }
        };
        let (handle, events) = start(&settings(link, Evidence::ProcessId));
        Self {
            handle,
            events,
            paper,
            far_end,
        }
    }

    /// Waits until the printer is ready, then prints.
    fn print_when_ready(&self, bitmap: Bitmap) -> JobEnd {
        self.wait_for(|event| {
            event == PrinterEvent::State(PrinterState::Ready { paper_low: false })
        });
        self.print(bitmap)
    }

    fn print(&self, bitmap: Bitmap) -> JobEnd {
        self.handle.print(PrintJob { id: 5, bitmap });
        let ended = self.wait_for(|event| matches!(event, PrinterEvent::Ended { job: 5, .. }));
        let PrinterEvent::Ended { end, .. } = ended else {
            unreachable!()
        };
        end
    }

    fn wait_for(&self, wanted: impl Fn(PrinterEvent) -> bool) -> PrinterEvent {
        loop {
            let event = self.events.recv_timeout(PATIENCE).unwrap();
            if wanted(event) {
                return event;
            }
        }
    }

    /// What the far end refused, in its own words.
    fn refusals(&self) -> String {
        let files = std::fs::read_dir(self.paper.path()).unwrap();
        let refused = files.filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok());
        refused.collect()
    }

    fn paper(&self) -> Bitmap {
        Bitmap::from_png(&std::fs::read(self.paper.path().join("0001.png")).unwrap()).unwrap()
    }
}

fn start(settings: &Printer) -> (PrinterHandle, Receiver<PrinterEvent>) {
    let (told, events) = channel();
    let handle = PrinterThread::start(settings, move |event| {
        let _nobody_listens_any_more = told.send(event);
    });
    (handle.unwrap(), events)
}

#[test]
fn a_ticket_crosses_every_kind_of_line_whole() {
    for kind in [
        Kind::Serial(Flow::Hardware),
        Kind::Serial(Flow::Software),
        Kind::Usb,
        Kind::Network,
    ] {
        let line = Line::open(kind, Behind::Printer);
        assert_eq!(
            line.print_when_ready(stripes(700)),
            JobEnd::Confirmed(Proof::ProcessId)
        );
        assert_eq!(&line.paper().bits()[..700 * 72], stripes(700).bits());
        line.handle.stop();
    }
}

#[test]
fn a_line_without_flow_control_is_paced_and_whole() {
    let line = Line::open(Kind::Serial(Flow::None), Behind::Printer);
    assert_eq!(
        line.print_when_ready(stripes(60)),
        JobEnd::Confirmed(Proof::ProcessId),
        "{}",
        line.refusals()
    );
    assert_eq!(&line.paper().bits()[..60 * 72], stripes(60).bits());
}

#[test]
fn bytes_nobody_asked_for_do_no_harm() {
    let line = Line::open(Kind::Usb, Behind::NoisyPrinter);
    assert_eq!(
        line.print_when_ready(stripes(100)),
        JobEnd::Confirmed(Proof::ProcessId)
    );
}

#[test]
fn a_printer_that_never_answers_gets_no_job() {
    let line = Line::open(Kind::Usb, Behind::Silence);
    assert_eq!(line.print(stripes(100)), JobEnd::Failed(Stop::Stalled));
    assert_eq!(line.handle.state(), PrinterState::Stalled);
}

#[test]
fn a_printer_that_answers_nonsense_is_faulty() {
    let line = Line::open(Kind::Serial(Flow::Hardware), Behind::Nonsense);
    assert_eq!(line.print(stripes(100)), JobEnd::Failed(Stop::Faulty));
    assert_eq!(line.handle.state(), PrinterState::Faulty);
}

#[test]
fn a_printer_that_stops_reading_mid_ticket_leaves_it_unconfirmed() {
    for kind in [Kind::Serial(Flow::Hardware), Kind::Usb] {
        let line = Line::open(kind, Behind::DeafAfter(3000));
        assert_eq!(
            line.print_when_ready(stripes(3000)),
            JobEnd::Unconfirmed(Stop::Stalled)
        );
        assert_eq!(line.handle.state(), PrinterState::Stalled);
    }
}

#[test]
fn a_line_lost_mid_ticket_leaves_it_unconfirmed() {
    for kind in [Kind::Serial(Flow::Hardware), Kind::Usb, Kind::Network] {
        let line = Line::open(kind, Behind::GoneAfter(9000));
        assert_eq!(
            line.print_when_ready(stripes(3000)),
            JobEnd::Unconfirmed(Stop::Disconnected)
        );
        assert_eq!(line.handle.state(), PrinterState::Disconnected);
    }
}

#[test]
fn a_line_lost_while_idle_is_noticed() {
    let line = Line::open(Kind::Network, Behind::Printer);
    line.wait_for(|event| event == PrinterEvent::State(PrinterState::Ready { paper_low: false }));
    drop(line.far_end);
    loop {
        let event = line.events.recv_timeout(PATIENCE).unwrap();
        if event == PrinterEvent::State(PrinterState::Disconnected) {
            return;
        }
    }
}

#[test]
fn a_printer_that_is_not_there_is_disconnected() {
    let nowhere = [
        PrinterLink::UsbIds {
            vendor: 0xDEAD,
            product: 0xBEEF,
        },
        PrinterLink::UsbPath {
            path: "/dev/usb/lp99".into(),
        },
        PrinterLink::Serial {
            port: "/dev/nowhere".into(),
            baud: 9600,
            flow: Flow::None,
        },
        PrinterLink::Network {
            address: "127.0.0.1:1".to_owned(),
        },
    ];
    for link in nowhere {
        let (handle, events) = start(&settings(link, Evidence::ProcessId));
        assert_eq!(
            events.recv_timeout(PATIENCE),
            Ok(PrinterEvent::State(PrinterState::Disconnected))
        );
        handle.print(PrintJob {
            id: 1,
            bitmap: stripes(8),
        });
        let ended = PrinterEvent::Ended {
            job: 1,
            end: JobEnd::Failed(Stop::Disconnected),
        };
        assert_eq!(events.recv_timeout(PATIENCE), Ok(ended));
        handle.stop();
    }
}

#[test]
fn stopping_the_thread_ends_the_job_on_its_way() {
    let line = Line::open(Kind::Usb, Behind::DeafAfter(3000));
    line.wait_for(|event| event == PrinterEvent::State(PrinterState::Ready { paper_low: false }));
    line.handle.print(PrintJob {
        id: 5,
        bitmap: stripes(3000),
    });
    line.handle.stop();
    let ended: Vec<_> = line
        .events
        .try_iter()
        .filter(|event| matches!(event, PrinterEvent::Ended { .. }))
        .collect();
    assert_eq!(ended.len(), 1, "{ended:?}");
}

#[test]
fn a_job_for_a_printer_just_started_asks_first_and_prints() {
    let paper = tempfile::tempdir().unwrap();
    let link = PrinterLink::Simulated {
        folder: paper.path().to_owned(),
    };
    let (handle, events) = start(&settings(link, Evidence::ProcessId));
    handle.print(PrintJob {
        id: 9,
        bitmap: stripes(700),
    });
    let confirmed = PrinterEvent::Ended {
        job: 9,
        end: JobEnd::Confirmed(Proof::ProcessId),
    };
    while events.recv_timeout(PATIENCE).unwrap() != confirmed {}
    assert_eq!(handle.state(), PrinterState::Ready { paper_low: false });
    handle.stop();
}

#[test]
fn settings_no_printer_can_have_are_refused() {
    let link = PrinterLink::UsbPath {
        path: "/dev/usb/lp0".into(),
    };
    let settings = Printer {
        dots: 577,
        ..settings(link, Evidence::Status)
    };
    assert!(PrinterThread::start(&settings, |_| {}).is_err());
}

#[test]
fn names_in_the_journal_never_change() {
    let stops = [
        (Stop::PaperOut, "paper-out"),
        (Stop::CoverOpen, "cover-open"),
        (Stop::CutterJammed, "cutter-jammed"),
        (Stop::Overheated, "overheated"),
        (Stop::Faulty, "faulty"),
        (Stop::Stalled, "stalled"),
        (Stop::Disconnected, "disconnected"),
        (Stop::NoAnswer, "no-answer"),
        (Stop::Busy, "busy"),
        (Stop::TooWide, "too-wide"),
        (Stop::Shutdown, "shutdown"),
    ];
    stops
        .iter()
        .for_each(|(stop, code)| assert_eq!(stop.code(), *code));
    assert_eq!(Proof::ProcessId.code(), "process-id");
    assert_eq!(Proof::Status.code(), "status");
}
