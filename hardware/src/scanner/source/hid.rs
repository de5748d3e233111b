//! A reader that poses as a keyboard. It is grabbed: nothing it types reaches the window or a console.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::path::PathBuf;

use evdev::raw_stream::RawDevice;
use evdev::{EventSummary, SynchronizationCode};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use super::{gone, quiet};
use crate::scanner::keyboard::Keyboard;

/// A key that goes on being held counts once.
const UP: i32 = 0;
const DOWN: i32 = 1;

pub(in crate::scanner) struct Hid {
    path: PathBuf,
    device: Option<RawDevice>,
    keyboard: Keyboard,
}

impl Hid {
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            device: None,
            keyboard: Keyboard::default(),
        }
    }

    pub(super) fn open(&mut self) -> io::Result<()> {
        self.close();
        let mut device = RawDevice::open(&self.path)?;
        let flags = fcntl_getfl(&device)?;
        fcntl_setfl(&device, flags | OFlags::NONBLOCK)?;
        device.grab()?;
        self.device = Some(device);
        Ok(())
    }

    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        let device = self.device.as_mut().ok_or_else(gone)?;
        let events = match device.fetch_events() {
            Ok(events) => events,
            Err(error) => return quiet(Err(error)),
        };
        let mut written = Vec::new();
        for event in events {
            match event.destructure() {
                EventSummary::Key(_, key, value @ (UP | DOWN)) => {
                    written.extend(self.keyboard.take(key.code(), value == DOWN));
                }
                // Keys were lost: what was held is not known any more. The code that they were of is no true one.
                EventSummary::Synchronization(_, SynchronizationCode::SYN_DROPPED, _) => {
                    self.keyboard = Keyboard::default();
                }
                _ => {}
            }
        }
        Ok(written)
    }

    pub(super) fn close(&mut self) {
        // Closing the device lets go of it.
        self.device = None;
        self.keyboard = Keyboard::default();
    }

    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.device.as_ref().map(AsFd::as_fd)
    }
}
