//! The board in the hall is read as it is written, and each silence has its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{Board, Language, Settings};
use std::path::Path;

const GOOD: &str = include_str!("files/good.toml");
const STAFFED: &str = include_str!("files/staffed.toml");

#[test]
fn a_board_shows_what_the_file_says() {
    let settings = Settings::parse(STAFFED, "west.toml").unwrap();
    let written = Board {
        languages: vec![Language::English, Language::Arabic],
        notices: Some("slides".into()),
        slide_seconds: 30,
        services: vec!["giving".to_owned()],
    };
    assert_eq!(settings.board, written);
    let placed = settings.with_base(Path::new("/etc/istiqbal"));
    assert_eq!(placed.board.notices, Some("/etc/istiqbal/slides".into()));
}

#[test]
fn a_board_that_says_nothing_speaks_both_languages_and_shows_every_service() {
    let default = Board {
        languages: vec![Language::Arabic, Language::English],
        notices: None,
        slide_seconds: 12,
        services: vec!["help".to_owned(), "giving".to_owned()],
    };
    let settings = Settings::parse(GOOD, "south.toml").unwrap();
    assert_eq!(settings.board, default);
}
