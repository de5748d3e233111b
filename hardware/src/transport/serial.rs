//! A serial line: settings by `serialport`, bytes by a descriptor of our own that never blocks.
//!
//! serialport's own writing blocks whatever its time-out says, and its flush waits for ever; so it only sets the line,
//! keeps it to ourselves and tells how much the kernel still holds.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use config::Flow;
use rustix::fs::OFlags;
use serialport::{FlowControl, SerialPort, TTYPort};

use super::pace::Pace;
use super::{Transport, counted, heard};

struct Serial {
    line: File,
    settings: TTYPort,
    pace: Option<Pace>,
}

pub(super) fn open(port: &Path, baud: u32, flow: Flow) -> io::Result<Box<dyn Transport>> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let line = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(flags.bits() as i32)
        .open(port)?;
    let control = match flow {
        Flow::None => FlowControl::None,
        Flow::Software => FlowControl::Software,
        Flow::Hardware => FlowControl::Hardware,
    };
    let settings = serialport::new(port.to_string_lossy(), baud)
        .flow_control(control)
        .open_native()?;
    Ok(Box::new(Serial {
        line,
        settings,
        pace: (flow == Flow::None).then(|| Pace::new(baud)),
    }))
}

impl Transport for Serial {
    fn write(&mut self, bytes: &[u8], now: Instant) -> io::Result<usize> {
        let room = self
            .pace
            .as_mut()
            .map_or(bytes.len(), |pace| pace.room(now))
            .min(bytes.len());
        if room == 0 {
            return Ok(0);
        }
        let taken = counted(self.line.write(&bytes[..room]))?;
        if let Some(pace) = &mut self.pace {
            pace.gave(taken);
        }
        Ok(taken)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        heard(self.line.read(buffer))
    }

    fn unsent(&mut self) -> usize {
        self.settings
            .bytes_to_write()
            .map_or(0, |bytes| bytes as usize)
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.line.as_fd())
    }

    fn rest(&self, _now: Instant) -> Option<Duration> {
        self.pace.as_ref().map(Pace::rest)
    }
}
