//! kill -9 at any moment: what was promised is in the journal once, no number is given twice, no paper is sent
//! twice, and a repeated key gets the ticket it got. 40 rounds, or 1,000 with `ISTIQBAL_FULL=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tests::rig::Place;
use tests::rig::dice::Dice;
use tests::rig::wait::moment;
use uuid::Uuid;

/// Rounds on one data folder before a new one, so that reading it back stays quick.
const LIFE: usize = 10;

const BRANCH: &str = r#"
[branch]
id = "killed"
name = { ar = "فرع", en = "Branch" }
time_zone = "Asia/Riyadh"

[[branch.services]]
id = "all"
name = { ar = "خدمة", en = "Service" }
description = { ar = "خدمة.", en = "A service." }
icon = "info"
numbers = "1-9999"
department = "all"
"#;

fn rounds(short: usize, full: usize) -> usize {
    if std::env::var("ISTIQBAL_FULL").is_ok_and(|full| full == "1") {
        full
    } else {
        short
    }
}

fn place() -> Place {
    Place::of_branch(BRANCH, tests::rig::place::SIMULATED)
}

fn issuer(how: &str, place: &Place, rest: &[String]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_issuer"))
        .arg(how)
        .arg(place.folder())
        .args(rest)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills a process at a moment of chance; the whole lines it said before.
fn killed(mut child: Child, after: Duration) -> Vec<String> {
    moment(after);
    assert_eq!(child.try_wait().unwrap(), None, "it ended by itself");
    child.kill().unwrap();
    let said = child.wait_with_output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    whole.lines().map(str::to_owned).collect()
}

/// What was promised so far, by key.
#[derive(Default)]
struct Promises {
    given: BTreeMap<String, (Uuid, u32)>,
    unanswered: Option<String>,
}

impl Promises {
    fn take(&mut self, lines: &[String], dice: &Dice) {
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["asks", key] => self.unanswered = Some((*key).to_owned()),
                ["given", key, id, number] => {
                    let ticket = (id.parse().unwrap(), number.parse().unwrap());
                    let before = self.given.insert((*key).to_owned(), ticket);
                    assert!(
                        before.is_none_or(|before| before == ticket),
                        "{key} got {ticket:?} after {before:?}; again {dice}"
                    );
                    self.unanswered = None;
                }
                other => panic!("the issuer said {other:?}"),
            }
        }
    }

    /// The keys to repeat: the one nobody knows the answer of, and some that were answered.
    fn doubtful(&self) -> Vec<String> {
        let answered = self.given.keys().rev().take(3).cloned();
        self.unanswered.iter().cloned().chain(answered).collect()
    }
}

#[test]
fn killed_at_any_moment_every_promise_is_kept_once() {
    let mut dice = Dice::seeded();
    let all = rounds(40, 1000);
    for life in 0..all.div_ceil(LIFE) {
        let (place, mut promises) = (place(), Promises::default());
        for round in 0..LIFE.min(all - life * LIFE) {
            let mut arguments = vec![format!("{life}.{round}")];
            arguments.extend(promises.doubtful());
            let after = Duration::from_micros(dice.below(60_000));
            let lines = killed(issuer("store", &place, &arguments), after);
            promises.take(&lines, &dice);
            held(&place, &promises, &dice);
        }
    }
}

/// Holds the journal, as the kill left it, to what was promised.
fn held(place: &Place, promises: &Promises, dice: &Dice) {
    if !place.data().join(store::JOURNAL).exists() {
        assert!(
            promises.given.is_empty(),
            "the journal is gone; again {dice}"
        );
        return;
    }
    let verdict = match store::verify(place.data()) {
        // Killed at the first moment of a new journal.
        Ok(store::Verdict::Sound { facts: 0, .. }) if promises.given.is_empty() => return,
        Ok(verdict) => verdict,
        Err(error) => panic!(
            "{error}: {:?} after {} promises; again {dice}",
            std::error::Error::source(&error),
            promises.given.len()
        ),
    };
    assert!(
        matches!(verdict, store::Verdict::Sound { .. }),
        "{verdict:?}; again {dice}"
    );
    let record = place.record();
    assert_eq!(
        record.broken_promises(),
        Vec::<String>::new(),
        "again {dice}"
    );
    let kept: BTreeSet<(Uuid, u32)> = record
        .tickets()
        .iter()
        .map(|ticket| (ticket.id, ticket.number))
        .collect();
    let lost: Vec<_> = promises
        .given
        .iter()
        .filter(|(_, ticket)| !kept.contains(ticket))
        .collect();
    assert!(lost.is_empty(), "promised and lost: {lost:?}; again {dice}");
}

#[test]
fn a_reception_killed_at_any_moment_shows_no_number_it_does_not_keep() {
    let mut dice = Dice::seeded();
    let (place, mut shown) = (place(), BTreeSet::new());
    for _ in 0..rounds(8, 100) {
        let after = Duration::from_millis(dice.below(1500));
        for line in killed(issuer("reception", &place, &[]), after) {
            let number: u32 = line.strip_prefix("shown ").unwrap().parse().unwrap();
            assert!(
                shown.insert(number),
                "{number} was shown twice; again {dice}"
            );
        }
        let record = place.record();
        let kept: BTreeSet<u32> = record
            .tickets()
            .iter()
            .map(|ticket| ticket.number)
            .collect();
        assert!(shown.is_subset(&kept), "{shown:?} {kept:?}; again {dice}");
        assert_eq!(
            record.broken_promises(),
            Vec::<String>::new(),
            "again {dice}"
        );
        papers_are_unlike(&place, record.of("print.sending").len(), &dice);
    }
    place.assert_sound();
}

/// No paper was printed twice: each ticket's code is its own, so equal pictures are one ticket's.
fn papers_are_unlike(place: &Place, sent: usize, dice: &Dice) {
    let papers: Vec<Vec<u8>> = place
        .papers()
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect();
    let unlike: BTreeSet<&Vec<u8>> = papers.iter().collect();
    assert_eq!(papers.len(), unlike.len(), "a paper twice; again {dice}");
    assert!(papers.len() <= sent, "papers nobody sent; again {dice}");
}
