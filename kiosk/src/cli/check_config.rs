//! `kiosk check-config`: silent when the file is good.

use super::Code;
use anyhow::Result;
use config::Settings;
use std::path::Path;

/// Reads the file; its faults are the error, one a line.
pub(super) fn run(file: &Path) -> Result<Code> {
    Settings::read(file)?;
    Ok(Code::Good)
}
