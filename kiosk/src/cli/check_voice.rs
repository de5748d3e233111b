//! `kiosk check-voice`: whether a voice's pack is whole; each fault on a line of its own, in words.

use super::Code;
use crate::voice::spoken;
use anyhow::Result;
use config::Language;
use domain::speech::{self, Clip};
use hardware::sound::{Pack, PackError};
use std::io::Write;
use std::path::Path;

/// Reads the pack; its faults are the result.
pub(super) fn run(folder: &Path) -> Result<Code> {
    let mut out = std::io::stdout().lock();
    let (summary, faults) = match checked(folder) {
        Ok(told) => told,
        Err(error) => (String::new(), vec![error.to_string()]),
    };
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    if !faults.is_empty() {
        return Ok(Code::Failed);
    }
    writeln!(out, "{summary}")?;
    Ok(Code::Good)
}

/// What the pack is, and what is wrong with it.
fn checked(folder: &Path) -> Result<(String, Vec<String>), PackError> {
    let code = Pack::open(folder, [])?.language().to_owned();
    let Some(language) = Language::from_code(&code) else {
        let manifest = folder.join("pack.toml");
        let fault = format!(
            "{}: language = {code:?} is not spoken here; write \"ar\" or \"en\"",
            manifest.display()
        );
        return Ok((String::new(), vec![fault]));
    };
    let wanted = speech::clips(spoken(language));
    let pack = Pack::open(folder, wanted.iter().map(|clip| clip.id()))?;
    let old = wanted
        .iter()
        .filter_map(|clip| other_words(&pack, *clip, folder));
    let faults = pack.faults().iter().map(ToString::to_string).chain(old);
    let summary = format!(
        "{}: whole, {} clips ({code}); {}; licence {}",
        pack.name(),
        wanted.len(),
        pack.made_by(),
        pack.licence()
    );
    Ok((summary, faults.collect()))
}

/// A recording of other words than are said now, where the pack tells its words.
fn other_words(pack: &Pack, clip: Clip, folder: &Path) -> Option<String> {
    let recorded = pack.text(clip.id())?;
    let says = [clip.vowelled(), clip.written()].contains(&recorded);
    let file = folder.join(format!("{}.wav", clip.id()));
    (!says).then(|| {
        format!(
            "{}: was recorded as {recorded:?}; record {:?}, and write that in pack.toml",
            file.display(),
            clip.vowelled()
        )
    })
}
