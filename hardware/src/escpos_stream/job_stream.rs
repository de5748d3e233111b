//! The bytes of one job and the places in them: where it prints, where it may be interrupted, where it is cut.
//!
//! What was taken and what follows from it is [`crate::machine`]'s.

use std::ops::Range;

/// A job's bytes and where they may be interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStream {
    /// All bytes, in order.
    pub bytes: Vec<u8>,
    /// Where the first byte stands that can put something on paper.
    pub raster_from: usize,
    /// Each band's bytes, header and dots, one after the other.
    pub bands: Vec<Range<usize>>,
    /// Where the command stands that cuts the paper; what asks for confirmation follows it.
    pub cut_from: usize,
    /// The process id the printer answers when all is printed, if it can.
    pub process_id: Option<[u8; 4]>,
    /// Rows of paper it takes.
    pub rows: u32,
}

impl JobStream {
    /// The end of the piece that must be sent in one go after `taken` bytes: a whole band, or all between bands.
    pub fn piece_end(&self, taken: usize) -> usize {
        let band = self.bands.iter().find(|band| band.end > taken);
        band.map_or(self.bytes.len(), |band| {
            if band.start > taken {
                band.start
            } else {
                band.end
            }
        })
    }

    /// Whether a question may follow `taken` bytes: they end neither inside a band nor among the commands around them.
    pub fn at_boundary(&self, taken: usize) -> bool {
        let ends = self
            .bands
            .iter()
            .any(|band| [band.start, band.end].contains(&taken));
        ends || taken == 0 || taken == self.bytes.len()
    }

    /// Bytes of the longest band, header and dots.
    pub fn longest_band(&self) -> usize {
        self.bands
            .iter()
            .map(ExactSizeIterator::len)
            .max()
            .unwrap_or(0)
    }

    /// What completes the band or the commands that `taken` bytes end among: blank dots, or the rest of the commands, of
    /// which none prints.
    pub fn completion(&self, taken: usize) -> Vec<u8> {
        let rest = taken..self.piece_end(taken);
        if self.at_boundary(taken) {
            Vec::new()
        } else if (self.raster_from..self.cut_from).contains(&taken) {
            vec![0; rest.len()]
        } else {
            self.bytes[rest].to_vec()
        }
    }
}
