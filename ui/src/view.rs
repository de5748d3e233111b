//! What stands on the glass, as plain data: no Slint type, so it can be made on any thread, compared
//! and logged. Texts of the branch (service names, dates, digits) come worded; the screens' own
//! sentences are theirs.

/// Everything a visitor sees at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The header and how the visitor wants to read.
    pub chrome: Chrome,
    /// The page of the visit.
    pub page: Page,
    /// What stands before the page while it lasts; the page returns unchanged.
    pub takeover: Option<Takeover>,
    /// Whether the visitor is asked if they need more time.
    pub asks_more_time: bool,
}

/// The language of the screens' own sentences, and the direction with it.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Language {
    /// Right to left, the first language.
    #[default]
    Arabic,
    /// Left to right.
    English,
}

/// The header and how the visitor wants to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Chrome {
    /// The language of the screens.
    pub language: Language,
    /// 1, 2 or 3; others are taken as the nearest.
    pub text_size: u8,
    /// Black on white without tints.
    pub high_contrast: bool,
    /// The branch's name in `language`.
    pub branch: String,
    /// Today as the branch words it.
    pub date: String,
    /// One of [`crate::ICONS`].
    pub logo: String,
}

/// A page of the visit.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Nobody is here: a welcome and one place to touch.
    Idle,
    /// The choice of a service.
    Services {
        /// The services of this page only, at most [`crate::cards_per_page`].
        services: Vec<ServiceCard>,
        /// From 0.
        page: usize,
        /// How many pages there are, at least 1.
        pages: usize,
        /// Who is served first; nothing where the branch has no such groups.
        priority: Option<Priority>,
    },
    /// The number is promised and its paper is being printed.
    Printing {
        /// As the branch shows digits.
        number: String,
        /// The service's name.
        service: String,
    },
    /// The paper is out: take it.
    Ticket {
        /// The ticket.
        ticket: TicketView,
    },
    /// The number is promised and there is no paper, or none that is known of.
    Unprinted {
        /// The ticket.
        ticket: TicketView,
        /// Why.
        trouble: Trouble,
    },
    /// The service has no numbers left today.
    Refused {
        /// The service's name.
        service: String,
    },
}

/// A ticket as the screens show it.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketView {
    /// As the branch shows digits.
    pub number: String,
    /// The service's name.
    pub service: String,
    /// Whether it is served as priority.
    pub priority: bool,
    /// How many are before it, where known.
    pub ahead: Option<Count>,
    /// The expected wait as the branch words it, where known.
    pub wait: Option<String>,
    /// The ticket's code.
    pub qr: Qr,
    /// Whether the code leads to the visitor's own page; else it is the ticket's code and no more.
    pub follow: bool,
}

/// A number of people: what it is, for the grammar, and how the branch writes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Count {
    /// The number.
    pub value: u32,
    /// Its digits as the branch shows them.
    pub shown: String,
}

/// A QR code without its quiet zone, which the screens add.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Qr {
    /// Modules on a side.
    pub modules: usize,
    /// `modules * modules` of them, row by row; what is missing is light.
    pub dark: Vec<bool>,
}

/// A service as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCard {
    /// What a touch gives back.
    pub id: String,
    /// Its name, 60 letters at most.
    pub name: String,
    /// One short line; left out where there is no room.
    pub description: String,
    /// One of [`crate::ICONS`]; another name shows `info`.
    pub icon: String,
    /// How many wait.
    pub waiting: Count,
    /// A closed service is shown and cannot be chosen.
    pub open: bool,
}

/// Who is served first, and whether the visitor said to be one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority {
    /// The groups.
    pub groups: Vec<PriorityGroup>,
    /// The visitor's choice.
    pub chosen: bool,
}

/// One group of those served first.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityGroup {
    /// Its name in the screens' language.
    pub name: String,
    /// One of [`crate::ICONS`]; another name shows `info`.
    pub icon: String,
}

/// Why there is no paper.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// The roll is empty.
    OutOfPaper,
    /// The printer's cover is open.
    CoverOpen,
    /// The printer does not answer or is jammed.
    PrinterFault,
    /// It may or may not have printed.
    Unconfirmed,
}

/// What stands before every page while it lasts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Takeover {
    /// The roll is empty; one can go on without paper.
    OutOfPaper,
    /// The printer does not work; one can go on without paper.
    PrinterFault,
    /// Nothing can be stored, so no number may be promised.
    CannotStore,
    /// The kiosk is starting.
    Preparing,
    /// Staff must confirm from which number to go on.
    NumbersUnconfirmed,
    /// Anything else that stops the kiosk.
    OutOfOrder,
}

/// What a visitor did.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Touch {
    /// Wants the services: from the welcome, or "other services" after a refusal.
    Begin,
    /// Chose the service of this id.
    Choose(String),
    /// Turned priority on or off.
    Priority,
    /// Wants the other language.
    Language,
    /// Wants the next text size.
    TextSize,
    /// Wants the other contrast.
    Contrast,
    /// Wants back to the welcome.
    Home,
    /// Wants the next page of services.
    PageForward,
    /// Wants the page of services before.
    PageBack,
    /// Is done: the visit ends.
    Done,
    /// Goes on although there is no paper.
    WithoutPaper,
    /// Needs more time.
    MoreTime,
    /// Touched the glass anywhere; comes before the touch's own meaning, which comes at its end.
    Activity,
}
