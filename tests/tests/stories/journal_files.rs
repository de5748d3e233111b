//! Journals a kiosk finds at its start: of a newer version, damaged, or lost.

use rusqlite::Connection;
use std::io::{Seek, SeekFrom, Write};
use tests::rig::place::files;
use tests::rig::{Place, Reception, kiosk};
use ui::Takeover;

/// A place where three visitors took numbers of the enquiries and the kiosk was stopped.
fn after_three_visitors() -> Place {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    for number in 200..203 {
        assert_eq!(reception.take_ticket("enquiries"), number);
    }
    reception.close();
    place
}

/// Confirms at the command line from where numbers go on.
fn confirm(place: &Place, from: &str) {
    let outcome = kiosk([
        "day".as_ref(),
        "--from".as_ref(),
        from.as_ref(),
        "--config".as_ref(),
        place.settings_file().as_os_str(),
        "--data".as_ref(),
        place.data().as_os_str(),
    ]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
}

#[test]
fn a_journal_of_a_newer_version_is_left_alone_and_said_so() {
    let place = after_three_visitors();
    let file = place.data().join(store::JOURNAL);
    let newer = Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    drop(newer);
    let before = std::fs::read(&file).unwrap();
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::OutOfOrder);
    reception.close();
    for command in ["verify", "journal"] {
        let outcome = kiosk([
            command.as_ref(),
            "--data".as_ref(),
            place.data().as_os_str(),
        ]);
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert!(outcome.err.contains("newer version"), "{outcome:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_damaged_journal_is_set_aside_and_numbers_wait_for_staff() {
    for damage in [0, 4096 * 2] {
        let place = after_three_visitors();
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .open(place.data().join(store::JOURNAL))
            .unwrap();
        file.seek(SeekFrom::Start(damage)).unwrap();
        file.write_all(&[0xA5; 6000]).unwrap();
        drop(file);
        let mut reception = Reception::open(&place);
        reception.until_takeover(Takeover::NumbersUnconfirmed);
        let kept: Vec<_> = files(place.data(), "db");
        assert_eq!(kept.len(), 2, "the damaged file is kept: {kept:?}");
        confirm(&place, "enquiries=240");
        assert_eq!(reception.take_ticket("enquiries"), 240);
        place.assert_sound();
    }
}

#[test]
fn a_journal_that_was_lost_makes_numbers_wait_for_staff() {
    let place = after_three_visitors();
    for file in [store::JOURNAL, "journal.db-wal", "journal.db-shm"] {
        std::fs::remove_file(place.data().join(file)).ok();
    }
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::NumbersUnconfirmed);
    confirm(&place, "enquiries=210");
    assert_eq!(reception.take_ticket("enquiries"), 210);
    place.assert_sound();
}

#[test]
fn a_folder_of_another_branch_is_not_written() {
    let place = after_three_visitors();
    let settings = std::fs::read_to_string(place.settings_file()).unwrap();
    std::fs::write(
        place.settings_file(),
        settings.replace("id = \"manarat\"", "id = \"elsewhere\""),
    )
    .unwrap();
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::OutOfOrder);
    reception.close();
    assert_eq!(place.record().tickets().len(), 3);
}

#[test]
fn a_restart_goes_on_with_the_days_numbers() {
    let place = after_three_visitors();
    let mut reception = Reception::open(&place);
    assert_eq!(reception.take_ticket("enquiries"), 203);
    place.assert_sound();
}
