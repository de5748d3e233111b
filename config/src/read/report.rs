//! Collects the faults of one file while it is read.
//!
//! Knows which line an offset is on; the order of the faults is left to `Faults`.

use crate::Fault;
use std::cell::RefCell;

/// Where a value stands: its line, from 1, and its key path.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) key: String,
}

/// What is wrong with a key that is not there.
pub(crate) const MISSING: &str = "is missing";

/// What is wrong with a group in which nothing stands.
pub(crate) const EMPTY: &str = "holds no service";

/// What is wrong with a value and what would be right.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub(crate) what: String,
    pub(crate) right: String,
}

impl Wrong {
    pub(crate) fn new(what: impl Into<String>, right: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            right: right.into(),
        }
    }
}

/// The faults found so far in one file.
///
/// Behind a `RefCell`, because every table and value of the document holds on to the one report.
pub(crate) struct Report<'d> {
    file: &'d str,
    text: &'d str,
    faults: RefCell<Vec<Fault>>,
}

impl<'d> Report<'d> {
    pub(crate) fn new(file: &'d str, text: &'d str) -> Self {
        Self {
            file,
            text,
            faults: RefCell::default(),
        }
    }

    /// The line, from 1, that byte `offset` is on.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    pub(crate) fn add(&self, place: &Place, wrong: Wrong) {
        self.faults.borrow_mut().push(Fault {
            file: self.file.to_owned(),
            line: place.line,
            key: place.key.clone(),
            what: wrong.what,
            right: wrong.right,
        });
    }

    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}
