//! The board's own sentences, in as many languages as it has at once.

use slint::{ComponentHandle, SharedString};

use super::{Languages, Words};
use crate::Language;
use crate::generated::{BoardWindow, BoardWords, Said};

/// What `read` finds in the catalogue of each language; it is told whether it reads for the second. The
/// catalogue of the first stays chosen.
pub(super) fn said(
    board: &BoardWindow,
    languages: Languages,
    read: impl Fn(&BoardWords, Place) -> SharedString,
) -> Said {
    let words = board.global::<BoardWords>();
    let of = |language, place| {
        let code = match language {
            Language::Arabic => "ar",
            Language::English => "en",
        };
        // Both languages are built in, which the tests hold; a missing one would leave the other.
        slint::select_bundled_translation(code).ok();
        read(&words, place)
    };
    let second = languages.second();
    Said {
        second: second
            .map(|second| of(second, Place::Second))
            .unwrap_or_default(),
        first: of(languages.first(), Place::First),
    }
}

/// For which of the board's languages something is read.
#[derive(Clone, Copy)]
pub(super) enum Place {
    First,
    Second,
}

impl Words {
    /// The text for one of the languages, as Slint takes it.
    pub(super) fn at(&self, place: Place) -> SharedString {
        match place {
            Place::First => self.first.as_str().into(),
            Place::Second => self.second.as_str().into(),
        }
    }

    /// The text in both, as Slint takes it.
    pub(super) fn said(&self) -> Said {
        Said {
            first: self.at(Place::First),
            second: self.at(Place::Second),
        }
    }

    /// A figure in both; once where they are written alike.
    pub(super) fn figure(&self) -> Said {
        let alike = self.first == self.second;
        Said {
            first: self.at(Place::First),
            second: if alike {
                SharedString::new()
            } else {
                self.at(Place::Second)
            },
        }
    }
}
