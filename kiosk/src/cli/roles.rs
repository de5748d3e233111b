//! The commands that run a role.

use super::{Code, Serving, Where};
use crate::{demo, place, reception};
use anyhow::{Result, bail};
use config::{Role, Settings};
use std::path::PathBuf;

/// `kiosk reception`.
pub(super) fn reception(serving: Serving) -> Result<Code> {
    let (settings, data) = prepared(serving)?;
    refuse_pretending(&settings, &[Role::Reception])?;
    reception::run(&settings, &data)?;
    Ok(Code::Good)
}

/// `kiosk serve`.
pub(super) fn serve(serving: Serving) -> Result<Code> {
    let (settings, data) = prepared(serving)?;
    refuse_pretending(&settings, &[Role::Reception, Role::Serve])?;
    reception::serve(&settings, &data)?;
    Ok(Code::Good)
}

fn prepared(serving: Serving) -> Result<(Settings, PathBuf)> {
    let data = place::data_folder(serving.place.data)?;
    let mut settings = place::settings(serving.place.config.as_deref(), &data)?;
    if let Some(port) = serving.port {
        settings.desk.port = port;
    }
    Ok((settings, data))
}

/// Settings that this version would have to ignore, so that two kiosks would give one number twice.
fn refuse_pretending(settings: &Settings, roles: &[Role]) -> Result<()> {
    let device = &settings.device;
    if let Some(address) = &device.branch_service {
        bail!(
            "device.branch_service names {address}, and this version cannot be another service's client yet; \
             leave it out only where this is the branch's one kiosk"
        );
    }
    if !roles.contains(&device.role) {
        bail!("device.role names another role; start the command of that role, or change it");
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
