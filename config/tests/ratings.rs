//! What may be seen of ratings, and how the exit terminal asks for them, is read as it is written; each silence has its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{Exit, Pace, Results, Settings};

const GOOD: &str = include_str!("files/good.toml");
const STAFFED: &str = include_str!("files/staffed.toml");

#[test]
fn results_and_the_exit_are_as_the_file_says() {
    let settings = Settings::parse(STAFFED, "west.toml").unwrap();
    let results = Results {
        smallest_group: 10,
        leave_out_play: false,
    };
    let exit = Exit {
        best_first: false,
        suggestions: false,
        thanks_seconds: 8,
        pace: Pace {
            apart_seconds: 2,
            most: 12,
            within_seconds: 120,
        },
    };
    assert_eq!((settings.branch.results, settings.exit), (results, exit));
}

#[test]
fn p10_a_file_that_says_nothing_withholds_groups_of_fewer_than_five_and_what_looks_like_play() {
    let settings = Settings::parse(GOOD, "south.toml").unwrap();
    let results = Results {
        smallest_group: 5,
        leave_out_play: true,
    };
    assert_eq!(settings.branch.results, results);
    let exit = Exit {
        best_first: true,
        suggestions: true,
        thanks_seconds: 5,
        pace: Pace {
            apart_seconds: 3,
            most: 6,
            within_seconds: 60,
        },
    };
    assert_eq!(settings.exit, exit);
}
