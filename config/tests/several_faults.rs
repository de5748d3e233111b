//! One reading finds every fault, and a file that cannot be read at all is answered in a sentence.

use config::{Faults, Settings};

const GOOD: &str = include_str!("files/good.toml");
const GROUPED: &str = include_str!("files/grouped.toml");
const STAFFED: &str = include_str!("files/staffed.toml");

fn lines(faults: &Faults) -> Vec<usize> {
    faults.iter().map(|fault| fault.line).collect()
}

#[test]
fn all_faults_of_a_file_come_at_once_in_the_order_of_its_lines() {
    let text = GOOD
        .replace("https://cases", "ftp://cases")
        .replace("\"Asia/Riyadh\"", "\"Riyadh\"")
        .replace("\"100-199\"", "\"199-100\"")
        .replace("baud = 19200", "bauds = 19200")
        .replace(", en = \"Giving\"", "");
    let faults = Settings::parse(&text, "south.toml").unwrap_err();
    assert_eq!(lines(&faults), [4, 13, 18, 39, 44]);
    assert_eq!(faults.to_string().lines().count(), 5);
}

#[test]
fn an_empty_file_is_told_what_to_hold() {
    let faults = Settings::parse("", "empty.toml").unwrap_err();
    assert_eq!(
        faults.to_string(),
        "empty.toml:1: branch: is missing; add a [branch] table with id, name, time_zone and its services"
    );
}

#[test]
fn a_repeated_key_hides_no_other_fault() {
    let text = GOOD
        .replace("id = \"south\"", "id = \"south\"\nid = \"north\"")
        .replace("\"08:00\"", "\"8\"");
    let faults = Settings::parse(&text, "south.toml").unwrap_err();
    assert_eq!(lines(&faults), [3, 31]);
}

#[test]
fn a_missing_file_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone.toml");
    let fault = Settings::read(&path).unwrap_err().to_string();
    let start = format!("{}:1: file: cannot be read", path.display());
    assert!(fault.starts_with(&start), "{fault}");
    assert!(fault.contains("check the path after --config"), "{fault}");
}

#[test]
fn a_file_in_another_encoding_is_named_by_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.toml");
    std::fs::write(&path, b"[branch]\nid = \"south\"\nname = \"\xc7\xe1\"\n").unwrap();
    let fault = Settings::read(&path).unwrap_err().to_string();
    assert!(fault.contains("old.toml:3: file: is not UTF-8"), "{fault}");
    assert!(fault.contains("save it as UTF-8"), "{fault}");
}

#[test]
fn a_folder_instead_of_a_file_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let fault = Settings::read(folder.path()).unwrap_err().to_string();
    assert!(fault.contains("name the settings file inside"), "{fault}");
}

#[test]
fn a_file_saved_by_a_windows_editor_reads() {
    let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert!(Settings::parse(&text, "south.toml").is_ok());
    let broken = text.replace("\"08:00\"", "\"8\"");
    assert_eq!(
        lines(&Settings::parse(&broken, "south.toml").unwrap_err()),
        [30]
    );
}

/// Half a file, as after a card that was pulled in mid-write, is answered with faults, whatever is cut.
#[test]
fn a_file_cut_off_anywhere_is_answered() {
    for (end, _) in GOOD.char_indices() {
        if let Err(faults) = Settings::parse(&GOOD[..end], "south.toml") {
            assert!(faults.iter().count() > 0, "cut at byte {end}");
        }
    }
}

#[test]
fn any_line_written_twice_or_left_out_is_answered() {
    let lines: Vec<&str> = GOOD.lines().collect();
    for index in 0..lines.len() {
        for copies in [0, 2] {
            let (before, after) = (&lines[..index], &lines[index + 1..]);
            let text = [before, &vec![lines[index]; copies], after]
                .concat()
                .join("\n");
            if let Err(faults) = Settings::parse(&text, "south.toml") {
                assert!(faults.iter().count() > 0, "line {}", index + 1);
            }
        }
    }
}

#[test]
fn hours_that_overlap_on_a_day_are_told_apart_from_two_shifts() {
    let second = |open: &str| {
        format!(
            "{GOOD}\n[[branch.hours]]\ndays = [\"mon\"]\nopen = \"{open}\"\nclose = \"20:00\"\n"
        )
    };
    assert!(Settings::parse(&second("16:00"), "south.toml").is_ok());
    let faults = Settings::parse(&second("14:00"), "south.toml").unwrap_err();
    let expected =
        "south.toml:48: branch.hours[1].open: overlaps 08:00-14:30 of the same day; join the two";
    assert!(faults.to_string().starts_with(expected), "{faults}");
}

/// One slip of the hand is not answered with a page of faults.
#[test]
fn a_character_left_out_anywhere_is_told_in_few_faults() {
    for good in [GOOD, GROUPED, STAFFED] {
        for (index, left_out) in good.char_indices() {
            let text = [&good[..index], &good[index + left_out.len_utf8()..]].concat();
            if let Err(faults) = Settings::parse(&text, "south.toml") {
                assert!((1..=4).contains(&faults.iter().count()), "{text}\n{faults}");
            }
        }
    }
}
