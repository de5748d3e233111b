//! The real `kiosk reception` in a window on a screen of its own (Xvfb), touched by real pointer events.
//!
//! The points below are those of the Manarat branch at 1280x800, 10.1 inches, text size 1. A [`Look`] tells pages
//! apart by colours that only they have there; `window_is_touched` in the stories fails first when a layout moves.

use crate::rig::Place;
use crate::rig::screen::Screen;
pub use crate::rig::screen::{Colour, Point};
use crate::rig::wait::until;
use std::process::Child;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;

const ACTION: Colour = [0x0E, 0x5A, 0x4A];
const GROUND: Colour = [0xFA, 0xF6, 0xEF];
const SURFACE: Colour = [0xFF, 0xFF, 0xFF];
const QUIET: Colour = [0xE4, 0xF0, 0xEC];
const NIGHT: Colour = [0x0A, 0x43, 0x37];
const CALL: Colour = [0xF2, 0xD9, 0xA8];
const PRIORITY: Colour = [0xF6, 0xEB, 0xD9];
const FAULT: Colour = [0xFB, 0xE9, 0xE6];

/// "Touch the screen to begin".
pub const BEGIN: Point = (505, 630);
/// The first card of services, in Arabic.
pub const FIRST_CARD: Point = (1040, 424);
/// The card beside it, in Arabic.
pub const SECOND_CARD: Point = (640, 424);
/// The first card of services, in English.
pub const FIRST_CARD_ENGLISH: Point = (240, 424);
/// The other language, in Arabic.
pub const LANGUAGE: Point = (95, 52);
/// "Skip" where one is asked who one is.
pub const SKIP: Point = (480, 740);
/// "Continue without paper".
pub const WITHOUT_PAPER: Point = (400, 560);
/// "Done" on the ticket's page, in Arabic.
pub const DONE: Point = (100, 700);
/// "Done" on the ticket's page, in English.
pub const DONE_ENGLISH: Point = (1180, 700);

/// A key, by its code on a usual keyboard under X.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// Back.
    Escape = 9,
    /// Touch.
    Enter = 36,
    /// Up.
    Up = 111,
    /// To the left.
    Left = 113,
    /// To the right.
    Right = 114,
    /// Down.
    Down = 116,
}

/// What a page has that no other has.
#[derive(Debug, Clone, Copy)]
pub struct Look(&'static str, &'static [(Point, Colour)]);

/// The welcome.
pub const WELCOME: Look = Look("the welcome", &[(BEGIN, CALL), ((100, 400), NIGHT)]);
/// The services, in Arabic or English.
pub const SERVICES: Look = Look(
    "the services",
    &[
        ((840, 330), GROUND),
        ((440, 330), GROUND),
        (FIRST_CARD, SURFACE),
        ((600, 740), PRIORITY),
    ],
);
/// Who one is, in Arabic or English.
pub const WHO: Look = Look(
    "who one is",
    &[
        (SKIP, SURFACE),
        ((100, 700), GROUND),
        ((1100, 600), SURFACE),
    ],
);
/// Out of paper, before any page.
pub const OUT_OF_PAPER: Look = Look(
    "out of paper",
    &[(WITHOUT_PAPER, ACTION), ((600, 240), FAULT)],
);
/// The question whether one needs more time, over the services.
pub const MORE_TIME: Look = Look(
    "the question for more time",
    &[((640, 500), ACTION), ((280, 520), SURFACE)],
);
/// The number and its code, with or without paper, in Arabic.
pub const TICKET: Look = Look("the ticket", &[(DONE, ACTION), ((260, 150), QUIET)]);
/// The number and its code, in English.
pub const TICKET_ENGLISH: Look = Look(
    "the ticket in English",
    &[(DONE_ENGLISH, ACTION), ((1020, 150), QUIET)],
);

/// A face of the exit terminal, the best first from the right in Arabic, the worst last.
pub const BEST_FACE: Point = (1100, 630);
/// The last of them.
pub const WORST_FACE: Point = (200, 630);
/// Where a glad rating ends, and nothing is on the page of the faces.
pub const RATED: Point = (600, 735);
/// The exit terminal's question.
pub const FACES: Look = Look(
    "the faces",
    &[
        (BEST_FACE, QUIET),
        (WORST_FACE, FAULT),
        ((942, 450), GROUND),
    ],
);
/// Thanks for a rating, with what it can be about.
pub const THANKED: Look = Look(
    "thanks for the rating",
    &[((100, 735), ACTION), ((150, 580), SURFACE)],
);

