//! A QR code as an image, without the quiet zone, which the screen draws around it.

use slint::{Image, Rgb8Pixel, SharedPixelBuffer};

use crate::Qr;

/// Pixels on a module's side. The renderer scales images in steps of 1/256: from one pixel per module
/// that is wrong by whole modules at the far edge, from sixteen by less than a pixel.
const MODULE: usize = 16;

const DARK: Rgb8Pixel = Rgb8Pixel { r: 0, g: 0, b: 0 };
const LIGHT: Rgb8Pixel = Rgb8Pixel {
    r: 255,
    g: 255,
    b: 255,
};

/// The code, black on white in every scheme: phones read no other as well.
pub(crate) fn image(qr: &Qr) -> Image {
    let width = qr.modules * MODULE;
    let side = u32::try_from(width).unwrap_or_default();
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(side, side);
    for (y, row) in buffer
        .make_mut_slice()
        .chunks_exact_mut(width.max(1))
        .enumerate()
    {
        for (x, module) in row.chunks_exact_mut(MODULE).enumerate() {
            module.fill(colour(qr, x, y / MODULE));
        }
    }
    Image::from_rgb8(buffer)
}

fn colour(qr: &Qr, x: usize, y: usize) -> Rgb8Pixel {
    let dark = qr.dark.get(y * qr.modules + x).copied().unwrap_or(false);
    if dark { DARK } else { LIGHT }
}
