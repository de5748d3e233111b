//! What stands on the terminal's glass: the state of the rules with the branch's name, date and figures, as `ui` takes it.

use crate::words::{self, Words, WordsError, dates};
use chrono::{DateTime, Utc};
use config::{Language, Settings};
use domain::exit::{Exit, LinkState, Offer, Page, Takeover, Thanked, What};
use domain::rating::{LONGEST, Reason, Score};
use ui::exit::{self as glass, View};
use ui::{Chrome, Count};

/// What the rules do not know and views need.
pub struct Face {
    settings: Settings,
    words: [Words; 2],
    /// Whether a ticket can be held to a scanner.
    pub scanner: bool,
    /// Whether what stands on the glass can be heard.
    pub can_listen: bool,
}

impl Face {
    /// A face of the branch of these settings.
    ///
    /// # Errors
    /// When words, which are part of the program, do not load.
    pub fn new(settings: &Settings) -> Result<Self, WordsError> {
        let words = |language| words::of(language, settings.branch.digits);
        Ok(Self {
            words: [words(Language::Arabic)?, words(Language::English)?],
            settings: settings.clone(),
            scanner: false,
            can_listen: false,
        })
    }

    /// What should be on the glass.
    #[must_use]
    pub fn view(&self, exit: &Exit, now: DateTime<Utc>) -> View {
        View {
            chrome: self.chrome(exit, now),
            page: self.page(exit),
            takeover: exit.takeover().map(takeover),
            asks_more_time: exit.asks_more_time,
        }
    }

    fn words(&self, exit: &Exit) -> &Words {
        let [arabic, english] = &self.words;
        if exit.manner.english { english } else { arabic }
    }

    fn chrome(&self, exit: &Exit, now: DateTime<Utc>) -> Chrome {
        let branch = &self.settings.branch;
        let (language, shown) = if exit.manner.english {
            (Language::English, ui::Language::English)
        } else {
            (Language::Arabic, ui::Language::Arabic)
        };
        let today = now.with_timezone(&branch.time_zone).date_naive();
        Chrome {
            language: shown,
            text_size: exit.manner.text_size,
            high_contrast: exit.manner.high_contrast,
            reach: exit.manner.reach,
            branch: branch.name.get(language).to_owned(),
            date: dates::header(self.words(exit), today).unwrap_or_default(),
            logo: branch.icon.clone(),
            can_listen: self.can_listen,
            speaking: self.can_listen && exit.saying.is_some(),
        }
    }

    fn page(&self, exit: &Exit) -> glass::Page {
        match &exit.page {
            // A promise ends at once, so that the faces stay until the rating is kept.
            Page::Rate | Page::Keeping(_) => glass::Page::Rate {
                best_first: self.settings.exit.best_first,
                suggestions: exit.offers.suggestions,
            },
            Page::More(rated) => glass::Page::More {
                score: score(rated.score),
                reasons: rated.reasons.iter().copied().map(reason).collect(),
                comment: offer(rated.comment_offer()),
                link: offer(rated.link_offer()),
            },
            Page::Write { text, .. } => glass::Page::Write {
                what: what(exit.page.what()),
                text: text.clone(),
                left: self.left(exit, text),
                longest: LONGEST as u32,
            },
            Page::Phone(_) => glass::Page::Phone {
                what: what(exit.page.what()),
            },
            Page::Link { typed, state, .. } => glass::Page::Link {
                typed: typed.clone(),
                state: link(*state),
                scanner: self.scanner,
            },
            Page::Thanks(thanked) => glass::Page::Thanks {
                what: thanks(*thanked),
            },
        }
    }

    /// The letters left, with their figure.
    fn left(&self, exit: &Exit, text: &str) -> Count {
        let value = LONGEST.saturating_sub(text.chars().count()) as u32;
        let shown = self.words(exit).digits().number(value);
        Count { value, shown }
    }
}

fn takeover(takeover: Takeover) -> glass::Takeover {
    match takeover {
        Takeover::CannotStore => glass::Takeover::CannotStore,
        Takeover::OutOfOrder => glass::Takeover::OutOfOrder,
        Takeover::Preparing => glass::Takeover::Preparing,
    }
}

fn score(score: Score) -> glass::Score {
    match score {
        Score::VeryBad => glass::Score::VeryBad,
        Score::Bad => glass::Score::Bad,
        Score::Good => glass::Score::Good,
        Score::VeryGood => glass::Score::VeryGood,
    }
}

fn reason(reason: Reason) -> glass::Reason {
    match reason {
        Reason::Waiting => glass::Reason::Waiting,
        Reason::Courtesy => glass::Reason::Courtesy,
        Reason::Clarity => glass::Reason::Clarity,
        Reason::Result => glass::Reason::Result,
        Reason::Place => glass::Reason::Place,
    }
}

fn offer(offer: Offer) -> glass::Offer {
    match offer {
        Offer::Hidden => glass::Offer::Hidden,
        Offer::Offered => glass::Offer::Offered,
        Offer::Done => glass::Offer::Done,
    }
}

fn what(what: Option<What>) -> glass::What {
    match what {
        Some(What::Comment) => glass::What::Comment,
        Some(What::Suggestion) | None => glass::What::Suggestion,
    }
}

fn link(state: LinkState) -> glass::LinkState {
    match state {
        LinkState::Waiting => glass::LinkState::Waiting,
        LinkState::Unknown => glass::LinkState::Unknown,
        LinkState::Old => glass::LinkState::Old,
        LinkState::Mistyped => glass::LinkState::Mistyped,
        LinkState::Linked => glass::LinkState::Linked,
    }
}

fn thanks(thanked: Thanked) -> glass::Thanked {
    match thanked {
        Thanked::Rating => glass::Thanked::Rating,
        Thanked::Comment => glass::Thanked::Comment,
        Thanked::Suggestion => glass::Thanked::Suggestion,
        Thanked::Linked => glass::Thanked::Linked,
    }
}
