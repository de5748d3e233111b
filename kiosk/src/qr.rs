//! A code's modules for the screen.

use qrcode::{EcLevel, QrCode};

/// The modules of `text`; none when it is longer than a QR code holds, which no code of ours is.
#[must_use]
pub fn modules(text: &str) -> ui::Qr {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return ui::Qr {
            modules: 0,
            dark: Vec::new(),
        };
    };
    let dark = code
        .to_colors()
        .into_iter()
        .map(|module| module == qrcode::Color::Dark)
        .collect();
    ui::Qr {
        modules: code.width(),
        dark,
    }
}
