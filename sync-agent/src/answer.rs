//! What a target's answer means for the facts it was sent (contract, "Delivery to an HTTP target").

use crate::delivery::Aside;
use crate::fault::{Trouble, TroubleKind};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Characters that are kept of a reason.
const LONGEST_REASON: usize = 500;

/// An answer of success.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Answer {
    /// One for each event; none: all are accepted.
    results: Option<Vec<Item>>,
    /// Up to which seq the target has answered for everything of this source.
    contiguous_through: Option<u64>,
    /// Which seqs it lacks, from and to.
    #[serde(default)]
    missing: Vec<(u64, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Item {
    id: String,
    status: String,
    reason: Option<String>,
}

/// What became of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The target has it.
    Taken,
    /// The target will not have it, and why.
    Refused(String),
    /// The target has something else in its place, and what it says of that.
    Conflict(String),
}

impl Verdict {
    /// Why the fact is set aside for it.
    pub(crate) fn aside(&self) -> Option<Aside> {
        match self {
            Self::Taken => None,
            Self::Refused(why) => Some(Aside::Parked(why.clone())),
            Self::Conflict(why) => Some(Aside::Conflict(why.clone())),
        }
    }
}

impl Answer {
    /// The answer in a body. `itemised`: this target always answers for each, so that anything else is not from it.
    pub(crate) fn read(body: &[u8], itemised: bool) -> Result<Self, Trouble> {
        let strange = || {
            let why = "its answer is not one of a target for facts";
            Trouble::new(TroubleKind::Refused, why)
        };
        let answer = match body.trim_ascii() {
            b"" => Self::default(),
            text => {
                let value: Value = serde_json::from_slice(text).map_err(|_| strange())?;
                let value = value.is_object().then_some(value).ok_or_else(strange)?;
                serde_json::from_value(value).map_err(|_| strange())?
            }
        };
        let told = answer.results.is_some() || !itemised;
        told.then_some(answer).ok_or_else(strange)
    }

    /// What became of each fact that it answers for; `None`: all were taken.
    pub(crate) fn verdicts(&self) -> Option<BTreeMap<Uuid, Verdict>> {
        let verdict = |item: &Item| {
            let id = item.id.parse().ok()?;
            let why = item.reason.as_deref().unwrap_or("it does not say why");
            let why: String = why.chars().take(LONGEST_REASON).collect();
            match item.status.as_str() {
                "accepted" | "duplicate" => Some((id, Verdict::Taken)),
                "rejected" => Some((id, Verdict::Refused(why))),
                "conflict" => Some((id, Verdict::Conflict(why))),
                _ => None,
            }
        };
        let results = self.results.as_ref()?;
        Some(results.iter().filter_map(verdict).collect())
    }

    /// The seq to go back to, where the target lost facts up to `through` that it had answered for. Those set aside
    /// were never taken and are no gap.
    pub(crate) fn gap(&self, through: u64, aside: &BTreeSet<u64>) -> Option<u64> {
        let lost =
            |from: u64, to: u64| (from.max(1)..=to.min(through)).find(|seq| !aside.contains(seq));
        let found = if self.missing.is_empty() {
            let next = self.contiguous_through?.saturating_add(1);
            lost(next, next)
        } else {
            self.missing
                .iter()
                .filter_map(|(from, to)| lost(*from, *to))
                .min()
        };
        found.map(|seq| seq - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Answer, Trouble> {
        Answer::read(body.as_bytes(), false)
    }

    #[test]
    fn an_answer_without_results_takes_everything_unless_the_target_always_gives_them() {
        for body in ["", "\r\n", "{}", "{\"contiguous_through\": 3}"] {
            assert_eq!(read(body).unwrap().verdicts(), None, "{body:?}");
            assert!(Answer::read(body.as_bytes(), true).is_err(), "{body:?}");
        }
    }

    #[test]
    fn what_no_target_answers_is_not_taken_for_success() {
        for body in [
            "<!doctype html><p>Welcome to the guest network",
            "{\"results\": [",
            "[]",
            "\"ok\"",
            "{\"results\": 3}",
            "{\"results\": [{\"id\": 1}]}",
        ] {
            assert!(read(body).is_err(), "{body:?}");
        }
    }

    #[test]
    fn each_fact_is_taken_refused_or_not_answered_for() {
        let id = Uuid::from_u128;
        let item = |number, status: &str| {
            format!("{{\"id\": \"{}\", \"status\": \"{status}\"}}", id(number))
        };
        let items = ["accepted", "duplicate", "conflict", "rejected", "later"];
        let items: Vec<String> = (1..)
            .zip(items)
            .map(|(number, status)| item(number, status))
            .collect();
        let answer = read(&format!("{{\"results\": [{}]}}", items.join(","))).unwrap();
        let why = || "it does not say why".to_owned();
        let expected = [
            (id(1), Verdict::Taken),
            (id(2), Verdict::Taken),
            (id(3), Verdict::Conflict(why())),
            (id(4), Verdict::Refused(why())),
        ];
        assert_eq!(answer.verdicts(), Some(expected.into()));
    }

    #[test]
    fn a_gap_is_what_was_answered_for_and_is_missing_now() {
        for (told, aside, expected) in [
            ("\"contiguous_through\": 10", &[][..], None),
            ("\"contiguous_through\": 25", &[], None),
            ("\"contiguous_through\": 6", &[], Some(6)),
            ("\"contiguous_through\": 0", &[], Some(0)),
            ("\"contiguous_through\": 6", &[7], None),
            (
                "\"contiguous_through\": 6, \"missing\": [[7, 8]]",
                &[7],
                Some(7),
            ),
            (
                "\"contiguous_through\": 6, \"missing\": [[7, 7]]",
                &[7],
                None,
            ),
            ("\"missing\": [[9, 9], [3, 4]]", &[], Some(2)),
            ("\"missing\": [[0, 18446744073709551615]]", &[1, 2], Some(2)),
            ("\"missing\": [[11, 20]]", &[], None),
            ("\"missing\": [[8, 3]]", &[], None),
        ] {
            let answer = read(&format!("{{{told}}}")).unwrap();
            let aside = aside.iter().copied().collect();
            assert_eq!(answer.gap(10, &aside), expected, "{told}, {aside:?} aside");
        }
    }
}
