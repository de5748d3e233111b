//! The commands that run a role.

use super::{Code, Serving, Where};
use crate::{board, demo, exit, place, reception};
use anyhow::{Result, bail};
use config::{Role, Settings};
use std::path::PathBuf;

/// `kiosk reception`.
pub(super) fn reception(serving: Serving) -> Result<Code> {
    let (settings, data) = prepared(serving)?;
    refuse_other_roles(&settings, &[Role::Reception])?;
    reception::run(&settings, &data)?;
    Ok(Code::Good)
}

/// `kiosk serve`.
pub(super) fn serve(serving: Serving) -> Result<Code> {
    let (settings, data) = prepared(serving)?;
    refuse_other_roles(&settings, &[Role::Reception, Role::Serve])?;
    refuse_second_service(&settings)?;
    reception::serve(&settings, &data)?;
    Ok(Code::Good)
}

/// `kiosk board`.
pub(super) fn board(place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let settings = place::client_settings(Role::Board, place.config.as_deref(), &data)?;
    refuse_other_roles(&settings, &[Role::Board])?;
    board::run(&settings, &data)?;
    Ok(Code::Good)
}

/// `kiosk exit`.
pub(super) fn exit(place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let settings = place::client_settings(Role::Exit, place.config.as_deref(), &data)?;
    refuse_other_roles(&settings, &[Role::Exit])?;
    exit::run(&settings, &data)?;
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

/// A role that the settings do not give this device.
fn refuse_other_roles(settings: &Settings, roles: &[Role]) -> Result<()> {
    if !roles.contains(&settings.device.role) {
        bail!("device.role names another role; start the command of that role, or change it");
    }
    Ok(())
}

/// Two services of one branch would give one number twice.
fn refuse_second_service(settings: &Settings) -> Result<()> {
    if let Some(address) = &settings.device.branch_service {
        bail!(
            "device.branch_service names {address}, so that this device is its client; leave it out only where this \
             is the branch's one service"
        );
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
    let text = match &place.config {
        Some(file) => std::fs::read_to_string(file)?,
        None => config::SHIPPED.to_owned(),
    };
    demo::run(settings, &text, &data, &out)
}
