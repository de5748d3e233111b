//! Where staff can be, and what they are told there.

use super::{RollStep, SignIn};
use crate::day::BusinessDay;
use crate::people::{DeviceRole, StaffRole};
use crate::print::Evidence;
use std::collections::BTreeMap;

/// Places on the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The printer and its paper.
    Printer,
    /// The last papers and what is known of them.
    Papers,
    /// How far records are delivered.
    Delivery,
    /// The business day and its numbers.
    Day,
    /// Clock, disk, network and version.
    Device,
    /// A code with which another device joins.
    Pair,
    /// Switching off and restarting.
    Power,
}

impl Place {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::Printer,
        Self::Papers,
        Self::Delivery,
        Self::Day,
        Self::Device,
        Self::Pair,
        Self::Power,
    ];

    /// Who may go there at least.
    pub(super) fn least_role(self) -> StaffRole {
        match self {
            Self::Printer | Self::Papers | Self::Delivery | Self::Device => StaffRole::Clerk,
            Self::Day | Self::Power => StaffRole::Manager,
            Self::Pair => StaffRole::Admin,
        }
    }
}

/// The numbers of one service, while staff say from where they go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The service.
    pub service: String,
    /// The number to go on from.
    pub from: u32,
    /// Its first number.
    pub first: u32,
    /// Its last number.
    pub last: u32,
}

/// By how much a touch changes a number or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl Step {
    pub(super) fn by(self) -> i32 {
        match self {
            Self::TenLess => -10,
            Self::Less => -1,
            Self::More => 1,
            Self::TenMore => 10,
        }
    }
}

/// What is done with the whole device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Power {
    /// Switched off.
    Off,
    /// Started again.
    Restart,
}

/// Where staff are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Not here: visitors have the screen.
    Away,
    /// Asked who they are.
    SignIn(SignIn),
    /// The menu.
    Menu,
    /// The printer and its paper.
    Printer,
    /// Changing the roll.
    Roll(RollStep),
    /// The last papers.
    Papers,
    /// How far records are delivered.
    Delivery,
    /// The day and its numbers.
    Day,
    /// Choosing a day to open.
    OpenDay(BusinessDay),
    /// Saying from where numbers go on.
    Numbers(Vec<Numbers>),
    /// Clock, disk, network and version.
    Device,
    /// Choosing what a new device is for.
    PairRole,
    /// Naming it.
    PairName {
        /// What it is for.
        role: DeviceRole,
        /// Its name so far.
        name: String,
        /// The keys shown.
        plate: super::KeyPlate,
        /// Whether the code is awaited.
        asked: bool,
    },
    /// The code with which it joins.
    PairCode {
        /// Its name.
        name: String,
        /// The code.
        code: String,
        /// The authority's fingerprint as words, to be compared on the device.
        words: Vec<String>,
    },
    /// Choosing between switching off and restarting.
    Power,
    /// Asked whether to, and asked again.
    Sure {
        /// What.
        power: Power,
        /// Whether it was confirmed once.
        again: bool,
    },
}

/// What is on its way to paper at staff's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printing {
    /// A test page.
    Test,
    /// A copy of a paper.
    Copy,
}

/// What came of the last thing staff did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// User or PIN is not right.
    Wrong,
    /// Too many tries: so many seconds to wait.
    Wait(u64),
    /// This kiosk knows of nobody who may sign in.
    Nobody,
    /// A paper is on its way.
    Printing(Printing),
    /// It is out, by this evidence.
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
    /// What was asked was not done; the log says why.
    NotDone,
    /// The device goes off or restarts now.
    Going(Power),
    /// A simulated device, which has no switch.
    Pretended(Power),
}

/// What numbers go on from, by service, as the journal takes it.
pub(super) fn from(numbers: &[Numbers]) -> BTreeMap<String, u32> {
    let pairs = numbers.iter();
    pairs
        .map(|numbers| (numbers.service.clone(), numbers.from))
        .collect()
}
