//! What stands on the staff screen, as plain data. Names, numbers, dates and sizes come worded by the branch; labels and
//! sentences are the screens' own.

use super::Count;

/// The staff screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Staff {
    /// Where staff are.
    pub page: StaffPage,
    /// What came of the last thing they did.
    pub notice: Option<Notice>,
}

/// A page of the staff screen.
#[derive(Clone, Debug, PartialEq)]
pub enum StaffPage {
    /// Who is it?
    SignIn(SignIn),
    /// Where to go.
    Menu(Vec<PlaceCard>),
    /// The printer and its paper.
    Printer(PrinterSheet),
    /// One step of changing the roll.
    Roll {
        /// The step.
        step: RollStep,
        /// Which it is, and of how many, as the branch shows digits.
        figures: [String; 2],
        /// How the printer is.
        printer: Printer,
        /// Whether the test is on its way.
        printing: bool,
    },
    /// The last papers, the newest first.
    Papers {
        /// Ten at most.
        papers: Vec<PaperRow>,
        /// Whether a copy can be asked for now.
        can_copy: bool,
    },
    /// How far records are delivered.
    Delivery(DeliverySheet),
    /// The day and its numbers.
    Day(DaySheet),
    /// Choosing a day to open.
    OpenDay {
        /// The day, worded.
        date: String,
        /// What stands on the four buttons, from ten less to ten more.
        signs: [String; 4],
    },
    /// Saying from where numbers go on.
    Numbers {
        /// A row for each service.
        rows: Vec<NumberRow>,
        /// As of [`StaffPage::OpenDay`].
        signs: [String; 4],
    },
    /// Clock, disk, network and version.
    Device(DeviceSheet),
    /// Choosing what a new device is for.
    PairRole,
    /// Naming a new device.
    PairName {
        /// What it is for.
        role: DeviceRole,
        /// Its name so far.
        name: String,
        /// The keys.
        keys: Vec<Key>,
    },
    /// The code with which it joins.
    PairCode {
        /// Its name.
        name: String,
        /// The code.
        code: String,
        /// The words to compare, in one line.
        words: String,
    },
    /// Choosing between switching off and restarting.
    Power,
    /// Asked whether to, and asked again.
    Sure {
        /// What.
        power: Power,
        /// The second question.
        again: bool,
    },
}

/// The question who it is. The secret itself never comes here.
#[derive(Clone, Debug, PartialEq)]
pub struct SignIn {
    /// The user's name so far.
    pub user: String,
    /// How many signs of the secret were typed.
    pub typed: usize,
    /// Which of the two is typed.
    pub field: Field,
    /// The keys.
    pub keys: Vec<Key>,
    /// Whether the answer is awaited.
    pub checking: bool,
}

/// What is typed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Field {
    /// The user's name.
    User,
    /// The secret.
    Pin,
}

/// One key, by what it does; letters' keys and figures' keys come each as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// Types a sign.
    Sign {
        /// What it types.
        sign: char,
        /// What stands on it: the branch's digits.
        shown: String,
    },
    /// Takes the last sign back.
    Erase,
    /// Shows the other keys: figures from the letters, letters from the figures.
    Other {
        /// What stands on it: the first of those keys.
        shown: String,
    },
}

/// A place of the menu.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Place {
    /// The printer and its paper.
    Printer,
    /// The last papers.
    Papers,
    /// How far records are delivered.
    Delivery,
    /// The day and its numbers.
    Day,
    /// Clock, disk, network and version.
    Device,
    /// A code for another device.
    Pair,
    /// Off, or on again.
    Power,
}

/// A place with how it stands there.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceCard {
    /// The printer, and how it is.
    Printer(Printer),
    /// The papers, and those of today without a good end.
    Papers {
        /// Nobody knows whether they are out.
        unconfirmed: Count,
        /// They did not come.
        failed: Count,
    },
    /// How far records are delivered.
    Delivery {
        /// Records that are still to be delivered.
        waiting: Count,
        /// Records that were refused.
        refused: Count,
    },
    /// The day: the open one, worded; whether numbers wait to be confirmed.
    Day {
        /// The open day, or nothing.
        open: String,
        /// Numbers are not given until staff confirm them.
        unconfirmed: bool,
    },
    /// The device, by its name.
    Device(String),
    /// Pairing.
    Pair,
    /// Off, or on again.
    Power,
}

/// How the printer is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Printer {
    /// Not asked yet.
    Unknown,
    /// It prints.
    Ready,
    /// It prints; the roll is near its end.
    PaperLow,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterJammed,
    /// Too hot for now.
    Overheated,
    /// It needs service.
    Faulty,
    /// It does not answer.
    Stalled,
    /// It cannot be reached.
    Disconnected,
}

/// How a paper is known to be out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Evidence {
    /// The printer said so of this very paper.
    ProcessId,
    /// Its state was good after the time the paper needs.
    Status,
}

/// The printer, in full.
#[derive(Clone, Debug, PartialEq)]
pub struct PrinterSheet {
    /// How it is.
    pub printer: Printer,
    /// The best evidence this model gives.
    pub evidence: Evidence,
    /// Papers of today whose end nobody knows.
    pub unconfirmed: Count,
    /// Papers of today that did not come.
    pub failed: Count,
    /// Whether a test page can be asked for now.
    pub can_print: bool,
}

/// A step of changing the roll.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum RollStep {
    /// Open the cover.
    Open,
    /// Put in a new roll.
    Change,
    /// Close the cover.
    Close,
    /// Print a test.
    Test,
    /// It is out.
    Done,
}

/// What is known of a paper.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Truth {
    /// It waits for its turn.
    Queued,
    /// It is on its way.
    Sending,
    /// It is out.
    Printed(Evidence),
    /// Nobody knows.
    Unconfirmed,
    /// It did not come.
    NotPrinted,
}

