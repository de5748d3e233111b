//! What is to be thought of a record that a system says it made, from what reading it and looking our key up found.

/// What reading a record by the system's own id found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Our key is stored in it.
    Holds,
    /// It is there without our key.
    Lacks,
    /// There is no such record.
    Absent,
}

/// What is thought of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This record alone holds our key.
    Good(String),
    /// It may be too early to see it.
    Early(String),
    /// The system did something else than it said.
    Wrong(String),
}

/// `made`: the record that the system named, and what reading that found; `found`: the records that hold our key.
pub(crate) fn verdict(made: Option<(&str, Seen)>, found: &[String]) -> Verdict {
    use Seen::{Absent, Holds, Lacks};
    let others = || {
        found
            .iter()
            .filter(|other| made.is_none_or(|(made, _)| made != *other))
    };
    match (made, found) {
        (Some((made, Lacks)), []) => {
            Verdict::Wrong(format!("it made record {made} and left our key out of it"))
        }
        (Some((made, Lacks)), _) if others().next().is_some() => Verdict::Wrong(format!(
            "it made record {made} without our key, which {} holds already",
            named(others())
        )),
        (Some((made, Lacks)), _) => Verdict::Wrong(format!(
            "its lookup shows our key in record {made} and reading that does not: `read.key` points elsewhere"
        )),
        (Some((made, Holds)), []) => Verdict::Early(format!(
            "it made record {made}, and its lookup does not find that by our key"
        )),
        (Some((made, Absent)), []) => Verdict::Early(format!(
            "it said that it made record {made}, and there is no such record"
        )),
        (None, []) => Verdict::Early(
            "it said that there is a record with our key, and its lookup finds none".to_owned(),
        ),
        (Some((made, Absent)), [one]) if one == made => Verdict::Early(format!(
            "its lookup finds record {made}, and reading that does not"
        )),
        (Some((made, Holds)), [one]) if one == made => Verdict::Good(one.clone()),
        (Some((_, Absent)) | None, [one]) => Verdict::Good(one.clone()),
        (Some((made, Holds)), [_]) => Verdict::Wrong(several(&format!("record {made}"), others())),
        _ => Verdict::Wrong(format!(
            "more than one record holds our key: {}",
            listed(found.iter())
        )),
    }
}

fn several<'a>(made: &str, others: impl Iterator<Item = &'a String>) -> String {
    format!(
        "{made} was made and {} holds the same key: one is too many",
        named(others)
    )
}

fn named<'a>(records: impl Iterator<Item = &'a String>) -> String {
    format!("record {}", listed(records))
}

fn listed<'a>(records: impl Iterator<Item = &'a String>) -> String {
    records
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (what was made and how it is seen, what the lookup found, what is thought and which records are named)
    type Case = (
        Option<(&'static str, Seen)>,
        &'static [&'static str],
        &'static str,
    );

    #[test]
    fn only_one_record_that_holds_our_key_is_good_and_what_is_wrong_names_every_record() {
        use Seen::{Absent, Holds, Lacks};
        let cases: [Case; 14] = [
            (Some(("7", Holds)), &["7"], "good 7"),
            (Some(("7", Absent)), &["8"], "good 8"),
            (None, &["8"], "good 8"),
            (Some(("7", Holds)), &[], "early 7"),
            (Some(("7", Absent)), &[], "early 7"),
            (Some(("7", Absent)), &["7"], "early 7"),
            (None, &[], "early"),
            (Some(("7", Holds)), &["8"], "wrong 7 8"),
            (Some(("7", Holds)), &["7", "8"], "wrong 7 8"),
            (Some(("7", Lacks)), &[], "wrong 7"),
            (Some(("7", Lacks)), &["7"], "wrong 7"),
            (Some(("7", Lacks)), &["3"], "wrong 7 3"),
            (Some(("7", Absent)), &["8", "9"], "wrong 8 9"),
            (None, &["8", "9"], "wrong 8 9"),
        ];
        for (made, found, expected) in cases {
            let ids: Vec<String> = found.iter().map(ToString::to_string).collect();
            let (word, text) = match verdict(made, &ids) {
                Verdict::Good(record) => ("good", record),
                Verdict::Early(why) => ("early", why),
                Verdict::Wrong(why) => ("wrong", why),
            };
            let mut parts = expected.split(' ');
            assert_eq!(parts.next(), Some(word), "{made:?} {found:?}: {text}");
            assert!(
                parts.all(|record| text.contains(record)),
                "{made:?} {found:?}: {text}"
            );
        }
    }
}
