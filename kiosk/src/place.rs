//! Where a device keeps what is its own, and which board it is.

use anyhow::{Context, Result};
use config::{Role, Scanner, Settings};
use std::path::{Path, PathBuf};
use store::Opening;

/// Pixels across and down of a board's glass, where nobody names another: a television.
pub const TELEVISION: (u32, u32) = (1920, 1080);

/// The folder named, or the one to use when none is.
///
/// # Errors
/// When none is named and the user has no home.
pub fn data_folder(named: Option<PathBuf>) -> Result<PathBuf> {
    config::data_folder(named).context("no folder for the data: name one with --data")
}

/// Makes a folder, where it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// The settings a command works with: of a file, or the shipped branch with paths under `data`.
///
/// # Errors
/// When the file has faults; they are told one a line.
pub fn settings(file: Option<&Path>, data: &Path) -> Result<Settings> {
    match file {
        Some(file) => Settings::read(file).map_err(anyhow::Error::new),
        None => Ok(Settings::shipped().with_base(data)),
    }
}

/// The settings of a device of this role: of a file, or the shipped branch's, as a client of the branch service that
/// `kiosk reception` runs on this machine.
///
/// # Errors
/// As [`settings`].
pub fn client_settings(role: Role, file: Option<&Path>, data: &Path) -> Result<Settings> {
    if file.is_some() {
        return settings(file, data);
    }
    let settings = Settings::shipped();
    let address = settings.local_service();
    Ok(as_client(settings, role, address).with_base(data))
}

/// The settings of a branch as those of its first device of this role, whose branch service is at `address`: a board hangs on
/// a television, an exit terminal has a scanner that reads a file.
#[must_use]
pub fn as_client(mut settings: Settings, role: Role, address: String) -> Settings {
    let device = &mut settings.device;
    device.role = role;
    device.branch_service = Some(address);
    match role {
        Role::Board => {
            device.name = "board-1".to_owned();
            (device.screen.width, device.screen.height) = TELEVISION;
        }
        Role::Exit => {
            device.name = "exit-1".to_owned();
            let file = "scanner.txt".into();
            settings.hardware.scanner = Some(Scanner::Simulated { file });
        }
        Role::Reception | Role::Serve => {}
    }
    settings
}

/// How this device opens its journal.
#[must_use]
pub fn opening(settings: &Settings, data: &Path) -> Opening {
    Opening {
        folder: data.to_owned(),
        device: settings.device.name.clone(),
        branch: settings.branch.id.clone(),
        hardware: board_serial(&settings.device.serial_file),
        max_mb: settings.device.journal_max_mb,
    }
}

/// Pixels of a millimetre of this screen.
#[must_use]
pub fn px_per_mm(screen: &config::Screen) -> f32 {
    let diagonal_px = f64::from(screen.width).hypot(f64::from(screen.height));
    (diagonal_px / (screen.diagonal_inches * 25.4)) as f32
}

/// The board's serial number, where it has one; device trees end it with a NUL.
fn board_serial(file: &Path) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let serial = text.trim_matches(['\0', '\n', ' ']).to_owned();
    (!serial.is_empty()).then_some(serial)
}
