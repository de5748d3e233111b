//! Each way of breaking a settings file is answered with its line, its key and what would be right.
//!
//! Every case changes one place of a file that itself reads without a fault: `files/good.toml` here,
//! `files/grouped.toml` and `files/staffed.toml` in the modules.

mod board;
mod counters;
mod desk;
mod groups;
mod opening;
mod ratings;
mod requests;
mod rest;
mod targets;
mod voice;

use config::{Fault, Settings};

const GOOD: &str = include_str!("../files/good.toml");
/// Has what a branch may have beyond that: groups, Ramadan, holidays, prayers.
const GROUPED: &str = include_str!("../files/grouped.toml");

/// Has counters, calling, outcomes and a branch service.
const STAFFED: &str = include_str!("../files/staffed.toml");

/// (what stands in the good file, what stands there instead, line, key path, part of "what would be right")
type Case = (
    &'static str,
    &'static str,
    usize,
    &'static str,
    &'static str,
);

fn faults(text: &str) -> Vec<Fault> {
    match Settings::parse(text, "south.toml") {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().cloned().collect(),
    }
}

fn check(good: &str, cases: &[Case]) {
    assert!(faults(good).is_empty());
    for (from, to, line, key, right) in cases {
        assert!(good.contains(from), "the good file has no {from}");
        let found = faults(&good.replacen(from, to, 1));
        assert_eq!(found.len(), 1, "{to:?} gives {found:#?}");
        let fault = &found[0];
        assert_eq!(
            (fault.line, fault.key.as_str()),
            (*line, *key),
            "{to:?}: {fault}"
        );
        assert!(fault.right.contains(right), "{to:?}: {fault}");
        let start = format!("south.toml:{line}: {key}: ");
        assert!(fault.to_string().starts_with(&start), "{fault}");
    }
}

#[test]
fn a_slip_in_the_branch_is_named_with_its_cure() {
    check(
        GOOD,
        &[
            (
                "id = \"south\"",
                "id = \"South_1\"",
                2,
                "branch.id",
                "\"south-1\"",
            ),
            (
                "id = \"south\"",
                "id = \"\"",
                2,
                "branch.id",
                "lower-case letters",
            ),
            ("id = \"south\"", "id = 5", 2, "branch.id", "double quotes"),
            ("id = \"south\"\n", "", 1, "branch.id", "add id ="),
            (
                "digits =",
                "digts =",
                6,
                "branch.digts",
                "did you mean `digits`?",
            ),
            (
                "digits =",
                "colour =",
                6,
                "branch.colour",
                "known here: id, name",
            ),
            (
                "\"latin\"",
                "\"arabic\"",
                6,
                "branch.digits",
                "arabic-indic, latin",
            ),
            (
                "\"Asia/Riyadh\"",
                "\"Asia/Riyad\"",
                4,
                "branch.time_zone",
                "\"Asia/Riyadh\"",
            ),
            (
                "\"Asia/Riyadh\"",
                "\"riyadh\"",
                4,
                "branch.time_zone",
                "\"Asia/Riyadh\"",
            ),
            ("\"Asia/Riyadh\"", "\"here\"", 4, "branch.time_zone", "IANA"),
            ("\"04:00\"", "\"4 am\"", 5, "branch.day_start", "\"16:30\""),
            (
                "\"04:00\"",
                "\"٠٤:٠٠\"",
                5,
                "branch.day_start",
                "\"04:00\", with the digits 0-9",
            ),
            (
                "\"04:00\"",
                "04:00:00",
                5,
                "branch.day_start",
                "double quotes",
            ),
        ],
    );
}

#[test]
fn a_missing_translation_is_named_by_its_language() {
    check(
        GOOD,
        &[
            (
                ", en = \"Southern branch\"",
                "",
                3,
                "branch.name.en",
                "the English text",
            ),
            (
                "\"Southern branch\"",
                "\"  \"",
                3,
                "branch.name.en",
                "write the English text",
            ),
            (
                "ar = \"المساعدة\", ",
                "",
                10,
                "branch.services[0].name.ar",
                "the Arabic text",
            ),
            (
                "{ ar = \"المساعدة\", en = \"Help\" }",
                "\"Help\"",
                10,
                "branch.services[0].name",
                "both languages",
            ),
            (
                ", en = \"Family register\"",
                "",
                23,
                "branch.services[1].papers[1].en",
                "the English text",
            ),
            (
                "en = \"Help\"",
                "fr = \"Aide\", en = \"Help\"",
                10,
                "branch.services[0].name.fr",
                "ar",
            ),
        ],
    );
}

