//! Typed settings of a branch and of its devices, read from TOML, and the shipped branch.
//!
//! A value of these types has been checked whole: ranges do not overlap, both languages are there, the
//! time zone exists. Faults are values that point at file, line and key. Defaults live here only.

mod board;
mod branch;
mod calling;
mod counter;
mod desk;
mod device;
mod document;
mod error;
mod hardware;
mod icons;
mod mapping;
mod opening;
mod privacy;
mod rating;
mod read;
mod request;
mod retention;
mod service;
mod target;
mod text;
mod visit;
mod voice;

use std::path::{Path, PathBuf};

pub use board::Board;
pub use branch::{Branch, Digits, PriorityGroup};
pub use calling::Calling;
pub use counter::{Counter, Outcome};
pub use desk::Desk;
pub use device::{Device, Role, Screen};
pub use document::{Document, DocumentBlock, DocumentText, Readers, Span};
pub use error::{Fault, Faults};
pub use hardware::{Evidence, Flow, Hardware, Printer, PrinterLink, Scanner, Sound};
pub use icons::ICONS;
pub use mapping::{
    Body, Create, FILTERS, KINDS, Lookup, Mapping, Method, Pointer, Read, RecordMapping, Request,
    Shape, Template, Token, Update,
};
pub use opening::{Holiday, HolidayDate, Hours, Prayer, PrayerMethod, Prayers, School};
pub use privacy::{Privacy, StaffRole};
pub use rating::{Exit, Pace, Results};
pub use request::{FieldKind, Form, FormChoice, FormField};
pub use retention::Retention;
pub use service::{Department, Group, Service, VisitorKind};
pub use target::{ClientCertificate, Target, TargetKind};
pub use text::{Bilingual, Language};
pub use visit::Paper;
pub use voice::{Packs, Place, Voice, Volume};

/// Everything one settings file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The branch: the same on all its devices.
    pub branch: Branch,
    /// This device.
    pub device: Device,
    /// The branch service, where this device is it.
    pub desk: Desk,
    /// What hangs on this device.
    pub hardware: Hardware,
    /// How this device speaks.
    pub voice: Voice,
    /// The board in the hall, where this device is one.
    pub board: Board,
    /// The exit terminal, where this device is one.
    pub exit: Exit,
    /// Where records are delivered.
    pub targets: Vec<Target>,
    /// How long what is personal stays on this device.
    pub retention: Retention,
    /// Who sees what is personal in requests.
    pub privacy: Privacy,
}

/// The documents in `folder` that both of their languages tell without a fault, in their order, and every fault in the
/// others. A document with a fault is left out in both languages.
#[must_use]
pub fn documents(folder: &Path) -> (Vec<Document>, Vec<Fault>) {
    read::documents(folder)
}

/// The shipped branch, as text.
pub const SHIPPED: &str = include_str!("../branches/manarat.toml");

impl Settings {
    /// The settings in the file at `path`; relative paths in it are taken from the file's folder.
    ///
    /// # Errors
    /// Every fault in the file, or the one that it cannot be read.
    pub fn read(path: &Path) -> Result<Self, Faults> {
        let settings = Self::parse(&read::text_of(path)?, &path.display().to_string())?;
        Ok(settings.with_base(path.parent().unwrap_or(Path::new("."))))
    }

    /// The settings in `text`, a TOML document that faults call `file_name`. Relative paths stay as they
    /// are written: see [`Settings::with_base`].
    ///
    /// # Errors
    /// Every fault in the text.
    pub fn parse(text: &str, file_name: &str) -> Result<Self, Faults> {
        read::parse(text, file_name)
    }

    /// The shipped Manarat branch with a simulated printer, open at any hour. Its paths are relative: the
    /// caller places them, usually in the data folder, with [`Settings::with_base`].
    #[must_use]
    pub fn shipped() -> Self {
        match Self::parse(SHIPPED, "manarat.toml") {
            Ok(settings) => settings,
            // The text is part of the program and a test parses it.
            Err(faults) => unreachable!("the shipped branch has faults:\n{faults}"),
        }
    }

    /// Where the branch service of these settings answers on this machine.
    #[must_use]
    pub fn local_service(&self) -> String {
        let scheme = if self.desk.is_plain() {
            "http"
        } else {
            "https"
        };
        format!("{scheme}://127.0.0.1:{}", self.desk.port)
    }

    /// These settings with every relative path (printer and sound folders, scanner file, files of targets, folders of
    /// notices and documents, serial file, clock mark, voices' folder) taken from the folder `base`. Absolute paths stay.
    #[must_use]
    pub fn with_base(mut self, base: &Path) -> Self {
        if let PrinterLink::Simulated { folder } = &mut self.hardware.printer.link {
            *folder = base.join(&folder);
        }
        if let Some(Scanner::Simulated { file }) = &mut self.hardware.scanner {
            *file = base.join(&file);
        }
        if let Sound::Simulated { folder } = &mut self.hardware.sound {
            *folder = base.join(&folder);
        }
        if let Some(folder) = &mut self.voice.folder {
            *folder = base.join(&folder);
        }
        if let Some(notices) = &mut self.board.notices {
            *notices = base.join(&notices);
        }
        if let Some(documents) = &mut self.branch.documents {
            *documents = base.join(&documents);
        }
        self.device.serial_file = base.join(&self.device.serial_file);
        self.device.clock_mark = base.join(&self.device.clock_mark);
        for target in &mut self.targets {
            target.place(base);
        }
        self
    }
}

/// The data folder: the one named, else the service's state directory (systemd says where), else one
/// under the user's. `None` when the user has no home either.
#[must_use]
pub fn data_folder(named: Option<PathBuf>) -> Option<PathBuf> {
    let folder = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    named
        .or_else(|| folder("STATE_DIRECTORY"))
        .or_else(|| folder("XDG_STATE_HOME").map(|state| state.join("istiqbal")))
        .or_else(|| folder("HOME").map(|home| home.join(".local/state/istiqbal")))
}
