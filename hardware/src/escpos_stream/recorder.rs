//! A sink for the crate `escpos`: remembers the bytes, never fails, answers nothing.

use std::sync::{Arc, Mutex, PoisonError};

use escpos::driver::Driver;
use escpos::errors::Result;

/// Bytes written so far, shared by all clones.
#[derive(Clone, Default)]
pub(super) struct Recorder {
    written: Arc<Mutex<Vec<u8>>>,
}

impl Recorder {
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Driver for Recorder {
    fn name(&self) -> String {
        "recorder".to_owned()
    }

    fn write(&self, data: &[u8]) -> Result<()> {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(data);
        Ok(())
    }

    fn read(&self, _buffer: &mut [u8]) -> Result<usize> {
        Ok(0)
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}
