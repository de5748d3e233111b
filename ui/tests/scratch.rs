//! x
use std::fs::File;
use ui::Language;
use ui::exit::{What, samples};
use ui::headless::{Headless, Picture};
#[test]
fn x() {
    let glass = Headless::exit(1280, 800).unwrap_or_else(|_| std::process::exit(1));
    let texts = [
        "كذا عند الشبّاك رقم ٣، ثم",
        "كذا أُحلتُ إلى قسم آخر",
        "كذا لأن نموذج",
        "كذا PDF لم يُفتح.",
        "انتظرتُ ٤٠ دقيقة عند الشبّاك رقم ٣، ثم أُحلتُ إلى قسم",
        "انتظرتُ ٤٠ دقيقة عند الشبّاك رقم ٣، ثم أُحلتُ إلى قسم آخر لأن نموذج PDF لم يُفتح.",
        "ثم PDF لم ٤٠ كذا PDF",
    ];
    for (i, text) in texts.iter().enumerate() {
        let what = if i % 2 == 0 {
            What::Comment
        } else {
            What::Suggestion
        };
        glass.show(&samples::view(
            Language::Arabic,
            samples::writing(Language::Arabic, what, text, 400),
        ));
        write(&format!("/tmp/exitview/s{i}.png"), &glass.picture());
    }
}
fn write(file: &str, picture: &Picture) {
    let Ok(out) = File::create(file) else { return };
    let mut encoder = png::Encoder::new(out, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    if let Ok(mut writer) = encoder.write_header() {
        writer.write_image_data(&picture.rgb).ok();
    }
}
