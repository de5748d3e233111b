//! Settings files by people: a broken one is refused at the right line, with the exit code of bad settings.

use std::path::Path;
use tests::rig::{Outcome, kiosk};

/// Ten slips: what stands in the example, what was typed instead, and the key that is blamed at that line.
const SLIPS: [(&str, &str, &str); 10] = [
    (
        "time_zone = \"Asia/Riyadh\"",
        "time_zone = \"Asia/Riyad\"",
        "branch.time_zone",
    ),
    (
        "day_start = \"04:00\"",
        "day_start = \"4 am\"",
        "branch.day_start",
    ),
    (
        "digits = \"arabic-indic\"",
        "digits = \"roman\"",
        "branch.digits",
    ),
    (
        "numbers = \"200-299\"",
        "numbers = \"150-249\"",
        "branch.services[1].numbers",
    ),
    (
        "numbers = \"100-199\"",
        "numbers = \"199-100\"",
        "branch.services[0].numbers",
    ),
    (
        "id = \"enquiries\"",
        "id = \"support-request\"",
        "branch.services[1].id",
    ),
    (
        "name = { ar = \"الاستفسارات\", en = \"Enquiries\" }",
        "name = { ar = \"الاستفسارات\" }",
        "branch.services[1].name.en",
    ),
    (
        "icon = \"question\"",
        "icon = \"quetsion\"",
        "branch.services[1].icon",
    ),
    (
        "close = \"14:30\"",
        "close = \"07:30\"",
        "branch.hours[0].close",
    ),
    ("baud = 115200", "baud = 115000", "hardware.printer.baud"),
];

const EXAMPLE: &str = include_str!("../../../config/settings.example.toml");

fn checked(folder: &Path, text: &str) -> Outcome {
    let file = folder.join("branch.toml");
    std::fs::write(&file, text).unwrap();
    std::fs::create_dir_all(folder.join("documents")).unwrap();
    kiosk(["check-config".as_ref(), file.as_os_str()])
}

#[test]
fn the_example_is_good_and_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = checked(folder.path(), EXAMPLE);
    assert_eq!(
        (outcome.code, outcome.out.as_str(), outcome.err.as_str()),
        (Some(0), "", "")
    );
}

#[test]
fn ten_slips_are_each_refused_at_their_line() {
    let folder = tempfile::tempdir().unwrap();
    for (right, typed, key) in SLIPS {
        let line = EXAMPLE.lines().position(|line| line == right).unwrap() + 1;
        let outcome = checked(
            folder.path(),
            &EXAMPLE.replacen(&format!("\n{right}\n"), &format!("\n{typed}\n"), 1),
        );
        assert_eq!(outcome.code, Some(2), "{typed}: {outcome:?}");
        let blamed = format!(
            "{}:{line}: {key}: ",
            folder.path().join("branch.toml").display()
        );
        let said: Vec<&str> = outcome.out.lines().collect();
        assert_eq!(said.len(), 1, "{typed}: {said:?}");
        assert!(said[0].starts_with(&blamed), "{typed}: {said:?}");
        assert!(said[0].contains("; "), "says what would be right: {said:?}");
    }
}

#[test]
fn a_file_that_is_no_settings_file_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    let missing = kiosk([
        "check-config".as_ref(),
        folder.path().join("nowhere.toml").as_os_str(),
    ]);
    assert_eq!(missing.code, Some(2), "{missing:?}");
    let cut_short = checked(
        folder.path(),
        &EXAMPLE[..EXAMPLE.find("[[branch.services]]").unwrap() + 9],
    );
    assert_eq!(cut_short.code, Some(2), "{cut_short:?}");
    assert!(cut_short.out.contains("branch.toml:"), "{cut_short:?}");
}

#[test]
fn no_command_starts_with_broken_settings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("branch.toml");
    std::fs::write(&file, EXAMPLE.replace("Asia/Riyadh", "Asia/Riyad")).unwrap();
    let data = folder.path().join("data");
    for command in ["reception", "day", "demo"] {
        let outcome = tests::rig::program::command()
            .current_dir(folder.path())
            .args([command, "--config"])
            .arg(&file)
            .arg("--data")
            .arg(&data)
            .output()
            .unwrap();
        assert_eq!(outcome.status.code(), Some(2), "{command}: {outcome:?}");
        assert!(!data.exists(), "{command} began something");
    }
}
