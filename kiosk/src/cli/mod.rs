//! The command line (contract): arguments here, each command in a file of its own. Results go to
//! standard output, everything else to the log.

mod check_config;
mod check_voice;
mod day;
mod journal;
mod keep;
mod number_words;
mod pair;
mod pair_code;
mod render;
mod roles;
mod screens;
mod staff;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

pub use journal::Place;
pub use screens::{Contrast, ScreensRole, Size};

/// The reception software of a charity: tickets, screens and their records.
#[derive(Debug, Parser)]
#[command(name = "kiosk", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Which settings and which data.
#[derive(Debug, clap::Args)]
struct Where {
    /// Settings file; without it the shipped Manarat branch with simulated devices
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Data folder; without it one under the user's state directory
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Which settings and data, and where to answer.
#[derive(Debug, clap::Args)]
struct Serving {
    /// Port of the branch service, instead of the settings'; 0 takes a free one
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The reception kiosk: screens, tickets, printer, and the branch service inside
    Reception(Serving),
    /// The branch service without a screen
    Serve(Serving),
    /// The board in the hall: who is called where, seen and heard
    Board(Where),
    /// The exit terminal: one touch rates the visit
    Exit(Where),
    /// A short day on simulated devices, no display needed; leaves demo-out/
    Demo {
        /// Open the real screens instead
        #[arg(long)]
        window: bool,
        #[command(flatten)]
        place: Where,
    },
    /// Check a settings file; every fault as FILE:LINE: key: what is wrong; what would be right
    CheckConfig {
        /// The settings file
        file: PathBuf,
    },
    /// Check a voice's pack: every clip that is missing or cannot be used
    CheckVoice {
        /// The pack's folder
        folder: PathBuf,
    },
    /// The journal's facts as JSON lines, oldest first
    Journal {
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
        /// Only facts after this place
        #[arg(long, value_name = "[EPOCH:]SEQ")]
        since: Option<Place>,
        /// Only facts of this kind
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
    },
    /// Prove the journal: sound file, gap-free sequence, and replaying the facts gives the state
    Verify {
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
    /// Paper as the printer would get it, or a call as it would be heard
    Render {
        #[command(subcommand)]
        wish: render::Wish,
    },
    /// A picture of every screen and takeover, no display needed
    Screens(screens::Wish),
    /// The words of every ticket number, or of every counter, as a table
    NumberWords(number_words::Wish),
    /// What a voice has to record: id, text and vowelled text of each clip
    VoiceClips {
        #[arg(long, value_enum, default_value_t = render::Tongue::Ar)]
        language: render::Tongue,
    },
    /// Show the business day, open one, or say from where numbers go on
    Day {
        /// Open this day
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<chrono::NaiveDate>,
        /// Go on with a service's numbers from here
        #[arg(long, value_name = "SERVICE=N", value_parser = day::service_number, num_args = 1..)]
        from: Vec<(String, u32)>,
        #[command(flatten)]
        place: Where,
    },
    /// Keep the staff who sign in at the console
    Staff {
        #[command(subcommand)]
        wish: staff::Wish,
    },
    /// Make a one-time code that pairs a device with the running branch service
    PairCode(pair_code::Wish),
    /// Pair this device with the branch service of its settings, by a code made there
    Pair(pair::Wish),
    /// Copy the journal, also while a kiosk runs
    Backup {
        /// The copy to write
        file: PathBuf,
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
    /// Put a copy in the journal's place; a new epoch begins
    Restore {
        /// The copy
        file: PathBuf,
        #[command(flatten)]
        place: Where,
    },
}

/// How a command that ran to its end went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Good: 0.
    Good,
    /// It found what it looks for to be wrong: 1, told on standard output.
    Failed,
    /// The settings have faults: 2, told on standard output.
    BadSettings,
}

/// Runs one command.
///
/// # Errors
/// What stops it, for the person at the terminal; [`config::Faults`] when it is the settings.
pub fn run(arguments: Arguments) -> Result<Code> {
    match arguments.command {
        Command::Reception(serving) => roles::reception(serving),
        Command::Board(place) => roles::board(place),
        Command::Exit(place) => roles::exit(place),
        Command::Serve(serving) => roles::serve(serving),
        Command::Demo { window, place } => roles::demo(window, place),
        Command::CheckConfig { file } => check_config::run(&file),
        Command::CheckVoice { folder } => check_voice::run(&folder),
        Command::Journal { data, since, kind } => journal::run(data, since, kind.as_deref()),
        Command::Verify { data } => journal::verify(data),
        Command::Render { wish } => render::run(&wish),
        Command::Screens(wish) => screens::run(&wish),
        Command::NumberWords(wish) => number_words::run(&wish),
        Command::VoiceClips { language } => number_words::clips(language),
        Command::Day { date, from, place } => day::run(date, from, place),
        Command::Staff { wish } => staff::run(wish),
        Command::PairCode(wish) => pair_code::run(wish),
        Command::Pair(wish) => pair::run(wish),
        Command::Backup { file, data } => keep::backup(&file, data),
        Command::Restore { file, place } => keep::restore(&file, place),
    }
}
