//! The board in the hall: what the branch service tells becomes `domain::board`'s snapshot, and its view becomes
//! what `ui` draws, in the branch's words and figures.

mod face;
mod running;
mod slides;
mod speaker;
mod threads;
mod told;
mod window;

pub use face::Face;
pub use running::{Event, Running, start};
pub use slides::{SlideFault, Slides};
pub use told::snapshot;
pub use window::run;

use config::Settings;
use domain::board::{Board, Pace};

/// The board's rules for a device of these settings, on a glass of so many pixels.
#[must_use]
pub fn board(settings: &Settings, (width, height): (u32, u32)) -> Board {
    let pace = Pace {
        slide_ms: u64::from(settings.board.slide_seconds) * 1000,
        ..Pace::default()
    };
    let mut board = Board::new(pace, settings.board.services.clone());
    board.services_per_page = ui::board::services_per_page(width, height);
    board
}
