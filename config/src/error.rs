//! What is wrong in a settings file, said to the person who edits it.
//!
//! A fault points at file, line and key and says what would be right. Faults come together: one
//! reading of a file finds all of them.

use std::fmt;

/// One thing wrong in a settings file. Shown as `FILE:LINE: key.path: what is wrong; what would be right`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {key}: {what}; {right}")]
pub struct Fault {
    /// The file, as the caller named it.
    pub file: String,
    /// Line, from 1. What is missing is shown at the line of the table that lacks it.
    pub line: usize,
    /// Path of the key, lists counted from 0 (`branch.services[2].name.en`); `file` when it is the file itself.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub right: String,
}

/// Everything wrong in one settings file, in the order of its lines; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn in_line_order(mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.line);
        Self(faults)
    }

    /// The faults, in the order of their lines.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("\n")?;
            }
            fault.fmt(out)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
