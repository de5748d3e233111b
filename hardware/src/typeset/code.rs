//! QR codes in whole dots, so that every module is equally wide on paper.
//!
//! Level M survives a fold and a finger; capitals and digits alone are packed tighter by themselves.

use qrcode::types::QrResult;
use qrcode::{Color, EcLevel, bits, canvas, ec};

use super::canvas::{Area, Canvas};
use super::mask;
use crate::error::RasterError;

/// White modules around the code that readers need (ISO/IEC 18004).
const QUIET: u32 = 4;
/// The fewest dots a module may have: phones read 0.375 mm at 203 dpi.
const SMALLEST_MODULE: u32 = 3;

/// A code and how large it is drawn.
pub(super) struct Code {
    modules: Vec<Color>,
    across: u32,
    module: u32,
}

impl Code {
    /// The code of `data` with at most `module` dots per module, in a square of at most `room` dots.
    pub(super) fn fit(data: &str, module: u32, room: u32) -> Result<Self, RasterError> {
        let too_long = || RasterError::Code {
            length: data.chars().count(),
            dots: room,
        };
        let (modules, across) = encode(data).map_err(|_| too_long())?;
        let module = module.min(room / (across + 2 * QUIET));
        if module < SMALLEST_MODULE {
            return Err(too_long());
        }
        Ok(Self {
            modules,
            across,
            module,
        })
    }

    /// The modules row by row.
    #[cfg(test)]
    pub(super) fn modules(&self) -> Vec<Color> {
        self.modules.clone()
    }

    /// Side in dots, without the quiet zone.
    pub(super) fn side(&self) -> u32 {
        self.across * self.module
    }

    /// Width of the quiet zone in dots.
    pub(super) fn quiet(&self) -> u32 {
        QUIET * self.module
    }

    /// Draws the code with its corner at `x`, `y`; the caller keeps the quiet zone free.
    pub(super) fn draw(&self, canvas: &mut Canvas, (x, y): (i32, i32)) {
        for (index, _) in self
            .modules
            .iter()
            .enumerate()
            .filter(|(_, colour)| **colour == Color::Dark)
        {
            let (column, row) = (index as u32 % self.across, index as u32 / self.across);
            let corner = (
                x + (column * self.module) as i32,
                y + (row * self.module) as i32,
            );
            canvas.fill(Area {
                x: corner.0,
                y: corner.1,
                width: self.module,
                height: self.module,
            });
        }
    }
}

/// The modules of a code, row by row, and how many a row has.
fn encode(data: &str) -> QrResult<(Vec<Color>, u32)> {
    let bits = bits::encode_auto(data.as_bytes(), EcLevel::M)?;
    let version = bits.version();
    let (words, corrections) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M)?;
    let mut drawn = canvas::Canvas::new(version, EcLevel::M);
    drawn.draw_all_functional_patterns();
    drawn.draw_data(&words, &corrections);
    let across = version.width().unsigned_abs();
    Ok((mask::best(&drawn, usize::from(across)), u32::from(across)))
}
