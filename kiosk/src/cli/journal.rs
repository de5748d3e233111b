//! `kiosk journal` and `kiosk verify`.

use super::Code;
use crate::place;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;
use store::{Reader, Since, Verdict};

/// A place in the journal as it is typed: `[EPOCH:]SEQ`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(Since);

impl FromStr for Place {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let seq = |text: &str| {
            text.parse()
                .map_err(|_| format!("`{text}` is no seq; a place is SEQ or EPOCH:SEQ"))
        };
        match typed.rsplit_once(':') {
            None => Ok(Self(Since::Seq(seq(typed)?))),
            Some((epoch, after)) => {
                let id = epoch
                    .parse()
                    .map_err(|_| format!("`{epoch}` is no epoch; facts carry theirs"))?;
                Ok(Self(Since::Place(id, seq(after)?)))
            }
        }
    }
}

/// Writes facts as JSON lines.
pub(super) fn run(data: Option<PathBuf>, since: Option<Place>, kind: Option<&str>) -> Result<Code> {
    let reader = Reader::open(&place::data_folder(data)?)?;
    let mut out = std::io::stdout().lock();
    let written: Result<()> = reader.facts(
        since.map(|place| place.0).unwrap_or_default(),
        kind,
        |fact| {
            serde_json::to_writer(&mut out, fact)?;
            Ok(writeln!(out)?)
        },
    );
    written
        .map(|()| Code::Good)
        .context("the journal could not be told whole")
}

/// Proves the journal.
pub(super) fn verify(data: Option<PathBuf>) -> Result<Code> {
    let folder = place::data_folder(data)?;
    let mut out = std::io::stdout().lock();
    match store::verify(&folder)? {
        Verdict::Sound { facts, epochs } => {
            writeln!(
                out,
                "sound: {facts} facts in {epochs} epochs; replaying them gives the state"
            )?;
            Ok(Code::Good)
        }
        Verdict::Broken(why) => {
            writeln!(out, "not sound: {why}")?;
            Ok(Code::Failed)
        }
    }
}
