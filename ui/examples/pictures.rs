//! Writes a PNG of every sample in both languages, no display needed:
//! `cargo run -p ui --example pictures DIR [WIDTHxHEIGHT] [TEXT-SIZE] [normal|high] [PX-PER-MM] [reach]`.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use ui::headless::{Headless, Picture};
use ui::{Language, Shape, View, samples};

/// What the pictures are of.
struct Wish {
    width: u32,
    height: u32,
    text_size: u8,
    high_contrast: bool,
    px_per_mm: f32,
    reach: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("give the folder for the pictures")?;
    let wish = wish(&arguments.collect::<Vec<_>>())?;
    std::fs::create_dir_all(&folder)?;
    let glass = Headless::new(wish.width, wish.height)?;
    ui::fit(glass.app(), wish.px_per_mm);
    for (code, language) in [("ar", Language::Arabic), ("en", Language::English)] {
        for (name, view) in samples::all(language) {
            let file = Path::new(&folder).join(format!("{name}.{code}.png"));
            glass.show(&as_wished(view, &wish));
            write(&file, &glass.picture())?;
        }
    }
    Ok(())
}

fn wish(arguments: &[String]) -> Result<Wish, Box<dyn Error>> {
    let argument = |place: usize, otherwise| arguments.get(place).map_or(otherwise, String::as_str);
    let (width, height) = argument(0, "1280x800")
        .split_once('x')
        .ok_or("a size is WIDTHxHEIGHT")?;
    Ok(Wish {
        width: width.parse()?,
        height: height.parse()?,
        text_size: argument(1, "1").parse()?,
        high_contrast: argument(2, "normal") == "high",
        px_per_mm: argument(3, "5.9").parse()?,
        reach: argument(4, "") == "reach",
    })
}

fn as_wished(mut view: View, wish: &Wish) -> View {
    view.chrome.text_size = wish.text_size;
    view.chrome.high_contrast = wish.high_contrast;
    view.chrome.reach = wish.reach;
    let shape = Shape {
        width: wish.width,
        height: wish.height,
        text_size: wish.text_size,
        reach: wish.reach,
    };
    samples::cut_to(view, shape.cards_per_page())
}

fn write(file: &Path, picture: &Picture) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(File::create(file)?, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&picture.rgb)?;
    Ok(())
}
