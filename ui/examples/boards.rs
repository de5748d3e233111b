//! Writes a PNG of the board in every state, no display needed:
//! `cargo run -p ui --example boards DIR [WIDTHxHEIGHT] [ar|en|both]`.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use ui::board::samples;
use ui::headless::{Headless, Picture};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments
        .first()
        .ok_or("give the folder for the pictures")?;
    let size = arguments.get(1).map_or("1920x1080", String::as_str);
    let (width, height) = size.split_once('x').ok_or("a size is WIDTHxHEIGHT")?;
    std::fs::create_dir_all(folder)?;
    let glass = Headless::board(width.parse()?, height.parse()?)?;
    for (code, languages) in samples::LANGUAGES {
        if arguments.get(2).is_some_and(|wanted| wanted != code) {
            continue;
        }
        for (name, view) in samples::all(languages) {
            glass.show(&view);
            write(
                &Path::new(folder).join(format!("{name}.{code}.png")),
                &glass.picture(),
            )?;
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
