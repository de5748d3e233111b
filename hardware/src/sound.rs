//! Sound: utterances, made of recorded waves, are played one after another and never cut each other.
//!
//! [`Pack`] reads a voice's recordings, [`Utterance`] puts them in a row, [`SoundThread`] owns the loudspeaker, real or
//! simulated, and tells how each utterance ended. Which words are said is left to the callers.

mod fault;
mod machine;
mod output;
mod pack;
mod queue;
#[cfg(test)]
mod stories;
mod thread;
mod utterance;
mod wave;

pub use fault::{PackError, SoundEnd, SoundError, SoundEvent, SoundFault, WaveError};
pub use pack::{Pack, PackFault};
pub use thread::{SoundHandle, SoundThread};
pub use utterance::{Piece, Utterance};
pub use wave::{RATE, Wave};
