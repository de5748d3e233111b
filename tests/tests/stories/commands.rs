//! The command line beside a running reception: what staff type, and what the screen does then.

use domain::screen::Touch;
use std::ffi::OsString;
use std::path::Path;
use tests::rig::{Outcome, Place, Reception, kiosk, until};
use ui::Takeover;

/// Runs a command on the data of a place.
fn on(place: &Place, arguments: &[&str]) -> Outcome {
    let mut all: Vec<OsString> = arguments.iter().map(Into::into).collect();
    all.extend(["--data".into(), place.data().into()]);
    kiosk(all)
}

/// Runs a command that needs the settings too.
fn staff(place: &Place, arguments: &[&str]) -> Outcome {
    let mut all: Vec<OsString> = arguments.iter().map(Into::into).collect();
    all.extend(["--config".into(), place.settings_file().into()]);
    all.extend(["--data".into(), place.data().into()]);
    kiosk(all)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_journal_is_told_as_json_lines_since_a_place_and_by_kind() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.take_ticket("enquiries");
    reception.take_ticket("giving");
    reception.close();
    let all = on(&place, &["journal"]);
    assert_eq!(all.code, Some(0), "{all:?}");
    let facts: Vec<serde_json::Value> = all
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let seqs: Vec<u64> = facts
        .iter()
        .map(|fact| fact["seq"].as_u64().unwrap())
        .collect();
    assert_eq!(seqs, (1..=facts.len() as u64).collect::<Vec<_>>());
    assert_eq!(facts[0]["kind"], "device.epoch_began");

    let since = on(&place, &["journal", "--since", "3"]);
    assert_eq!(since.out.lines().count(), facts.len() - 3);
    let epoch = facts[0]["epoch"].as_str().unwrap();
    let placed = on(&place, &["journal", "--since", &format!("{epoch}:3")]);
    assert_eq!(placed.out, since.out);
    let tickets = on(&place, &["journal", "--kind", "ticket.issued"]);
    let numbers: Vec<u64> = tickets
        .out
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["data"]["number"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(numbers, [200, 500]);
    assert_eq!(
        on(&place, &["journal", "--since", "yesterday"]).code,
        Some(2)
    );
}

#[test]
fn verify_says_sound_and_names_what_is_not() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.take_ticket("enquiries");
    let beside = on(&place, &["verify"]);
    assert_eq!(beside.code, Some(0), "{beside:?}");
    reception.close();
    let file = place.data().join(store::JOURNAL);
    let change = rusqlite::Connection::open(&file).unwrap();
    change
        .execute("UPDATE tickets SET number = 299 WHERE number = 200", [])
        .unwrap();
    drop(change);
    let broken = on(&place, &["verify"]);
    assert_eq!(broken.code, Some(1), "{broken:?}");
    assert!(broken.out.contains("tickets"), "{broken:?}");
}

#[test]
fn a_folder_without_a_journal_is_told_what_to_do() {
    let place = Place::new();
    for command in ["journal", "verify"] {
        let outcome = on(&place, &[command]);
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert!(outcome.err.contains("--data"), "{outcome:?}");
    }
}

#[test]
fn a_backup_beside_visitors_is_restored_and_numbers_go_on_above_the_gap() {
    let place = Place::new();
    let copy = place.folder().join("copy.db");
    let mut reception = Reception::open(&place);
    for number in 200..203 {
        assert_eq!(reception.take_ticket("enquiries"), number);
    }
    let made = on(&place, &["backup", text(&copy)]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert_eq!(reception.take_ticket("enquiries"), 203);

    let restored = staff(&place, &["restore", text(&copy)]);
    assert_eq!(restored.code, Some(0), "{restored:?}");
    reception.until_takeover(Takeover::NumbersUnconfirmed);
    let asked = staff(&place, &["day"]);
    assert!(asked.out.contains("--from"), "{asked:?}");
    assert!(
        asked.out.contains("enquiries=229"),
        "203, which only the journal set aside knows, and a gap of 25: {asked:?}"
    );

    let confirmed = staff(&place, &["day", "--from", "enquiries=230"]);
    assert_eq!(confirmed.code, Some(0), "{confirmed:?}");
    assert_eq!(reception.take_ticket("enquiries"), 230);
    until("the paper's last state", || {
        place.record().papers_settled().then_some(())
    });
    place.assert_sound();
    let epochs = place.record().of("device.epoch_began").len();
    assert_eq!(epochs, 2);
}

#[test]
fn a_copy_that_is_no_journal_is_not_restored() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    assert_eq!(reception.take_ticket("enquiries"), 200);
    let nonsense = place.folder().join("holiday.db");
    std::fs::write(
        &nonsense,
        "not a journal at all, but long enough to look at twice",
    )
    .unwrap();
    let refused = staff(&place, &["restore", text(&nonsense)]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("holiday.db"), "{refused:?}");
    let missing = staff(
        &place,
        &["restore", text(&place.folder().join("nowhere.db"))],
    );
    assert_eq!(missing.code, Some(1), "{missing:?}");
    reception.until_welcome();
    assert_eq!(reception.take_ticket("enquiries"), 201);
    place.assert_sound();
}

#[test]
fn a_number_outside_its_service_is_not_confirmed() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.take_ticket("enquiries");
    for wrong in ["enquiries=99", "nothing=200"] {
        let refused = staff(&place, &["day", "--from", wrong]);
        assert_eq!(refused.code, Some(1), "{wrong}: {refused:?}");
    }
    assert_eq!(staff(&place, &["day", "--from", "enquiries"]).code, Some(2));
    assert_eq!(reception.take_ticket("enquiries"), 201);
}

#[test]
fn staff_open_the_next_day_and_numbers_begin_anew() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    assert_eq!(reception.take_ticket("enquiries"), 200);
    let today = place.record().of("day.opened")[0].business_day.unwrap();
    let tomorrow = today.succ_opt().unwrap().to_string();
    let opened = staff(&place, &["day", "--date", &tomorrow]);
    assert_eq!(opened.code, Some(0), "{opened:?}");
    assert!(opened.out.contains(&tomorrow), "{opened:?}");
    assert_eq!(reception.take_ticket("enquiries"), 200);
    assert_eq!(place.record().of("ticket.expired").len(), 1);
    place.assert_sound();
}

#[test]
fn a_second_kiosk_on_the_same_folder_is_out_of_order_and_harms_nothing() {
    let place = Place::new();
    let mut first = Reception::open(&place);
    assert_eq!(first.take_ticket("enquiries"), 200);
    let mut second = Reception::open(&place);
    second.until_takeover(Takeover::OutOfOrder);
    second.touch(Touch::Begin);
    assert_eq!(first.take_ticket("enquiries"), 201);
    second.close();
    assert_eq!(first.take_ticket("enquiries"), 202);
    let day = staff(&place, &["day", "--from", "enquiries=250"]);
    assert_eq!(day.code, Some(0), "the first still hears commands: {day:?}");
    assert_eq!(first.take_ticket("enquiries"), 250);
    place.assert_sound();
}
