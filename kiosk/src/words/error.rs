//! What can go wrong with words.

use chrono::NaiveDate;
use desk::words::CatalogueError;

/// Words could not be given.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// The catalogue cannot give them.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A date no calendar of ours holds.
    #[error("the date {0} cannot be given in the Umm al-Qura calendar; set this device's clock")]
    Date(NaiveDate),
}