#[test]
fn a_text_that_screens_cannot_show_is_refused() {
    check(
        GOOD,
        &[
            (
                "en = \"Help\"",
                "en = \"He\\u202Elp\"",
                10,
                "branch.services[0].name.en",
                "delete it",
            ),
            (
                "en = \"Help\"",
                "en = \"He\\nlp\"",
                10,
                "branch.services[0].name.en",
                "one line",
            ),
            (
                "en = \"Help\"",
                "en = \"Help, help, help, help, help, help, help, help, help, help, help, help, help, help\"",
                10,
                "branch.services[0].name.en",
                "at most 80",
            ),
            (
                "\"hand-heart\"",
                "\"hand-hart\"",
                12,
                "branch.services[0].icon",
                "\"hand-heart\"",
            ),
            (
                "\"hand-heart\"",
                "\"rocket\"",
                12,
                "branch.services[0].icon",
                "write one of: hand-heart,",
            ),
        ],
    );
}

#[test]
fn a_range_of_numbers_that_cannot_serve_is_refused() {
    let key = "branch.services[0].numbers";
    check(
        GOOD,
        &[
            ("\"100-199\"", "\"199-100\"", 13, key, "\"100-199\""),
            ("\"100-199\"", "\"0-99\"", 13, key, "begin at 1"),
            ("\"100-199\"", "\"100-105\"", 13, key, "\"100-109\""),
            ("\"100-199\"", "\"9000-10000\"", 13, key, "9999 or below"),
            (
                "\"100-199\"",
                "\"١٠٠-١٩٩\"",
                13,
                key,
                "\"100-199\", with the digits 0-9",
            ),
            ("\"100-199\"", "\"a hundred\"", 13, key, "\"100-199\""),
            (
                "\"100-199\"",
                "[100, 199]",
                13,
                key,
                "in quotes, such as \"100-199\"",
            ),
            (
                "\"100-199\"",
                "100",
                13,
                key,
                "in quotes, such as \"100-199\"",
            ),
        ],
    );
}

#[test]
fn two_services_that_would_share_a_number_or_an_id_are_told_apart() {
    let overlap = (
        "\"200-299\"",
        "\"150-299\"",
        25,
        "branch.services[1].numbers",
        "numbers of its own",
    );
    check(
        GOOD,
        &[
            overlap,
            (
                "id = \"giving\"",
                "id = \"help\"",
                17,
                "branch.services[1].id",
                "its own id",
            ),
        ],
    );
    let found = faults(&GOOD.replace(overlap.0, overlap.1));
    assert_eq!(
        found[0].what,
        "150-299 overlaps 100-199 of branch.services[0].numbers on line 13"
    );
}

#[test]
fn a_branch_without_services_is_refused() {
    let text =
        "[branch]\nid = \"a\"\nname = { ar = \"أ\", en = \"A\" }\ntime_zone = \"Asia/Riyadh\"\n";
    let found = faults(text);
    assert_eq!(
        (found[0].line, found[0].key.as_str()),
        (1, "branch.services")
    );
    assert!(found[0].right.contains("[[branch.services]]"));
}

#[test]
fn a_slip_in_the_hours_is_named_with_its_cure() {
    check(
        GOOD,
        &[
            (
                "\"14:30\"",
                "\"07:30\"",
                31,
                "branch.hours[0].close",
                "later time of the same day",
            ),
            (
                "\"mon\"",
                "\"monday\"",
                29,
                "branch.hours[0].days[1]",
                "sun, mon",
            ),
            (
                "[\"sun\", \"mon\"]",
                "[]",
                29,
                "branch.hours[0].days",
                "at least one day",
            ),
            (
                "\"08:00\"",
                "\"25:00\"",
                30,
                "branch.hours[0].open",
                "24-hour day",
            ),
        ],
    );
}

#[test]
fn a_slip_in_the_devices_is_named_with_its_cure() {
    check(
        GOOD,
        &[
            ("\"exit\"", "\"exist\"", 34, "device.role", "\"exit\""),
            (
                "\"serial\"",
                "\"bluetooth\"",
                37,
                "hardware.printer.kind",
                "simulated, serial, usb, network",
            ),
            (
                "kind = \"serial\"\n",
                "",
                36,
                "hardware.printer.kind",
                "add kind =",
            ),
            ("19200", "19201", 39, "hardware.printer.baud", "19200"),
            (
                "576",
                "500",
                40,
                "hardware.printer.dots",
                "384, 512, 576, 640",
            ),
            (
                "576",
                "\"576\"",
                40,
                "hardware.printer.dots",
                "without quotes",
            ),
            (
                "\"/dev/ttyUSB0\"",
                "\"ttyUSB0\"",
                38,
                "hardware.printer.port",
                "\"/dev/ttyUSB0\"",
            ),
            (
                "dots = 576",
                "address = \"10.0.0.9\"",
                40,
                "hardware.printer.address",
                "known here: kind",
            ),
            ("https://", "http://", 44, "targets[0].url", "https://"),
            (
                "name = \"cases\"",
                "name = \"cases\"\npersonal = 1",
                44,
                "targets[0].personal",
                "true or false",
            ),
            (
                "name = \"cases\"",
                "name = \"cases\"\ngzip = \"yes\"",
                44,
                "targets[0].gzip",
                "true or false",
            ),
            (
                "name = \"cases\"",
                "name = \"branch\"",
                43,
                "targets[0].name",
                "device.branch_service",
            ),
        ],
    );
}

