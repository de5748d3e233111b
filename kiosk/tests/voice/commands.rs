//! The commands that make voices' words and sounds visible.

use super::{copy, decoded, shipped};
use hardware::sound::Wave;
use std::path::Path;
use std::process::{Command, Output};

fn kiosk(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_kiosk");
    let root = shipped().join("../..");
    Command::new(program)
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn number_words_are_a_table_of_every_ticket_and_counter() {
    let lines = |arguments: &[&str]| -> Vec<String> {
        let told = kiosk(arguments);
        assert!(told.status.success(), "{told:?}");
        out(&told).lines().map(str::to_owned).collect()
    };
    let arabic = lines(&["number-words"]);
    assert_eq!(arabic.len(), 9999);
    assert_eq!(arabic[219], "220\tمئتين وعشرين");
    let english = lines(&["number-words", "--language", "en"]);
    assert_eq!(english[406], "407\tfour hundred and seven");
    let counters = lines(&["number-words", "--counters"]);
    assert_eq!((counters.len(), counters[2].as_str()), (99, "3\tالثالث"));
    let feminine = lines(&["number-words", "--counters", "--noun", "feminine"]);
    assert_eq!(feminine[20], "21\tالحادية والعشرين");
}

#[test]
fn voice_clips_are_listed_with_their_vowels_for_whoever_records_them() {
    let told = out(&kiosk(&["voice-clips"]));
    assert!(told.contains("and-7\tوسبعة\tوَسَبْعَة\n"), "{told}");
    let english = out(&kiosk(&["voice-clips", "--language", "en"]));
    assert!(english.contains("to-counter\tplease proceed to counter\t"));
}

#[test]
fn a_call_is_written_as_it_would_be_heard() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.wav");
    let call = [
        "render",
        "call",
        text(&path),
        "--number",
        "407",
        "--counter",
        "3",
    ];
    let heard = |more: &[&str]| {
        let told = kiosk(&[&call, more].concat());
        assert!(told.status.success(), "{told:?}");
        decoded(&Wave::read(&path).unwrap()).join(", ")
    };
    let arabic = "ar ticket, ar 400, ar and-7, ar to-counter, ar ordinal-3";
    let english = "en ticket, en 400, en and-7, en to-counter, en 3";
    assert_eq!(heard(&[]), format!("chime, {arabic}, {english}"));
    assert_eq!(heard(&["--language", "en"]), format!("chime, {english}"));
    assert_eq!(
        heard(&["--language", "both"]),
        format!("chime, {arabic}, {english}")
    );
}

#[test]
fn a_program_that_was_moved_away_says_plainly_that_it_has_no_voices() {
    let folder = tempfile::tempdir().unwrap();
    let moved = folder.path().join("kiosk");
    std::fs::copy(env!("CARGO_BIN_EXE_kiosk"), &moved).unwrap();
    let mut command = Command::new(&moved);
    command.args([
        "render",
        "call",
        "call.wav",
        "--number",
        "407",
        "--counter",
        "3",
    ]);
    let told = command.current_dir(folder.path()).output().unwrap();
    let words = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told.status.code(), Some(1), "{words}");
    assert!(words.contains("no voices are installed"), "{words}");
    assert!(
        words.contains(text(&folder.path().join("voices"))),
        "{words}"
    );
    std::fs::create_dir_all(folder.path().join("voices")).unwrap();
    std::fs::copy(
        shipped().join("chime.wav"),
        folder.path().join("voices/chime.wav"),
    )
    .unwrap();
    let told = command.output().unwrap();
    let words = String::from_utf8(told.stderr).unwrap();
    assert!(
        words.contains("no voice for ar") && words.contains("ar-espeak"),
        "{words}"
    );
}

#[test]
fn a_number_that_no_ticket_has_is_bad_usage() {
    for (number, counter) in [("0", "3"), ("10000", "3"), ("7", "100")] {
        let call = [
            "render",
            "call",
            "x.wav",
            "--number",
            number,
            "--counter",
            counter,
        ];
        assert_eq!(kiosk(&call).status.code(), Some(2), "{number} {counter}");
    }
}

#[test]
fn a_voices_faults_are_told_in_words_and_a_whole_one_says_so() {
    let folder = copy();
    let pack = folder.path().join("ar-espeak");
    let check = || kiosk(&["check-voice", text(&pack)]);
    let whole = check();
    assert_eq!(whole.status.code(), Some(0), "{whole:?}");
    assert!(out(&whole).contains("whole, 187 clips (ar)"), "{whole:?}");
    std::fs::remove_file(pack.join("and-7.wav")).unwrap();
    std::fs::write(pack.join("300.wav"), "ID3").unwrap();
    let manifest = std::fs::read_to_string(pack.join("pack.toml")).unwrap();
    let other = manifest.replace("\"الثَّالِث\"", "\"التَّالِت\"");
    assert_ne!(other, manifest);
    std::fs::write(pack.join("pack.toml"), other).unwrap();
    let told = check();
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    let told = out(&told);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(lines[0].contains("and-7.wav: is missing"), "{told}");
    assert!(lines[1].contains("300.wav: is no WAV file"), "{told}");
    assert!(
        lines[2].contains("ordinal-3.wav: was recorded as"),
        "{told}"
    );
}

#[test]
fn a_folder_that_is_no_voice_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = kiosk(&["check-voice", text(folder.path())]);
    assert_eq!(told.status.code(), Some(1));
    assert!(out(&told).contains("no voice pack in"), "{told:?}");
    let manifest = "name = \"a\"\nlanguage = \"fr\"\nlicence = \"b\"\nmade_by = \"c\"\n";
    std::fs::write(folder.path().join("pack.toml"), manifest).unwrap();
    let told = out(&kiosk(&["check-voice", text(folder.path())]));
    assert!(told.contains("\"fr\" is not spoken here"), "{told}");
}
