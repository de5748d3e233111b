//! `kiosk demo`, as someone new to the project runs it: what it leaves is whole and can be believed.

use serde_json::{Value, json};
use std::path::Path;
use tests::rig::place::files;
use tests::rig::{Record, kiosk, program};

#[test]
fn p5_the_demo_is_one_journey_from_ticket_to_receipt_to_rating_to_case_system() {
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
    let exit = Record::read(&out.join("exit"));
    assert!(exit.of("rating.given").len() >= 10, "visitors rate");
    let kept = ids(&out.join("journal.jsonl"));
    assert_eq!(kept.len(), record.facts.len() + exit.facts.len());
    assert_eq!(
        ids(&out.join("delivered.jsonl")),
        kept,
        "every record arrived once"
    );
    for (name, data) in [("reception-1", "data"), ("exit-1", "exit")] {
        let settings = out.join("settings").join(name).with_extension("toml");
        let status = program::sync_agent()
            .args(["status".as_ref(), "--config".as_ref(), settings.as_os_str()])
            .args(["--data".as_ref(), out.join(data).as_os_str()])
            .output()
            .unwrap();
        let told: Value = serde_json::from_slice(&status.stdout).unwrap();
        for target in told["targets"].as_array().unwrap() {
            assert_eq!(
                (&target["waiting"], &target["parked"]),
                (&json!(0), &json!(0)),
                "{told}"
            );
        }
    }
    for language in ["ar", "en"] {
        let page = out.join(format!("screens/results-{language}.png"));
        let bytes = std::fs::metadata(page).unwrap().len();
        assert!(bytes > 20_000, "the results are pictured: {bytes} bytes");
    }
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

/// The ids of the facts in a file of JSON lines, each as often as it stands there.
fn ids(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let id = |line: &str| {
        let fact: Value = serde_json::from_str(line).unwrap();
        fact["id"].as_str().unwrap().to_owned()
    };
    let mut ids: Vec<String> = text.lines().map(id).collect();
    ids.sort();
    ids
}
