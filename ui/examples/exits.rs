//! Writes a PNG of every page of the exit terminal in both languages, no display needed:
//! `cargo run -p ui --example exits DIR [WIDTHxHEIGHT] [TEXT-SIZE] [normal|high] [PX-PER-MM] [reach]`.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use ui::Language;
use ui::exit::samples;
use ui::headless::{Headless, Picture};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |place: usize, otherwise: &'static str| {
        arguments.get(place).map_or(otherwise, String::as_str)
    };
    let folder = Path::new(argument(0, "exits"));
    let size = argument(1, "1280x800").split_once('x');
    let (width, height) = size.ok_or("a size is WIDTHxHEIGHT")?;
    std::fs::create_dir_all(folder)?;
    let glass = Headless::exit(width.parse()?, height.parse()?)?;
    ui::fit(glass.app(), argument(4, "5.9").parse()?);
    for (code, language) in [("ar", Language::Arabic), ("en", Language::English)] {
        for (name, mut view) in samples::all(language) {
            view.chrome.text_size = argument(2, "1").parse()?;
            view.chrome.high_contrast = argument(3, "normal") == "high";
            view.chrome.reach = argument(5, "") == "reach";
            glass.show(&view);
            write(&folder.join(format!("{name}.{code}.png")), &glass.picture())?;
        }
    }
    Ok(())
}

fn write(file: &Path, picture: &Picture) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(File::create(file)?, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&picture.rgb)?;
    Ok(())
}
