//! `kiosk render`: the very bitmap that the printer would get, as a picture.

use super::Code;
use crate::paper;
use crate::place;
use crate::words::Words;
use anyhow::{Context, Result};
use clap::ValueEnum;
use config::Language;
use hardware::Typesetter;
use std::path::{Path, PathBuf};

/// What can be drawn.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Paper {
    /// A ticket
    Ticket,
}

/// A language as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Arabic
    Ar,
    /// English
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ar => Language::Arabic,
            Tongue::En => Language::English,
        }
    }
}

/// Draws a sample ticket of the branch.
pub(super) fn run(
    paper: Paper,
    out: &Path,
    language: Tongue,
    config: Option<PathBuf>,
) -> Result<Code> {
    let settings = place::settings(config.as_deref(), Path::new("."))?;
    let printer = &settings.hardware.printer;
    let mut typesetter = Typesetter::new(printer.dots, printer.dpi)?;
    let words = Words::new(language.into(), settings.branch.digits)?;
    let bitmap = match paper {
        Paper::Ticket => paper::draw(&paper::sample(&settings.branch)?, &words, &mut typesetter)?,
    };
    bitmap
        .to_png(out)
        .with_context(|| format!("cannot write {}", out.display()))?;
    Ok(Code::Good)
}
