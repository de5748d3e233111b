//! The system's sound, by ALSA.

use std::io;

use alsa::pcm::{Access, Format, HwParams, PCM, State};
use alsa::{Direction, ValueOr};

use crate::sound::wave::RATE;

/// What the device holds: long enough that a busy machine leaves no gap.
const BUFFER_MICROSECONDS: u32 = 200_000;
/// Parts of the buffer; it begins with the first of them.
const PERIODS: i64 = 4;

pub(in crate::sound) struct System {
    device: String,
    pcm: Option<PCM>,
}

impl System {
    pub(in crate::sound) fn new(device: String) -> Self {
        Self { device, pcm: None }
    }

    pub(in crate::sound) fn open(&mut self) -> io::Result<()> {
        self.close();
        let pcm = PCM::new(&self.device, Direction::Playback, true).map_err(io_error)?;
        set_up(&pcm).map_err(io_error)?;
        self.pcm = Some(pcm);
        Ok(())
    }

    pub(in crate::sound) fn close(&mut self) {
        if let Some(pcm) = self.pcm.take()
            && let Err(error) = pcm.drop()
        {
            tracing::debug!(%error, "the sound device did not stop in order");
        }
    }

    pub(in crate::sound) fn check(&self) -> io::Result<()> {
        match self.pcm()?.state() {
            State::Disconnected => Err(gone()),
            _ => Ok(()),
        }
    }

    pub(in crate::sound) fn begin(&self) -> io::Result<()> {
        self.pcm()?.prepare().map_err(io_error)
    }

    pub(in crate::sound) fn write(&self, samples: &[i16]) -> io::Result<usize> {
        let pcm = self.pcm()?;
        match pcm.io_i16().and_then(|io| io.writei(samples)) {
            Ok(taken) => Ok(taken),
            Err(error) if would_block(&error) => Ok(0),
            // It ran dry or slept: it goes on from here, with a gap that is heard and no more.
            Err(error) => pcm.try_recover(error, true).map(|()| 0).map_err(io_error),
        }
    }

    pub(in crate::sound) fn finish(&self) -> io::Result<bool> {
        match self.pcm()?.drain() {
            Ok(()) => Ok(true),
            Err(error) if would_block(&error) => Ok(false),
            Err(error) => Err(io_error(error)),
        }
    }

    fn pcm(&self) -> io::Result<&PCM> {
        self.pcm.as_ref().ok_or_else(gone)
    }
}

fn set_up(pcm: &PCM) -> alsa::Result<()> {
    let hardware = HwParams::any(pcm)?;
    hardware.set_rate_resample(true)?;
    hardware.set_access(Access::RWInterleaved)?;
    hardware.set_format(Format::s16())?;
    hardware.set_channels(1)?;
    hardware.set_rate(RATE, ValueOr::Nearest)?;
    hardware.set_buffer_time_near(BUFFER_MICROSECONDS, ValueOr::Nearest)?;
    pcm.hw_params(&hardware)?;
    let buffer = hardware.get_buffer_size()?;
    let software = pcm.sw_params_current()?;
    software.set_start_threshold((buffer / PERIODS).max(1))?;
    pcm.sw_params(&software)
}

fn would_block(error: &alsa::Error) -> bool {
    error.errno() == rustix::io::Errno::AGAIN.raw_os_error()
}

fn io_error(error: alsa::Error) -> io::Error {
    io::Error::from_raw_os_error(error.errno())
}

fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}
