//! Counters, calling and outcomes.

use super::{GOOD, STAFFED, check, faults};

#[test]
fn a_slip_in_a_counter_is_named_with_its_cure() {
    check(
        STAFFED,
        &[
            (
                "id = \"first\"",
                "id = \"First one\"",
                25,
                "branch.counters[0].id",
                "\"first-one\"",
            ),
            (
                "id = \"first\"\n",
                "",
                24,
                "branch.counters[0].id",
                "add id =",
            ),
            (
                "number = 7",
                "number = 0",
                26,
                "branch.counters[0].number",
                "from 1 to 99",
            ),
            (
                "number = 7",
                "number = 100",
                26,
                "branch.counters[0].number",
                "from 1 to 99",
            ),
            (
                "number = 7",
                "number = \"7\"",
                26,
                "branch.counters[0].number",
                "without quotes",
            ),
            (
                "number = 7",
                "number = ٧",
                26,
                "branch.counters[0].number",
                "number = 7",
            ),
            (
                "number = 7\n",
                "",
                24,
                "branch.counters[0].number",
                "add number = 1",
            ),
            (
                ", en = \"Entrance counter\"",
                "",
                27,
                "branch.counters[0].name.en",
                "the English text",
            ),
            (
                "number = 7",
                "numbr = 7\nnumber = 7",
                26,
                "branch.counters[0].numbr",
                "did you mean `number`?",
            ),
        ],
    );
}

#[test]
fn counters_that_share_an_id_or_a_number_are_told_apart() {
    check(
        STAFFED,
        &[
            (
                "id = \"second\"",
                "id = \"first\"",
                31,
                "branch.counters[1].id",
                "its own id",
            ),
            (
                "number = 12",
                "number = 0x07",
                32,
                "branch.counters[1].number",
                "its own number",
            ),
        ],
    );
    let found = faults(&STAFFED.replace("number = 12", "number = 7"));
    assert_eq!(
        found[0].what,
        "7 is taken by branch.counters[0].number on line 26"
    );
}

#[test]
fn a_counter_that_serves_what_is_not_there_is_told_what_is() {
    let key = "branch.counters[0].services";
    check(
        STAFFED,
        &[
            (
                "[\"giving\", \"help\"]",
                "[\"givin\", \"help\"]",
                28,
                "branch.counters[0].services[0]",
                "did you mean \"giving\"?",
            ),
            (
                "[\"giving\", \"help\"]",
                "[\"giving\", \"letters\"]",
                28,
                "branch.counters[0].services[1]",
                "write one of: help, giving",
            ),
            (
                "[\"giving\", \"help\"]",
                "[\"giving\", \"help\", \"giving\"]",
                28,
                "branch.counters[0].services[2]",
                "each service once",
            ),
            (
                "[\"giving\", \"help\"]",
                "[\"giving\", 5]",
                28,
                "branch.counters[0].services[1]",
                "double quotes",
            ),
            ("[\"giving\", \"help\"]", "\"giving\"", 28, key, "[ … ]"),
            ("[\"giving\", \"help\"]", "[]", 28, key, "leave it out"),
        ],
    );
}

/// Visitors would take its numbers and wait for ever.
#[test]
fn a_service_that_no_counter_serves_is_named() {
    check(
        STAFFED,
        &[(
            "[\"giving\", \"help\"]",
            "[\"help\"]",
            16,
            "branch.services[1]",
            "write \"giving\" in the services of a counter",
        )],
    );
    let found = faults(&STAFFED.replace("[\"giving\", \"help\"]", "[\"help\"]"));
    assert_eq!(found[0].what, "is served by no counter");
}

#[test]
fn a_fault_of_a_service_or_a_counter_hides_none_of_what_counters_serve() {
    let lines = |text: &str| -> Vec<usize> { faults(text).iter().map(|f| f.line).collect() };
    let unserved = STAFFED.replace("[\"giving\", \"help\"]", "[\"help\"]");
    assert_eq!(
        lines(&unserved.replace("\"100-199\"", "\"199-100\"")),
        [12, 16]
    );
    assert_eq!(
        lines(&unserved.replace("number = 7", "number = 0")),
        [16, 26]
    );
}

