//! Where elements stand on the glass.

#![allow(dead_code, reason = "each test file uses its part")]

use i_slint_backend_testing::ElementHandle;

/// Left, top, right and bottom in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Area {
    pub(crate) fn middle(&self) -> (f32, f32) {
        (
            (self.left + self.right) / 2.0,
            (self.top + self.bottom) / 2.0,
        )
    }

    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether all of this lies in `other`, give or take a pixel.
    pub(crate) fn is_within(&self, other: &Area) -> bool {
        self.left >= other.left - 1.0
            && self.top >= other.top - 1.0
            && self.right <= other.right + 1.0
            && self.bottom <= other.bottom + 1.0
    }

    /// Whether the two share more than a pixel's edge.
    pub(crate) fn overlaps(&self, other: &Area) -> bool {
        self.left + 1.0 < other.right
            && other.left + 1.0 < self.right
            && self.top + 1.0 < other.bottom
            && other.top + 1.0 < self.bottom
    }
}

/// Where the element stands on the glass.
pub(crate) fn area(element: &ElementHandle) -> Area {
    let (position, size) = (element.absolute_position(), element.size());
    Area {
        left: position.x,
        top: position.y,
        right: position.x + size.width,
        bottom: position.y + size.height,
    }
}
