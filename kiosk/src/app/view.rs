//! The view that is due: the screen's state, with the branch's words and figures, as `ui` takes it.

use crate::words::{Words, WordsError, dates};
use chrono::NaiveDate;
use config::{Branch, Language};
use domain::screen::{Manner, Page, PrinterTrouble, Promised, Screen, Takeover};
use std::collections::BTreeMap;
use store::Issued;
use ui::{Chrome, Count, Priority, PriorityGroup, ServiceCard, TicketView, Trouble, View};

/// The ticket on the screen with what the screen's rules do not need.
pub(crate) struct OnScreen {
    pub(crate) issued: Issued,
    pub(crate) ahead: Option<u32>,
    pub(crate) qr: ui::Qr,
}

/// What the screen's rules do not know and its views need.
pub(crate) struct Face {
    pub(crate) branch: Branch,
    /// Pixels across and down.
    pub(crate) glass: (u32, u32),
    /// How many wait for each service.
    pub(crate) waiting: BTreeMap<String, u32>,
    /// The ticket being shown, if one is.
    pub(crate) ticket: Option<OnScreen>,
    words: [Words; 2],
}

impl Face {
    /// A face of a branch on a glass of so many pixels; nobody waits yet.
    pub(crate) fn new(branch: Branch, glass: (u32, u32)) -> Result<Self, WordsError> {
        let words = |language| Words::new(language, branch.digits);
        let words = [words(Language::Arabic)?, words(Language::English)?];
        Ok(Self {
            branch,
            glass,
            words,
            waiting: BTreeMap::new(),
            ticket: None,
        })
    }

    /// The words of a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        let [arabic, english] = &self.words;
        match language {
            Language::Arabic => arabic,
            Language::English => english,
        }
    }

    /// How many pages the services fill at this text size.
    pub(crate) fn pages(&self, manner: Manner) -> usize {
        self.branch
            .services
            .len()
            .div_ceil(self.cards(manner))
            .max(1)
    }

    fn cards(&self, manner: Manner) -> usize {
        ui::cards_per_page(self.glass.0, self.glass.1, manner.text_size).max(1)
    }

    /// What should be on the glass.
    pub(crate) fn view(&self, screen: &Screen, today: NaiveDate) -> View {
        let language = if screen.manner.english {
            Language::English
        } else {
            Language::Arabic
        };
        Drawing {
            face: self,
            screen,
            language,
            today,
        }
        .view()
    }
}

/// One view in the making.
struct Drawing<'a> {
    face: &'a Face,
    screen: &'a Screen,
    language: Language,
    today: NaiveDate,
}

impl Drawing<'_> {
    fn view(&self) -> View {
        View {
            chrome: self.chrome(),
            page: self.page(),
            takeover: self.screen.takeover().map(takeover),
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
            branch: branch.name.get(self.language).to_owned(),
            date: dates::header(self.words(), self.today).unwrap_or_default(),
            logo: branch.icon.clone(),
        }
    }

    fn page(&self) -> ui::Page {
        match &self.screen.page {
            Page::Idle => ui::Page::Idle,
            Page::Services { page } => self.services(*page),
            Page::Issuing { .. } => self.services(0),
            Page::Printing(ticket) => ui::Page::Printing {
                number: self.figure(ticket.number),
                service: self.service_name(&ticket.service),
            },
            Page::Ticket(ticket) => ui::Page::Ticket {
                ticket: self.ticket_view(ticket),
            },
            Page::Unprinted(ticket, why) => ui::Page::Unprinted {
                ticket: self.ticket_view(ticket),
                trouble: trouble(*why),
            },
            Page::Refused { service } => ui::Page::Refused {
                service: self.service_name(service),
            },
        }
    }

    fn services(&self, page: usize) -> ui::Page {
        let (pages, cards) = (
            self.face.pages(self.screen.manner),
            self.face.cards(self.screen.manner),
        );
        let page = page.min(pages - 1);
        let services = self
            .face
            .branch
            .services
            .iter()
            .skip(page * cards)
            .take(cards);
        ui::Page::Services {
            services: services.map(|service| self.card(service)).collect(),
            page,
            pages,
            priority: self.priority(),
        }
    }

    fn card(&self, service: &config::Service) -> ServiceCard {
        ServiceCard {
            id: service.id.clone(),
            name: service.name.get(self.language).to_owned(),
            description: service.description.get(self.language).to_owned(),
            icon: service.icon.clone(),
            waiting: self.count(self.face.waiting.get(&service.id).copied().unwrap_or(0)),
            open: true,
        }
    }

    fn priority(&self) -> Option<Priority> {
        let groups = &self.face.branch.priority_groups;
        let group = |group: &config::PriorityGroup| PriorityGroup {
            name: group.name.get(self.language).to_owned(),
            icon: group.icon.clone(),
        };
        (!groups.is_empty()).then(|| Priority {
            groups: groups.iter().map(group).collect(),
            chosen: self.screen.priority,
        })
    }

    fn ticket_view(&self, promised: &Promised) -> TicketView {
        let known = self
            .face
            .ticket
            .as_ref()
            .filter(|known| known.issued.ticket.id == promised.id);
        TicketView {
            number: self.figure(promised.number),
            service: self.service_name(&promised.service),
            priority: known.is_some_and(|known| known.issued.ticket.priority),
            ahead: known
                .and_then(|known| known.ahead)
                .map(|ahead| self.ahead(ahead)),
            wait: None,
            qr: known.map_or(
                ui::Qr {
                    modules: 0,
                    dark: Vec::new(),
                },
                |known| known.qr.clone(),
            ),
            follow: self.face.branch.public_address.is_some(),
        }
    }

    fn service_name(&self, id: &str) -> String {
        let service = self.face.branch.service(id);
        service
            .map_or(id, |service| service.name.get(self.language))
            .to_owned()
    }

    fn words(&self) -> &Words {
        self.face.words(self.language)
    }

    fn figure(&self, number: u32) -> String {
        self.words().digits().number(number)
    }

    /// A lone ٠ looks like a speck on the glass: nobody ahead is said in words.
    fn ahead(&self, value: u32) -> Count {
        if value > 0 {
            return self.count(value);
        }
        let nobody = self
            .words()
            .with("ticket-ahead", [("people", value.into())]);
        Count {
            value,
            shown: nobody.unwrap_or_else(|_| self.figure(value)),
        }
    }

    fn count(&self, value: u32) -> Count {
        Count {
            value,
            shown: self.figure(value),
        }
    }
}

fn takeover(takeover: Takeover) -> ui::Takeover {
    match takeover {
        Takeover::OutOfPaper => ui::Takeover::OutOfPaper,
        Takeover::PrinterFault => ui::Takeover::PrinterFault,
        Takeover::NumbersUnconfirmed => ui::Takeover::NumbersUnconfirmed,
        Takeover::CannotStore => ui::Takeover::CannotStore,
        Takeover::OutOfOrder => ui::Takeover::OutOfOrder,
        Takeover::Preparing => ui::Takeover::Preparing,
    }
}

fn trouble(trouble: PrinterTrouble) -> Trouble {
    match trouble {
        PrinterTrouble::OutOfPaper => Trouble::OutOfPaper,
        PrinterTrouble::CoverOpen => Trouble::CoverOpen,
        PrinterTrouble::Fault => Trouble::PrinterFault,
        PrinterTrouble::Unconfirmed => Trouble::Unconfirmed,
    }
}
