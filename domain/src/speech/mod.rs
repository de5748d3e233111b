//! What is said aloud: calls, and the sentences of the screens of reception and exit for those who cannot read them (P4).
//!
//! One walk gives the clips to be played in their order; the written text and the fully vowelled one are read off the
//! same clips, so that what is heard and what is written cannot differ. Which sounds belong to the clips, how loud they
//! are and when they are played is left to `hardware` and `kiosk`.
//!
//! Arabic as an announcer says it: after "رقم" the number is genitive (مئتين وعشرين, اثني عشر), counted in the forms with
//! ة (سبعة), units before tens; every word with its "و" is a clip of its own, and every clip ends in pause (سبعه, not
//! سبعتن). Counters are ordinals that agree with their noun (الشباك الثالث, الغرفة الثالثة).

mod arabic;
mod clip;
mod english;
mod exit;
#[cfg(test)]
mod reader;
mod screen;
mod sentence;
#[cfg(test)]
mod tests;

pub use clip::{Clip, Phrase, Sayable, Speech};
pub use exit::{at_exit, at_exit_takeover};
pub use screen::{at_page, at_takeover, more_time};

/// A language that is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
}

/// What the branch calls the places where visitors are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// شباك, masculine.
    #[default]
    Counter,
    /// مكتب, masculine.
    Desk,
    /// غرفة, feminine.
    Room,
    /// نافذة, feminine.
    Window,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Counter, Self::Desk, Self::Room, Self::Window];

    fn gender(self) -> Gender {
        match self {
            Self::Counter | Self::Desk => Gender::Masculine,
            Self::Room | Self::Window => Gender::Feminine,
        }
    }
}

/// The grammatical gender of a noun; ordinals agree with it in Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// A call: "التذكرة رقم أربعمئة وسبعة، يُرجى التوجّه إلى الشباك الثالث". `number` is 1 to 9999 and `counter` 1 to 99, as the
/// settings hold them; `None` for others.
#[must_use]
pub fn call(number: u32, counter: u32, place: Place, language: Language) -> Option<Speech> {
    let (ticket, proceed, which) = match language {
        Language::Arabic => (
            arabic::TICKET,
            arabic::proceed(place),
            arabic::ordinal(counter, place.gender())?,
        ),
        Language::English => (
            english::TICKET,
            english::proceed(place),
            english::counter(counter)?,
        ),
    };
    let phrases = vec![
        Phrase::numbered(ticket, cardinal(number, language)?),
        Phrase::numbered(proceed, which),
    ];
    Some(Speech { language, phrases })
}

/// The words of a number from 1 to 9999, as they follow "ticket number"; `None` for others.
#[must_use]
pub fn number(number: u32, language: Language) -> Option<Speech> {
    let words = cardinal(number, language)?;
    Some(Speech {
        language,
        phrases: vec![Phrase::only(words)],
    })
}

/// The words of a counter's number from 1 to 99, as they follow its noun: ordinals in Arabic, cardinals in English;
/// `None` for others.
#[must_use]
pub fn counter_number(counter: u32, gender: Gender, language: Language) -> Option<Speech> {
    let words = match language {
        Language::Arabic => arabic::ordinal(counter, gender)?,
        Language::English => english::counter(counter)?,
    };
    Some(Speech {
        language,
        phrases: vec![Phrase::only(words)],
    })
}

/// Every clip that can be asked for in a language, each once: what a whole pack holds.
#[must_use]
pub fn clips(language: Language) -> Vec<Clip> {
    let words = match language {
        Language::Arabic => arabic::clips(),
        Language::English => english::clips(),
    };
    let screens = screen::clips(language).chain(exit::clips(language));
    words.into_iter().chain(screens).collect()
}

fn cardinal(number: u32, language: Language) -> Option<Vec<Clip>> {
    match language {
        Language::Arabic => arabic::cardinal(number),
        Language::English => english::cardinal(number),
    }
}
