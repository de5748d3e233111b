//! The glass: its size, how many pixels make a millimetre, and how many service cards it holds.

use slint::ComponentHandle;

use crate::AppWindow;
use crate::generated::{Screen, Services};

/// How service cards stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grid {
    /// Cards side by side.
    pub columns: usize,
    /// Rows of them.
    pub rows: usize,
}

/// The text sizes a visitor can choose.
const TEXT_SIZES: std::ops::RangeInclusive<u8> = 1..=3;

/// Says how many pixels make a millimetre on this glass, so that no target is under 15 mm.
/// 5.9 holds until then: 1280 pixels across 10.1 inches.
pub fn fit(window: &AppWindow, px_per_mm: f32) {
    window.global::<Screen>().set_px_per_mm(px_per_mm);
}

/// The cards of one page on a glass of that many pixels, at text size 1 to 3.
pub fn grid(width: u32, height: u32, text_size: u8) -> Grid {
    let large = text_size >= *TEXT_SIZES.end();
    let (columns, rows) = match (height > width, height < 600, large) {
        (true, _, false) => (2, 4),
        (true, _, true) => (1, 4),
        (false, true, false) => (2, 2),
        (false, true, true) => (2, 1),
        (false, false, false) => (3, 2),
        (false, false, true) => (2, 2),
    };
    Grid { columns, rows }
}

/// How many services one page holds: slice the services by this.
pub fn cards_per_page(width: u32, height: u32, text_size: u8) -> usize {
    let grid = grid(width, height, text_size);
    grid.columns * grid.rows
}

/// The text size nearest to the one asked for.
pub(crate) fn text_size(asked: u8) -> u8 {
    asked.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end())
}

/// Tells the screens the glass's size; nothing before the window has one.
pub(crate) fn measure(window: &AppWindow) {
    let scale = window.window().scale_factor();
    let size = window.window().size();
    if size.width == 0 || size.height == 0 {
        return;
    }
    let logical = size.to_logical(scale);
    let screen = window.global::<Screen>();
    screen.set_width(logical.width);
    screen.set_height(logical.height);
    let text_size = u8::try_from(screen.get_text_size()).unwrap_or(*TEXT_SIZES.start());
    let grid = grid(logical.width as u32, logical.height as u32, text_size);
    let services = window.global::<Services>();
    services.set_columns(int(grid.columns));
    services.set_rows(int(grid.rows));
}

/// A count as Slint takes it.
pub(crate) fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
