//! `kiosk demo`, as someone new to the project runs it: what it leaves is whole and can be believed.

use std::path::Path;
use tests::rig::place::files;
use tests::rig::{Record, kiosk, program};

#[test]
fn the_demo_leaves_tickets_screens_and_a_journal_that_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let demo = program::command()
        .arg("demo")
        .current_dir(folder.path())
        .env_remove("DISPLAY")
        .output()
        .unwrap();
    assert_eq!(demo.status.code(), Some(0), "{demo:?}");
    let out = folder.path().join("demo-out");
    let verified = kiosk([
        "verify".as_ref(),
        "--data".as_ref(),
        out.join("data").as_os_str(),
    ]);
    assert_eq!(verified.code, Some(0), "{verified:?}");

    let record = Record::read(&out.join("data"));
    assert_eq!(record.broken_promises(), Vec::<String>::new());
    let languages: Vec<String> = record
        .tickets()
        .into_iter()
        .map(|ticket| ticket.language)
        .collect();
    for language in ["ar", "en"] {
        assert!(
            languages.iter().any(|taken| taken == language),
            "{languages:?}"
        );
    }
    assert_eq!(lines(&out.join("journal.jsonl")), record.facts.len());
    let papers = record.of("print.confirmed").len();
    assert!(
        papers >= languages.len() - 1,
        "one ticket at most has no paper"
    );
    assert!(files(&out.join("tickets"), "png").len() >= papers);
    assert!(files(&out.join("screens"), "png").len() >= 3 * languages.len());
    assert!(out.join("screens/board-call.png").is_file());
    let call = std::fs::metadata(out.join("call.wav")).unwrap().len();
    assert!(call > 200_000, "a call takes some seconds: {call} bytes");
    let said = String::from_utf8(demo.stdout).unwrap();
    assert!(said.contains("sound"), "{said}");
}

fn lines(file: &Path) -> usize {
    std::fs::read_to_string(file).unwrap().lines().count()
}
