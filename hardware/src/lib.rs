//! Paper: a page of blocks becomes a one-bit picture, and the picture becomes paper that is known to have come out.
//!
//! [`Typesetter`] draws a [`Page`]; [`PrinterThread`] owns a printer, real or simulated, keeps its state fresh and tells
//! how each [`PrintJob`] ended. What a ticket says, when it may be printed and what is journaled is left to the callers.

mod bitmap;
mod error;
mod page;
mod scale;
mod typeset;

pub use bitmap::Bitmap;
pub use error::{PrinterError, RasterError};
pub use page::{Align, Block, Direction, Leading, Page, Rule, Run, Text, Weight};
pub use scale::Scale;
pub use typeset::{Typesetter, icon_names};
