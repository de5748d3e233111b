//! How soon another screen stands whole on the glass: the next page, the other language, larger text. A
//! screen is whole when nothing more is painted for as long as a person would wait to touch again.
//!
//! The places to touch are those of the shipped branch at 1280x800, in Arabic.

use crate::glass::Glass;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::{Context, Result};
use std::time::Duration;

const TURNS: usize = 40;
const QUIET: Duration = Duration::from_millis(150);

const BEGIN: (i16, i16) = (640, 630);
const HOME: (i16, i16) = (561, 52);
/// Within the button in every text size, though it grows with them.
const TEXT_SIZE: (i16, i16) = (467, 52);
/// The language's button stands at the other edge once it was touched.
const LANGUAGE: [(i16, i16); 2] = [(95, 52), (1185, 52)];

/// Lifts the finger at a place and takes the time until the last pixel of what follows.
fn turn(glass: &Glass, at: (i16, i16)) -> Result<Duration> {
    glass.point(at)?;
    glass.press()?;
    glass.settle(QUIET)?;
    let lifted = glass.release()?;
    let last = glass.last_painted(QUIET)?;
    let last = last.with_context(|| format!("nothing was painted after a touch at {at:?}"))?;
    Ok(last.duration_since(lifted))
}

/// From the welcome to the services and back, in both languages and all text sizes.
///
/// # Errors
/// When the window does not answer.
pub(crate) fn measure(glass: &Glass) -> Result<Vec<Measure>> {
    let (mut pages, mut languages, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        pages.push(turn(glass, BEGIN)?);
        for place in LANGUAGE {
            languages.push(turn(glass, place)?);
        }
        for _ in 0..3 {
            sizes.push(turn(glass, TEXT_SIZE)?);
        }
        pages.push(turn(glass, HOME)?);
    }
    Ok(vec![
        figure("window: lift to next screen whole, median", &pages, 16.0),
        figure("window: lift to other language, median", &languages, 50.0),
        figure("window: lift to other text size, median", &sizes, 50.0),
    ])
}

fn figure(name: &'static str, samples: &[Duration], most_ms: f64) -> Measure {
    Measure::new(name, "ms", Samples::of(samples).median()).wanting(Goal::Value(most_ms))
}
