//! Reads settings files: TOML text into checked [`Settings`], or every fault in it.
//!
//! One module per table of the file. `table` and `value` report their faults, `scalar`, `numbers`,
//! `date`, `address` and `words` check single values. What settings mean to a device is left to the callers.

mod address;
mod board;
mod branch;
mod calling;
mod chosen;
mod counter;
mod date;
mod department;
mod desk;
mod device;
mod document;
mod field;
mod form;
mod group;
mod hardware;
mod holiday;
mod hours;
mod ids;
mod levels;
mod lines;
mod mapping;
mod nearest;
mod numbers;
mod offer;
mod outcome;
mod paper;
mod prayers;
mod printer;
mod privacy;
mod rating;
mod report;
mod retention;
mod scalar;
mod served;
mod service;
mod slip;
mod sound;
mod statement;
mod syntax;
mod table;
mod target;
mod value;
mod voice;
mod words;

pub(crate) use document::documents;

use crate::{Fault, Faults, Settings};
use report::Report;
use std::path::Path;
use table::Table;
use toml::de::DeTable;

/// The settings in `text`; `file` is how faults name it.
pub(crate) fn parse(text: &str, file: &str) -> Result<Settings, Faults> {
    checked(text, file, settings)
}

/// What `read` makes of the TOML in `text`, where neither finds a fault.
fn checked<T>(
    text: &str,
    file: &str,
    read: impl FnOnce(&DeTable<'_>, &Report<'_>) -> Option<T>,
) -> Result<T, Faults> {
    let mended = syntax::mend(text.strip_prefix('\u{feff}').unwrap_or(text));
    let report = Report::new(file, &mended.text);
    let (document, _) = DeTable::parse_recoverable(&mended.text);
    let found = read(document.get_ref(), &report);
    let broken = Report::new(file, &mended.text);
    for (place, wrong) in mended.faults {
        broken.add(&place, wrong);
    }
    let mut faults = broken.into_faults();
    let others = report.into_faults().into_iter();
    let others: Vec<Fault> = others
        .filter(|fault| mended.sound && !follows(fault, &faults))
        .collect();
    faults.extend(others);
    found
        .filter(|_| faults.is_empty())
        .ok_or_else(|| Faults::in_line_order(faults))
}

/// Whether `fault` only says that what stood on a `broken` line is not there.
fn follows(fault: &Fault, broken: &[Fault]) -> bool {
    broken.iter().any(|line| {
        let below = fault
            .key
            .strip_prefix(&line.key)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let offers = ["branch.services", "branch.groups"];
        let inside = offers.iter().any(|list| line.key.starts_with(list));
        (below && fault.what == report::MISSING) || (inside && fault.what == report::EMPTY)
    })
}

/// The text of the settings file at `path`.
pub(crate) fn text_of(path: &Path) -> Result<String, Faults> {
    let bytes = std::fs::read(path).map_err(|error| {
        unreadable(
            path,
            1,
            (format!("cannot be read: {error}"), advice(&error)),
        )
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error
            .as_bytes()
            .iter()
            .take(error.utf8_error().valid_up_to());
        let line = good.filter(|byte| **byte == b'\n').count() + 1;
        let right = "save it as UTF-8 in the editor and try again";
        unreadable(
            path,
            line,
            ("is not UTF-8 text from here on".to_owned(), right),
        )
    })
}

fn settings(root: &DeTable<'_>, report: &Report<'_>) -> Option<Settings> {
    let root = Table::root(root, report);
    root.only(&[
        "board",
        "branch",
        "desk",
        "device",
        "exit",
        "forms",
        "hardware",
        "privacy",
        "retention",
        "targets",
        "voice",
    ]);
    let branch = branch::branch(&root);
    let device = device::device(&root);
    let desk = desk::desk(&root);
    let hardware = hardware::hardware(&root);
    let voice = voice::voice(&root);
    let board = board::board(&root, branch.as_ref());
    let exit = rating::exit(&root);
    let targets = target::targets(&root);
    let retention = retention::retention(&root);
    let privacy = privacy::privacy(&root);
    Some(Settings {
        branch: branch?,
        device: device?,
        desk: desk?,
        hardware: hardware?,
        voice: voice?,
        board: board?,
        exit: exit?,
        targets: targets?,
        retention: retention?,
        privacy: privacy?,
    })
}

