//! The exit terminal: a rating is one touch, durable with every network gone, of nobody unless the visitor links it, and
//! arrives at the branch service once.

use domain::exit::Touch;
use domain::fact::Fact;
use domain::rating::{Reason, Score};
use serde_json::json;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Duration;
use tests::rig::dice::Dice;
use tests::rig::served::Served;
use tests::rig::wait::moment;
use tests::rig::{ExitTerminal, Place, kiosk, sync_agent};
use ui::exit::{LinkState, Page};
use uuid::Uuid;

/// Where nobody listens.
const NOWHERE: &str = "http://127.0.0.1:9";

fn ratings(place: &Place) -> Vec<Fact> {
    let record = place.record();
    record.of("rating.given").into_iter().cloned().collect()
}

/// Pairs the terminal of a place with a branch service.
fn pair(served: &Served, place: &Place) {
    let made = served.command(["pair-code", "--role", "exit", "--name", "exit-1"]);
    let code = made.out.lines().next().unwrap().to_owned();
    let settings = place.settings_file();
    // As it is read and typed, in two groups.
    let (one, other) = code.split_once(' ').unwrap();
    let arguments = ["pair", one, other, "--config", settings.to_str().unwrap()];
    let data = ["--data".into(), place.data().into()];
    let paired = kiosk(arguments.into_iter().map(OsString::from).chain(data));
    assert_eq!(paired.code, Some(0), "{paired:?}");
}

/// `sync-agent once` on a place.
fn delivery(place: &Place) -> Command {
    let mut command = sync_agent();
    command
        .arg("once")
        .arg("--config")
        .arg(place.settings_file());
    command
        .arg("--data")
        .arg(place.data())
        .stderr(Stdio::null());
    command
}

#[test]
fn p8_one_touch_is_kept_before_it_is_thanked_for_though_every_network_is_gone() {
    let place = Place::of_exit(NOWHERE);
    let mut terminal = ExitTerminal::open(&place);
    terminal.touch(Touch::Rate(Score::Bad));
    terminal.until_thanked();
    let kept = ratings(&place);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].data, json!({"score": "bad", "reasons": []}));
    terminal.touch_until(
        &Touch::Reason(Reason::Waiting),
        "the reason chosen",
        |view| matches!(&view.page, Page::More { reasons, .. } if !reasons.is_empty()),
    );
    terminal.touch_until(&Touch::Done, "thanks", |view| {
        matches!(view.page, Page::Thanks { .. })
    });
    let kept = ratings(&place);
    assert_eq!(
        kept.len(),
        2,
        "what is said further is another fact of the same rating"
    );
    assert_eq!(kept[0].subject, kept[1].subject);
    terminal.close();
    place.assert_sound();
}

#[test]
fn p10_a_rating_does_not_tell_when_or_in_what_order_by_more_than_its_hour() {
    let place = Place::of_exit(NOWHERE);
    let mut terminal = ExitTerminal::open(&place);
    terminal.touch(Touch::Rate(Score::VeryGood));
    terminal.until_thanked();
    let fact = ratings(&place).remove(0);
    assert_eq!(fact.at, domain::rating::hour(fact.at));
    assert_eq!((fact.mono_ms, fact.boot), (None, None));
    assert_eq!(fact.by, "exit-1");
    let subject: Uuid = fact.subject.parse().unwrap();
    for id in [fact.id, subject] {
        assert!(domain::rating::is_anonymous(id), "{id} tells its moment");
    }
}

