//! The commands that run a role.

use super::{Code, Where};
use crate::{demo, place, reception};
use anyhow::{Result, bail};
use config::{Role, Settings};

/// `kiosk reception`.
pub(super) fn reception(place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let settings = place::settings(place.config.as_deref(), &data)?;
    refuse_pretending(&settings)?;
    reception::run(&settings, &data)?;
    Ok(Code::Good)
}

/// Settings that this version would have to ignore, so that two kiosks would give one number twice.
fn refuse_pretending(settings: &Settings) -> Result<()> {
    let device = &settings.device;
    if let Some(address) = &device.branch_service {
        bail!(
            "device.branch_service names {address}, and this version cannot be another service's client yet; \
             leave it out only where this is the branch's one kiosk"
        );
    }
    if device.role != Role::Reception {
        bail!("device.role is not \"reception\"; this version has no other role");
    }
    Ok(())
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