/// A reception or an exit terminal in a window.
pub struct Window {
    kiosk: Child,
    screen: Screen,
}

impl Window {
    /// Starts a screen and the reception of a place on it, and waits for the welcome.
    ///
    /// # Panics
    /// When there is no Xvfb, or the window does not come.
    #[must_use]
    pub fn open(place: &Place) -> Self {
        let window = Self::open_unsettled(place);
        window.until(WELCOME);
        window
    }

    /// As [`Window::open`], without waiting for anything to be shown.
    ///
    /// # Panics
    /// When there is no Xvfb.
    #[must_use]
    pub fn open_unsettled(place: &Place) -> Self {
        Self::of_role("reception", place)
    }

    /// Starts a screen and the exit terminal of a place on it, and waits for its faces.
    ///
    /// # Panics
    /// When there is no Xvfb, or the window does not come.
    #[must_use]
    pub fn open_exit(place: &Place) -> Self {
        let window = Self::of_role("exit", place);
        window.until(FACES);
        window
    }

    fn of_role(role: &str, place: &Place) -> Self {
        let screen = Screen::start((1280, 800));
        let kiosk = screen.program(role, place);
        Self { kiosk, screen }
    }

    /// Touches a point and lifts the finger.
    pub fn tap(&self, at: Point) {
        self.press(at);
        self.lift();
    }

    /// Puts the finger down.
    pub fn press(&self, at: Point) {
        self.slide(at);
        self.pointer((BUTTON_PRESS_EVENT, 1), (0, 0));
    }

    /// Moves the finger, or the place where it will come down.
    pub fn slide(&self, to: Point) {
        self.pointer((MOTION_NOTIFY_EVENT, 0), to);
    }

    /// Lifts the finger.
    pub fn lift(&self) {
        self.pointer((BUTTON_RELEASE_EVENT, 1), (0, 0));
    }

    /// Waits until a page is shown.
    ///
    /// # Panics
    /// When it is not, with the colours that are.
    pub fn until(&self, look: Look) {
        until(look.0, || self.shows(look).then_some(()));
    }

    /// Touches a point again and again until a page is gone: for a moment after it came a page takes no touch.
    ///
    /// # Panics
    /// When the page stays.
    pub fn tap_away(&self, at: Point, look: Look) {
        until("another page", || {
            self.tap(at);
            (!self.shows(look)).then_some(())
        });
    }

    fn shows(&self, look: Look) -> bool {
        let mut all = look.1.iter();
        all.all(|(at, colour)| self.screen.colour(*at) == *colour)
    }

    /// Waits until nothing but the ground is at a point.
    ///
    /// # Panics
    /// When something stays there.
    pub fn until_empty(&self, at: Point) {
        until("an empty ground", || {
            (self.screen.colour(at) == GROUND).then_some(())
        });
    }

    /// Kills the program as a power cut would.
    pub fn kill(&mut self) {
        self.kiosk.kill().ok();
        self.kiosk.wait().ok();
    }

    /// Whether the program still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.kiosk.try_wait(), Ok(None))
    }

    /// Gives the window the keys, as a desktop does when it opens one.
    ///
    /// # Panics
    /// When there is no window.
    pub fn give_keys(&self) {
        let Screen { hand, root, .. } = &self.screen;
        let windows = hand.query_tree(*root).unwrap().reply().unwrap();
        let window = windows.children.last().expect("a window");
        hand.set_input_focus(InputFocus::PARENT, *window, x11rb::CURRENT_TIME)
            .unwrap()
            .check()
            .unwrap();
    }

    /// Presses and lifts a key of a keypad.
    pub fn key(&self, key: Key) {
        self.pointer((KEY_PRESS_EVENT, key as u8), (0, 0));
        self.pointer((KEY_RELEASE_EVENT, key as u8), (0, 0));
    }

    fn pointer(&self, (kind, detail): (u8, u8), (x, y): Point) {
        let Screen { hand, root, .. } = &self.screen;
        hand.xtest_fake_input(kind, detail, 0, *root, x, y, 0)
            .and_then(|sent| {
                hand.flush()?;
                Ok(sent)
            })
            .unwrap()
            .check()
            .unwrap();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.kill();
    }
}