/// One of the last papers.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperRow {
    /// What a touch gives back.
    pub job: String,
    /// The ticket's number, as the branch shows digits.
    pub number: String,
    /// When, worded.
    pub time: String,
    /// What is known of it.
    pub truth: Truth,
    /// Whether it says that it is a copy.
    pub copy: bool,
}

/// The day, in full.
#[derive(Clone, Debug, PartialEq)]
pub struct DaySheet {
    /// The open day, worded, or nothing.
    pub open: String,
    /// What the clock says, worded.
    pub clock: String,
    /// How far it is to be trusted.
    pub trust: ClockTrust,
    /// Whether numbers wait to be confirmed.
    pub unconfirmed: bool,
    /// Each service with its next number and how many are left.
    pub services: Vec<ServiceNumbers>,
}

/// How the numbers of a service stand.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceNumbers {
    /// Its name.
    pub name: String,
    /// Its next number, as the branch shows digits.
    pub next: String,
    /// How many are left.
    pub left: Count,
}

/// How far the clock is to be trusted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClockTrust {
    /// It was set by a time service.
    Synced,
    /// It was, some hours ago.
    Holdover,
    /// Nobody set it since the device was switched on.
    Untrusted,
}

/// A row in which a number is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberRow {
    /// The service.
    pub name: String,
    /// The number, as the branch shows digits.
    pub number: String,
}

/// How far records are delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliverySheet {
    /// Where they go, in the settings' order.
    pub targets: Vec<Target>,
    /// Why records were refused: by whom, and what that said.
    pub refused: Vec<(String, String)>,
    /// Whether they can be sent again by whoever is there.
    pub can_send: bool,
}

/// How one target stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its name in the settings; `None`: the branch service.
    pub name: Option<String>,
    /// Records that are still to be delivered to it.
    pub waiting: Count,
    /// Records that it refused.
    pub refused: Count,
    /// When it last answered, worded; empty: never.
    pub last: String,
    /// Why nothing is delivered just now; empty: something is, or nothing waits.
    pub trouble: String,
}

/// The device, in full; what is not known is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceSheet {
    /// Its name in the journal.
    pub name: String,
    /// What the clock says, worded.
    pub clock: String,
    /// How far it is to be trusted.
    pub trust: ClockTrust,
    /// Free room for the data, worded.
    pub free: String,
    /// The journal's size, worded.
    pub journal: String,
    /// Where the staff console is opened.
    pub console: String,
    /// Where visitors' own page is.
    pub visitors: String,
    /// How far visitors' screens can be heard.
    pub voice: Voice,
    /// The program's version.
    pub version: String,
}

/// How far visitors' screens can be heard (P4).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Voice {
    /// They are not meant to be.
    Off,
    /// All that the settings name is there.
    Ready,
    /// Recordings are missing.
    InPart,
    /// No voice is installed.
    Missing,
    /// The loudspeaker is not there.
    NoLoudspeaker,
    /// Another program holds the loudspeaker.
    Busy,
    /// The loudspeaker does not work.
    Faulty,
}

impl Voice {
    /// Whether somebody should look at it.
    #[must_use]
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Off | Self::Ready)
    }
}

/// What a device that joins is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeviceRole {
    /// A further reception kiosk.
    Reception,
    /// The exit terminal.
    Exit,
    /// The board behind a TV.
    Board,
    /// A tablet at a counter.
    Tablet,
}

/// What is done with the whole device.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Power {
    /// Switched off.
    Off,
    /// Started again.
    Restart,
}

/// What is printed at staff's wish.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Printing {
    /// A test page.
    Test,
    /// A copy.
    Copy,
}

/// What came of the last thing staff did.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// User or secret is not right.
    Wrong,
    /// Too many tries: so many seconds to wait.
    Wait(Count),
    /// Nobody can sign in here yet.
    Nobody,
    /// A paper is on its way.
    Printing(Printing),
    /// It is out.
    Printed(Printing, Evidence),
    /// Nobody knows whether it is out.
    Unconfirmed(Printing),
    /// It did not come.
    NotPrinted(Printing),
    /// The day is open.
    DayOpened,
    /// Numbers go on.
    NumbersConfirmed,
    /// Refused records are sent again.
    SentAgain,
    /// It could not be done.
    NotDone,
    /// The device goes off or restarts.
    Going(Power),
    /// It would, if it were no simulated one.
    Pretended(Power),
}

/// By how much a touch changes a number or a date.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Step {
    /// Ten fewer.
    TenLess,
    /// One fewer.
    Less,
    /// One more.
    More,
    /// Ten more.
    TenMore,
}

/// What staff did.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum StaffTouch {
    /// A finger came down on the branch's name, on any screen.
    Pressed,
    /// It was lifted from there.
    Lifted,
    /// Typed a sign.
    Key(char),
    /// Took the last one back.
    Erase,
    /// Wants the other keys.
    OtherKeys,
    /// Goes to this field.
    Field(Field),
    /// Typed it all.
    Enter,
    /// Goes to this place.
    Open(Place),
    /// Wants a test page.
    TestPage,
    /// Wants to change the roll.
    ChangeRoll,
    /// Did this step.
    Next,
    /// Wants a copy of this job's paper.
    Reprint(String),
    /// Wants refused records sent again.
    SendAgain,
    /// Wants to choose a day to open.
    ChooseDay,
    /// Wants to say from where numbers go on.
    ChooseNumbers,
    /// Changes the number of a row.
    Step(usize, Step),
    /// Yes.
    Confirm,
    /// Wants a code for a device of this role.
    Pair(DeviceRole),
    /// Off, or on again.
    Power(Power),
}
