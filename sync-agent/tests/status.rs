//! What `status` says of a journal nobody has delivered.

use chrono::Utc;
use config::Target;
use domain::time::{ClockTrust, Stamp};
use store::{Opening, Store};

#[test]
fn every_fact_waits_for_every_target_until_it_is_delivered() {
    let folder = tempfile::tempdir().unwrap();
    let stamp = Stamp {
        at: Utc::now(),
        clock: ClockTrust::Synced,
        boot: uuid::Uuid::nil(),
        mono_ms: 1,
    };
    let opening = Opening {
        folder: folder.path().to_owned(),
        device: "reception-1".to_owned(),
        branch: "manarat".to_owned(),
        hardware: None,
        max_mb: 0,
    };
    let (mut store, _) = Store::open(opening, &stamp).unwrap();
    store
        .open_day(Utc::now().date_naive(), &[].into(), &stamp, "reception-1")
        .unwrap();
    let target = |name: &str| Target {
        name: name.to_owned(),
        url: "https://case.example/".to_owned(),
        token_file: None,
        personal: false,
    };
    let status = sync_agent::status(folder.path(), &[target("case"), target("archive")]).unwrap();
    let said: Vec<_> = status
        .targets
        .iter()
        .map(|target| (target.name.as_str(), target.waiting))
        .collect();
    assert_eq!(said, [("case", 2), ("archive", 2)]);
}

#[test]
fn a_folder_without_a_journal_is_said_to_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let error = sync_agent::status(folder.path(), &[]).unwrap_err();
    assert!(error.to_string().contains("holds no journal"), "{error}");
}
