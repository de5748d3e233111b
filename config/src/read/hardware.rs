//! Reads `[hardware.scanner]` and joins it with the tables of printer and sound.
//!
//! Whether the devices are there is left to `hardware`, which opens them.

use super::table::Table;
use super::{printer, scalar, sound};
use crate::{Hardware, Scanner};

/// What hangs on the device, by the document `root`.
pub(crate) fn hardware(root: &Table<'_>) -> Option<Hardware> {
    let table = root.table("hardware", &["printer", "scanner", "sound"])?;
    let printer = printer::printer(&table);
    let scanner = scanner(&table);
    let sound = sound::sound(&table);
    Some(Hardware {
        printer: printer?,
        scanner: scanner?,
        sound: sound?,
    })
}

#[derive(Clone, Copy)]
enum Kind {
    Simulated,
    Serial,
    Hid,
}

const KINDS: &[(&str, Kind)] = &[
    ("simulated", Kind::Simulated),
    ("serial", Kind::Serial),
    ("hid", Kind::Hid),
];

fn scanner(hardware: &Table<'_>) -> Option<Option<Scanner>> {
    let Some(value) = hardware.optional("scanner") else {
        return Some(None);
    };
    let table = value.any_table(&["kind"])?;
    let Some(kind) = table
        .required("kind", "kind = \"simulated\", \"serial\" or \"hid\"")
        .and_then(|v| v.choice(KINDS))
    else {
        table.only(&["kind", "file", "port", "device"]);
        return None;
    };
    scanner_of(kind, &table).map(Some)
}

fn scanner_of(kind: Kind, table: &Table<'_>) -> Option<Scanner> {
    match kind {
        Kind::Simulated => {
            table.only(&["kind", "file"]);
            let file = table.or("file", "scanner.txt".into(), |v| v.parse(scalar::path))?;
            Some(Scanner::Simulated { file })
        }
        Kind::Serial => {
            table.only(&["kind", "port", "baud"]);
            let port = table.required("port", "port = \"/dev/ttyACM0\"");
            let port = port.and_then(|v| v.parse(scalar::device_path));
            let baud = table.or("baud", 9600, |v| printer::one_number(&v, &printer::RATES));
            Some(Scanner::Serial {
                port: port?,
                baud: baud?,
            })
        }
        Kind::Hid => {
            table.only(&["kind", "device"]);
            let device = table.required("device", "device = \"/dev/input/by-id/…\"")?;
            Some(Scanner::Hid {
                device: device.parse(scalar::device_path)?,
            })
        }
    }
}
