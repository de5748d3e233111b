//! `kiosk check-config`: silent when the file is good, else every fault on a line of its own.

use super::Code;
use anyhow::Result;
use config::Settings;
use std::io::Write;
use std::path::Path;

/// Reads the file; its faults are the result.
pub(super) fn run(file: &Path) -> Result<Code> {
    match Settings::read(file) {
        Ok(_) => Ok(Code::Good),
        Err(faults) => {
            writeln!(std::io::stdout(), "{faults}")?;
            Ok(Code::BadSettings)
        }
    }
}
