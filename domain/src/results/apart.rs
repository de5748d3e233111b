//! Whether groups or runs may come apart, given everything that was shown before: no figure of then, held against one of
//! now, may leave a handful.
//!
//! Of ratings that were shown as one group until some edition, a part shown now tells something by subtraction only where
//! one of the parts had none then, or has got none since. So at every earlier edition, either all parts had some and have
//! got some since, or each has enough (or none) of both.

use super::atoms::{Atom, Sum};
use super::{Plan, Rule};
use std::collections::BTreeSet;

/// What was released of a part up to an edition, and since.
#[derive(Debug, Clone, Default)]
struct Part<'a> {
    then: Sum<'a>,
    since: Sum<'a>,
}

impl<'a> Part<'a> {
    fn at<'b>(atoms: impl Iterator<Item = &'b Atom<'a>>, edition: u32) -> Self
    where
        'a: 'b,
    {
        let mut part = Self::default();
        for atom in atoms {
            if atom.edition <= edition {
                part.then.add(atom);
            } else {
                part.since.add(atom);
            }
        }
        part
    }

    fn is_lively(&self) -> bool {
        !self.then.is_empty() && !self.since.is_empty()
    }

    fn may_be_seen(&self, rule: Rule) -> bool {
        self.then.may_be_seen(rule) && self.since.may_be_seen(rule)
    }
}

fn editions(all: &[Atom<'_>]) -> BTreeSet<u32> {
    all.iter().map(|atom| atom.edition).collect()
}

/// Whether the groups of `plan` may be shown, of which the last was just parted from the one at `place`.
pub(super) fn groups_may_part(all: &[Atom<'_>], plan: &Plan, place: usize, rule: Rule) -> bool {
    let groups: Vec<usize> = (0..plan.groups.len()).collect();
    let of = |group: usize| all.iter().filter(move |atom| plan.group(atom.of) == group);
    let whole = [place, plan.groups.len() - 1].map(|group| Sum::of(of(group)));
    whole.iter().all(|sum| sum.may_be_seen(rule))
        && editions(all).into_iter().all(|edition| {
            let family = plan.group_then(place, edition);
            let members = groups
                .iter()
                .filter(|group| plan.group_then(**group, edition) == family);
            let parts: Vec<Part<'_>> = members.map(|group| Part::at(of(*group), edition)).collect();
            tell_nothing(&parts, rule)
        })
}

/// Whether parts of what was shown as one may be shown, by what each had then and has got since.
fn tell_nothing(parts: &[Part<'_>], rule: Rule) -> bool {
    parts.iter().all(Part::is_lively) || parts.iter().all(|part| part.may_be_seen(rule))
}

/// Whether the figures of those who named a reason, and with them those of all others, may move: both are parts of the
/// whole, which was shown with each edition since they moved last.
pub(super) fn reason_may_move(named: &[Atom<'_>], others: &[Atom<'_>], rule: Rule) -> bool {
    let mut moments = editions(named);
    moments.extend(editions(others));
    moments.into_iter().all(|edition| {
        let parts = [named, others].map(|side| Part::at(side.iter(), edition));
        tell_nothing(&parts, rule)
    })
}

/// Whether the runs of `plan` may be shown: in each the group at `anchor` had enough at every edition at which the run had
/// any. Days by themselves always have (see `held_back`).
pub(super) fn days_may_part(all: &[Atom<'_>], plan: &Plan, anchor: usize, rule: Rule) -> bool {
    let held = |run: usize, edition: u32| {
        let then = all
            .iter()
            .filter(|atom| plan.run(atom.day) == run && atom.edition <= edition);
        let own = then.clone().filter(|atom| plan.group(atom.of) == anchor);
        then.count() == 0 || Sum::of(own).is_enough(rule)
    };
    let editions = editions(all);
    (0..=plan.cuts.len()).all(|run| editions.iter().all(|edition| held(run, *edition)))
}
