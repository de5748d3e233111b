//! The programs `kiosk` and `sync-agent` as commands.

use crate::rig::Place;
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// How a command ended.
#[derive(Debug)]
pub struct Outcome {
    /// Its exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs `kiosk` with these arguments to its end.
///
/// # Panics
/// When there is no such program.
pub fn kiosk<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Outcome {
    command().args(arguments).output().unwrap().into()
}

impl From<Output> for Outcome {
    fn from(ended: Output) -> Self {
        Self {
            code: ended.status.code(),
            out: String::from_utf8_lossy(&ended.stdout).into_owned(),
            err: String::from_utf8_lossy(&ended.stderr).into_owned(),
        }
    }
}

/// The program, ready for arguments.
#[must_use]
pub fn command() -> Command {
    of_program("kiosk")
}

/// The program `sync-agent`, ready for arguments.
#[must_use]
pub fn sync_agent() -> Command {
    of_program("sync-agent")
}

fn of_program(name: &str) -> Command {
    let mut command = Command::new(program(name));
    command.env_remove("STATE_DIRECTORY").env_remove("RUST_LOG");
    command
}

/// Where cargo left the program: beside the test's own executable, or above its folder.
fn program(name: &str) -> PathBuf {
    let ours = std::env::current_exe().unwrap();
    let found = ours
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name));
    found
        .into_iter()
        .find(|path| path.is_file())
        .unwrap_or_else(|| {
            panic!("the program {name} is not built; run `cargo build -p {name}`, then this again")
        })
}

/// Runs `kiosk staff` on a place with this on standard input.
///
/// # Panics
/// When there is no such program.
pub fn staff_command(place: &Place, arguments: &[&str], typed: &str) -> Outcome {
    let mut running = command()
        .arg("staff")
        .args(arguments)
        .arg("--config")
        .arg(place.settings_file())
        .arg("--data")
        .arg(place.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that reads nothing has closed its end.
    let mut input = running.stdin.take().unwrap();
    input.write_all(typed.as_bytes()).ok();
    drop(input);
    running.wait_with_output().unwrap().into()
}
