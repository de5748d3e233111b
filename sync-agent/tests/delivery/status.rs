//! What `status` says of a journal nobody has delivered.

use crate::device::Device;
use config::Settings;
use sync_agent::State;

const CASES: &str = "[[targets]]\nname = \"cases\"\nurl = \"https://cases.example.org/facts\"";

#[test]
fn every_fact_waits_for_every_target_until_it_is_delivered() {
    let device = Device::with(
        "[device]\nbranch_service = \"https://reception.local:8443\"\n\
         [[targets]]\nname = \"cases\"\nurl = \"https://cases.example.org/facts\"",
    );
    let settings = Settings::read(&device.data().join("branch.toml")).unwrap();
    let status = sync_agent::status(device.data(), &settings).unwrap();
    let said: Vec<_> = status
        .targets
        .iter()
        .map(|target| {
            (
                target.name.as_str(),
                target.waiting,
                target.last_delivered_seq,
            )
        })
        .collect();
    assert_eq!(said, [("branch", 2, None), ("cases", 2, None)]);
}

#[test]
fn a_folder_without_a_journal_is_said_to_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!(
        "{}\n{CASES}",
        include_str!("../../../config/branches/manarat.toml")
    );
    let settings = Settings::parse(&settings, "branch.toml").unwrap();
    let status = sync_agent::status(folder.path(), &settings).unwrap();
    assert_eq!(status.targets[0].state, State::NoJournal);
    assert_eq!((status.running, status.targets[0].waiting), (false, 0));
}
