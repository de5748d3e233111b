//! The program on the device: wires rules, journal, printer and screens together, one file per role.
//! What a ticket says is composed here from `domain` and words; the rules themselves are not here.

pub mod paper;
pub mod words;
