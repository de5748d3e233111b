//! What somebody probably meant when they wrote a word that is not known.
//!
//! Only a likely slip is suggested; where nothing is near, the known words are listed.

use super::report::Wrong;

/// The candidate that `written` is probably a slip of.
pub(crate) fn nearest<'c>(written: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let written = plain(written);
    let distance = |candidate: &str| strsim::damerau_levenshtein(&written, &plain(candidate));
    let near = candidates
        .iter()
        .min_by_key(|candidate| distance(candidate))?;
    (distance(near) <= allowed(&written)).then_some(*near)
}

/// The fault of a word that is not among `known`.
pub(crate) fn one_of(written: &str, known: &[&str]) -> Wrong {
    let what = format!("{written:?} is not known");
    let list = known.join(", ");
    match nearest(written, known) {
        Some(near) => Wrong::new(what, format!("did you mean {near:?}? Known: {list}")),
        None => Wrong::new(what, format!("write one of: {list}")),
    }
}

/// The time zone that `written` is probably a slip of, its city alone counting too.
pub(crate) fn nearest_zone(written: &str) -> Option<&'static str> {
    let names: Vec<&'static str> = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .collect();
    let city = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let cities: Vec<&'static str> = names.iter().map(|name| city(name)).collect();
    let whole = nearest(written, &names);
    whole.or_else(|| {
        let near = nearest(written.rsplit('/').next()?, &cities)?;
        names.into_iter().find(|name| city(name) == near)
    })
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

/// How many slips still let a word be recognised: one in short words, a third of longer ones.
fn allowed(word: &str) -> usize {
    (word.chars().count() / 3).max(1)
}
