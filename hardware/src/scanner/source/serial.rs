//! A reader on a serial line (USB CDC or RS-232): settings by `serialport`, bytes by a descriptor of our own that never
//! blocks.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use rustix::fs::OFlags;
use serialport::{FlowControl, TTYPort};

use super::{gone, quiet};

pub(in crate::scanner) struct Serial {
    port: PathBuf,
    baud: u32,
    line: Option<Line>,
}

struct Line {
    bytes: File,
    /// Keeps the line to ourselves for as long as it lives.
    _settings: TTYPort,
}

impl Serial {
    pub(super) fn new(port: PathBuf, baud: u32) -> Self {
        Self {
            port,
            baud,
            line: None,
        }
    }

    pub(super) fn open(&mut self) -> io::Result<()> {
        self.close();
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let bytes = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(flags.bits() as i32)
            .open(&self.port)?;
        let settings = serialport::new(self.port.to_string_lossy(), self.baud)
            .flow_control(FlowControl::None)
            .open_native()?;
        self.line = Some(Line {
            bytes,
            _settings: settings,
        });
        Ok(())
    }

    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        let line = self.line.as_mut().ok_or_else(gone)?;
        let mut buffer = [0; 512];
        match line.bytes.read(&mut buffer) {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => Ok(buffer[..count].to_vec()),
            Err(error) => quiet(Err(error)),
        }
    }

    pub(super) fn close(&mut self) {
        self.line = None;
    }

    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.line.as_ref().map(|line| line.bytes.as_fd())
    }
}
