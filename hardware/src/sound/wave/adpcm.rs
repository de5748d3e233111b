//! Unpacks IMA ADPCM, four bits a sample: each says by how much of a step the sound goes up or down, and whether the next
//! step is larger.

const STEPS: [i32; 89] = [
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66,
    73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449,
    494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272,
    2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493,
    10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];
/// By how much the place in `STEPS` moves after a code's three lower bits.
const MOVES: [i32; 8] = [-1, -1, -1, -1, 2, 4, 6, 8];

/// The samples of blocks of so many bytes.
pub(super) fn samples(data: &[u8], block: usize) -> Vec<i16> {
    data.chunks(block.max(4)).flat_map(of_block).collect()
}

/// A block begins with its first sample and its place among the steps.
fn of_block(block: &[u8]) -> Vec<i16> {
    let Some((&[low, high, place, _], codes)) = block.split_first_chunk() else {
        return Vec::new();
    };
    let mut now = Now {
        sample: i32::from(i16::from_le_bytes([low, high])),
        place: i32::from(place).min(88),
    };
    let first = now.sample as i16;
    let codes = codes.iter().flat_map(|byte| [byte & 15, byte >> 4]);
    std::iter::once(first)
        .chain(codes.map(|code| now.next(code)))
        .collect()
}

struct Now {
    sample: i32,
    /// Place in `STEPS`.
    place: i32,
}

impl Now {
    fn next(&mut self, code: u8) -> i16 {
        let step = STEPS[self.place as usize];
        let bit = |bit: u8, part: i32| if code & bit == 0 { 0 } else { step >> part };
        let change = (step >> 3) + bit(4, 0) + bit(2, 1) + bit(1, 2);
        let signed = if code & 8 == 0 { change } else { -change };
        self.sample = (self.sample + signed).clamp(i16::MIN.into(), i16::MAX.into());
        self.place = (self.place + MOVES[usize::from(code & 7)]).clamp(0, 88);
        self.sample as i16
    }
}
