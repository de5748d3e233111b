//! What can go wrong between what a paper says and its page.

use desk::words::CatalogueError;
use hardware::RasterError;

use crate::words::WordsError;

/// A page could not be composed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Its words could not be given.
    #[error("the paper's words could not be put together")]
    Words(#[from] WordsError),
    /// It could not be measured on its paper.
    #[error("it could not be fitted to its paper")]
    Raster(#[from] RasterError),
    /// The branch offers nothing to show.
    #[error(
        "there is no ticket to show, because the branch has no services; add a [[branch.services]] table to its settings"
    )]
    NoService,
    /// The branch has nothing a visit may end with.
    #[error(
        "there is no receipt to show, because the branch has no outcomes; add a [[branch.outcomes]] table to its settings"
    )]
    NoOutcome,
}

impl From<CatalogueError> for PaperError {
    fn from(error: CatalogueError) -> Self {
        Self::Words(error.into())
    }
}