fn unreadable(path: &Path, line: usize, (what, right): (String, &str)) -> Faults {
    Faults::in_line_order(vec![Fault {
        file: path.display().to_string(),
        line,
        key: "file".to_owned(),
        what,
        right: right.to_owned(),
    }])
}

fn advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            "check the path after --config, or leave it out to use the shipped branch"
        }
        std::io::ErrorKind::PermissionDenied => {
            "let the user that runs this program read it (chmod, chown)"
        }
        std::io::ErrorKind::IsADirectory => "name the settings file inside this folder",
        _ => "check the disk and the path after --config",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        board, branch, calling, counter, department, desk, device, field, form, group, holiday,
        hours, lines, mapping, outcome, prayers, printer, privacy, rating, retention, service,
        sound, target, voice,
    };

    const EXAMPLE: &str = include_str!("../../settings.example.toml");
    const MAPPED: &str = include_str!("../../examples/roundup.toml");

    /// Whether an example gives `key` a value in `table`, or shows it as a table of its own.
    fn shown(example: &str, table: &str, key: &str) -> bool {
        let mut headed = String::new();
        let inner = format!("{table}.{key}");
        example
            .lines()
            .map(|line| line.trim_start_matches("# "))
            .any(|line| {
                if let Some(header) = lines::header(line) {
                    headed = header.trim_matches(['[', ']']).to_owned();
                }
                headed == inner || (headed == table && lines::key_of(line) == Some(key))
            })
    }

    /// A setting that the example leaves out is one that nobody finds.
    #[test]
    fn the_example_shows_every_key_in_its_table() {
        let printer = printer::PROFILE.iter().chain(&printer::LINK).copied();
        let tables = [
            ("branch", branch::KEYS),
            ("branch.services", service::KEYS),
            ("branch.groups", group::KEYS),
            ("branch.hours", hours::KEYS),
            ("branch.ramadan_hours", hours::KEYS),
            ("branch.holidays", holiday::KEYS),
            ("branch.prayers", prayers::KEYS),
            ("branch.counters", counter::KEYS),
            ("branch.calling", calling::KEYS),
            ("branch.outcomes", outcome::KEYS),
            ("branch.departments", department::KEYS),
            ("device", device::KEYS),
            ("desk", desk::KEYS),
            ("board", board::KEYS),
            ("branch.results", rating::RESULTS_KEYS),
            ("exit", rating::EXIT_KEYS),
            ("retention", retention::KEYS),
            ("privacy", privacy::KEYS),
            ("forms", form::KEYS),
            ("forms.fields", field::KEYS),
            ("hardware.printer", &printer.collect::<Vec<_>>()),
            ("hardware.sound", sound::KEYS),
            ("targets", target::KEYS),
            ("voice", voice::KEYS),
            ("voice.volume", voice::VOLUME_KEYS),
            ("voice.packs", voice::PACK_KEYS),
            ("targets", target::KEYS),
            ("targets", target::HTTP_KEYS),
        ];
        for (table, keys) in tables {
            for key in keys {
                assert!(shown(EXAMPLE, table, key), "{table}.{key}");
            }
        }
    }
    #[test]
    fn the_shipped_mapping_shows_every_key_of_a_mapping() {
        let all = "targets.records.lookup";
        let tables = [
            ("targets", mapping::KEYS),
            ("targets.records", mapping::RECORD_KEYS),
            (all, &["method", "url"]),
            ("targets.records.updates", &["headers", "json"]),
            (all, mapping::LOOKUP_KEYS),
            ("targets.records.read", mapping::READ_KEYS),
            ("targets.records.token", mapping::TOKEN_KEYS),
            ("targets.records.create", mapping::CREATE_KEYS),
            ("targets.records.updates", mapping::UPDATE_KEYS),
        ];
        for (table, keys) in tables {
            for key in keys {
                assert!(shown(MAPPED, table, key), "{table}.{key}");
            }
        }
        assert!(MAPPED.contains("form = {"));
    }
}
