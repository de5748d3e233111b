//! Paper: a page of blocks becomes a one-bit picture, and the picture becomes paper that is known to have come out. And
//! sound: recorded words become utterances that are heard one after another ([`sound`]).
//! And codes: what is held to a reader is told ([`scanner`]).
//!
//! [`Typesetter`] draws a [`Page`]; [`PrinterThread`] owns a printer, real or simulated, keeps its state fresh and tells
//! how each [`PrintJob`] ended. What a ticket says, when it may be printed and what is journaled is left to the callers.

mod bitmap;
mod error;
mod escpos_stream;
pub mod machine;
mod page;
mod printer;
mod scale;
pub mod scanner;
pub mod simulated;
pub mod sound;
mod status;
pub mod transport;
mod typeset;

pub use bitmap::Bitmap;
pub use error::{PrinterError, RasterError};
pub use escpos_stream::{JobStream, Profile, encode};
pub use page::{Align, Block, Direction, Leading, Page, Rule, Run, Text, Weight};
pub use printer::{JobEnd, PrintJob, PrinterEvent, PrinterHandle, PrinterThread, Proof, Stop};
pub use scale::Scale;
pub use status::{Condition, PrinterState};
pub use typeset::{Typesetter, icon_names};
