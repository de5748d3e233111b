//! What holds the folders apart: who uses whom, what never comes in, and the rules of the house that a machine can
//! read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What each folder uses of ours; `tests` may use all.
const USES: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("config", &[]),
    ("hardware", &["config"]),
    ("ui", &[]),
    ("desk", &["domain", "store", "config"]),
    (
        "kiosk",
        &["domain", "store", "config", "hardware", "ui", "desk"],
    ),
    ("sync-agent", &["domain", "store", "config"]),
    ("tests", &ALL),
];
const ALL: [&str; 8] = [
    "domain",
    "store",
    "config",
    "hardware",
    "ui",
    "desk",
    "kiosk",
    "sync-agent",
];

/// What never comes into a folder, however far down.
const NEVER: [(&str, &[&str]); 6] = [
    (
        "domain",
        &["rusqlite", "slint", "tokio", "rustix", "reqwest"],
    ),
    (
        "store",
        &["slint", "tokio", "axum", "reqwest", "serialport", "parley"],
    ),
    ("config", &["slint", "rusqlite", "tokio", "serialport"]),
    ("hardware", &["slint", "rusqlite", "domain", "tokio"]),
    ("desk", &["slint", "serialport", "parley"]),
    ("sync-agent", &["slint", "serialport"]),
];

/// Clauses of the policy that stories and tests stand guard over.
const GUARDED: [&str; 16] = [
    "P1", "P2", "P3", "P4", "P6", "P7", "P8", "P9", "P10", "P13", "H1", "H2", "H3", "H4", "H5",
    "H7",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn packages() -> Vec<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    told["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

fn manifest(package: &Value) -> toml::Table {
    let path = package["manifest_path"].as_str().unwrap();
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

#[test]
fn folders_use_only_those_below_them() {
    let packages = packages();
    let ours: BTreeSet<&str> = packages.iter().map(name).collect();
    for package in &packages {
        let (_, allowed) = USES
            .iter()
            .find(|(folder, _)| *folder == name(package))
            .unwrap_or_else(|| panic!("{} has no place among the folders", name(package)));
        for used in package["dependencies"].as_array().unwrap() {
            let used = name(used);
            assert!(
                !ours.contains(used) || allowed.contains(&used),
                "{} uses {used}",
                name(package)
            );
        }
    }
}

#[test]
fn what_must_stay_out_of_a_folder_is_not_even_below_it() {
    let packages = packages();
    for (folder, never) in NEVER {
        if !packages.iter().any(|package| name(package) == folder) {
            continue;
        }
        let below = below(folder);
        let found: Vec<&&str> = never.iter().filter(|part| below.contains(**part)).collect();
        assert!(found.is_empty(), "{folder} comes to {found:?}");
    }
}

/// Everything that a folder's code links, by name.
fn below(folder: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none"])
        .args(["--format", "{p}", "--package", folder])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(told.status.success(), "{told:?}");
    let told = String::from_utf8(told.stdout).unwrap();
    told.lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect()
}

/// The crate of ids can make random ones; the rules hold ids and are given them.
#[test]
fn rules_draw_no_chance_of_their_own() {
    let package = packages()
        .into_iter()
        .find(|package| name(package) == "domain")
        .unwrap();
    for used in package["dependencies"].as_array().unwrap() {
        assert!(!["getrandom", "rand"].contains(&name(used)));
    }
}

#[test]
fn every_folder_takes_the_workspaces_lints_and_version() {
    for package in packages() {
        let manifest = manifest(&package);
        let inherits = |table: &str, key: &str| {
            manifest[table].get(key).is_some_and(|value| {
                value.as_bool() == Some(true)
                    || value.get("workspace").and_then(toml::Value::as_bool) == Some(true)
            })
        };
        assert!(inherits("lints", "workspace"), "{}", name(&package));
        assert!(inherits("package", "version"), "{}", name(&package));
        for (used, how) in manifest["dependencies"].as_table().unwrap() {
            let version = how.as_str().is_some() || how.get("version").is_some();
            assert!(!version, "{} names a version of {used}", name(&package));
        }
    }
}

#[test]
fn files_are_rooms_one_can_see_through() {
    for (file, text) in sources() {
        let most = match file.extension().and_then(|ending| ending.to_str()) {
            Some("rs") => 600,
            Some("slint") => 250,
            _ => continue,
        };
        let lines = text.lines().count();
        assert!(lines <= most, "{} has {lines} lines", file.display());
    }
}

#[test]
fn nothing_is_left_for_later_and_no_file_begins_without_a_word() {
    let later = [
        concat!("to", "do!"),
        concat!("unimpl", "emented!"),
        concat!("FIX", "ME"),
    ];
    for (file, text) in sources() {
        for mark in later {
            assert!(!text.contains(mark), "{} says {mark}", file.display());
        }
        if file.extension().is_some_and(|ending| ending == "rs") {
            assert!(text.starts_with("//!"), "{} has no head", file.display());
        }
    }
}

#[test]
fn clauses_of_the_policy_that_have_guards_are_named_by_them() {
    let guards: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.contains("#[test]") && !text.contains("GUARDED"))
        .map(|(_, text)| text)
        .collect();
    let stories = sources()
        .into_iter()
        .filter(|(file, _)| file.components().any(|part| part.as_os_str() == "stories"));
    let texts: Vec<String> = guards
        .into_iter()
        .chain(stories.map(|(_, text)| text))
        .collect();
    for clause in GUARDED {
        let named = texts.iter().any(|text| names(text, clause));
        assert!(named, "no test names {clause}");
    }
}

/// Whether a text names a clause in a comment or as the name of a test: `P1` and not `P13`, `fn p1_…` and not `fn p13_…`.
fn names(text: &str, clause: &str) -> bool {
    let named = |line: &str| match line.trim_start().strip_prefix("fn ") {
        Some(name) => name.split('_').any(|part| part == clause.to_lowercase()),
        None => {
            let mut words = line.split(|letter: char| !letter.is_alphanumeric());
            line.trim_start().starts_with("//") && words.any(|word| word == clause)
        }
    };
    text.lines().any(named)
}

/// Every Rust and Slint file of ours with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for package in packages() {
        let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
        collect(manifest.parent().unwrap(), &mut found);
    }
    assert!(found.len() > 100, "only {} files were found", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "slint")
        {
            found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}
