//! A QR code as an image of one pixel per module; the screen enlarges it by whole numbers only and
//! draws the quiet zone around it.

use slint::{Image, Rgb8Pixel, SharedPixelBuffer};

use crate::Qr;

const DARK: Rgb8Pixel = Rgb8Pixel { r: 0, g: 0, b: 0 };
const LIGHT: Rgb8Pixel = Rgb8Pixel {
    r: 255,
    g: 255,
    b: 255,
};

/// The code, black on white in every scheme: phones read no other as well.
pub(crate) fn image(qr: &Qr) -> Image {
    let side = u32::try_from(qr.modules).unwrap_or_default();
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(side, side);
    let modules = qr.dark.iter().copied().chain(std::iter::repeat(false));
    for (pixel, dark) in buffer.make_mut_slice().iter_mut().zip(modules) {
        *pixel = if dark { DARK } else { LIGHT };
    }
    Image::from_rgb8(buffer)
}
