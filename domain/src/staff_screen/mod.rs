//! The staff screen of a kiosk as a pure machine: a hidden knock on the header, user and PIN, and then what staff do
//! at the device itself.
//!
//! It stands before the visitors' screen ([`crate::screen`]), which goes on beneath it unchanged. There is a way out
//! from every page, an abandoned one closes by itself, and a PIN is forgotten as soon as it was given away. Who may
//! sign in, what is printed and what is switched off is the caller's.

mod day;
mod device;
mod event;
mod keys;
mod knock;
mod page;
mod papers;
mod roll;
mod sign;
mod step;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod walks;

pub use event::{Effect, Event, PaperEnd, Seen, SignedIn, Touch};
pub use keys::{Field, KeyPlate, Pin, SignIn};
pub use page::{Notice, Numbers, Page, Place, Power, Printing, Step};
pub use roll::{Printer, RollStep};
pub use step::step;

use crate::people::StaffRole;
use crate::screen::Manner;
use knock::Knock;

/// Without a touch for so long, in milliseconds, the question who one is closes.
pub const SIGN_IN_MS: u64 = 20_000;
/// Without a touch for so long, in milliseconds, whoever signed in is signed out.
pub const IDLE_MS: u64 = 60_000;

/// Who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The name they signed in with.
    pub name: String,
    /// What they may do.
    pub role: StaffRole,
}

/// The staff screen of one kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffScreen {
    /// Where whoever stands there is.
    pub page: Page,
    /// How they want it; reset with every leaving.
    pub manner: Manner,
    /// Who they are, once that is known.
    pub user: Option<User>,
    /// What came of the last thing they did.
    pub notice: Option<Notice>,
    /// How the printer is.
    pub printer: Printer,
    /// What is on its way to paper for them; one at a time.
    pub printing: Option<Printing>,
    /// What is known of the day.
    pub seen: Seen,
    knock: Knock,
    attempt: u64,
    touched_ms: u64,
}

impl Default for StaffScreen {
    fn default() -> Self {
        Self {
            page: Page::Away,
            manner: Manner::default(),
            user: None,
            notice: None,
            printer: Printer::Unknown,
            printing: None,
            seen: Seen::default(),
            knock: Knock::default(),
            attempt: 0,
            touched_ms: 0,
        }
    }
}

impl StaffScreen {
    /// Whether it stands before the visitors' screen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.page != Page::Away
    }

    /// Whether whoever is there may go to a place.
    #[must_use]
    pub fn may(&self, place: Place) -> bool {
        let role = self.user.as_ref().map(|user| user.role);
        role.is_some_and(|role| role >= place.least_role())
    }

    /// Whether whoever is there may have refused records sent again, as managers may at the console.
    #[must_use]
    pub fn may_send_again(&self) -> bool {
        let role = self.user.as_ref().map(|user| user.role);
        role.is_some_and(|role| role >= StaffRole::Manager)
    }

    /// The places whoever is there may go to, in their order.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let all = Place::ALL.into_iter();
        all.filter(|place| self.may(*place)).collect()
    }

    fn open(&mut self) {
        self.page = Page::SignIn(SignIn::default());
    }

    fn leave(&mut self) -> Vec<Effect> {
        let signed_in = self.user.take().is_some();
        self.page = Page::Away;
        self.manner = Manner::default();
        self.notice = None;
        self.printing = None;
        self.knock = Knock::default();
        self.attempt += 1;
        vec![Effect::Left { signed_in }]
    }
}
