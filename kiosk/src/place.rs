//! Where a device keeps what is its own, and which board it is.

use anyhow::{Context, Result};
use config::{Role, Scanner, Settings};
use std::ffi::OsStr;
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
    let settings = match file {
        Some(file) => Settings::read(file).map_err(anyhow::Error::new)?,
        None => Settings::shipped().with_base(data),
    };
    Ok(with_documents(settings))
}

/// These settings with the documents that the program came with, where nobody made the folder that they name.
#[must_use]
pub fn with_documents(mut settings: Settings) -> Settings {
    if let Some(folder) = settings.branch.documents.as_mut().filter(|it| !it.is_dir())
        && let Some(name) = folder.file_name().and_then(OsStr::to_str)
        && let Some(own) = own_folders(name).into_iter().find(|own| own.is_dir())
    {
        *folder = own;
    }
    settings
}

/// Where this program looks for what it came with under `name`: beside it, where systems keep what programs share, and in
/// its source.
#[must_use]
pub fn own_folders(name: &str) -> Vec<PathBuf> {
    own(
        name,
        std::env::current_exe().ok(),
        std::env::current_dir().ok(),
    )
}

/// Where a program at `program` that was started in `started` looks for what it came with under `name`.
fn own(name: &str, program: Option<PathBuf>, started: Option<PathBuf>) -> Vec<PathBuf> {
    let shared = format!("share/istiqbal/{name}");
    let beside = program.as_deref().and_then(Path::parent);
    let mut looked: Vec<PathBuf> = Vec::new();
    if let Some(beside) = beside {
        looked.push(beside.join(name));
        looked.extend(beside.parent().map(|above| above.join(&shared)));
    }
    looked.extend([
        Path::new("/usr/local").join(&shared),
        Path::new("/usr").join(&shared),
    ]);
    // A program that was just built lies two folders below its source, or is started in it.
    let source = beside.and_then(|folder| folder.ancestors().nth(2));
    let source = source.into_iter().chain(started.as_deref());
    looked.extend(source.map(|folder| folder.join("config").join(name)));
    looked.dedup();
    looked
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_came_with_is_looked_for_beside_the_program_then_where_systems_share_then_in_the_source()
     {
        let looked = own(
            "voices",
            Some("/home/amal/istiqbal/target/debug/kiosk".into()),
            Some("/tmp".into()),
        );
        let expected = [
            "/home/amal/istiqbal/target/debug/voices",
            "/home/amal/istiqbal/target/share/istiqbal/voices",
            "/usr/local/share/istiqbal/voices",
            "/usr/share/istiqbal/voices",
            "/home/amal/istiqbal/config/voices",
            "/tmp/config/voices",
        ];
        assert_eq!(looked, expected.map(PathBuf::from));
        let installed = own("voices", Some("/usr/bin/kiosk".into()), None);
        assert!(installed.contains(&"/usr/share/istiqbal/voices".into()));
    }

    #[test]
    fn p14_a_folder_of_documents_that_is_there_is_the_one_that_is_read() {
        let made = tempfile::tempdir().unwrap();
        std::fs::create_dir(made.path().join("documents")).unwrap();
        let settings = with_documents(Settings::shipped().with_base(made.path()));
        let expected = made.path().join("documents");
        assert_eq!(settings.branch.documents, Some(expected));
    }
}
