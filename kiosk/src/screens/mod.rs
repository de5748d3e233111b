//! Pictures of every screen: the states a visit can be in, each drawn as the device would draw it.

mod album;
mod board;
mod exit;
mod sample;
mod staff;
mod troubles;
mod visit;

pub use board::draw_board;
pub use exit::draw_exit;

use crate::app::view::Face;
use crate::app::view::staff::Setting;
use crate::place;
use anyhow::{Context, Result};
use config::Settings;
use domain::screen::Manner;
use std::path::Path;
use ui::headless::{Headless, Picture};

/// A glass in memory with a branch's face on it.
pub struct Glass {
    headless: Headless,
    face: Face,
}

impl Glass {
    /// A glass of the settings' screen, or of `size` pixels.
    ///
    /// # Errors
    /// When the screens, which are part of the program, do not load.
    pub fn new(settings: &Settings, size: Option<(u32, u32)>) -> Result<Self> {
        let screen = &settings.device.screen;
        let (width, height) = size.unwrap_or((screen.width, screen.height));
        let headless = Headless::new(width, height)?;
        let asked = config::Screen {
            width,
            height,
            diagonal_inches: screen.diagonal_inches,
        };
        ui::fit(headless.app(), place::px_per_mm(&asked));
        let mut face = Face::new(settings.branch.clone(), (width, height))?;
        face.waiting = sample::waiting(&settings.branch);
        face.ticket = Some(sample::ticket(&settings.branch));
        Ok(Self { headless, face })
    }
}

/// Draws every screen in one manner into `folder`, as `<name>.<language>.png`.
///
/// # Errors
/// When the folder or a picture cannot be written.
pub fn draw_all(glass: &mut Glass, manner: Manner, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let language = if manner.english { "en" } else { "ar" };
    for shot in album::all(&glass.face, manner) {
        glass.face.outlook = shot.outlook;
        let view = glass.face.view(&shot.screen, sample::now());
        glass.headless.show(&view);
        let file = folder.join(format!("{}.{language}.png", shot.name));
        write_png(&glass.headless.picture(), &file)?;
    }
    draw_staff(glass, manner, folder)
}

/// The staff screen's pages.
fn draw_staff(glass: &mut Glass, manner: Manner, folder: &Path) -> Result<()> {
    let language = if manner.english { "en" } else { "ar" };
    let known = staff::known(&glass.face.branch);
    let setting = Setting {
        device: "reception-1",
        evidence: config::Evidence::ProcessId,
    };
    for shot in staff::all(&glass.face, manner) {
        let known = (&known, &setting);
        let view = glass.face.staff_view(&shot.screen, known, sample::now());
        glass.headless.show(&view);
        let file = folder.join(format!("{}.{language}.png", shot.name));
        write_png(&glass.headless.picture(), &file)?;
    }
    Ok(())
}

/// Writes what stands on a glass as a PNG.
///
/// # Errors
/// When the file cannot be written.
pub fn write_png(picture: &Picture, file: &Path) -> Result<()> {
    let write = || -> Result<()> {
        let mut encoder = png::Encoder::new(
            std::io::BufWriter::new(std::fs::File::create(file)?),
            picture.width,
            picture.height,
        );
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header()?.write_image_data(&picture.rgb)?;
        Ok(())
    };
    write().with_context(|| format!("cannot write the picture {}", file.display()))
}
