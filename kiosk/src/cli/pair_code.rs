//! `kiosk pair-code`: a one-time code by which a device is paired with the running branch service.

use super::Code;
use crate::control::{Request, ask};
use crate::place;
use anyhow::{Context, Result};
use domain::people::DeviceRole;
use std::io::Write;
use std::path::PathBuf;

/// For which device.
#[derive(Debug, clap::Args)]
pub(super) struct Wish {
    /// reception, exit, board or tablet
    #[arg(long, value_parser = role)]
    role: DeviceRole,
    /// The device's name in the journal: lower-case letters, digits, hyphens, dots
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

fn role(typed: &str) -> Result<DeviceRole, String> {
    DeviceRole::from_code(typed).ok_or_else(|| "write reception, exit, board or tablet".to_owned())
}

/// Makes a code. Codes live in the running service alone, so one must run.
pub(super) fn run(wish: Wish) -> Result<Code> {
    let data = place::data_folder(wish.data)?;
    let request = Request::PairCode {
        name: wish.name,
        role: wish.role,
    };
    let told = ask(&data, &request)?;
    let told = told.with_context(|| {
        let folder = data.display();
        format!("no branch service runs on {folder}; start it, or name its folder with --data")
    })?;
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Code::Good)
}
