//! `kiosk pair`: makes this device known to the branch service that its settings name.

use super::{Code, Where};
use crate::client::{Paired, pair};
use crate::place;
use anyhow::Result;
use std::io::Write;

/// By which code.
#[derive(Debug, clap::Args)]
pub(super) struct Wish {
    /// The eight digits that `kiosk pair-code`, the console or the staff screen of the branch service shows
    code: String,
    #[command(flatten)]
    place: Where,
}

/// Pairs; a kiosk that runs on the data folder takes it up by itself.
pub(super) fn run(wish: Wish) -> Result<Code> {
    let data = place::data_folder(wish.place.data)?;
    let settings = place::settings(wish.place.config.as_deref(), &data)?;
    let Paired { address, words } = pair(&settings, &data, &wish.code)?;
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
