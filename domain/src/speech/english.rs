//! English numbers and counters, word by word: "four hundred and twenty-one".

mod words;

use super::clip::nth;
use super::{Clip, Place};
use words::{AND_TENS, AND_UNITS, HUNDREDS, TENS, THOUSANDS, UNITS};

/// What comes before a ticket's number.
pub(super) const TICKET: Clip = Clip::plain("ticket", "Ticket number");

const COUNTER: Clip = Clip::plain("to-counter", "please proceed to counter");
const DESK: Clip = Clip::plain("to-desk", "please proceed to desk");
const ROOM: Clip = Clip::plain("to-room", "please proceed to room");
const WINDOW: Clip = Clip::plain("to-window", "please proceed to window");

/// What comes before a counter's number.
pub(super) fn proceed(place: Place) -> Clip {
    match place {
        Place::Counter => COUNTER,
        Place::Desk => DESK,
        Place::Room => ROOM,
        Place::Window => WINDOW,
    }
}

/// The words of 1 to 9999.
pub(super) fn cardinal(number: u32) -> Option<Vec<Clip>> {
    let above = [
        nth(&THOUSANDS, number / 1000),
        nth(&HUNDREDS, number / 100 % 10),
    ];
    let above: Vec<Clip> = above.into_iter().flatten().collect();
    let rest = match above.is_empty() {
        true => below_hundred(number % 100, &UNITS, &TENS),
        false => below_hundred(number % 100, &AND_UNITS, &AND_TENS),
    };
    (1..=9999)
        .contains(&number)
        .then(|| above.into_iter().chain(rest).collect())
}

/// The words of a counter's number, 1 to 99.
pub(super) fn counter(number: u32) -> Option<Vec<Clip>> {
    (1..=99).contains(&number).then(|| cardinal(number))?
}

/// The words of 1 to 99, the first of them from the rows given; none for 0.
fn below_hundred(number: u32, units: &[Clip], tens: &[Clip]) -> Vec<Clip> {
    let words = match number {
        0..20 => [nth(units, number), None],
        _ => [
            (number / 10).checked_sub(1).and_then(|ten| nth(tens, ten)),
            nth(&UNITS, number % 10),
        ],
    };
    words.into_iter().flatten().collect()
}

/// Every clip of English calls.
pub(super) fn clips() -> Vec<Clip> {
    let leads = Place::ALL.map(proceed);
    let rows: [&[Clip]; 8] = [
        &[TICKET],
        &leads,
        &UNITS,
        &AND_UNITS,
        &TENS,
        &AND_TENS,
        &HUNDREDS,
        &THOUSANDS,
    ];
    rows.concat()
}
