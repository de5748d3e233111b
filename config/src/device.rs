//! This device: what it is for and how its screen is.
//!
//! A branch has several; each has its own settings beside the same branch.

use std::path::PathBuf;

/// What a device is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Reception kiosk.
    #[default]
    Reception,
    /// Exit terminal.
    Exit,
    /// Board behind a TV.
    Board,
    /// Branch service without a screen.
    Serve,
}

/// This device.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    /// Name in the journal: lower-case letters, digits, hyphens (e.g. `reception-1`).
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The branch service to be a client of; `None`: this device is it.
    pub branch_service: Option<String>,
    /// Seconds without a touch after which the visitor is asked whether they are still there.
    pub idle_seconds: u32,
    /// Seconds after that question until the screen returns to its start.
    pub grace_seconds: u32,
    /// Its screen.
    pub screen: Screen,
    /// File that holds the board's serial number, to notice a cloned card.
    pub serial_file: PathBuf,
    /// File that the system's time service touches when it synchronises the clock; older than some hours,
    /// time is held over, and while it is missing it is not trusted.
    pub clock_mark: PathBuf,
    /// Upper bound of the journal's size in MB; 0: none.
    pub journal_max_mb: u32,
}

/// A screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Visible diagonal in inches; targets are sized by it.
    pub diagonal_inches: f64,
}
