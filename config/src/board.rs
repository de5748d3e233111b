//! The board in the hall: in which languages it speaks, which services it shows, and the branch's own slides.
//!
//! Of a device whose role is `board`; how it stands on the glass follows the glass.

use crate::Language;
use std::path::PathBuf;

/// The board of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// In which languages, the first one larger; one or two, none twice.
    pub languages: Vec<Language>,
    /// Folder of slides (texts and pictures); `None`: there are none.
    pub notices: Option<PathBuf>,
    /// Seconds for which a slide stays, 5 to 300.
    pub slide_seconds: u32,
    /// Ids of the services it shows, in this order; at least one.
    pub services: Vec<String>,
}
