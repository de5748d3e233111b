//! `kiosk backup` and `kiosk restore`.

use super::{Code, Where};
use crate::clock::Clock;
use crate::control::{Request, ask};
use crate::place;
use anyhow::Result;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Copies the journal as it stands at one moment.
pub(super) fn backup(file: &Path, data: Option<PathBuf>) -> Result<Code> {
    let folder = place::data_folder(data)?;
    store::backup(&folder, file)?;
    writeln!(
        std::io::stdout(),
        "{} holds the journal of {}",
        file.display(),
        folder.display()
    )?;
    Ok(Code::Good)
}

/// Puts a copy in place: through the running kiosk where one runs.
pub(super) fn restore(file: &Path, place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let absolute = std::path::absolute(file)?;
    if ask(
        &data,
        &Request::Restore {
            file: absolute.clone(),
        },
    )?
    .is_none()
    {
        let settings = place::settings(place.config.as_deref(), &data)?;
        let stamp = Clock::new(settings.device.clock_mark.clone()).now();
        store::restore(place::opening(&settings, &data), &absolute, &stamp)?;
    }
    writeln!(
        std::io::stdout(),
        "restored; numbers on paper may be missing: see where to go on with `kiosk day`, confirm with \
         `kiosk day --from SERVICE=N`"
    )?;
    Ok(Code::Good)
}
