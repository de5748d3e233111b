//! The roll below the simulated head: rows of dots until they are cut off.

use crate::bitmap::Bitmap;

pub(super) struct Paper {
    dots: u32,
    bits: Vec<u8>,
}

impl Paper {
    pub(super) fn new(dots: u32) -> Self {
        Self {
            dots,
            bits: Vec::new(),
        }
    }

    /// Prints a row from the left edge.
    pub(super) fn row(&mut self, row: &[u8]) {
        let end = self.bits.len() + (self.dots / 8) as usize;
        self.bits.extend(row);
        self.bits.resize(end, 0);
    }

    pub(super) fn feed(&mut self, rows: u32) {
        (0..rows).for_each(|_| self.row(&[]));
    }

    pub(super) fn rows(&self) -> usize {
        self.bits.len() / (self.dots / 8) as usize
    }

    /// What has been printed since the last cut.
    pub(super) fn cut(&mut self) -> Bitmap {
        Bitmap::from_rows(self.dots, std::mem::take(&mut self.bits))
    }
}
