//! `delivered.jsonl`: every accepted event as one line, in the order of their effects.
//!
//! The database is the truth and these lines follow it. They are written anew at every start, so that a cut between the two
//! leaves no difference.

use super::{Doing, DoingTo, ReceiveError};
use rusqlite::Connection;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const DELIVERED: &str = "delivered.jsonl";

/// The file.
#[derive(Debug)]
pub(super) struct Lines {
    path: PathBuf,
    /// `None` where it is behind and must be written anew.
    file: Option<File>,
}

impl Lines {
    /// Writes the file from the database.
    pub(super) fn written_from(connection: &Connection, data: &Path) -> Result<Self, ReceiveError> {
        let path = data.join(DELIVERED);
        let file = Some(write_anew(connection, &path)?);
        Ok(Self { path, file })
    }

    /// Appends what was accepted just now.
    pub(super) fn follow<'e>(
        &mut self,
        connection: &Connection,
        accepted: impl Iterator<Item = &'e str>,
    ) -> Result<(), ReceiveError> {
        let Some(mut file) = self.file.take() else {
            self.file = Some(write_anew(connection, &self.path)?);
            return Ok(());
        };
        let mut text = String::new();
        for event in accepted {
            text.push_str(event);
            text.push('\n');
        }
        file.write_all(text.as_bytes())
            .doing_to("write", &self.path)?;
        self.file = Some(file);
        Ok(())
    }
}

fn write_anew(connection: &Connection, path: &Path) -> Result<File, ReceiveError> {
    let unfinished = path.with_extension("jsonl.new");
    let file = File::create(&unfinished).doing_to("write", &unfinished)?;
    let mut out = BufWriter::new(file);
    let doing = "reading what was received";
    let mut statement = connection
        .prepare("SELECT event FROM events WHERE verdict = 'accepted' ORDER BY number")
        .doing(doing)?;
    let mut rows = statement.query([]).doing(doing)?;
    while let Some(row) = rows.next().doing(doing)? {
        let event: String = row.get(0).doing(doing)?;
        writeln!(out, "{event}").doing_to("write", &unfinished)?;
    }
    let written = out
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error);
    let file = written.doing_to("write", &unfinished)?;
    std::fs::rename(&unfinished, path).doing_to("write", path)?;
    Ok(file)
}
