//! What stands on the glass, as plain data: no Slint type, so it can be made on any thread, compared
//! and logged. Texts of the branch (service names, dates, digits) come worded; the screens' own
//! sentences are theirs.

pub mod staff;

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
    /// Everything that can be touched stands in the lower half.
    pub reach: bool,
    /// The branch's name in `language`.
    pub branch: String,
    /// Today as the branch words it.
    pub date: String,
    /// One of [`crate::ICONS`].
    pub logo: String,
    /// Whether what the screen says can be heard (P4): a button for it is shown.
    pub can_listen: bool,
    /// Whether it is being read aloud.
    pub speaking: bool,
}

/// A page of the visit.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Nobody is here: a welcome and one place to touch.
    Idle,
    /// The choice of a service, or of a group of them.
    Services(Menu),
    /// What a service is and which papers it asks for.
    Information(Information),
    /// A document of the charity's.
    Document(Document),
    /// Who the visitor is; they need not say.
    Who {
        /// The service's name.
        service: String,
    },
    /// The service's own question before a number is promised.
    Confirm {
        /// The service's name.
        service: String,
        /// One of [`crate::ICONS`].
        icon: String,
        /// The question.
        question: String,
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
    /// The service gives no numbers now.
    Refused {
        /// The service's name.
        service: String,
        /// Why.
        why: Unavailable,
        /// When it does again, as a whole sentence; empty where that is not known.
        when: String,
    },
    /// The staff screen.
    Staff(staff::Staff),
}

/// A page of services and groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// The name of the group that is open; `None` at the top.
    pub group: Option<String>,
    /// The cards of this page only, at most [`crate::Shape::cards_per_page`].
    pub cards: Vec<Card>,
    /// From 0.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
    /// Whether choosing shows information instead of taking a number.
    pub reading: bool,
    /// Who is served first; nothing where the branch has no such groups, and while one reads.
    pub priority: Option<Priority>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Card {
    /// A service.
    Service(ServiceCard),
    /// A group of services, which opens.
    Group(GroupCard),
    /// A document, to be read.
    Document(DocumentCard),
}

/// A document to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentCard {
    /// By which choosing tells of it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One of [`crate::ICONS`].
    pub icon: String,
}

/// A document in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// One of [`crate::ICONS`].
    pub icon: String,
    /// What it says.
    pub lines: Vec<DocumentLine>,
    /// The same on paper; `None`: it is too long for that.
    pub sheet: Option<Sheet>,
}

/// A line or more of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentLine {
    /// What follows is about this.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// An entry of a list.
    Entry(String),
}

/// What a service is and which papers it asks for, in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Information {
    /// The service's name.
    pub service: String,
    /// One of [`crate::ICONS`].
    pub icon: String,
    /// What it is, in paragraphs; at least one.
    pub paragraphs: Vec<String>,
    /// The papers to bring, each with its figure before it where the branch counts them.
    pub papers: Vec<String>,
    /// The same on paper.
    pub sheet: Sheet,
    /// Whether a number can be taken now.
    pub open: bool,
}

/// How the information on paper goes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Sheet {
    /// It can be asked for.
    #[default]
    Unasked,
    /// It is on its way.
    Printing,
    /// It is out.
    Printed,
    /// It did not come, or cannot.
    Failed,
}

/// Why a service gives no numbers now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unavailable {
    /// The numbers of today are given.
    Full,
    /// The time for numbers of today is over.
    Ended,
    /// It is not served today.
    NotToday,
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
    /// The expected wait as the branch words it, where known.
    pub wait: Option<String>,
    /// Why it gives no numbers, if it does not; it is shown all the same, and a touch tells more.
    pub unavailable: Option<Unavailable>,
}

/// A group as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCard {
    /// What a touch gives back.
    pub id: String,
    /// Its name, 60 letters at most.
    pub name: String,
    /// One short line, or nothing; left out where there is no room.
    pub description: String,
    /// One of [`crate::ICONS`]; another name shows `info`.
    pub icon: String,
    /// How many services stand in it, at any depth.
    pub services: Count,
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
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Takeover {
    /// The branch is closed.
    Closed {
        /// The holiday's name, or nothing.
        holiday: String,
        /// When it opens, as a whole sentence; empty where that is not known.
        when: String,
    },
    /// The branch is closed for a prayer.
    Prayer {
        /// When service resumes, as a whole sentence.
        when: String,
    },
    /// The roll is empty; one can go on without paper.
    OutOfPaper,
    /// The printer does not work; one can go on without paper.
    PrinterFault,
    /// Nothing can be stored, so no number may be promised.
    CannotStore,
    /// The branch service does not answer this kiosk.
    BranchAway,
    /// The kiosk is starting.
    Preparing,
    /// Staff must confirm from which number to go on.
    NumbersUnconfirmed,
    /// Anything else that stops the kiosk.
    OutOfOrder,
}

/// Who a visitor can say they are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Visitor {
    /// Comes for help.
    Beneficiary,
    /// Gives.
    Supporter,
    /// Gives time.
    Volunteer,
    /// Someone else.
    Other,
}

/// What a visitor did.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Touch {
    /// Wants the services: from the welcome, or "other services" after a refusal.
    Begin,
    /// Chose the service of this id.
    Choose(String),
    /// Opened the group of this id.
    Open(String),
    /// Chose the document of this id, to read it.
    Read(String),
    /// Wants to read what services are and ask for, rather than a number.
    Information,
    /// Wants a number of the service whose information is read.
    TakeNumber,
    /// Wants this information on paper.
    PrintInformation,
    /// Said who they are.
    Who(Visitor),
    /// Passed over who they are.
    SkipWho,
    /// Says yes to the service's question.
    Confirm,
    /// Wants one step back.
    Back,
    /// Turned priority on or off.
    Priority,
    /// Wants the other language.
    Language,
    /// Wants the next text size.
    TextSize,
    /// Wants the other contrast.
    Contrast,
    /// Wants everything in the lower half, or not after all.
    Reach,
    /// Wants to hear what the screen says.
    Listen,
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
    /// Staff did this; a visitor's finger on the header does no more than come down and lift.
    Staff(staff::StaffTouch),
    /// Touched the glass anywhere; comes before the touch's own meaning, which comes at its end.
    Activity,
}
