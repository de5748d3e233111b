//! `kiosk screens`: every screen and takeover of a role as pictures, drawn by the very renderer of the
//! device from the branch's own services and words.

use super::Code;
use super::render::Tongue;
use crate::place;
use crate::screens::{Glass, draw_all, draw_board, draw_exit};
use anyhow::Result;
use clap::ValueEnum;
use config::{Language, Settings};
use domain::screen::Manner;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Pixels as they are typed: `WxH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    width: u32,
    height: u32,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let pixels = |text: &str| text.parse().ok().filter(|size| (320..=7680).contains(size));
        let parsed = typed.split_once('x').and_then(|(width, height)| {
            Some(Size {
                width: pixels(width)?,
                height: pixels(height)?,
            })
        });
        parsed.ok_or_else(|| {
            format!(
                "`{typed}` is no size; write WIDTHxHEIGHT, each 320 to 7680, for example 1280x800"
            )
        })
    }
}

/// The role whose screens are drawn.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ScreensRole {
    /// The reception kiosk
    Reception,
    /// The board in the hall
    Board,
    /// The exit terminal
    Exit,
}

/// A contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Contrast {
    /// The house's colours
    Normal,
    /// Black on white
    High,
}

/// What to draw.
#[derive(Debug, clap::Args)]
pub(super) struct Wish {
    /// The folder for the pictures
    dir: PathBuf,
    #[arg(long, value_enum, default_value_t = ScreensRole::Reception)]
    role: ScreensRole,
    /// One language only; without it both, and of a board those of the settings
    #[arg(long, value_enum)]
    language: Option<Tongue>,
    #[arg(long, value_name = "WxH")]
    size: Option<Size>,
    #[arg(long, value_name = "1|2|3", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    text_size: u8,
    #[arg(long, value_enum, default_value_t = Contrast::Normal)]
    contrast: Contrast,
    /// Everything that can be touched in the lower half, as for those who sit
    #[arg(long)]
    reach: bool,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Draws them.
pub(super) fn run(wish: &Wish) -> Result<Code> {
    let settings = place::settings(wish.config.as_deref(), Path::new("."))?;
    let size = wish.size.map(|size| (size.width, size.height));
    match wish.role {
        ScreensRole::Reception => draw_reception(wish, &settings, size)?,
        ScreensRole::Board => {
            let alone = wish.language.map(Language::from);
            draw_board(&settings, alone, size, &wish.dir)?;
        }
        ScreensRole::Exit => {
            for manner in manners(wish) {
                draw_exit(&settings, manner, size, &wish.dir)?;
            }
        }
    }
    Ok(Code::Good)
}

fn draw_reception(wish: &Wish, settings: &Settings, size: Option<(u32, u32)>) -> Result<()> {
    let mut glass = Glass::new(settings, size)?;
    for manner in manners(wish) {
        draw_all(&mut glass, manner, &wish.dir)?;
    }
    Ok(())
}

/// How visitors read, in the language that is wished or in both.
fn manners(wish: &Wish) -> Vec<Manner> {
    let tongues = wish
        .language
        .map_or(vec![Tongue::Ar, Tongue::En], |tongue| vec![tongue]);
    let manner = |tongue| Manner {
        english: tongue == Tongue::En,
        text_size: wish.text_size,
        high_contrast: wish.contrast == Contrast::High,
        reach: wish.reach,
    };
    tongues.into_iter().map(manner).collect()
}
