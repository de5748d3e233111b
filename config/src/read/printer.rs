//! Reads `[hardware.printer]`: how the printer is reached and what it can do.
//!
//! Each kind knows the keys of its own link only, so that a key of another kind is not passed over in silence.

use super::report::Wrong;
use super::table::Table;
use super::value::Value;
use super::{address, scalar};
use crate::{Evidence, Flow, Printer, PrinterLink};
use std::time::Duration;

/// Keys that every kind of printer knows.
pub(super) const PROFILE: [&str; 9] = [
    "kind",
    "dots",
    "dpi",
    "speed_mm_s",
    "cutter_mm",
    "evidence",
    "stall_ms",
    "poll_ms",
    "confirm_ms",
];
/// Keys of one kind of printer or another.
pub(super) const LINK: [&str; 8] = [
    "folder", "port", "baud", "flow", "path", "vendor", "product", "address",
];
/// Bits per second of a serial line.
pub(super) const RATES: [u32; 7] = [4800, 9600, 19200, 38400, 57600, 115_200, 230_400];
const EVIDENCE: &[(&str, Evidence)] = &[
    ("process-id", Evidence::ProcessId),
    ("status", Evidence::Status),
];
const FLOWS: &[(&str, Flow)] = &[
    ("none", Flow::None),
    ("software", Flow::Software),
    ("hardware", Flow::Hardware),
];

#[derive(Clone, Copy)]
enum Kind {
    Simulated,
    Serial,
    Usb,
    Network,
}

const KINDS: &[(&str, Kind)] = &[
    ("simulated", Kind::Simulated),
    ("serial", Kind::Serial),
    ("usb", Kind::Usb),
    ("network", Kind::Network),
];

/// The printer of `hardware`; the simulated one where the file is silent.
pub(crate) fn printer(hardware: &Table<'_>) -> Option<Printer> {
    let Some(value) = hardware.optional("printer") else {
        let absent = hardware.table("printer", &[])?;
        return profile(&absent, link(Kind::Simulated, &absent));
    };
    let table = value.any_table(&PROFILE)?;
    let kind = kind(&table);
    table.only(&known_keys(kind));
    profile(&table, kind.and_then(|kind| link(kind, &table)))
}

fn kind(table: &Table<'_>) -> Option<Kind> {
    let example = "kind = \"simulated\", \"serial\", \"usb\" or \"network\"";
    table.required("kind", example)?.choice(KINDS)
}

fn known_keys(kind: Option<Kind>) -> Vec<&'static str> {
    let own: &[&str] = match kind {
        Some(Kind::Simulated) => &["folder"],
        Some(Kind::Serial) => &["port", "baud", "flow"],
        Some(Kind::Usb) => &["path", "vendor", "product"],
        Some(Kind::Network) => &["address"],
        None => &LINK,
    };
    PROFILE.iter().chain(own).copied().collect()
}

fn profile(table: &Table<'_>, link: Option<PrinterLink>) -> Option<Printer> {
    let dots = table.or("dots", 576, |v| one_number(&v, &[384, 512, 576, 640]));
    let dpi = table.or("dpi", 203, |v| one_number(&v, &[180, 203]));
    let speed_mm_s = table.or("speed_mm_s", 150, |v| v.number(20..=500));
    let cutter_mm = table.or("cutter_mm", 14, |v| v.number(0..=60));
    let evidence = table.or("evidence", Evidence::default(), |v| v.choice(EVIDENCE));
    let stall = milliseconds(table, "stall_ms", 5000);
    let poll = milliseconds(table, "poll_ms", 1000);
    let confirm = milliseconds(table, "confirm_ms", 3000);
    Some(Printer {
        link: link?,
        dots: dots?,
        dpi: dpi?,
        speed_mm_s: speed_mm_s?,
        cutter_mm: cutter_mm?,
        evidence: evidence?,
        stall: stall?,
        poll: poll?,
        confirm: confirm?,
    })
}

fn link(kind: Kind, table: &Table<'_>) -> Option<PrinterLink> {
    match kind {
        Kind::Simulated => {
            let folder = table.or("folder", "printer".into(), |v| v.parse(scalar::path))?;
            Some(PrinterLink::Simulated { folder })
        }
        Kind::Serial => serial(table),
        Kind::Usb => usb(table),
        Kind::Network => {
            let address = table.required("address", "address = \"192.168.1.50:9100\"")?;
            Some(PrinterLink::Network {
                address: address.parse(address::printer)?,
            })
        }
    }
}

fn serial(table: &Table<'_>) -> Option<PrinterLink> {
    let port = table
        .required("port", "port = \"/dev/ttyUSB0\"")
        .and_then(|v| v.parse(scalar::device_path));
    let baud = table.or("baud", 115_200, |v| one_number(&v, &RATES));
    let flow = table.or("flow", Flow::default(), |v| v.choice(FLOWS));
    Some(PrinterLink::Serial {
        port: port?,
        baud: baud?,
        flow: flow?,
    })
}

fn usb(table: &Table<'_>) -> Option<PrinterLink> {
    let ids = ["vendor", "product"].map(|key| table.optional(key));
    match (table.optional("path"), ids) {
        (Some(path), [None, None]) => Some(PrinterLink::UsbPath {
            path: path.parse(scalar::device_path)?,
        }),
        (Some(path), _) => {
            let right = "keep either path, or vendor and product";
            path.wrong(Wrong::new("stands beside vendor or product", right))
        }
        (None, [None, None]) => {
            let right = "add path = \"/dev/usb/lp0\", or vendor and product as `lsusb` shows them";
            table.missing("path", right.to_owned());
            None
        }
        (None, _) => usb_ids(table),
    }
}

fn usb_ids(table: &Table<'_>) -> Option<PrinterLink> {
    let vendor = usb_id(table, "vendor", "vendor = 0x04b8");
    let product = usb_id(table, "product", "product = 0x0e28");
    Some(PrinterLink::UsbIds {
        vendor: vendor?,
        product: product?,
    })
}

fn usb_id(table: &Table<'_>, key: &str, example: &str) -> Option<u16> {
    let number = table.required(key, example)?.number(0..=0xffff)?;
    u16::try_from(number).ok()
}

pub(super) fn one_number(value: &Value<'_>, allowed: &[u32]) -> Option<u32> {
    let number = value.number(0..=u32::MAX)?;
    if allowed.contains(&number) {
        return Some(number);
    }
    let list: Vec<String> = allowed.iter().map(u32::to_string).collect();
    let right = format!("write one of: {}", list.join(", "));
    value.wrong(Wrong::new(format!("{number} is not possible"), right))
}

fn milliseconds(table: &Table<'_>, key: &str, default: u32) -> Option<Duration> {
    let number = table.or(key, default, |v| v.number(50..=600_000))?;
    Some(Duration::from_millis(u64::from(number)))
}
