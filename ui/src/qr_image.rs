//! A QR code as an image of one pixel per module; the screen enlarges it by whole numbers only.

use slint::{Image, Rgb8Pixel, SharedPixelBuffer};

use crate::Qr;

/// Light modules that must surround a code (ISO/IEC 18004: four).
const QUIET: usize = 4;

const DARK: Rgb8Pixel = Rgb8Pixel { r: 0, g: 0, b: 0 };
const LIGHT: Rgb8Pixel = Rgb8Pixel {
    r: 255,
    g: 255,
    b: 255,
};

/// Modules on a side, the quiet zone counted in.
pub(crate) fn side(qr: &Qr) -> usize {
    qr.modules + 2 * QUIET
}

/// The code with its quiet zone.
pub(crate) fn image(qr: &Qr) -> Image {
    let side = side(qr);
    let length = u32::try_from(side).unwrap_or_default();
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(length, length);
    for (index, pixel) in buffer.make_mut_slice().iter_mut().enumerate() {
        *pixel = if is_dark(qr, index % side, index / side) {
            DARK
        } else {
            LIGHT
        };
    }
    Image::from_rgb8(buffer)
}

fn is_dark(qr: &Qr, x: usize, y: usize) -> bool {
    let inside = QUIET..QUIET + qr.modules;
    if !inside.contains(&x) || !inside.contains(&y) {
        return false;
    }
    qr.dark
        .get((y - QUIET) * qr.modules + (x - QUIET))
        .copied()
        .unwrap_or(false)
}