#[test]
fn a_line_that_is_not_toml_is_named() {
    check(
        GOOD,
        &[
            (
                "digits = \"latin\"",
                "digits = ",
                6,
                "branch.digits",
                "key = \"text\"",
            ),
            (
                "numbers = \"200-299\"",
                "numbers = ٢٠٠",
                25,
                "branch.services[1].numbers",
                "0-9: numbers = 200",
            ),
            (
                "id = \"south\"",
                "id = “south”",
                2,
                "branch.id",
                "straight double quotes",
            ),
            (
                "digits = \"latin\"",
                "id = \"south\"",
                6,
                "branch.id",
                "keep one of the two",
            ),
        ],
    );
}

/// A brace or quote that was forgotten is told once, at its line, and not again for each line after it.
#[test]
fn a_forgotten_mark_is_told_once() {
    let name = "branch.services[0].name";
    check(
        GOOD,
        &[
            (
                "\"Help\" }",
                "\"Help\"",
                10,
                name,
                "close [ with ] and { with }",
            ),
            ("\"Help\"", "\"Help", 10, name, "with a quote"),
            ("[branch]", "[branch", 1, "branch", "[name]"),
            (
                "[[branch.services]]",
                "[[branch.services]",
                8,
                "branch.services[0]",
                "[[name]]",
            ),
            (
                "[device]",
                "device",
                33,
                "branch.hours[0]",
                "[name] to begin a table",
            ),
            (
                "id = \"help\"",
                "id = help",
                9,
                "branch.services[0].id",
                "double quotes",
            ),
            (
                "id = \"help\"",
                "id: \"help\"",
                9,
                "branch.services[0]",
                "key = value",
            ),
            (
                "\"sun\", \"mon\"",
                "\"sun\" \"mon\"",
                29,
                "branch.hours[0].days",
                "comma",
            ),
            (
                "\"100-199\"",
                "100-199",
                13,
                "branch.services[0].numbers",
                "double quotes",
            ),
            (
                "[[targets]]",
                "[targets]",
                42,
                "targets",
                "[[targets]], with double brackets",
            ),
            ("[device]", "[branch]", 33, "branch", "keep one of the two"),
        ],
    );
}

#[test]
fn a_slip_within_a_list_of_lines_is_told_at_its_own_line() {
    check(
        GOOD,
        &[
            (
                "\"National ID\" },",
                "\"National ID\" }",
                22,
                "branch.services[1].papers",
                "comma",
            ),
            (
                "\"National ID\" },",
                "\"National ID\",",
                22,
                "branch.services[1].papers",
                "{ with }",
            ),
            (
                "papers = [",
                "papers [",
                21,
                "branch.services[1]",
                "key = value",
            ),
            ("},\n]", "},\n", 21, "branch.services[1].papers", "[ with ]"),
        ],
    );
}

#[test]
fn a_broken_line_hides_no_fault_of_another() {
    let text = GOOD
        .replace("\"Help\" }", "\"Help\"")
        .replace("\"exit\"", "\"exist\"");
    let lines: Vec<usize> = faults(&text).iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [10, 34]);
}

#[test]
fn a_slip_in_the_scanner_is_named_with_its_cure() {
    let scanner = |lines: &str| format!("[hardware.scanner]\n{lines}\n\n[[targets]]");
    for (lines, line, key, right) in [
        ("kind = \"serial\"", 42, "port", "/dev/ttyACM0"),
        (
            "kind = \"serial\"\nport = \"ttyACM0\"",
            44,
            "port",
            "/dev/ttyACM0",
        ),
        (
            "kind = \"serial\"\nport = \"/dev/ttyACM0\"\nbaud = 9601",
            45,
            "baud",
            "9600",
        ),
        ("kind = \"hid\"", 42, "device", "/dev/input/by-id/"),
        ("kind = \"camera\"", 43, "kind", "simulated"),
    ] {
        let found = faults(&GOOD.replacen("[[targets]]", &scanner(lines), 1));
        assert_eq!(found.len(), 1, "{lines:?} gives {found:#?}");
        let at = (found[0].line, found[0].key.as_str());
        let key = format!("hardware.scanner.{key}");
        assert_eq!(at, (line, key.as_str()), "{lines:?}");
        assert!(found[0].right.contains(right), "{}", found[0]);
    }
}
