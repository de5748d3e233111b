//! Typed settings of a branch and of its devices, read from TOML, and the shipped branch.
//!
//! A value of these types has been checked whole: ranges do not overlap, both languages are there, the
//! time zone exists. Faults are values that point at file, line and key. Defaults live here only.

mod branch;
mod device;
mod hardware;
mod target;
mod text;

pub use branch::{Branch, Digits, Hours, PriorityGroup, Service};
pub use device::{Device, Role, Screen};
pub use hardware::{Evidence, Flow, Hardware, Printer, PrinterLink, Scanner};
pub use target::Target;
pub use text::{Bilingual, Language};

/// Everything one settings file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The branch: the same on all its devices.
    pub branch: Branch,
    /// This device.
    pub device: Device,
    /// What hangs on this device.
    pub hardware: Hardware,
    /// Where records are delivered.
    pub targets: Vec<Target>,
}
