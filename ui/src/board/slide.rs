//! Slides of the branch's own.

use slint::{ComponentHandle, Image, Rgb8Pixel, SharedPixelBuffer};

use super::{Picture, Slide, View};
use crate::Language;
use crate::generated::{BoardSlide, BoardWindow, SlideItem};

/// Writes the slide, or none.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let slide = board.global::<BoardSlide>();
    slide.set_slide(view.slide.as_ref().map(item).unwrap_or_default());
}

fn item(slide: &Slide) -> SlideItem {
    match slide {
        Slide::Text {
            language,
            title,
            text,
        } => SlideItem {
            shown: true,
            rtl: *language == Language::Arabic,
            title: title.as_str().into(),
            text: text.as_str().into(),
            ..SlideItem::default()
        },
        Slide::Picture(picture) => SlideItem {
            shown: true,
            pictured: true,
            picture: image(picture),
            ..SlideItem::default()
        },
    }
}

fn image(picture: &Picture) -> Image {
    let bytes = picture.width as usize * picture.height as usize * 3;
    if picture.rgb.len() != bytes || bytes == 0 {
        return Image::default();
    }
    Image::from_rgb8(SharedPixelBuffer::<Rgb8Pixel>::clone_from_slice(
        &picture.rgb,
        picture.width,
        picture.height,
    ))
}
