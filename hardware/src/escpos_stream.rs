//! A picture as the bytes a printer prints, cuts and confirms it by.
//!
//! The crate `escpos` builds plain commands into our own sink; bands of dots are ours ([`bands`]). Its sending, retrying
//! and status are not used: a retry there prints twice. Sending and counting is left to [`crate::machine`].

mod bands;
mod job_stream;
mod recorder;

use config::{Evidence, Printer, PrinterLink};
use escpos::errors::Result as Built;
use escpos::printer::Printer as Builder;
use escpos::utils::Protocol;

use crate::bitmap::Bitmap;
use recorder::Recorder;

pub use job_stream::JobStream;

/// Ask for reports on online, error and paper changes (`GS a`).
const REPORTS: [u8; 3] = [0x1D, 0x61, 0x0E];
/// Cut right here, leaving one point (`GS V 1`): the distance has been fed.
const CUT_HERE: [u8; 3] = [0x1D, 0x56, 0x01];
/// Feed to the cutter and cut there, leaving one point (`GS V 66 0`).
pub(crate) const FEED_AND_CUT: [u8; 4] = [0x1D, 0x56, 0x42, 0x00];

/// What a printer model needs of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Dots per inch.
    pub dpi: u32,
    /// Millimetres from head to cutter; 0 when the printer feeds them itself.
    pub cutter_mm: u32,
    /// How it can prove that paper came out.
    pub evidence: Evidence,
    /// The most rows of a band.
    pub band_rows: u32,
}

impl Profile {
    /// The profile the settings describe.
    pub fn of(printer: &Printer) -> Self {
        let band_rows = match printer.link {
            PrinterLink::Serial { .. } => bands::SERIAL_ROWS,
            _ => bands::ROWS,
        };
        Self {
            dpi: printer.dpi,
            cutter_mm: printer.cutter_mm,
            evidence: printer.evidence,
            band_rows,
        }
    }
}

/// The bytes that print `bitmap` as job `id`, feed, cut and ask for confirmation.
pub fn encode(bitmap: &Bitmap, id: u32, profile: Profile) -> JobStream {
    let mut stream = JobStream {
        bytes: start(),
        raster_from: 0,
        cut_from: 0,
        bands: Vec::new(),
        process_id: None,
        rows: bitmap.height(),
    };
    stream.raster_from = stream.bytes.len();
    let fed = Bitmap::new(8, feed_rows(profile));
    stream.rows += fed.height();
    for band in bands::split(bitmap, profile.band_rows)
        .into_iter()
        .chain(bands::split(&fed, profile.band_rows))
    {
        let from = stream.bytes.len();
        stream.bytes.extend(band);
        stream.bands.push(from..stream.bytes.len());
    }
    stream.process_id = (profile.evidence == Evidence::ProcessId).then(|| digits(id));
    stream.cut_from = stream.bytes.len();
    stream.bytes.extend(cut(profile));
    stream.bytes.extend(confirmation(stream.process_id));
    stream
}

fn feed_rows(profile: Profile) -> u32 {
    (profile.cutter_mm as f32 * profile.dpi as f32 / 25.4).round() as u32
}

/// Four digits a process id is made of (printable, as `GS ( H` wants them).
fn digits(id: u32) -> [u8; 4] {
    [1000, 100, 10, 1].map(|place| b'0' + (id / place % 10) as u8)
}

fn start() -> Vec<u8> {
    recorded(|printer| printer.init()?.custom(&REPORTS))
}

fn cut(profile: Profile) -> Vec<u8> {
    match profile.cutter_mm {
        0 => FEED_AND_CUT.to_vec(),
        _ => CUT_HERE.to_vec(),
    }
}

/// Asks for the id when all before it is on paper (`GS ( H` 48).
fn confirmation(process_id: Option<[u8; 4]>) -> Vec<u8> {
    let ask = |id: [u8; 4]| [&[0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30], id.as_slice()].concat();
    process_id.map(ask).unwrap_or_default()
}

/// The bytes `commands` build. The sink cannot fail, and a command that could not be built leaves nothing.
fn recorded(commands: impl Fn(&mut Builder<Recorder>) -> Built<&mut Builder<Recorder>>) -> Vec<u8> {
    let recorder = Recorder::default();
    let mut builder = Builder::new(recorder.clone(), Protocol::default(), None);
    match commands(&mut builder).and_then(|builder| builder.print()) {
        Ok(_) => recorder.bytes(),
        Err(error) => {
            tracing::error!(%error, "a printer command could not be built");
            Vec::new()
        }
    }
}
