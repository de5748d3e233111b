//! Reads `[device]` and `[device.screen]`, and gives their defaults.
//!
//! A device that says nothing of itself is a reception kiosk with a ten-inch screen.

use super::table::Table;
use super::{address, scalar};
use crate::{Device, Role, Screen};

pub(super) const KEYS: &[&str] = &[
    "name",
    "role",
    "branch_service",
    "idle_seconds",
    "grace_seconds",
    "screen",
    "serial_file",
    "clock_mark",
    "journal_max_mb",
];
const ROLES: &[(&str, Role)] = &[
    ("reception", Role::Reception),
    ("exit", Role::Exit),
    ("board", Role::Board),
    ("serve", Role::Serve),
];
/// Where a Raspberry Pi's kernel shows the board's serial number.
const SERIAL_FILE: &str = "/sys/firmware/devicetree/base/serial-number";
/// What systemd-timesyncd touches at each synchronisation.
const CLOCK_MARK: &str = "/run/systemd/timesync/synchronized";

/// The device of the document `root`.
pub(crate) fn device(root: &Table<'_>) -> Option<Device> {
    let table = root.table("device", KEYS)?;
    let role = table.or("role", Role::default(), |v| v.choice(ROLES));
    let default_name = format!("{}-1", role_word(role.unwrap_or_default()));
    let name = table.or("name", default_name, |v| v.parse(scalar::id));
    let branch_service = table.or("branch_service", None, |v| v.parse(address::http).map(Some));
    let idle_seconds = table.or("idle_seconds", 60, |v| v.number(10..=3600));
    let grace_seconds = table.or("grace_seconds", 20, |v| v.number(5..=600));
    let screen = screen(&table);
    let serial_file = table.or("serial_file", SERIAL_FILE.into(), |v| v.parse(scalar::path));
    let clock_mark = table.or("clock_mark", CLOCK_MARK.into(), |v| v.parse(scalar::path));
    let journal_max_mb = table.or("journal_max_mb", 0, |v| v.number(0..=1_000_000));
    Some(Device {
        name: name?,
        role: role?,
        branch_service: branch_service?,
        idle_seconds: idle_seconds?,
        grace_seconds: grace_seconds?,
        screen: screen?,
        serial_file: serial_file?,
        clock_mark: clock_mark?,
        journal_max_mb: journal_max_mb?,
    })
}

fn screen(device: &Table<'_>) -> Option<Screen> {
    let table = device.table("screen", &["width", "height", "diagonal_inches"])?;
    let width = table.or("width", 1280, |v| v.number(320..=7680));
    let height = table.or("height", 800, |v| v.number(320..=7680));
    let diagonal_inches = table.or("diagonal_inches", 10.1, |v| v.decimal(3.0..=100.0));
    Some(Screen {
        width: width?,
        height: height?,
        diagonal_inches: diagonal_inches?,
    })
}

fn role_word(role: Role) -> &'static str {
    ROLES
        .iter()
        .find(|(_, known)| *known == role)
        .map_or("device", |(word, _)| word)
}
