//! Which number a ticket gets. Numbers are given in order within a run; a run that ends is an answer
//! with a name, never a wrap into a number someone still holds (facts.md, "The business day").

use serde::{Deserialize, Serialize};

/// The numbers a service may give in a day, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRange {
    /// First number.
    pub first: u32,
    /// Last number, not below `first`.
    pub last: u32,
}

/// The numbers a service has yet to give: from `next` to `last`. Empty when `next > last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The number to give next.
    pub next: u32,
    /// The last number of the run.
    pub last: u32,
}

impl From<NumberRange> for Run {
    fn from(range: NumberRange) -> Self {
        Run {
            next: range.first,
            last: range.last,
        }
    }
}

/// The first number of `run` that `taken` does not claim; `None` when the run is spent.
pub fn allocate<E>(
    run: Run,
    mut taken: impl FnMut(u32) -> Result<bool, E>,
) -> Result<Option<u32>, E> {
    for number in run.next..=run.last {
        if !taken(number)? {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// Where numbers should go on when those on paper are not all known: `gap` above the highest number
/// known, wrapped back into the range to the first number from which `gap` numbers stand free of
/// anything alive (or as many as there are).
#[must_use]
pub fn propose(
    range: NumberRange,
    highest_known: Option<u32>,
    gap: u32,
    alive: impl Fn(u32) -> bool,
) -> u32 {
    let reached = highest_known.map_or(range.first, |highest| {
        highest.max(range.first).saturating_add(1)
    });
    let above = reached.saturating_add(gap);
    if above <= range.last {
        return above;
    }
    let clear = |from: u32| {
        (from..=range.last)
            .take(gap.max(1) as usize)
            .all(|number| !alive(number))
    };
    (range.first..=range.last)
        .find(|from| clear(*from))
        .unwrap_or(range.last)
}

/// The run that begins where staff said: to the range's end, or, when that is below numbers already
/// known, to just before the highest known, whose successors may be on paper unrecorded.
#[must_use]
pub fn resumed(range: NumberRange, from: u32, highest_known: Option<u32>) -> Run {
    let last = match highest_known {
        Some(highest) if from <= highest && highest <= range.last => highest,
        _ => range.last,
    };
    Run { next: from, last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::convert::Infallible;

    const RANGE: NumberRange = NumberRange {
        first: 100,
        last: 199,
    };

    fn give(run: Run, taken: &BTreeSet<u32>) -> Option<u32> {
        allocate(run, |number| Ok::<_, Infallible>(taken.contains(&number))).unwrap()
    }

    #[test]
    fn a_run_that_ends_is_an_answer_not_a_wrap() {
        assert_eq!(
            give(
                Run {
                    next: 200,
                    last: 199
                },
                &BTreeSet::new()
            ),
            None
        );
        assert_eq!(
            give(
                Run {
                    next: 199,
                    last: 199
                },
                &BTreeSet::from([199])
            ),
            None
        );
    }

    #[test]
    fn the_proposal_leaves_a_gap_above_what_is_known() {
        assert_eq!(propose(RANGE, Some(120), 25, |_| false), 146);
        assert_eq!(propose(RANGE, None, 25, |_| false), 125);
        assert_eq!(propose(RANGE, Some(190), 25, |_| false), 100);
        assert_eq!(propose(RANGE, Some(190), 25, |number| number == 110), 111);
    }

    #[test]
    fn a_run_begun_below_known_numbers_stops_before_those_that_may_be_on_paper() {
        assert_eq!(
            resumed(RANGE, 100, Some(190)),
            Run {
                next: 100,
                last: 190
            }
        );
        assert_eq!(
            resumed(RANGE, 146, Some(120)),
            Run {
                next: 146,
                last: 199
            }
        );
        assert_eq!(
            resumed(RANGE, 125, None),
            Run {
                next: 125,
                last: 199
            }
        );
    }

    proptest! {
        #[test]
        fn a_given_number_is_in_the_run_and_free(next in 90u32..210, taken in proptest::collection::btree_set(95u32..205, 0..80)) {
            let run = Run { next, last: 199 };
            match give(run, &taken) {
                Some(number) => prop_assert!(number >= next && number <= 199 && !taken.contains(&number)),
                None => prop_assert!((next..=199).all(|number| taken.contains(&number))),
            }
        }

        #[test]
        fn the_proposal_is_always_in_the_range(highest in proptest::option::of(0u32..400), gap in 0u32..300) {
            let from = propose(RANGE, highest, gap, |number| number % 7 == 0);
            prop_assert!((100..=199).contains(&from));
        }
    }
}
