//! The exit terminal's window: one touch is a whole rating, and who wishes says more.
//!
//! A [`View`] says what stands on the glass, [`show`] puts it there and [`connect`] tells what was touched. What
//! comes when, and what is kept, is decided elsewhere. Only what is being written lives here, in Slint's own text
//! field: it is told letter by letter and forgotten when its page is left.

mod chrome;
mod cursor;
mod keyboard;
mod keypad;
mod letters;
mod link;
mod more;
mod notice;
mod rate;
pub mod samples;
mod view;
mod write;

use std::rc::Rc;

use slint::ComponentHandle;

use crate::generated::{ExitPageKind, ExitWindow, Hand, KeySize};
use crate::{screen, window};

pub use view::{LinkState, Offer, Page, Reason, Score, Takeover, Thanked, Touch, View, What};

/// Who is told of touches.
type Touched = Rc<dyn Fn(Touch)>;

/// Puts the view on the glass and asks for a redraw at once.
pub fn show(exit: &ExitWindow, view: &View) {
    screen::measure(exit);
    window::read_as(exit, &view.chrome);
    chrome::show(exit, view);
    let before = keypad::place(exit);
    show_page(exit, &view.page);
    notice::show_takeover(exit, view.takeover);
    exit.set_asks_more_time(view.asks_more_time);
    if before != keypad::place(exit) {
        keypad::page_turned(exit);
    }
    window::redraw_now(exit);
}

/// Tells `touched` of everything a visitor does from now on.
pub fn connect(exit: &ExitWindow, touched: impl Fn(Touch) + 'static) {
    let touched: Touched = Rc::new(touched);
    connect_hand(exit, &touched);
    chrome::connect(exit, &touched);
    rate::connect(exit, &touched);
    more::connect(exit, &touched);
    write::connect(exit, &touched);
    keyboard::connect(exit);
    link::connect(exit, &touched);
    notice::connect(exit, &touched);
    keypad::connect(exit, &touched);
}

/// Does what a finger's touch does, by the very callback that the touched part calls: for demonstrations, where
/// nobody touches. What the page does not offer does nothing harmful: whoever is connected is told, and decides.
pub fn act(exit: &ExitWindow, touch: &Touch) {
    match touch {
        Touch::Rate(_) | Touch::Suggest => rate::act(exit, touch),
        Touch::Reason(_) | Touch::Comment | Touch::Link => more::act(exit, touch),
        Touch::Wrote(text) => write::act(exit, text),
        Touch::Typed(typed) => link::act(exit, typed),
        Touch::Keep | Touch::Back | Touch::Done => act_on_page(exit, touch),
        Touch::Activity => exit.global::<Hand>().invoke_down(),
        _ => chrome::act(exit, touch),
    }
}

/// Whether keys of 11 mm have room on this glass ([`crate::fit`] first): where they have not, show [`Page::Phone`]
/// instead of [`Page::Write`]. The same in every text size, and for a lowered screen.
pub fn can_write(exit: &ExitWindow) -> bool {
    screen::measure(exit);
    exit.global::<KeySize>().get_can_write()
}

fn act_on_page(exit: &ExitWindow, touch: &Touch) {
    match exit.get_page() {
        ExitPageKind::Write => write::leave(exit, touch),
        ExitPageKind::Link => link::leave(exit, touch),
        ExitPageKind::More => more::act(exit, touch),
        _ => notice::act(exit, touch),
    }
}

fn show_page(exit: &ExitWindow, page: &Page) {
    let kind = match page {
        Page::Rate {
            best_first,
            suggestions,
        } => rate::show(exit, *best_first, *suggestions),
        Page::More {
            score,
            reasons,
            comment,
            link,
        } => more::show(exit, *score, reasons, (*comment, *link)),
        Page::Write {
            what,
            text,
            left,
            longest,
        } => write::show(exit, (*what, text), left, *longest),
        Page::Phone { what } => notice::show_phone(exit, *what),
        Page::Link {
            typed,
            state,
            scanner,
        } => link::show(exit, typed, *state, *scanner),
        Page::Thanks { what } => notice::show_thanks(exit, *what),
    };
    if kind != ExitPageKind::Write {
        write::forget(exit);
    }
    exit.set_page(kind);
}

fn connect_hand(exit: &ExitWindow, touched: &Touched) {
    let hand = exit.global::<Hand>();
    let (down, up, resized) = (exit.as_weak(), exit.as_weak(), exit.as_weak());
    let touched = touched.clone();
    hand.on_down(move || {
        down.upgrade().iter().for_each(|exit| {
            keypad::put_away(exit);
            window::redraw_now(exit);
        });
        touched(Touch::Activity);
    });
    hand.on_up(move || up.upgrade().iter().for_each(window::redraw_now));
    exit.on_resized(move || resized.upgrade().iter().for_each(screen::measure));
}

/// A callback that tells of one touch.
fn tell(touched: &Touched, touch: Touch) -> impl Fn() + 'static {
    let touched = touched.clone();
    move || touched(touch.clone())
}
