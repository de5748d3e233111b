//! Which of a QR code's eight masks reads best, by the penalties of ISO/IEC 18004, 7.8.3.
//!
//! The crate `qrcode` weighs them module by module, which takes a fifth of a ticket's drawing; here a row of modules is
//! one number and a rule some shifts. The choice is the same, which a test holds.

use qrcode::Color;
use qrcode::canvas::{Canvas, MaskPattern};

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];
/// The most modules a row can have here: one bit each.
const WIDEST: usize = u128::BITS as usize;
/// What a finder pattern looks like along a row.
const FINDER: [bool; 7] = [true, false, true, true, true, false, true];

/// The modules of `canvas`, `across` in a row, under its best mask.
pub(super) fn best(canvas: &Canvas, across: usize) -> Vec<Color> {
    if across > WIDEST {
        return canvas.apply_best_mask().into_colors();
    }
    let masked = MASKS.map(|mask| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(mask);
        canvas.into_colors()
    });
    let least = masked
        .into_iter()
        .min_by_key(|modules| penalty(modules, across));
    least.unwrap_or_default()
}

fn penalty(modules: &[Color], across: usize) -> u32 {
    let (mut rows, mut columns) = (vec![0_u128; across], vec![0_u128; across]);
    for (index, _) in modules
        .iter()
        .enumerate()
        .filter(|(_, module)| **module == Color::Dark)
    {
        rows[index / across] |= 1 << (index % across);
        columns[index % across] |= 1 << (index / across);
    }
    let lines = rows.iter().chain(&columns);
    let along: u32 = lines
        .map(|line| runs(*line, across) + finders(*line, across))
        .sum();
    along + blocks(&rows, across) + balance(&rows, across)
}

/// As many low bits.
fn low(bits: usize) -> u128 {
    u128::MAX >> (WIDEST - bits)
}

/// Five modules alike in a row cost 3, each further one 1.
fn runs(line: u128, across: usize) -> u32 {
    let alike = !(line ^ (line >> 1)) & low(across - 1);
    let five = alike & (alike >> 1) & (alike >> 2) & (alike >> 3);
    five.count_ones() + 2 * (five & !(five << 1)).count_ones()
}

/// What looks like a finder with four light modules at either side costs 40; beside the code all is light.
fn finders(line: u128, across: usize) -> u32 {
    let found = (0..FINDER.len()).fold(low(across - 6), |found, place| {
        let module = line >> place;
        found & if FINDER[place] { module } else { !module }
    });
    let dark_before = (line << 1) | (line << 2) | (line << 3) | (line << 4);
    let dark_after = (line >> 7) | (line >> 8) | (line >> 9) | (line >> 10);
    40 * (found & !(dark_before & dark_after)).count_ones()
}

/// Four modules alike in a square cost 3.
fn blocks(rows: &[u128], across: usize) -> u32 {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let squares = pairs.map(|(upper, lower)| {
        let down = !(upper ^ lower);
        let along = !(upper ^ (upper >> 1));
        (down & (down >> 1) & along & low(across - 1)).count_ones()
    });
    3 * squares.sum::<u32>()
}

/// Each half percent off an even share of dark and light costs 1.
fn balance(rows: &[u128], across: usize) -> u32 {
    let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
    (dark * 200 / (across * across) as u32).abs_diff(100)
}

#[cfg(test)]
mod tests {
    use super::super::code::Code;
    use proptest::prelude::*;
    use qrcode::{EcLevel, QrCode};

    proptest! {
        #[test]
        fn the_mask_is_the_one_that_weighing_each_module_chooses(text in "[A-Z0-9]{1,80}|.{1,60}") {
            let weighed = QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
            let code = Code::fit(&text, 3, 4000).unwrap();
            prop_assert_eq!(code.modules(), weighed.to_colors());
        }
    }

    #[test]
    fn a_code_wider_than_the_numbers_is_still_drawn() {
        let text = "A".repeat(3000);
        let weighed = QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
        assert_eq!(
            Code::fit(&text, 3, 4000).unwrap().modules(),
            weighed.to_colors()
        );
    }
}
