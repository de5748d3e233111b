//! How sure a share of satisfied visitors is.

/// A share in whole per cent, with the range it lies in at 95 % confidence by Wilson's score interval: few ratings give a
/// wide one, as honesty asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Per cent, 0 to 100.
    pub percent: u32,
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

/// The normal distribution's quantile for 95 %.
const Z: f64 = 1.959_964;

impl Share {
    /// The share that `part` is of `whole`; `None` of nothing.
    #[must_use]
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let n = f64::from(whole);
        let p = f64::from(part.min(whole)) / n;
        let middle = p + Z * Z / (2.0 * n);
        let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some(Self {
            percent: whole_percent(p, f64::round),
            low: whole_percent((middle - spread) / scale, f64::floor),
            high: whole_percent((middle + spread) / scale, f64::ceil),
        })
    }
}

fn whole_percent(share: f64, rounded: fn(f64) -> f64) -> u32 {
    // Within 0 and 100, so that nothing is lost.
    rounded((share * 100.0).clamp(0.0, 100.0)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_ratings_are_told_with_a_wide_range_and_many_with_a_narrow_one() {
        // Newcombe 1998, table I: 81/263 gives 0.2553..0.3662, 15/148 0.0624..0.1605, 0/20 0..0.1611, 1/29 0.0061..0.1718.
        let cases = [
            ((81, 263), (31, 25, 37)),
            ((15, 148), (10, 6, 17)),
            ((0, 20), (0, 0, 17)),
            ((1, 29), (3, 0, 18)),
            ((5, 5), (100, 56, 100)),
        ];
        for ((part, whole), (percent, low, high)) in cases {
            let expected = Share { percent, low, high };
            assert_eq!(Share::of(part, whole), Some(expected), "{part} of {whole}");
        }
        assert_eq!(Share::of(0, 0), None);
    }
}
