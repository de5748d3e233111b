//! The kernel's USB printer device (`usblp`): one owner of the printer, no second USB stack to fight with it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::fs::OFlags;

use super::{Transport, counted};

/// Where the kernel lists USB printers.
const PRINTERS: &str = "/sys/class/usbmisc";

struct Usb(File);

pub(super) fn open(path: &Path) -> io::Result<Box<dyn Transport>> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let device = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(flags.bits() as i32)
        .open(path)?;
    Ok(Box::new(Usb(device)))
}

/// The device of the printer with these ids: numbers change at every plugging, ids do not.
pub(super) fn find(vendor: u16, product: u16) -> io::Result<PathBuf> {
    let missing = || {
        io::Error::new(
            io::ErrorKind::NotFound,
            format!("no USB printer {vendor:04x}:{product:04x} is plugged in"),
        )
    };
    let listed = fs::read_dir(PRINTERS).map_err(|_| missing())?.flatten();
    let mut ours = listed
        .filter(|entry| has_ids(&entry.path(), vendor, product))
        .map(|entry| entry.file_name());
    ours.next()
        .map(|name| Path::new("/dev/usb").join(name))
        .ok_or_else(missing)
}

/// The ids stand in the folder of the USB device, one above the interface the printer device belongs to.
fn has_ids(printer: &Path, vendor: u16, product: u16) -> bool {
    let id = |file: &str| {
        let text = fs::read_to_string(printer.join("device/..").join(file)).ok()?;
        u16::from_str_radix(text.trim(), 16).ok()
    };
    id("idVendor") == Some(vendor) && id("idProduct") == Some(product)
}

impl Transport for Usb {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> io::Result<usize> {
        counted(self.0.write(bytes))
    }

    /// `usblp` answers 0 when the printer said nothing; a printer unplugged is an error.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        counted(self.0.read(buffer))
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.0.as_fd())
    }
}
