//! What a picture becomes on the wire, read back by the strict interpreter.

use crate::rig::stripes;
use config::Evidence;
use hardware::simulated::interpret;
use hardware::{Bitmap, Profile, encode};
use proptest::prelude::*;

fn profile(band_rows: u32) -> Profile {
    Profile {
        dpi: 203,
        cutter_mm: 0,
        evidence: Evidence::ProcessId,
        band_rows,
    }
}

/// Bands as the printer counts them: rows of each.
fn heights(bitmap: &Bitmap, band_rows: u32) -> Vec<usize> {
    let stream = encode(bitmap, 1, profile(band_rows));
    stream
        .bands
        .iter()
        .map(|band| usize::from(stream.bytes[band.start + 6]))
        .collect()
}

/// A picture whose bytes are often those of real-time commands.
fn picture() -> impl Strategy<Value = Bitmap> {
    let byte = prop_oneof![3 => Just(0_u8), 3 => Just(0x10), 1 => Just(0x04), 1 => Just(0x05), 1 => Just(0x14), 1 => any::<u8>()];
    (1_u32..=72).prop_flat_map(move |across| {
        let bytes = proptest::collection::vec(byte.clone(), 1..4000);
        bytes.prop_map(move |bytes| Bitmap::from_rows(across * 8, bytes))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_picture_spells_a_real_time_command_and_all_come_out(bitmap in picture()) {
        let stream = encode(&bitmap, 7, profile(128));
        prop_assert!(stream.bytes.windows(2).all(|pair| pair[0] != 0x10 || !matches!(pair[1], 0x04 | 0x05 | 0x14)));
        let papers = interpret(&stream.bytes, 576).unwrap();
        prop_assert_eq!(papers.len(), 1);
        prop_assert_eq!(papers[0].height(), bitmap.height());
        for y in 0..bitmap.height() {
            for x in 0..576 {
                let (wanted, printed) = (bitmap.get(x, y), papers[0].get(x, y));
                prop_assert!(wanted == printed || (printed && x % 8 == 4), "only a scrubbed dot differs, at {} {}", x, y);
            }
        }
    }

    #[test]
    fn no_band_is_higher_than_allowed_or_a_multiple_of_48(rows in 1_u32..1500, most in prop_oneof![Just(64_u32), Just(128)]) {
        let heights = heights(&stripes(rows), most);
        prop_assert!(heights.iter().all(|height| *height <= most as usize && height % 48 != 0));
        prop_assert_eq!(heights.iter().sum::<usize>(), rows as usize);
    }
}

#[test]
fn bands_end_where_the_picture_is_blank() {
    let mut bitmap = Bitmap::new(576, 200);
    (0..100).chain(130..200).for_each(|y| bitmap.set(0, y));
    assert_eq!(heights(&bitmap, 128), [100, 30, 70]);
    let mut bitmap = stripes(200);
    bitmap = Bitmap::from_rows(
        576,
        bitmap
            .bits()
            .iter()
            .enumerate()
            .map(|(at, byte)| if at / 72 == 110 { 0 } else { *byte })
            .collect(),
    );
    assert_eq!(heights(&bitmap, 128), [111, 89]);
}

#[test]
fn blank_paper_costs_a_byte_a_row() {
    let stream = encode(&Bitmap::new(576, 120), 1, profile(128));
    assert_eq!(stream.bands[0].len(), 8 + 120);
}

#[test]
fn the_paper_is_fed_to_the_cutter_and_confirmed_last() {
    let stream = encode(
        &stripes(10),
        4_208_107,
        Profile {
            cutter_mm: 12,
            ..profile(64)
        },
    );
    assert_eq!(interpret(&stream.bytes, 576).unwrap()[0].height(), 10 + 96);
    assert_eq!(stream.process_id, Some(*b"8107"));
    assert!(
        stream
            .bytes
            .starts_with(b"\x1B\x40\x1D\x61\x0E\x1D\x76\x30"),
        "{:02x?}",
        &stream.bytes[..8]
    );
    assert!(
        stream
            .bytes
            .ends_with(b"\x1D\x56\x01\x1D\x28\x48\x06\x00\x30\x308107")
    );
}

#[test]
fn a_printer_that_feeds_to_its_cutter_is_left_to_it_and_one_without_ids_gets_none() {
    let stream = encode(
        &stripes(10),
        1,
        Profile {
            evidence: Evidence::Status,
            ..profile(128)
        },
    );
    assert!(stream.bytes.ends_with(b"\x1D\x56\x42\x00"));
}

#[test]
fn what_a_real_printer_refuses_is_refused() {
    let table: [(&[u8], usize, &str); 8] = [
        (b"\x1D\x76\x30\x00\x49\x00\x01\x00", 0, "584 dots is wider"),
        (b"\x1D\x76\x30\x00\x00\x00\x01\x00", 0, "empty"),
        (
            b"\x1D\x76\x30\x00\x01\x00\x00\x09",
            0,
            "2304 rows is higher",
        ),
        (
            b"\x1B\x40\x1D\x76\x30\x00\x02\x00\x02\x00\x01\x01\x01",
            12,
            "1 rows short",
        ),
        (b"\x1B\x40Text", 2, "neither a command"),
        (b"\x1B\x40\x1B\x78\x00", 2, "no command"),
        (
            b"\x1D\x28\x48\x06\x00\x30\x30\x01\x01\x01\x01",
            0,
            "printable",
        ),
        (b"\x1B\x40\x1D", 2, "ends inside"),
    ];
    for (bytes, at, why) in table {
        let refusal = interpret(bytes, 576).unwrap_err();
        assert_eq!(refusal.at, at, "{refusal}");
        assert!(refusal.why.contains(why), "{refusal}");
    }
}
