//! What can go wrong before paper is concerned: a page that cannot be drawn, a printer that cannot be set up.
//!
//! A printer without paper is no error but a [`crate::PrinterState`], and how a job ended is a [`crate::JobEnd`].

use std::path::PathBuf;

/// A page could not be made a picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The embedded fonts did not load.
    #[error(
        "the paper fonts could not be loaded: {0} is missing or damaged; install the program again"
    )]
    Font(&'static str),
    /// No font has this character, so it would print as a blank.
    #[error("{character:?} ({code}) in {text:?} cannot be printed: no paper font has it; write the text without it", code = code(*character))]
    Character {
        /// The character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// No such icon is carried.
    #[error("the icon {0:?} is not among those for paper; choose one of hardware/icons")]
    Icon(String),
    /// The code's content is too long for its place.
    #[error("a QR code of {length} characters does not fit {dots} dots; shorten it")]
    Code {
        /// Characters asked for.
        length: usize,
        /// Dots there were.
        dots: u32,
    },
    /// The paper is too narrow to typeset anything.
    #[error("paper of {0} dots is too narrow; printable widths are 384, 512, 576 and 640 dots")]
    Narrow(u32),
    /// A picture is wider than the paper.
    #[error("a picture of {width} dots does not fit paper of {dots} dots; make it narrower")]
    Wide {
        /// The picture's dots.
        width: u32,
        /// The paper's dots.
        dots: u32,
    },
    /// A picture could not be encoded.
    #[error("the picture could not be encoded as PNG")]
    Png(#[source] png::EncodingError),
    /// A PNG could not be read.
    #[error("the PNG could not be read")]
    PngRead(#[source] png::DecodingError),
    /// A PNG is not one of ours.
    #[error("the PNG is not one bit deep with a width that is a multiple of 8")]
    NotOneBit,
    /// A file could not be written.
    #[error("{} could not be written", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// A printer could not be set up, which no waiting mends.
#[derive(Debug, thiserror::Error)]
pub enum PrinterError {
    /// The printer's thread could not be started.
    #[error("the printer's thread could not be started")]
    Thread(#[source] std::io::Error),
    /// The thread's wake-up signal could not be made.
    #[error("the printer's wake-up signal could not be made")]
    Wake(#[source] std::io::Error),
    /// The settings ask for paper that is not there.
    #[error("a printer of {0} dots is not possible; dots is a multiple of 8 from 200 to 2040")]
    Dots(u32),
}
