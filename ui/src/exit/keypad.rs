//! A keypad or a real keyboard at the terminal: as everywhere, arrows walk and enter touches; where one writes, keys
//! write, and a code can be typed.

use slint::platform::Key;
use slint::{ComponentHandle, SharedString};

use super::{Touch, Touched, keyboard, link, write};
use crate::generated::{ExitNotice, ExitPageKind, ExitText, ExitWindow, Keypad, Locale};
use crate::keypad::{self, Meant, Walked};
use crate::{Language, window};

impl Walked for ExitWindow {
    fn keypad(&self) -> Keypad<'_> {
        self.global::<Keypad>()
    }

    fn listen(&self) {
        self.invoke_listen();
    }

    fn asks(&self) -> bool {
        self.get_asks_more_time()
    }

    fn begins(&self) -> bool {
        false
    }
}

/// Listens to keys; what they mean is told to `touched` as a finger's touch is.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let (weak, touched) = (exit.as_weak(), touched.clone());
    exit.global::<Keypad>().on_key(move |text| {
        let Some(exit) = weak.upgrade() else {
            return false;
        };
        touched(Touch::Activity);
        window::redraw_now(&exit);
        pressed(&exit, &text, &touched)
    });
    let weak = exit.as_weak();
    exit.global::<Keypad>()
        .on_lost(move || weak.upgrade().iter().for_each(page_turned));
    exit.invoke_listen();
}

/// What makes a screen another one, so that what had the keys may be gone from it.
pub(super) fn place(exit: &ExitWindow) -> impl PartialEq + use<> {
    let takeover = exit.global::<ExitNotice>().get_takeover();
    (exit.get_page(), takeover, exit.get_asks_more_time())
}

/// After another page came: keys write where one writes, else they are heard anew.
pub(super) fn page_turned(exit: &ExitWindow) {
    keypad::page_turned(exit);
    if writes(exit) && !exit.global::<Keypad>().get_active() {
        exit.invoke_take_keys();
    }
}

/// A finger came: the mark of the focus goes, and keys write where one writes.
pub(super) fn put_away(exit: &ExitWindow) {
    let keypad = exit.global::<Keypad>();
    if keypad.get_active() && writes(exit) {
        exit.invoke_take_keys();
    }
    keypad.set_active(false);
}

/// Puts the keys of the visitor's language on the glass as the page of writing opens.
pub(super) fn begin_writing(exit: &ExitWindow) {
    let arabic = exit.global::<Locale>().get_rtl();
    let language = if arabic {
        Language::Arabic
    } else {
        Language::English
    };
    keyboard::begin(exit, language);
}

fn writes(exit: &ExitWindow) -> bool {
    exit.get_page() == ExitPageKind::Write && !exit.get_asks_more_time()
}

/// Whether the key was ours.
fn pressed(exit: &ExitWindow, text: &SharedString, touched: &Touched) -> bool {
    if writes(exit) && !exit.global::<Keypad>().get_active() {
        return pressed_while_writing(exit, text, touched);
    }
    let ours = keypad::pressed(exit, text, &|meant| {
        touched(match meant {
            Meant::MoreTime => Touch::MoreTime,
            Meant::Back | Meant::Begin => Touch::Back,
        });
    });
    if !ours && exit.get_page() == ExitPageKind::Link {
        return link::key(exit, text);
    }
    if !ours && writes(exit) {
        // A letter, after a walk over the keys.
        exit.global::<Keypad>().set_active(false);
        write::type_text(exit, text.clone());
        return true;
    }
    ours
}

/// All keys write, but for those that lead away: escape, and down from the end of the text.
fn pressed_while_writing(exit: &ExitWindow, text: &SharedString, touched: &Touched) -> bool {
    let is = |key: Key| *text == SharedString::from(key);
    let field = exit.global::<ExitText>();
    let at_end = usize::try_from(field.get_cursor()) == Ok(field.get_text().len());
    if is(Key::Escape) {
        touched(Touch::Back);
    } else if is(Key::DownArrow) && at_end {
        keypad::begin(exit);
    } else {
        // Tab would take the keys away from the text.
        return is(Key::Tab) || is(Key::Backtab);
    }
    true
}
