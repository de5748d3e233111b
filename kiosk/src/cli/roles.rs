//! The commands that run a role.

use super::{Code, Where};
use crate::{demo, place, reception};
use anyhow::Result;

/// `kiosk reception`.
pub(super) fn reception(place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let settings = place::settings(place.config.as_deref(), &data)?;
    reception::run(&settings, &data)?;
    Ok(Code::Good)
}

/// `kiosk demo`: everything it leaves is under `demo-out/` in the current folder, the data too unless
/// they are named.
pub(super) fn demo(window: bool, place: Where) -> Result<Code> {
    let out = demo::Out::prepare(std::path::Path::new("demo-out"))?;
    let data = place.data.unwrap_or_else(|| out.data());
    let settings = place::settings(place.config.as_deref(), &data)?;
    if window {
        reception::run(&settings, &data)?;
        return Ok(Code::Good);
    }
    demo::run(settings, &data, &out)
}
