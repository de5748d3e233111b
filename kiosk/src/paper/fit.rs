//! How generously a ticket is set: the sizes and spaces to try, one after another, until it is short enough.
//!
//! Space and letters give way before the list of papers does, and letters only as far as old eyes can follow.

use hardware::Block;

/// How generously a ticket is set; sizes are ems in dots of 576.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// Of the usual space between parts.
    pub(super) space: f32,
    /// The service's name.
    pub(super) service: f32,
    /// The ticket's number.
    pub(super) number: f32,
    /// Rows and badges.
    pub(super) rows: f32,
    /// Sentences: the papers to bring and the invitation.
    pub(super) sentences: f32,
    /// Dots per module of the code.
    pub(super) module: u32,
    /// How many papers to bring are named.
    pub(super) named: usize,
}

impl Fit {
    /// The shortest way: the list of papers is to be had at the reception. Smaller letters than these tire old eyes.
    pub(super) const LEAST: Self = Self {
        space: 0.3,
        service: 30.0,
        number: 136.0,
        rows: 24.0,
        sentences: 22.0,
        module: 4,
        named: 0,
    };

    /// As a ticket should be where names and lists are short.
    const ROOMY: Self = Self {
        space: 1.0,
        service: 38.0,
        number: 230.0,
        rows: 26.0,
        sentences: 25.0,
        module: 5,
        named: usize::MAX,
    };

    /// Every way to set a ticket that asks for so many papers, the most legible first.
    pub(super) fn from_roomiest(papers: usize) -> impl Iterator<Item = Self> {
        let snug = Self {
            space: 0.75,
            sentences: 23.5,
            ..Self::ROOMY
        };
        let close = Self {
            space: 0.6,
            service: 36.0,
            number: 205.0,
            sentences: 22.5,
            module: 4,
            ..Self::ROOMY
        };
        let closer = Self {
            space: 0.4,
            service: 34.0,
            number: 180.0,
            sentences: 22.0,
            ..close
        };
        let cut = |named| Self {
            named,
            ..Self::LEAST
        };
        let whole = [Self::ROOMY, snug, Self { module: 4, ..snug }, close, closer];
        whole.into_iter().chain((0..=papers).rev().map(cut))
    }

    /// So many millimetres of space, as this ticket can afford them.
    pub(super) fn space(self, mm: f32) -> Block {
        Block::Space(mm * self.space)
    }
}