#[test]
fn a_true_ticket_links_the_visit_and_anything_else_is_told_apart() {
    let served = Served::manarat();
    let place = Place::of_exit(&served.address());
    pair(&served, &place);
    let huda = served.signed_in("huda");
    let wish = json!({"service": "enquiries"});
    let ticket = huda
        .with("idempotency-key", "one")
        .post("/api/v1/tickets", &wish)
        .is(201)
        .json();
    let page = ticket["track_url"].as_str().unwrap().to_owned();
    let mut terminal = ExitTerminal::open(&place);
    terminal.touch(Touch::Rate(Score::Good));
    terminal.until_thanked();
    terminal.touch_until(&Touch::Link, "the page to link", |view| {
        matches!(view.page, Page::Link { .. })
    });
    place.scans("https://example.org/menu");
    terminal.until_link(LinkState::Unknown);
    place.scans(&page);
    terminal.until_link(LinkState::Linked);
    let kept = ratings(&place);
    assert_eq!(kept.len(), 2);
    let told = serde_json::to_string(&kept).unwrap();
    let code = page.rsplit('/').next().unwrap();
    assert!(
        !told.contains(code),
        "p10: the ticket stands sealed, not in the fact: {told}"
    );
    terminal.close();
    assert_eq!(delivery(&place).status().unwrap().code(), Some(0));
    assert_eq!(
        linked(&served),
        ["enquiries"],
        "the branch knows which service it is about"
    );
}

#[test]
fn after_a_day_without_network_and_twenty_kills_each_rating_arrives_once() {
    let mut dice = Dice::seeded();
    let mut served = Served::manarat();
    let place = Place::of_exit(&served.address());
    pair(&served, &place);
    served.kill();
    let mut thanked = BTreeSet::new();
    for _ in 0..20 {
        thanked.extend(rated_until_killed(&place, &mut dice));
    }
    while thanked.len() < 500 {
        thanked.extend(rated_until_killed(&place, &mut dice));
    }
    let kept: BTreeSet<String> = ratings(&place)
        .into_iter()
        .map(|fact| fact.subject)
        .collect();
    assert!(
        thanked.is_subset(&kept),
        "thanked for and lost; again {dice}"
    );
    assert_eq!(
        delivery(&place).status().unwrap().code(),
        Some(3),
        "nobody is there to take them"
    );
    served.start_again();
    for _ in 0..8 {
        let mut agent = delivery(&place).spawn().unwrap();
        moment(Duration::from_millis(dice.below(120)));
        agent.kill().ok();
        agent.wait().unwrap();
    }
    assert_eq!(
        delivery(&place).status().unwrap().code(),
        Some(0),
        "again {dice}"
    );
    assert_eq!(arrived(&served), kept.len() as u64, "again {dice}");
    place.assert_sound();
}

/// Subjects of the ratings that a terminal thanked for before it was killed.
fn rated_until_killed(place: &Place, dice: &mut Dice) -> Vec<String> {
    let mut rater = Command::new(env!("CARGO_BIN_EXE_issuer"))
        .arg("ratings")
        .arg(place.folder())
        .arg("60")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    moment(Duration::from_millis(dice.below(400)));
    rater.kill().ok();
    let said = rater.wait_with_output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    let thanks = whole
        .lines()
        .filter_map(|line| line.strip_prefix("thanked "));
    thanks.map(str::to_owned).collect()
}

/// The services of the ratings that the branch service has received and that are linked with a visit.
fn linked(served: &Served) -> Vec<String> {
    let reader = store::Reader::open(served.place.data()).unwrap();
    let months = reader.rated_months().unwrap();
    let tallies = months.into_iter().map(|month| {
        let whose = store::Whose {
            month,
            internal: false,
            leave_out_play: false,
        };
        reader.tally(whose).unwrap()
    });
    tallies
        .flat_map(|tally| tally.cells)
        .filter_map(|cell| cell.of)
        .collect()
}

/// How many ratings the branch service has received, each subject once.
fn arrived(served: &Served) -> u64 {
    let reader = store::Reader::open(served.place.data()).unwrap();
    let months = reader.rated_months().unwrap();
    let whose = |month| store::Whose {
        month,
        internal: false,
        leave_out_play: false,
    };
    let tallies = months
        .into_iter()
        .map(|month| reader.tally(whose(month)).unwrap());
    let ratings = tallies.flat_map(|tally| tally.cells);
    ratings
        .map(|cell| u64::from(domain::results::count(&cell.faces)))
        .sum()
}
