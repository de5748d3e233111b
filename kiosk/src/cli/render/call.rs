//! `kiosk render call`: what would be heard of a call, as a WAV file, as loud as it was recorded.

use crate::cli::Code;
use crate::place;
use crate::voice::Voice;
use anyhow::{Context, Result, bail};
use chrono::NaiveTime;
use clap::ValueEnum;
use config::{Language, Volume};
use std::path::{Path, PathBuf};

/// In which language to call.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tongues {
    /// Arabic
    Ar,
    /// English
    En,
    /// Arabic, then English
    Both,
}

/// Which call to say.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Wish {
    /// The WAV file to write
    out: PathBuf,
    /// The ticket's number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=9999))]
    number: u32,
    /// The counter's number
    #[arg(long, value_name = "C", value_parser = clap::value_parser!(u32).range(1..=99))]
    counter: u32,
    /// Without it the languages of the settings
    #[arg(long, value_enum)]
    language: Option<Tongues>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Writes the call.
pub(super) fn run(wish: &Wish) -> Result<Code> {
    let mut settings = place::settings(wish.config.as_deref(), Path::new("."))?.voice;
    if let Some(tongues) = wish.language {
        settings.languages = languages(tongues);
    }
    let from = NaiveTime::MIN;
    settings.volumes = vec![Volume { from, percent: 100 }];
    let voice = Voice::open(&settings);
    if let Some(fault) = voice.faults().first() {
        bail!("{fault}");
    }
    let call = voice.call(0, wish.number, wish.counter, from);
    let call = call.context("the settings have no language and no chime: nothing is heard")?;
    let wave = call.wave();
    wave.write(&wish.out)
        .with_context(|| format!("cannot write {}", wish.out.display()))?;
    Ok(Code::Good)
}

fn languages(tongues: Tongues) -> Vec<Language> {
    match tongues {
        Tongues::Ar => vec![Language::Arabic],
        Tongues::En => vec![Language::English],
        Tongues::Both => vec![Language::Arabic, Language::English],
    }
}