/// A service whose own line is broken is not told again at each counter that serves it.
#[test]
fn a_broken_service_is_told_once_and_not_at_its_counters() {
    check(
        STAFFED,
        &[
            (
                "id = \"giving\"",
                "id = giving",
                17,
                "branch.services[1].id",
                "double quotes",
            ),
            (
                "id = \"giving\"",
                "id = \"Giving\"",
                17,
                "branch.services[1].id",
                "\"giving\"",
            ),
            (
                "id = \"giving\"\n",
                "",
                16,
                "branch.services[1].id",
                "add id =",
            ),
            (
                "id = \"giving\"",
                "id = \"help\"",
                17,
                "branch.services[1].id",
                "its own id",
            ),
            (
                "[[branch.services]]\nid = \"giving\"",
                "[branch.services]\nid = \"giving\"",
                16,
                "branch.services[0]",
                "double brackets",
            ),
            (
                "[[branch.counters]]\nid = \"second\"",
                "[branch.counters]\nid = \"second\"",
                30,
                "branch.counters[0]",
                "double brackets",
            ),
        ],
    );
    let only_second = STAFFED.replace("[\"giving\", \"help\"]", "[\"help\"]");
    let only_second = only_second.replace("    \"help\",", "    \"giving\",");
    let broken = only_second.replace(
        "[[branch.counters]]\nid = \"second\"",
        "[branch.counters]\nid = \"second\"",
    );
    let lines: Vec<usize> = faults(&broken).iter().map(|fault| fault.line).collect();
    assert_eq!((faults(&only_second).len(), lines), (0, vec![30]));
}

#[test]
fn counters_written_as_one_table_are_told_of_double_brackets() {
    check(
        GOOD,
        &[(
            "[[branch.hours]]",
            "[branch.counters]\nid = \"first\"\nnumber = 1\nname = { ar = \"أ\", en = \"A\" }\n\n[[branch.hours]]",
            28,
            "branch.counters",
            "[[branch.counters]]",
        )],
    );
}

#[test]
fn a_figure_of_calling_out_of_its_range_is_refused() {
    check(
        STAFFED,
        &[
            (
                "= 0\nlongest",
                "= 241\nlongest",
                40,
                "branch.calling.aging_minutes",
                "0 to 240",
            ),
            (
                "= 60",
                "= 481",
                41,
                "branch.calling.longest_wait_minutes",
                "0 to 480",
            ),
            (
                "= 8\n",
                "= 51\n",
                42,
                "branch.calling.return_within_numbers",
                "0 to 50",
            ),
            (
                "= 0\nrecalls",
                "= 241\nrecalls",
                43,
                "branch.calling.return_within_minutes",
                "0 to 240",
            ),
            (
                "recalls = 2",
                "recalls = 0",
                44,
                "branch.calling.recalls",
                "1 to 9",
            ),
            (
                "recalls = 2",
                "recalls = 10",
                44,
                "branch.calling.recalls",
                "1 to 9",
            ),
            (
                "= 20\n",
                "= 0\n",
                45,
                "branch.calling.hold_minutes",
                "1 to 240",
            ),
            (
                "undo_seconds = 30",
                "undo_seconds = 61",
                46,
                "branch.calling.undo_seconds",
                "0 to 60",
            ),
            (
                "undo_seconds",
                "undo_secs",
                46,
                "branch.calling.undo_secs",
                "undo_seconds",
            ),
        ],
    );
}

/// A ratio with 0 would leave one of the two to wait for ever.
#[test]
fn p2_a_ratio_that_leaves_somebody_out_is_refused() {
    let key = "branch.calling.priority_ratio";
    check(
        STAFFED,
        &[
            ("\"3:2\"", "\"3:0\"", 39, key, "1 to 9 each"),
            ("\"3:2\"", "\"0:2\"", 39, key, "1 to 9 each"),
            ("\"3:2\"", "\"10:1\"", 39, key, "1 to 9 each"),
            ("\"3:2\"", "\"3-2\"", 39, key, "such as \"2:1\""),
            ("\"3:2\"", "\"3\"", 39, key, "such as \"2:1\""),
            (
                "\"3:2\"",
                "\"٣:٢\"",
                39,
                key,
                "\"3:2\", with the digits 0-9",
            ),
            ("\"3:2\"", "3", 39, key, "double quotes"),
        ],
    );
}

#[test]
fn a_slip_in_the_outcomes_is_named_with_its_cure() {
    check(
        STAFFED,
        &[
            (
                "id = \"later\"",
                "id = \"done\"",
                53,
                "branch.outcomes[1].id",
                "its own id",
            ),
            (
                "id = \"done\"",
                "id = \"Done!\"",
                49,
                "branch.outcomes[0].id",
                "\"done\"",
            ),
            (
                ", en = \"Later\"",
                "",
                54,
                "branch.outcomes[1].name.en",
                "the English text",
            ),
        ],
    );
}

#[test]
fn a_next_step_is_a_sentence_in_both_languages() {
    let key = "branch.services[0].next_step";
    let long = format!("en = \"{}\"", "a".repeat(201));
    let long: &'static str = Box::leak(long.into_boxed_str());
    check(
        STAFFED,
        &[
            (
                "ar = \"تدرس اللجنة طلبك.\", ",
                "",
                14,
                "branch.services[0].next_step.ar",
                "the Arabic text",
            ),
            (
                "{ ar = \"تدرس اللجنة طلبك.\", en = \"The committee studies your request.\" }",
                "\"Wait.\"",
                14,
                key,
                "both languages",
            ),
            (
                "en = \"The committee studies your request.\"",
                long,
                14,
                "branch.services[0].next_step.en",
                "at most 200",
            ),
        ],
    );
}
