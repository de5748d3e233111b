//! What stands on a board, as plain data: no Slint type, so it can be made on any thread and compared. Texts
//! and figures of the branch come worded, in each of the board's languages.

use std::sync::Arc;

use crate::{Count, Language};

/// Everything on a board at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// In which languages, and which comes first.
    pub languages: Languages,
    /// The branch's name.
    pub branch: Words,
    /// One of [`crate::ICONS`].
    pub logo: String,
    /// The time and the day; nothing while the clock is not to be trusted.
    pub clock: Option<Clock>,
    /// The large place.
    pub main: Main,
    /// The last calls, newest first; those that find no room are left out.
    pub calls: Vec<LastCall>,
    /// The services of this page, at most [`super::services_per_page`].
    pub services: Vec<Service>,
    /// From 0.
    pub page: usize,
    /// How many pages of services there are, at least 1.
    pub pages: usize,
    /// What everyone should read beside the calls.
    pub band: Option<Band>,
    /// What the branch wants to be seen: beside a call, or large while nobody is called.
    pub slide: Option<Slide>,
    /// Calls cannot be said aloud, which staff should see.
    pub sound_fault: bool,
}

/// The languages of a board.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Languages {
    /// One alone.
    Alone(Language),
    /// Both, this one first and larger; the board runs as it does.
    Both(Language),
}

impl Languages {
    /// The first, or only.
    #[must_use]
    pub fn first(self) -> Language {
        match self {
            Self::Alone(first) | Self::Both(first) => first,
        }
    }

    /// The other one, where there are two.
    #[must_use]
    pub fn second(self) -> Option<Language> {
        match self {
            Self::Alone(_) => None,
            Self::Both(Language::Arabic) => Some(Language::English),
            Self::Both(Language::English) => Some(Language::Arabic),
        }
    }
}

/// A text or a figure in the board's languages.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Words {
    /// In the first, or only one.
    pub first: String,
    /// In the second; empty where there is none.
    pub second: String,
}

/// The time and the day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Clock {
    /// Hours and minutes in the first language's digits.
    pub time: String,
    /// The day in both calendars.
    pub date: Words,
}

/// What stands in the large place.
#[derive(Clone, Debug, PartialEq)]
pub enum Main {
    /// A call in progress.
    Call(Call),
    /// Nobody is called at the moment: a welcome, or the slide.
    Quiet,
    /// The board cannot know who is called.
    Unheard,
    /// The branch is closed.
    Closed {
        /// When it opens, as a whole sentence; empty where that is not known.
        when: Words,
    },
    /// The branch is closed for a prayer.
    Prayer {
        /// When service resumes, as a whole sentence.
        when: Words,
    },
}

/// A call in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The ticket's number.
    pub number: Words,
    /// The counter's number.
    pub counter: Words,
    /// The service's name; empty where it is not known.
    pub service: Words,
    /// It had been called before.
    pub recall: bool,
    /// Another value than before: draw the eye to it.
    pub raised: u64,
}

/// One of the last calls.
#[derive(Clone, Debug, PartialEq)]
pub struct LastCall {
    /// The ticket's number.
    pub number: Words,
    /// The counter's number.
    pub counter: Words,
    /// The service's name; empty where it is not known.
    pub service: Words,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its name.
    pub name: Words,
    /// How it goes there.
    pub queue: Queue,
}

/// How a service goes; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// The number called last.
    pub serving: Words,
    /// How many wait.
    pub waiting: Words,
    /// The expected wait in minutes, figures only.
    pub wait: Words,
}

/// What everyone should read beside the calls.
#[derive(Clone, Debug, PartialEq)]
pub enum Band {
    /// Nothing new was heard.
    Stale(Silence),
    /// The doors are closed while visitors are still served: when they open, as a whole sentence.
    Doors(Words),
    /// The staff's notice.
    Notice(Words),
}

/// How long nothing was heard.
#[derive(Clone, Debug, PartialEq)]
pub enum Silence {
    /// Since this time of day.
    Since(Words),
    /// For so many minutes, where the clock is not to be trusted.
    For {
        /// In the first language's digits.
        minutes: Count,
        /// The digits of the second language; empty where there is none.
        second: String,
    },
}

/// What the branch wants to be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Slide {
    /// A text in one language.
    Text {
        /// Its language, and its direction.
        language: Language,
        /// One line, or empty.
        title: String,
        /// The rest, or empty.
        text: String,
    },
    /// A picture, shown whole.
    Picture(Picture),
}

/// Pixels, three bytes (red, green, blue) each, row by row; compared by what they are of.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What tells it apart from other pictures.
    pub id: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `width * height * 3` bytes; another number shows nothing.
    pub rgb: Arc<[u8]>,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, self.width, self.height) == (&other.id, other.width, other.height)
    }
}
