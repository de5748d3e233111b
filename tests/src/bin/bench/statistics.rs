//! Samples of a time and the figures read from them. Percentiles are the nearest rank's: a value that was
//! really measured, never one between two.

use std::time::Duration;

/// Times in milliseconds, in the order of their size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Samples of these times.
    pub(crate) fn of(times: &[Duration]) -> Self {
        let mut milliseconds: Vec<f64> =
            times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
        milliseconds.sort_by(f64::total_cmp);
        Self(milliseconds)
    }

    /// The sample that `share` of all (0 to 1) are not above; `None` of no samples.
    pub(crate) fn percentile(&self, share: f64) -> Option<f64> {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.max(1) - 1).copied()
    }

    /// The middle sample.
    pub(crate) fn median(&self) -> Option<f64> {
        self.percentile(0.5)
    }

    /// The sample that one in a hundred is above.
    pub(crate) fn p99(&self) -> Option<f64> {
        self.percentile(0.99)
    }

    /// The smallest sample: what the machine does when nothing disturbs it.
    pub(crate) fn best(&self) -> Option<f64> {
        self.0.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Samples;
    use std::time::Duration;

    fn samples(milliseconds: impl IntoIterator<Item = u64>) -> Samples {
        let times: Vec<Duration> = milliseconds
            .into_iter()
            .map(Duration::from_millis)
            .collect();
        Samples::of(&times)
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let hundred = samples((1..=100).rev());
        assert_eq!(hundred.median(), Some(50.0));
        assert_eq!(hundred.p99(), Some(99.0));
        assert_eq!(hundred.best(), Some(1.0));
    }

    #[test]
    fn one_slow_sample_of_few_shows_in_the_p99() {
        assert_eq!(samples([3, 1, 40, 2]).p99(), Some(40.0));
    }

    #[test]
    fn a_single_sample_is_every_figure() {
        let one = samples([7]);
        assert_eq!(
            (one.best(), one.median(), one.p99()),
            (Some(7.0), Some(7.0), Some(7.0))
        );
    }

    #[test]
    fn no_samples_give_no_figure() {
        assert_eq!(samples([]).median(), None);
    }
}
