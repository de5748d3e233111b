//! The keys on the glass: what a touch on one does. Which stand where is in [`layout`].

mod layout;

use slint::ComponentHandle;
use slint::platform::Key;

use super::cursor::{self, Side};
use super::write;
use crate::Language;
use crate::generated::{BoardKeyKind, ExitKeys, ExitWindow};
use crate::model;
use layout::Letters;

/// Puts the keys of the visitor's language on the glass, small letters first.
pub(super) fn begin(exit: &ExitWindow, language: Language) {
    let keys = exit.global::<ExitKeys>();
    keys.set_arabic(language == Language::Arabic);
    keys.set_capital(false);
    keys.set_signs(false);
    set_keys(exit);
}

/// Does what is touched: writes, moves the cursor, or shows other keys.
pub(super) fn connect(exit: &ExitWindow) {
    let weak = exit.as_weak();
    exit.global::<ExitKeys>().on_touched(move |kind, text| {
        let exit = weak.upgrade();
        exit.iter().for_each(|exit| touched(exit, kind, &text));
    });
}

fn touched(exit: &ExitWindow, kind: BoardKeyKind, text: &str) {
    match kind {
        BoardKeyKind::Sign => write_sign(exit, text),
        BoardKeyKind::Space => write::type_text(exit, " "),
        BoardKeyKind::Enter => write::type_text(exit, Key::Return),
        BoardKeyKind::Erase => write::type_text(exit, Key::Backspace),
        BoardKeyKind::Left => cursor::step(exit, Side::Left, false),
        BoardKeyKind::Right => cursor::step(exit, Side::Right, false),
        BoardKeyKind::Shift | BoardKeyKind::Layer | BoardKeyKind::Language => turn(exit, kind),
    }
}

/// A capital is one letter; then small ones stand there again.
fn write_sign(exit: &ExitWindow, text: &str) {
    write::type_text(exit, text);
    let keys = exit.global::<ExitKeys>();
    if keys.get_capital() {
        keys.set_capital(false);
        set_keys(exit);
    }
}

/// Shows other keys.
fn turn(exit: &ExitWindow, kind: BoardKeyKind) {
    let keys = exit.global::<ExitKeys>();
    match kind {
        BoardKeyKind::Shift => keys.set_capital(!keys.get_capital()),
        BoardKeyKind::Layer => keys.set_signs(!keys.get_signs()),
        _ => {
            keys.set_arabic(!keys.get_arabic());
            keys.set_capital(false);
            keys.set_signs(false);
        }
    }
    set_keys(exit);
    write::turn(exit);
}

fn set_keys(exit: &ExitWindow) {
    let keys = exit.global::<ExitKeys>();
    let letters = if keys.get_arabic() {
        Letters::Arabic
    } else {
        Letters::English {
            capital: keys.get_capital(),
        }
    };
    let items = layout::keys(letters, keys.get_signs());
    keys.set_keys(model::updated(keys.get_keys(), items));
}
