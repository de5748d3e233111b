//! The benchmark: `cargo run --release -p tests --bin bench` (`--json` for machines). One run measures the
//! figures and, where there is one, the floor or peer they are held against, on the same disk and display.
//!
//! | figures | measured by | held against |
//! |---|---|---|
//! | disk | 4 KiB written and `fdatasync`ed, over and over | – |
//! | ticket | the shipped branch's fullest Arabic ticket at 576 dots: `render` of its composed page, `draw` (composing, fitting, rendering), the printer's bytes; `draw` with fonts and words in a fresh process | python-escpos with Pillow and raqm drawing the same words |
//! | issue | 6,000 `Store::issue`, each durable, through a day of nine services | a bare transaction of three statements, by turns |
//! | flushes | `strace` counts `fsync` and `fdatasync` of a child that issues few and of one that issues many tickets; the difference is theirs | the bare transaction's |
//! | visit | a whole reception without a window, and the bench as network printer: from the touch that chooses a service to the first `GS v 0` | – |
//! | window | `kiosk reception` under Xvfb: XTest presses, DAMAGE and the pixels tell when something was painted; the journal must hold every number painted; PSS and processor time by /proc | a client that fills its window when pressed |
//! | desk | `kiosk serve`, over kept connections on loopback: a paired device's tickets; staff's next by cookie and CSRF token, which ends with one visitor and calls another; eight of each at once, the calls while 10,000 wait; 50 listeners to events | a bare axum service that writes the floor's ticket and nothing else, by turns |
//! | board | `kiosk serve` and `kiosk board` under Xvfb, with a simulated loudspeaker: from a counter's next to the number's pixels, and to its announcement; PSS, RSS and processor time at rest | – |
//! | exit | an exit terminal without a window or a network, its glass drawn in memory: from the touch of a face to thanks painted; the journal must hold every rating | – |
//! | results | `kiosk serve` with 100,000 ratings in a month: the console's page of results | – |
//! | sync | `sync-agent once` to `sync-agent receive` on loopback, with a thousand and with a million facts waiting; every one must arrive. Then `sync-agent run` beside a journal: a commit to its arrival, and a minute of nothing | – |
//! | past | staff's next in a journal with a million tickets of former days | the same without them, by turns |
//! | soak | `kiosk reception` under Xvfb, touched anywhere for an hour (`--minutes`); only by `--only soak` | – |
//!
//! A goal that is missed is said and changes nothing else: figures hang on the machine, which heads the table.

mod board;
mod branch;
mod child;
mod desk;
mod display;
mod ears;
mod exit;
mod floor;
mod flushes;
mod glass;
mod issue;
mod machine;
mod measure;
mod painter;
mod peer;
mod printer;
mod program;
mod report;
mod soak;
mod statistics;
mod sync;
mod ticket;
mod turns;
mod visit;
mod window;

use anyhow::{Context, Result};
use child::Child;
use clap::{Parser, ValueEnum};
use measure::Measure;
use report::Form;
use std::path::Path;

/// Measures a reception
#[derive(Debug, Parser)]
struct Arguments {
    /// One JSON object a line instead of the table
    #[arg(long)]
    json: bool,
    /// Only these figures
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
    /// How long the window is touched at random, when that is asked for by `--only soak`
    #[arg(long, default_value_t = 60)]
    minutes: u64,
    #[command(subcommand)]
    child: Option<Child>,
}

/// Figures that are measured together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Disk,
    Ticket,
    Issue,
    Flushes,
    Visit,
    Window,
    Desk,
    Board,
    Exit,
    Results,
    Sync,
    Past,
    Soak,
}

impl Part {
    /// Whether it is measured when nothing is asked for by name.
    fn is_usual(self) -> bool {
        self != Self::Soak
    }

    fn measure(self, folder: &Path, minutes: u64) -> Result<Vec<Measure>> {
        match self {
            Self::Disk => machine::flush(folder),
            Self::Ticket => ticket::measure(folder),
            Self::Issue => issue::measure(folder),
            Self::Flushes => flushes::measure(folder),
            Self::Visit => visit::measure(folder),
            Self::Window => window::measure(folder),
            Self::Desk => desk::measure(folder),
            Self::Board => board::measure(folder),
            Self::Exit => exit::measure(folder),
            Self::Results => desk::results(folder),
            Self::Sync => sync::measure(folder),
            Self::Past => desk::after_many_days(folder),
            Self::Soak => soak::measure(folder, minutes),
        }
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match &arguments.child {
        Some(child) => child.run(),
        None => run(&arguments),
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let form = if arguments.json {
        Form::Json
    } else {
        Form::Table
    };
    // Beside the program, because a folder for temporary files may be no disk at all.
    let program = std::env::current_exe()?;
    let place = program.parent().context("the bench has no folder")?;
    let folder = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(place)?;
    report::head(form, &machine::describe(folder.path()))?;
    let wanted = |part: &&Part| match arguments.only.is_empty() {
        true => part.is_usual(),
        false => arguments.only.contains(*part),
    };
    for part in Part::value_variants().iter().filter(wanted) {
        let own = tempfile::tempdir_in(folder.path())?;
        for measure in part.measure(own.path(), arguments.minutes)? {
            report::show(form, &measure)?;
        }
    }
    Ok(())
}
