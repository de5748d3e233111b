//! Which files of a folder make a document.

use super::super::scalar;
use crate::{Fault, Language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The documents that files of `folder` name, each with whether it is there in Arabic and in English; and the files that
/// name none. Files that are not Markdown are passed over.
pub(super) fn pairs(folder: &Path) -> (BTreeMap<String, [bool; 2]>, Vec<Fault>) {
    let (mut pairs, mut faults) = (BTreeMap::<String, [bool; 2]>::new(), Vec::new());
    let files = match std::fs::read_dir(folder) {
        Ok(files) => files.flatten().map(|file| file.file_name()),
        Err(error) => {
            let right = "make the folder, and let the user that runs this program read it";
            let fault = fault(folder, format!("cannot be read: {error}"), right);
            return (pairs, vec![fault]);
        }
    };
    for file in files {
        let shown = file.to_string_lossy();
        match shown.strip_suffix(".md").map(named) {
            _ if shown.starts_with('.') => {}
            Some(Some((name, language))) => {
                let [ar, en] = pairs.entry(name).or_default();
                *(if language == Language::Arabic { ar } else { en }) = true;
            }
            Some(None) => faults.push(nameless(&folder.join(&file))),
            None => {}
        }
    }
    (pairs, faults)
}

/// The file of the document `name` in `language`.
pub(super) fn file(folder: &Path, name: &str, language: Language) -> PathBuf {
    folder.join(format!("{name}.{}.md", language.code()))
}

/// That `there` has no `other` beside it.
pub(super) fn alone(there: &Path, other: &Path) -> Fault {
    let other = other.file_name().unwrap_or_default().to_string_lossy();
    let what = "is there in one language only";
    fault(there, what, format!("write {other} beside it"))
}

/// A fault of the file as a whole.
pub(super) fn fault(file: &Path, what: impl Into<String>, right: impl Into<String>) -> Fault {
    Fault {
        file: file.display().to_string(),
        line: 1,
        key: "file".to_owned(),
        what: what.into(),
        right: right.into(),
    }
}

fn nameless(file: &Path) -> Fault {
    let right =
        "name it NAME.ar.md or NAME.en.md; NAME has lower-case letters a-z, digits 0-9 and hyphens";
    fault(file, "is named as no document is", right)
}

fn named(stem: &str) -> Option<(String, Language)> {
    let (name, code) = stem.rsplit_once('.')?;
    Some((scalar::id(name).ok()?, Language::from_code(code)?))
}
