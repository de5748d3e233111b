//! `kiosk number-words`: every number's words as a table, for those who know the language to check; `kiosk voice-clips`:
//! what a voice has to record.

use super::Code;
use super::render::Tongue;
use crate::voice::spoken;
use anyhow::Result;
use clap::ValueEnum;
use domain::speech::{self, Gender};
use std::io::Write;

/// Which table to print.
#[derive(Debug, clap::Args)]
pub(super) struct Wish {
    #[arg(long, value_enum, default_value_t = Tongue::Ar)]
    language: Tongue,
    /// The words of counters, 1 to 99, instead of those of tickets, 1 to 9999
    #[arg(long)]
    counters: bool,
    /// The gender of the counters' noun, with which Arabic agrees
    #[arg(long, value_enum, default_value_t = Noun::Masculine, requires = "counters")]
    noun: Noun,
}

/// A noun's gender as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Noun {
    /// شباك, مكتب
    Masculine,
    /// غرفة, نافذة
    Feminine,
}

/// Prints `n<TAB>words`, a line for each number.
pub(super) fn run(wish: &Wish) -> Result<Code> {
    let language = spoken(wish.language.into());
    let gender = match wish.noun {
        Noun::Masculine => Gender::Masculine,
        Noun::Feminine => Gender::Feminine,
    };
    let words = |number| match wish.counters {
        true => speech::counter_number(number, gender, language),
        false => speech::number(number, language),
    };
    let mut out = std::io::stdout().lock();
    for (number, words) in (1..).map_while(|number| Some((number, words(number)?))) {
        writeln!(out, "{number}\t{}", words.written())?;
    }
    Ok(Code::Good)
}

/// Prints `id<TAB>written<TAB>vowelled`, a line for each clip.
pub(super) fn clips(language: Tongue) -> Result<Code> {
    let mut out = std::io::stdout().lock();
    for clip in speech::clips(spoken(language.into())) {
        writeln!(
            out,
            "{}\t{}\t{}",
            clip.id(),
            clip.written(),
            clip.vowelled()
        )?;
    }
    Ok(Code::Good)
}
