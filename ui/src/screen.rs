//! The glass: its size, how many pixels make a millimetre, and how many cards it holds.

use slint::{ComponentHandle, Global};

use crate::AppWindow;
use crate::generated::{Screen, Services};

/// A glass and how its visitor reads: what decides how many cards one page holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Shape {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 1 to 3.
    pub text_size: u8,
    /// Whether everything stands in the lower half.
    pub reach: bool,
}

/// How cards stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grid {
    /// Cards side by side.
    pub columns: usize,
    /// Rows of them.
    pub rows: usize,
}

/// The text sizes a visitor can choose.
const TEXT_SIZES: std::ops::RangeInclusive<u8> = 1..=3;
/// Lower than this, in pixels, a glass has room for little but its targets.
const COMPACT: u32 = 600;

impl Shape {
    /// The most cards one page holds: slice the services by this.
    #[must_use]
    pub fn cards_per_page(self) -> usize {
        let grid = self.full_grid();
        grid.columns * grid.rows
    }

    /// How `count` cards stand when they are all there are; a page of several stands in the full grid.
    #[must_use]
    pub fn grid(self, count: usize) -> Grid {
        let full = self.full_grid();
        let columns = match count {
            0 | 1 => 1,
            // Two rows of two read better than three and a lone one.
            4 if full.columns == 3 && full.rows > 1 => 2,
            _ if full.rows > full.columns && count <= full.rows => 1,
            count => count.min(full.columns),
        };
        Grid {
            columns,
            rows: count.div_ceil(columns).max(1),
        }
    }

    /// The grid of a full page.
    #[must_use]
    pub fn full_grid(self) -> Grid {
        let height = if self.reach {
            self.height / 2
        } else {
            self.height
        };
        let large = text_size(self.text_size) == *TEXT_SIZES.end();
        let (upright, low) = (height > self.width, height < COMPACT);
        // A strip of glass: twice and a half as wide as it is high.
        let strip = self.width * 2 > height * 5;
        if self.reach && self.height > self.width {
            return Grid {
                columns: if large { 1 } else { 2 },
                rows: 3,
            };
        }
        let (columns, rows) = match (upright, low, strip, large) {
            (true, _, _, false) => (2, 4),
            (true, _, _, true) => (1, 4),
            (_, true, true, false) => (3, 1),
            (_, true, true, true) => (2, 1),
            (_, true, false, false) => (2, 2),
            (_, true, false, true) => (2, 1),
            (_, false, _, false) => (3, 2),
            (_, false, _, true) => (2, 2),
        };
        Grid { columns, rows }
    }
}

/// Says how many pixels make a millimetre on this glass, so that no target is under 15 mm.
/// 5.9 holds until then: 1280 pixels across 10.1 inches.
pub fn fit<'w, W>(window: &'w W, px_per_mm: f32)
where
    W: ComponentHandle,
    Screen<'w>: Global<'w, W>,
{
    window.global::<Screen>().set_px_per_mm(px_per_mm);
}

/// The text size nearest to the one asked for.
pub(crate) fn text_size(asked: u8) -> u8 {
    asked.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end())
}

/// Tells the screens the glass's size; nothing before the window has one.
pub(crate) fn measure<'w, W>(window: &'w W)
where
    W: ComponentHandle,
    Screen<'w>: Global<'w, W>,
{
    let scale = window.window().scale_factor();
    let size = window.window().size();
    if size.width == 0 || size.height == 0 {
        return;
    }
    let logical = size.to_logical(scale);
    let screen = window.global::<Screen>();
    screen.set_glass_width(logical.width);
    screen.set_glass_height(logical.height);
}

/// Sets `count` cards in rows; `paged`: more of them stand on other pages.
pub(crate) fn set_out(window: &AppWindow, count: usize, paged: bool) {
    let shape = shape(window);
    let grid = if paged {
        shape.full_grid()
    } else {
        shape.grid(count)
    };
    let services = window.global::<Services>();
    services.set_columns(int(grid.columns));
    services.set_rows(int(grid.rows));
}

/// How so many cards stand on this glass, some of them on other pages where they are too many for one.
pub(crate) fn grid_of(window: &AppWindow, count: usize) -> Grid {
    let shape = shape(window);
    if count > shape.cards_per_page() {
        shape.full_grid()
    } else {
        shape.grid(count)
    }
}

fn shape(window: &AppWindow) -> Shape {
    let screen = window.global::<Screen>();
    Shape {
        width: screen.get_glass_width() as u32,
        height: screen.get_glass_height() as u32,
        text_size: u8::try_from(screen.get_text_size()).unwrap_or(*TEXT_SIZES.start()),
        reach: screen.get_reach(),
    }
}

/// A count as Slint takes it.
pub(crate) fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
