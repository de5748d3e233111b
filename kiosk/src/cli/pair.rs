//! `kiosk pair`: makes this device known to the branch service that its settings name.

use super::{Code, Where};
use crate::client::{Paired, pair};
use crate::place;
use anyhow::Result;
use config::Role;
use std::io::Write;

/// By which code.
#[derive(Debug, clap::Args)]
pub(super) struct Wish {
    /// The eight digits that `kiosk pair-code`, the console or the staff screen of the branch service shows, in one group or two
    #[arg(required = true, num_args = 1..=2)]
    code: Vec<String>,
    /// Without a settings file, what this device is: reception, board or exit
    #[arg(long, default_value = "reception", value_parser = role, conflicts_with = "config")]
    role: Role,
    #[command(flatten)]
    place: Where,
}

fn role(typed: &str) -> Result<Role, String> {
    match typed {
        "reception" => Ok(Role::Reception),
        "board" => Ok(Role::Board),
        "exit" => Ok(Role::Exit),
        _ => Err("write reception, board or exit".to_owned()),
    }
}

/// Pairs; a kiosk that runs on the data folder takes it up by itself.
pub(super) fn run(wish: Wish) -> Result<Code> {
    let data = place::data_folder(wish.place.data)?;
    let file = wish.place.config.as_deref();
    let settings = match wish.role {
        role @ (Role::Board | Role::Exit) => place::client_settings(role, file, &data)?,
        _ => place::settings(file, &data)?,
    };
    let Paired { address, words } = pair(&settings, &data, &wish.code.concat())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "paired with {address} as {}", settings.device.name)?;
    if let Some(words) = words {
        let (arabic, latin) = (words.arabic.join(" "), words.latin.join(" "));
        writeln!(
            out,
            "this first contact trusted whoever answered; these six words must be those beside the code:\n{arabic}\n\
             {latin}\nif they differ, shut {} out at the console and do not use it",
            settings.device.name
        )?;
    }
    Ok(Code::Good)
}
