//! Cuts a picture into `GS v 0` bands small enough for any buffer.
//!
//! A band ends on a blank row where it can, so that a pause shows no seam; it is only as wide as its dots, and blank rows
//! are bands of one byte a row, which needs no motion units. Heights that are multiples of 48 break POS-5890K printers.
//! Real-time commands are carried out even inside dots, so bytes that spell one are changed by one dot.

use crate::bitmap::Bitmap;

/// The most rows of a band.
pub(super) const ROWS: u32 = 128;
/// The most rows of a band on a serial line, whose buffers are some kilobytes.
pub(super) const SERIAL_ROWS: u32 = 64;
/// Blank rows from which they make a band of their own.
const BLANK_ROWS: usize = 8;

/// The bands of a picture, header and dots each.
pub(super) fn split(bitmap: &Bitmap, most: u32) -> Vec<Vec<u8>> {
    let rows: Vec<&[u8]> = bitmap.rows().collect();
    let mut bands = Vec::new();
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let (band, after) = rest.split_at(height(rest, most as usize));
        bands.push(encode(band));
        rest = after;
    }
    bands
}

/// How many of `rows` the next band takes.
fn height(rows: &[&[u8]], most: usize) -> usize {
    let blank = rows.iter().take_while(|row| is_blank(row)).count();
    let inked = rows
        .windows(BLANK_ROWS)
        .position(|window| window.iter().all(|row| is_blank(row)));
    let wanted = match (blank, inked) {
        (blank, _) if blank >= BLANK_ROWS.min(rows.len()) => blank,
        (_, Some(inked)) if inked <= most => inked,
        _ => last_blank(rows, most),
    };
    sound(wanted.min(most))
}

/// The last row of the first `most` after which a seam would not show.
fn last_blank(rows: &[&[u8]], most: usize) -> usize {
    if rows.len() <= most {
        return rows.len();
    }
    rows[..most]
        .iter()
        .rposition(|row| is_blank(row))
        .filter(|row| *row >= most / 2)
        .map_or(most, |row| row + 1)
}

/// A height that is no multiple of 48.
fn sound(height: usize) -> usize {
    if height.is_multiple_of(48) {
        height - 1
    } else {
        height
    }
}

fn is_blank(row: &[u8]) -> bool {
    row.iter().all(|byte| *byte == 0)
}

fn encode(rows: &[&[u8]]) -> Vec<u8> {
    let width = rows
        .iter()
        .filter_map(|row| row.iter().rposition(|byte| *byte != 0))
        .max()
        .map_or(1, |last| last + 1);
    let mut dots: Vec<u8> = rows.iter().flat_map(|row| &row[..width]).copied().collect();
    scrub(&mut dots);
    let [across, more_across] = (width as u16).to_le_bytes();
    let [down, more_down] = (rows.len() as u16).to_le_bytes();
    [
        &[0x1D, 0x76, 0x30, 0x00, across, more_across, down, more_down],
        dots.as_slice(),
    ]
    .concat()
}

/// Sets one dot wherever two bytes would be taken for DLE EOT, DLE ENQ or DLE DC4.
fn scrub(dots: &mut [u8]) {
    for index in 1..dots.len() {
        if dots[index - 1] == 0x10 && matches!(dots[index], 0x04 | 0x05 | 0x14) {
            dots[index] |= 0x08;
        }
    }
}
