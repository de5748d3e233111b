//! What hangs on a device: printer, scanner and loudspeaker.
//!
//! Only how they are reached and what they can do; driving them is left to the crate `hardware`.

use std::path::PathBuf;
use std::time::Duration;

/// Devices attached to this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Hardware {
    /// The ticket printer.
    pub printer: Printer,
    /// The QR scanner, where there is one.
    pub scanner: Option<Scanner>,
    /// Through what it is heard.
    pub sound: Sound,
}

/// A thermal printer and what it can do: its profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Printer {
    /// How it is reached.
    pub link: PrinterLink,
    /// Printable dots across: 384, 512, 576 or 640.
    pub dots: u32,
    /// Dots per inch: 180 or 203.
    pub dpi: u32,
    /// Paper speed in mm/s, for the time a job needs.
    pub speed_mm_s: u32,
    /// Distance from head to cutter in mm: fed before a cut.
    pub cutter_mm: u32,
    /// The best evidence of printing this model can give.
    pub evidence: Evidence,
    /// How long without a byte taken until the link counts as stalled.
    pub stall: Duration,
    /// How often the state is asked for while idle.
    pub poll: Duration,
    /// How long after the paper's own time a confirmation is waited for.
    pub confirm: Duration,
}

/// How a printer is reached.
#[derive(Debug, Clone, PartialEq)]
pub enum PrinterLink {
    /// Our simulated printer; `folder` receives its paper (contract, "The simulated printer").
    Simulated {
        /// Where jobs and pictures are left and `printer.toml` is read.
        folder: PathBuf,
    },
    /// A serial line.
    Serial {
        /// Device path.
        port: PathBuf,
        /// Bits per second.
        baud: u32,
        /// Flow control.
        flow: Flow,
    },
    /// The kernel's USB printer device, found by path.
    UsbPath {
        /// `/dev/usb/lp*`.
        path: PathBuf,
    },
    /// The kernel's USB printer device, found by ids in sysfs.
    UsbIds {
        /// USB vendor id.
        vendor: u16,
        /// USB product id.
        product: u16,
    },
    /// A raw TCP port, 9100 unless the address says another.
    Network {
        /// `host:port`.
        address: String,
    },
}

/// Flow control of a serial line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// None: paced below the line's rate.
    None,
    /// XON/XOFF.
    Software,
    /// RTS/CTS (the printer's DTR wired to CTS).
    #[default]
    Hardware,
}

/// How a printer can prove that paper came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// It answers `GS ( H` when printing is completed.
    #[default]
    ProcessId,
    /// Only its status: clean after the time the paper needs.
    Status,
}

/// A QR scanner.
#[derive(Debug, Clone, PartialEq)]
pub enum Scanner {
    /// A file to append lines to.
    Simulated {
        /// The file.
        file: PathBuf,
    },
    /// A serial reader: USB (CDC) or RS-232.
    Serial {
        /// Device path.
        port: PathBuf,
        /// Bits per second; a USB reader does not mind.
        baud: u32,
    },
    /// A HID keyboard reader, grabbed.
    Hid {
        /// Input device path.
        device: PathBuf,
    },
}

/// Through what a device is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sound {
    /// The system's sound.
    Alsa {
        /// Name of the PCM, such as `default` or `plughw:1,0`.
        device: String,
    },
    /// No loudspeaker: what is played is left as files.
    Simulated {
        /// Where `track.wav` and `played.jsonl` are left and `sound.toml` is read.
        folder: PathBuf,
    },
    /// It makes no sound, and that is no fault.
    None,
}
