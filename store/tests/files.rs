//! Stories of the file itself: locks, newer and corrupt files, backups, restored and cloned cards.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use rig::*;
use std::collections::BTreeMap;
use std::io::{Seek, SeekFrom, Write};
use store::{Notice, Reader, Since, Store, StoreError, backup, restore};

#[test]
fn two_kiosks_never_write_one_folder() {
    let rig = Rig::new();
    let _running = rig.store();
    let second = Store::open(rig.opening(), &morning());
    assert!(matches!(second, Err(StoreError::Locked(_))));
}

#[test]
fn a_journal_from_a_newer_version_is_refused_and_left_as_it_is() {
    let rig = Rig::new();
    drop(rig.store());
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let refused = Store::open(rig.opening(), &morning()).unwrap_err();
    assert!(
        matches!(refused, StoreError::Newer { found: 99, .. }),
        "{refused}"
    );
    assert!(refused.to_string().contains("newer version"));
    assert!(rig.journal().exists());
}

#[test]
fn another_branchs_settings_are_refused() {
    let mut rig = Rig::new();
    drop(rig.store());
    rig.branch = "other".to_owned();
    assert!(matches!(
        Store::open(rig.opening(), &morning()),
        Err(StoreError::OtherBranch { .. })
    ));
}

#[test]
fn a_corrupt_journal_is_kept_aside_and_numbers_wait_for_staff() {
    let rig = Rig::new();
    let mut store = rig.store();
    for _ in 0..40 {
        issue(&mut store, "support").unwrap();
    }
    drop(store);
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .open(rig.journal())
        .unwrap();
    for page in 1..12 {
        file.seek(SeekFrom::Start(page * 4096)).unwrap();
        file.write_all(&[0xA5; 2048]).unwrap();
    }
    let (mut store, notices) = rig.open();
    let Some(Notice::SetAside(kept)) = notices.first() else {
        panic!("{notices:?}")
    };
    assert!(kept.exists());
    assert_eq!(store.day().unwrap().business_day, None);
    store
        .open_day(day(), &numbers(), &morning(), "reception-1")
        .unwrap();
    assert!(matches!(
        issue(&mut store, "support"),
        Err(StoreError::NumbersUnconfirmed)
    ));
    store
        .resume_numbers(
            &BTreeMap::from([("support".to_owned(), 150)]),
            5,
            &morning(),
            "staff",
        )
        .unwrap();
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 150);
    assert_eq!(issue(&mut store, "enquiries").unwrap().ticket.number, 205);
    rig.assert_sound();
    let kept_epoch = epochs(&rig);
    assert_eq!(
        kept_epoch, 2,
        "the new journal is this device's second epoch"
    );
}

fn epochs(rig: &Rig) -> u32 {
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.query_row("SELECT max(number) FROM epochs", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_file_that_is_no_database_is_kept_aside() {
    let rig = Rig::new();
    std::fs::write(
        rig.journal(),
        "not a database, but somebody's text, long enough to be one".repeat(99),
    )
    .unwrap();
    let (_, notices) = rig.open();
    assert!(matches!(&notices[..], [Notice::SetAside(_)]), "{notices:?}");
}

#[test]
fn a_backup_made_beside_a_running_kiosk_can_be_put_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    for _ in 0..20 {
        issue(&mut store, "support").unwrap();
    }
    let file = rig.folder.path().join("saved.db");
    backup(rig.folder.path(), &file).unwrap();
    issue(&mut store, "support").unwrap();
    assert!(matches!(
        restore(rig.opening(), &file, &morning()),
        Err(StoreError::Locked(_))
    ));
    let (epoch, _) = store.place();
    drop(store);
    let (mut store, _) = restore(rig.opening(), &file, &morning()).unwrap();
    assert_ne!(store.place().0, epoch);
    assert!(matches!(
        issue(&mut store, "support"),
        Err(StoreError::NumbersUnconfirmed)
    ));
    store
        .resume_numbers(&BTreeMap::new(), 25, &morning(), "staff")
        .unwrap();
    // 120 is the highest number known: by the journal that was set aside.
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 146);
    rig.assert_sound();
    let aside = std::fs::read_dir(rig.folder.path())
        .unwrap()
        .filter_map(Result::ok);
    let aside = aside.filter(|entry| {
        entry
            .file_name()
            .to_string_lossy()
            .contains("before-restore")
    });
    assert!(aside.count() >= 1);
}

#[test]
fn the_running_kiosk_can_put_a_backup_back_itself() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    let file = rig.folder.path().join("saved.db");
    backup(rig.folder.path(), &file).unwrap();
    let (mut store, _, refused) = store.restore(&file, &morning()).unwrap();
    assert!(refused.is_none());
    assert!(matches!(
        issue(&mut store, "support"),
        Err(StoreError::NumbersUnconfirmed)
    ));
    let (mut store, _, refused) = store
        .restore(&rig.folder.path().join("none.db"), &morning())
        .unwrap();
    assert!(refused.is_some(), "a missing backup changes nothing");
    store
        .resume_numbers(&BTreeMap::new(), 25, &morning(), "staff")
        .unwrap();
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 126);
}

