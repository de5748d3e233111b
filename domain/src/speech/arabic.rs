//! Arabic numbers and counters, word by word.

mod words;

use super::clip::nth;
use super::{Clip, Gender, Place};
use words::{
    AND_HUNDREDS, AND_ORDINAL_TENS, AND_TENS, AND_UNITS, FIRST_OF_A_TEN, FIRST_OF_A_TEN_FEMININE,
    FIRST_TO_TENTH, FIRST_TO_TENTH_FEMININE, HUNDREDS, ORDINAL_TENS, TEENTH, TEENTH_FEMININE, TENS,
    THOUSANDS, UNITS,
};

/// What comes before a ticket's number.
pub(super) const TICKET: Clip = Clip::new("ticket", "التذكرة رقم", "التَّذْكِرَةُ رَقْم");

const COUNTER: Clip = Clip::new(
    "to-counter",
    "يُرجى التوجّه إلى الشباك",
    "يُرْجَى التَّوَجُّهُ إِلَى الشُّبَّاك",
);
const DESK: Clip = Clip::new(
    "to-desk",
    "يُرجى التوجّه إلى المكتب",
    "يُرْجَى التَّوَجُّهُ إِلَى المَكْتَب",
);
const ROOM: Clip = Clip::new(
    "to-room",
    "يُرجى التوجّه إلى الغرفة",
    "يُرْجَى التَّوَجُّهُ إِلَى الغُرْفَة",
);
const WINDOW: Clip = Clip::new(
    "to-window",
    "يُرجى التوجّه إلى النافذة",
    "يُرْجَى التَّوَجُّهُ إِلَى النَّافِذَة",
);

/// What comes before a counter's ordinal.
pub(super) fn proceed(place: Place) -> Clip {
    match place {
        Place::Counter => COUNTER,
        Place::Desk => DESK,
        Place::Room => ROOM,
        Place::Window => WINDOW,
    }
}

/// The words of 1 to 9999: thousands, hundreds, units, tens; each but the first with "و".
pub(super) fn cardinal(number: u32) -> Option<Vec<Clip>> {
    let rest = number % 100;
    let (units, tens) = if rest < 20 {
        (rest, 0)
    } else {
        (rest % 10, rest / 10)
    };
    let parts = [
        numeral(&THOUSANDS, &THOUSANDS, number / 1000),
        numeral(&HUNDREDS, &AND_HUNDREDS, number / 100 % 10),
        numeral(&UNITS, &AND_UNITS, units),
        tens.checked_sub(1)
            .and_then(|tens| numeral(&TENS, &AND_TENS, tens)),
    ];
    let words = parts.into_iter().flatten().enumerate();
    let words = words.map(|(place, [bare, with_and])| if place == 0 { bare } else { with_and });
    (1..=9999).contains(&number).then(|| words.collect())
}

/// A row's word for `count`, bare and with "و"; none for 0.
fn numeral(bare: &[Clip], with_and: &[Clip], count: u32) -> Option<[Clip; 2]> {
    Some([nth(bare, count)?, nth(with_and, count)?])
}

/// The ordinal of 1 to 99 with its article, in the gender of the noun before it.
pub(super) fn ordinal(number: u32, gender: Gender) -> Option<Vec<Clip>> {
    let (units, tens) = (number % 10, number / 10);
    match (tens, units) {
        (0, _) | (1, 0) => Some(vec![nth(firsts(gender), number)?]),
        (1, _) => Some(vec![nth(teenths(gender), units)?]),
        (_, 0) => Some(vec![nth(&ORDINAL_TENS, tens - 1)?]),
        (_, 1) => Some(vec![
            first_of_a_ten(gender),
            nth(&AND_ORDINAL_TENS, tens - 1)?,
        ]),
        _ => Some(vec![
            nth(firsts(gender), units)?,
            nth(&AND_ORDINAL_TENS, tens - 1)?,
        ]),
    }
}

/// Every clip of Arabic calls.
pub(super) fn clips() -> Vec<Clip> {
    let leads = Place::ALL.map(proceed);
    let rows: [&[Clip]; 15] = [
        &[TICKET],
        &leads,
        &UNITS,
        &AND_UNITS,
        &TENS,
        &AND_TENS,
        &HUNDREDS,
        &AND_HUNDREDS,
        &THOUSANDS,
        firsts(Gender::Masculine),
        teenths(Gender::Masculine),
        firsts(Gender::Feminine),
        teenths(Gender::Feminine),
        &ORDINAL_TENS,
        &AND_ORDINAL_TENS,
    ];
    let odd = [FIRST_OF_A_TEN, FIRST_OF_A_TEN_FEMININE];
    rows.concat().into_iter().chain(odd).collect()
}

fn firsts(gender: Gender) -> &'static [Clip] {
    match gender {
        Gender::Masculine => &FIRST_TO_TENTH,
        Gender::Feminine => &FIRST_TO_TENTH_FEMININE,
    }
}

fn teenths(gender: Gender) -> &'static [Clip] {
    match gender {
        Gender::Masculine => &TEENTH,
        Gender::Feminine => &TEENTH_FEMININE,
    }
}

fn first_of_a_ten(gender: Gender) -> Clip {
    match gender {
        Gender::Masculine => FIRST_OF_A_TEN,
        Gender::Feminine => FIRST_OF_A_TEN_FEMININE,
    }
}
