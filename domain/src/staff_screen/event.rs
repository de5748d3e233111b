//! Everything that can happen to the staff screen, and everything it can ask for.

use super::{Field, Numbers, Pin, Place, Power, Printer, Step, User};
use crate::day::BusinessDay;
use crate::people::DeviceRole;
use crate::print::Evidence;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a finger did, as a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touch {
    /// Came down on the header, on any screen.
    Pressed,
    /// Was lifted from there.
    Lifted,
    /// A sign.
    Key(char),
    /// Not that last sign.
    Erase,
    /// The other keys.
    OtherKeys,
    /// To this field.
    Field(Field),
    /// What was typed, please.
    Enter,
    /// A place on the menu.
    Open(Place),
    /// Print a test page.
    TestPage,
    /// Be led through changing the roll.
    ChangeRoll,
    /// This step is done.
    Next,
    /// A copy of this job's paper.
    Reprint(Uuid),
    /// Send again what was refused.
    SendAgain,
    /// Choose a day to open.
    ChooseDay,
    /// Say from where numbers go on.
    ChooseNumbers,
    /// Another number or date, of this row.
    Step(usize, Step),
    /// What this page asks: open the day, confirm the numbers, yes.
    Confirm,
    /// A code for a device of this role.
    Pair(DeviceRole),
    /// Off, or on again.
    Power(Power),
    /// One step back; from the menu, out.
    Back,
    /// Out.
    Leave,
    /// The other language.
    Language,
    /// Larger text.
    TextSize,
    /// The other contrast.
    Contrast,
    /// Everything in the lower half, or not after all.
    Reach,
    /// Any touch at all.
    Activity,
}

/// The answer to who one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// Welcome.
    Welcome(User),
    /// Not right.
    Wrong,
    /// Not now: so many seconds to wait.
    Wait(u64),
    /// This kiosk knows of nobody who may.
    Nobody,
}

/// How a paper ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperEnd {
    /// It is out, by this evidence.
    Printed(Evidence),
    /// Nobody knows.
    Unconfirmed,
    /// It did not come, or waits for what keeps the printer.
    NotPrinted,
}

/// What is known of the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// The day that may be opened next, as the clock says it.
    pub today: BusinessDay,
    /// The first and the last day that may be opened; a trusted clock leaves little choice.
    pub days: (BusinessDay, BusinessDay),
    /// Each service's numbers, `from` as proposed.
    pub numbers: Vec<Numbers>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A touch.
    Touched(Touch),
    /// The answer to a sign-in.
    SignedIn {
        /// Which one.
        attempt: u64,
        /// The answer.
        answer: SignedIn,
    },
    /// The printer is in this state.
    Printer(Printer),
    /// The paper that was asked for ended.
    Paper(PaperEnd),
    /// What is known of the day.
    Seen(Seen),
    /// A device may join.
    Paired {
        /// The code, as it is typed there.
        code: String,
        /// The authority's fingerprint as words.
        words: Vec<String>,
    },
    /// What was asked of the day or of delivery was done.
    Done,
    /// What was asked was not done.
    NotDone,
    /// The device goes off or restarts; a simulated one only says so.
    Going {
        /// Which.
        power: Power,
        /// It has no switch.
        pretended: bool,
    },
    /// Time passed.
    Tick,
}

/// One thing the staff screen asks of the kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Say whether this is one of the staff.
    SignIn {
        /// To be named in the answer.
        attempt: u64,
        /// Who they say they are.
        user: String,
        /// By this secret.
        pin: Pin,
    },
    /// Print a test page.
    TestPage,
    /// Print a copy of a job's paper.
    Reprint {
        /// The job.
        job: Uuid,
    },
    /// Send again what was refused.
    SendAgain,
    /// Open this business day.
    OpenDay {
        /// The day.
        date: BusinessDay,
    },
    /// Go on with numbers from here.
    ConfirmNumbers {
        /// First number of each service.
        from: BTreeMap<String, u32>,
    },
    /// Make a code with which a device joins.
    PairCode {
        /// What it is for.
        role: DeviceRole,
        /// Its name.
        name: String,
    },
    /// Switch off or restart.
    Power(Power),
    /// Visitors have the screen again.
    Left {
        /// Whether somebody was signed in.
        signed_in: bool,
    },
}
