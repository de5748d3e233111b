//! What is being written: held in Slint's own text field, cleaned as it comes in, told as it changes.

use slint::platform::{Key, WindowEvent};
use slint::{ComponentHandle, SharedString};

use super::cursor::{self, Side};
use super::{Touch, Touched, What, keypad, letters, notice, tell};
use crate::Count;
use crate::generated::{ExitKeys, ExitPageKind, ExitText, ExitWindow, ExitWrite};

/// From so many letters left on, the visitor is told.
const NEAR_END: u32 = 40;

/// Writes what is asked for, and how much room is left. The text is taken over only as the page opens.
pub(super) fn show(
    exit: &ExitWindow,
    (what, text): (What, &str),
    left: &Count,
    longest: u32,
) -> ExitPageKind {
    let page = exit.global::<ExitWrite>();
    let what = notice::what_kind(what);
    let opens = exit.get_page() != ExitPageKind::Write || page.get_what() != what;
    page.set_what(what);
    page.set_longest(i32::try_from(longest).unwrap_or(i32::MAX));
    let told = left.value <= NEAR_END;
    page.set_left(i32::try_from(left.value).unwrap_or(i32::MAX));
    page.set_left_shown(if told { left.shown.as_str() } else { "" }.into());
    if opens {
        keypad::begin_writing(exit);
        put(exit, text, text.len());
    }
    ExitPageKind::Write
}

/// Tells what is written, and that it is kept or left.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let page = exit.global::<ExitWrite>();
    page.on_keep(tell(touched, Touch::Keep));
    page.on_back(tell(touched, Touch::Back));
    let field = exit.global::<ExitText>();
    field.on_moved(tell(touched, Touch::Activity));
    let (weak, telling) = (exit.as_weak(), touched.clone());
    field.on_edited(move || {
        let exit = weak.upgrade();
        exit.iter().for_each(|exit| edited(exit, &telling));
    });
    let weak = exit.as_weak();
    field.on_key(move |key, selecting| {
        let side = side(&key);
        if let (Some(exit), Some(side)) = (weak.upgrade(), side) {
            cursor::step(&exit, side, selecting);
        }
        side.is_some()
    });
}

/// Writes the whole text, as if it had been typed.
pub(super) fn act(exit: &ExitWindow, text: &str) {
    put(exit, text, text.len());
    exit.global::<ExitText>().invoke_edited();
}

/// Does what a touch on the buttons does.
pub(super) fn leave(exit: &ExitWindow, touch: &Touch) {
    let page = exit.global::<ExitWrite>();
    match touch {
        Touch::Keep => page.invoke_keep(),
        _ => page.invoke_back(),
    }
}

/// Leaves nothing of what was written.
pub(super) fn forget(exit: &ExitWindow) {
    if !exit.global::<ExitText>().get_text().is_empty() {
        put(exit, "", 0);
    }
}

/// Types a text where the cursor is, as a key of a real keyboard does.
pub(super) fn type_text(exit: &ExitWindow, text: impl Into<SharedString>) {
    exit.invoke_take_keys();
    let text: SharedString = text.into();
    for event in [
        WindowEvent::KeyPressed { text: text.clone() },
        WindowEvent::KeyReleased { text },
    ] {
        // Fails only where a window refuses events, and then nothing is written.
        exit.window().dispatch_event_with_result(event).ok();
    }
}

/// Says which way the text runs: as its first letter does, or as the letters of the keys where there is none yet.
pub(super) fn turn(exit: &ExitWindow) {
    let field = exit.global::<ExitText>();
    let keys = exit.global::<ExitKeys>().get_arabic();
    field.set_from_right(letters::from_right(&field.get_text()).unwrap_or(keys));
}

/// An arrow's direction.
fn side(key: &SharedString) -> Option<Side> {
    let sides = [(Key::LeftArrow, Side::Left), (Key::RightArrow, Side::Right)];
    let mut found = sides.into_iter();
    let found = found.find(|(arrow, _)| *key == SharedString::from(*arrow));
    found.map(|(_, side)| side)
}

fn edited(exit: &ExitWindow, touched: &Touched) {
    let field = exit.global::<ExitText>();
    let cursor = usize::try_from(field.get_cursor()).unwrap_or_default();
    let longest = exit.global::<ExitWrite>().get_longest();
    let longest = usize::try_from(longest).unwrap_or_default();
    if let Some((text, cursor)) = letters::kept(&field.get_text(), cursor, longest) {
        put(exit, &text, cursor);
    }
    turn(exit);
    touched(Touch::Wrote(field.get_text().into()));
}

fn put(exit: &ExitWindow, text: &str, cursor: usize) {
    exit.global::<ExitText>().set_text(text.into());
    let cursor = i32::try_from(cursor).unwrap_or(i32::MAX);
    exit.invoke_stand_at(cursor, cursor);
    turn(exit);
}
