//! What `printer.toml` says: how the simulated printer is just now. Anyone may edit it while the printer runs.
//!
//! A file that cannot be understood is reported once and changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PaperLeft {
    Ok,
    Low,
    Out,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Cover {
    Closed,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Cutter {
    Ok,
    Jammed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Cable {
    Up,
    Down,
    Stalled,
}

/// How the printer is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Situation {
    pub(super) paper: PaperLeft,
    pub(super) cover: Cover,
    pub(super) cutter: Cutter,
    pub(super) link: Cable,
    /// Rows until the paper is out, counted from when the file was read.
    pub(super) out_after_rows: Option<u32>,
    /// Whether `GS ( H` is answered.
    pub(super) confirm: bool,
}

impl Default for Situation {
    fn default() -> Self {
        Self {
            paper: PaperLeft::Ok,
            cover: Cover::Closed,
            cutter: Cutter::Ok,
            link: Cable::Up,
            out_after_rows: None,
            confirm: true,
        }
    }
}

/// The file and what it last said.
pub(super) struct SituationFile {
    path: PathBuf,
    text: Option<String>,
    pub(super) now: Situation,
}

impl SituationFile {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            path: folder.join("printer.toml"),
            text: None,
            now: Situation::default(),
        }
    }

    /// Reads the file again if it changed.
    pub(super) fn refresh(&mut self) {
        let text = fs::read_to_string(&self.path).ok();
        if text == self.text {
            return;
        }
        match toml::from_str(text.as_deref().unwrap_or_default()) {
            Ok(situation) => self.now = situation,
            Err(error) => {
                tracing::warn!(path = %self.path.display(), %error, "the simulated printer stays as it was")
            }
        }
        self.text = text;
    }
}
