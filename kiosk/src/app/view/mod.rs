//! The view that is due: the screen's state, with the branch's words and figures, as `ui` takes it.

mod document;
mod information;
mod interruption;
mod menu;
pub(crate) mod staff;
mod ticket;

use crate::hours::Outlook;
use crate::menu::{Place, items};
use crate::words::{self, Words, WordsError, dates, waits};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use config::{Branch, Document, Language};
use desk::queue::Waits;
use domain::screen::{About, Manner, Menu, Page, Screen, Serves};
use std::collections::BTreeMap;
use ui::{Chrome, Count, Shape, Unavailable, View};

pub(crate) use ticket::OnScreen;

/// What the screen's rules do not know and its views need.
pub(crate) struct Face {
    pub(crate) branch: Branch,
    /// Pixels across and down.
    pub(crate) glass: (u32, u32),
    /// How many wait for each service.
    pub(crate) waiting: BTreeMap<String, u32>,
    /// How long one who comes may expect to wait.
    pub(crate) waits: Waits,
    /// The same as the branch service of another device tells it, in minutes; those served first are not told of.
    pub(crate) told: BTreeMap<String, (u32, u32)>,
    /// The ticket being shown, if one is.
    pub(crate) ticket: Option<OnScreen>,
    /// What the hours make of this moment.
    pub(crate) outlook: Outlook,
    /// What visitors may read of the charity's documents.
    pub(crate) documents: Vec<Document>,
    /// Whether what the screen says can be heard.
    pub(crate) can_listen: bool,
    words: [Words; 2],
}

impl Face {
    /// A face of a branch on a glass of so many pixels; nobody waits yet, and every door is open.
    pub(crate) fn new(branch: Branch, glass: (u32, u32)) -> Result<Self, WordsError> {
        let words = |language| words::of(language, branch.digits);
        let words = [words(Language::Arabic)?, words(Language::English)?];
        Ok(Self {
            documents: document::for_visitors(&branch),
            branch,
            glass,
            words,
            waiting: BTreeMap::new(),
            waits: Waits::default(),
            told: BTreeMap::new(),
            ticket: None,
            outlook: Outlook::default(),
            can_listen: false,
        })
    }

    /// A service's name; its id, where the settings know it no more.
    fn service_name(&self, id: &str, language: Language) -> String {
        let service = self.branch.service(id);
        service
            .map_or(id, |service| service.name.get(language))
            .to_owned()
    }

    /// A count with its figure.
    fn count(&self, value: u32, language: Language) -> Count {
        let shown = self.words(language).digits().number(value);
        Count { value, shown }
    }

    /// What one who comes now may expect, in minutes; `None` where it cannot be told.
    pub(crate) fn wait(&self, service: &str, priority: bool) -> Option<(u32, u32)> {
        let told = self.told.get(service).copied().filter(|_| !priority);
        let range = || self.waits.newcomer(service, priority);
        told.or_else(|| range().map(|range| (range.low_minutes, range.high_minutes)))
    }

    /// The words of a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        let [arabic, english] = &self.words;
        match language {
            Language::Arabic => arabic,
            Language::English => english,
        }
    }

    /// How many pages a place of the menu fills in this manner.
    pub(crate) fn pages(&self, place: Place, manner: Manner) -> usize {
        let cards = items(&self.branch, &self.documents, place).len();
        cards.div_ceil(self.cards_per_page(manner)).max(1)
    }

    fn cards_per_page(&self, manner: Manner) -> usize {
        let shape = Shape {
            width: self.glass.0,
            height: self.glass.1,
            text_size: manner.text_size,
            reach: manner.reach,
        };
        shape.cards_per_page().max(1)
    }

    /// What should be on the glass.
    pub(crate) fn view(&self, screen: &Screen, now: DateTime<Utc>) -> View {
        let language = super::language(screen.manner.english);
        let now = now.with_timezone(&self.branch.time_zone);
        Drawing {
            face: self,
            screen,
            language,
            now,
        }
        .view()
    }
}

/// The menu a page shows, or came from.
pub(crate) fn menu_at_hand(page: &Page) -> Option<&Menu> {
    match page {
        Page::Services(menu) | Page::Issuing { from: menu, .. } => Some(menu),
        _ => None,
    }
}

/// One view in the making.
struct Drawing<'a> {
    face: &'a Face,
    screen: &'a Screen,
    language: Language,
    now: DateTime<Tz>,
}

impl Drawing<'_> {
    /// An expected wait in words.
    fn wait(&self, wait: (u32, u32)) -> Option<String> {
        waits::told(wait, self.words()).ok()
    }

    fn view(&self) -> View {
        View {
            chrome: self.chrome(),
            page: self.page(),
            takeover: self.screen.takeover().map(|takeover| self.before(takeover)),
            asks_more_time: self.screen.asks_more_time,
        }
    }

    fn chrome(&self) -> Chrome {
        let branch = &self.face.branch;
        Chrome {
            language: match self.language {
                Language::Arabic => ui::Language::Arabic,
                Language::English => ui::Language::English,
            },
            text_size: self.screen.manner.text_size,
            high_contrast: self.screen.manner.high_contrast,
            reach: self.screen.manner.reach,
            branch: branch.name.get(self.language).to_owned(),
            date: dates::header(self.words(), self.today()).unwrap_or_default(),
            logo: branch.icon.clone(),
            can_listen: self.face.can_listen,
            speaking: self.face.can_listen && self.screen.saying.is_some(),
        }
    }

    fn page(&self) -> ui::Page {
        match &self.screen.page {
            Page::Idle => ui::Page::Idle,
            // A promise ends at once, so that the menu it came from stays until the number is there.
            Page::Services(menu) | Page::Issuing { from: menu, .. } => {
                ui::Page::Services(self.menu(menu))
            }
            Page::Information { about, sheet, .. } => match about {
                About::Service(service) => self.information(service, *sheet),
                About::Document(name) => self.document(name, *sheet),
            },
            Page::Who { service, .. } => ui::Page::Who {
                service: self.service_name(service),
            },
            Page::Confirm { service, .. } => self.question(service),
            Page::Printing(ticket) => ui::Page::Printing {
                number: self.figure(ticket.number),
                service: self.service_name(&ticket.service),
            },
            Page::Ticket(ticket) => ui::Page::Ticket {
                ticket: self.ticket(ticket),
            },
            Page::Unprinted(ticket, why) => ui::Page::Unprinted {
                ticket: self.ticket(ticket),
                trouble: ticket::trouble(*why),
            },
            Page::Refused { service, why, .. } => self.refusal(service, *why),
        }
    }

    fn service_name(&self, id: &str) -> String {
        self.face.service_name(id, self.language)
    }

    fn words(&self) -> &Words {
        self.face.words(self.language)
    }

    fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    fn figure(&self, number: u32) -> String {
        self.words().digits().number(number)
    }

    fn count(&self, value: u32) -> Count {
        self.face.count(value, self.language)
    }
}

/// Why a service gives no numbers; `None` when it does.
fn unavailable(serves: Serves) -> Option<Unavailable> {
    match serves {
        Serves::Now => None,
        Serves::Full => Some(Unavailable::Full),
        Serves::Ended => Some(Unavailable::Ended),
        Serves::NotToday => Some(Unavailable::NotToday),
    }
}