#[test]
fn a_number_above_or_below_the_range_is_refused_with_the_range() {
    let rig = Rig::new();
    let mut store = rig.store();
    let refused = store.resume_numbers(
        &BTreeMap::from([("support".to_owned(), 900)]),
        5,
        &morning(),
        "staff",
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "900 is not a number of `support`, whose numbers go from 100 to 199"
    );
    let refused = store.resume_numbers(
        &BTreeMap::from([("nothing".to_owned(), 9)]),
        5,
        &morning(),
        "staff",
    );
    assert!(matches!(refused, Err(StoreError::UnknownService(_))));
}

#[test]
fn a_card_that_wakes_in_other_hardware_begins_an_epoch() {
    let mut rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    let before = store.place().0;
    drop(store);
    rig.hardware = Some("board-2".to_owned());
    let (mut store, notices) = rig.open();
    assert!(notices.contains(&Notice::OtherHardware));
    assert_ne!(store.place().0, before);
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 101);
    drop(store);
    let (store, notices) = rig.open();
    assert!(!notices.contains(&Notice::OtherHardware), "{notices:?}");
    drop(store);
    rig.assert_sound();
    let mut epochs = Vec::new();
    Reader::open(rig.folder.path())
        .unwrap()
        .facts(Since::Place(before, 4), None, |fact| {
            epochs.push((fact.epoch == before, fact.seq));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let seqs: Vec<u64> = (1..=epochs.len() as u64).collect();
    assert!(epochs.iter().all(|(old, _)| !old));
    assert_eq!(epochs.iter().map(|(_, seq)| *seq).collect::<Vec<_>>(), seqs);
}

#[test]
fn a_journal_that_vanished_or_was_emptied_does_not_begin_numbers_again() {
    for emptied in [false, true] {
        let rig = Rig::new();
        let mut store = rig.store();
        issue(&mut store, "support").unwrap();
        drop(store);
        std::fs::remove_file(rig.journal()).unwrap();
        if emptied {
            std::fs::write(rig.journal(), "").unwrap();
        }
        let mut store = rig.store();
        let refused = issue(&mut store, "support");
        assert!(
            matches!(refused, Err(StoreError::NumbersUnconfirmed)),
            "emptied: {emptied}"
        );
    }
}

#[test]
fn a_log_whose_file_is_gone_is_kept_aside_not_deleted() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    let log = std::fs::read(rig.folder.path().join("journal.db-wal")).unwrap();
    drop(store);
    std::fs::write(rig.journal(), "").unwrap();
    std::fs::write(rig.folder.path().join("journal.db-wal"), &log).unwrap();
    let (_, notices) = rig.open();
    let Some(Notice::SetAside(kept)) = notices.first() else {
        panic!("{notices:?}")
    };
    let mut kept = kept.as_os_str().to_owned();
    kept.push("-wal");
    assert_eq!(std::fs::read(kept).unwrap(), log);
}

#[test]
fn a_first_start_that_was_cut_before_its_epoch_is_a_first_start_again() {
    let rig = Rig::new();
    drop(rig.open());
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch("DELETE FROM facts; DELETE FROM epochs;")
        .unwrap();
    drop(raw);
    std::fs::remove_file(rig.folder.path().join("epochs")).unwrap();
    let (_, notices) = rig.open();
    assert_eq!(notices, [Notice::New]);
    rig.assert_sound();
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let rig = Rig::new();
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch("CREATE TABLE theirs (x)").unwrap();
    drop(raw);
    let refused = Store::open(rig.opening(), &morning());
    assert!(
        matches!(refused, Err(StoreError::Foreign(_))),
        "{refused:?}"
    );
}

#[test]
fn a_backup_never_replaces_the_journal_it_is_of() {
    let rig = Rig::new();
    let _store = rig.store();
    let refused = backup(rig.folder.path(), &rig.journal());
    assert!(
        matches!(refused, Err(StoreError::BackupOntoItself(_))),
        "{refused:?}"
    );
}

#[test]
fn the_proposal_after_a_restore_stands_above_what_the_lost_journal_knew() {
    let rig = Rig::new();
    let mut store = rig.store();
    let file = rig.folder.path().join("saved.db");
    backup(rig.folder.path(), &file).unwrap();
    for _ in 0..30 {
        issue(&mut store, "support").unwrap();
    }
    let (store, _, refused) = store.restore(&file, &morning()).unwrap();
    assert!(refused.is_none(), "{refused:?}");
    let support = store.numbers(25).unwrap().remove(0);
    assert_eq!((support.highest_known, support.proposed), (Some(129), 155));
}

#[test]
fn a_range_changed_after_a_restore_does_not_give_what_was_skipped() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    let from = BTreeMap::from([("support".to_owned(), 150)]);
    store
        .resume_numbers(&from, 25, &morning(), "staff")
        .unwrap();
    let mut wider = numbers();
    wider.get_mut("support").unwrap().first = 50;
    store.keep_numbers(&wider, &morning()).unwrap();
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 150);
    rig.assert_sound();
}

#[test]
fn there_is_no_journal_to_read_in_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        Reader::open(folder.path()),
        Err(StoreError::NoJournal(_))
    ));
}
