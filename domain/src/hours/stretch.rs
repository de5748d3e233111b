//! Stretches of time and how they join and part.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// The longest gap a clock change has left in any zone we can meet, in minutes.
const LONGEST_GAP_MINUTES: i64 = 180;

/// The moments from `from` up to, not including, `to`, which is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
}

impl Stretch {
    /// `None` when nothing lies between.
    pub(super) fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    pub(super) fn contains(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.to
    }
}

/// The stretches in order, those that touch or overlap joined into one.
pub(super) fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|stretch| stretch.from);
    let mut joined: Vec<Stretch> = Vec::new();
    for next in stretches {
        match joined.last_mut() {
            Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
            _ => joined.push(next),
        }
    }
    joined
}

/// What is left of `whole` without `breaks`, which are in order and do not overlap.
pub(super) fn without(whole: Stretch, breaks: &[Stretch]) -> Vec<Stretch> {
    let mut left = Vec::new();
    let mut from = whole.from;
    for taken in breaks.iter().filter(|taken| taken.from < whole.to) {
        left.extend(Stretch::between(from, taken.from));
        from = from.max(taken.to);
    }
    left.extend(Stretch::between(from, whole.to));
    left
}

/// The moment a clock of the zone first shows `local`, or a later time when it skips that one.
pub(super) fn instant(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    let shown = |local: NaiveDateTime| zone.from_local_datetime(&local).earliest();
    let found = shown(local).or_else(|| {
        let minute = local.with_second(0)?;
        (1..=LONGEST_GAP_MINUTES).find_map(|skipped| shown(minute + TimeDelta::minutes(skipped)))
    });
    found.map(|at| at.with_timezone(&Utc))
}
