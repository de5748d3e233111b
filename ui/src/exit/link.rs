//! The ticket's code, typed.

use slint::{ComponentHandle, SharedString};

use super::{LinkState, Touch, Touched, tell};
use crate::generated::{ExitLink, ExitPageKind, ExitWindow, LinkKind};
use crate::model;

/// The signs a printed code can have (Crockford's base 32): none of them is taken for another.
const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many a code has.
const LENGTH: usize = 9;

/// Writes what is typed and what is known of it.
pub(super) fn show(
    exit: &ExitWindow,
    typed: &str,
    state: LinkState,
    scanner: bool,
) -> ExitPageKind {
    let page = exit.global::<ExitLink>();
    write(exit, typed);
    let signs = SIGNS.chars().map(SharedString::from).collect();
    page.set_signs(model::updated(page.get_signs(), signs));
    page.set_scanner(scanner);
    page.set_state(match state {
        LinkState::Waiting => LinkKind::Waiting,
        LinkState::Unknown => LinkKind::Unknown,
        LinkState::Old => LinkKind::Old,
        LinkState::Mistyped => LinkKind::Mistyped,
        LinkState::Linked => LinkKind::Linked,
    });
    ExitPageKind::Link
}

/// Tells what is typed.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let page = exit.global::<ExitLink>();
    let (weak, typing) = (exit.as_weak(), touched.clone());
    page.on_type(move |sign| {
        let exit = weak.upgrade();
        exit.iter().for_each(|exit| typed(exit, &sign, &typing));
    });
    let (weak, typing) = (exit.as_weak(), touched.clone());
    page.on_erase(move || {
        let exit = weak.upgrade();
        exit.iter().for_each(|exit| erased(exit, &typing));
    });
    page.on_keep(tell(touched, Touch::Keep));
    page.on_back(tell(touched, Touch::Back));
}

/// Types the whole code.
pub(super) fn act(exit: &ExitWindow, typed: &str) {
    write(exit, "");
    let page = exit.global::<ExitLink>();
    typed
        .chars()
        .for_each(|sign| page.invoke_type(SharedString::from(sign)));
}

/// Does what a touch on the head's buttons does.
pub(super) fn leave(exit: &ExitWindow, touch: &Touch) {
    let page = exit.global::<ExitLink>();
    match touch {
        Touch::Keep => page.invoke_keep(),
        _ => page.invoke_back(),
    }
}

/// A key of a real keyboard; whether it was a code's.
pub(super) fn key(exit: &ExitWindow, key: &str) -> bool {
    let mut signs = key.chars().map(meant);
    let (Some(Some(sign)), None) = (signs.next(), signs.next()) else {
        return false;
    };
    exit.global::<ExitLink>()
        .invoke_type(SharedString::from(sign));
    true
}

/// The code's sign that a key means: small letters and look-alikes are forgiven.
fn meant(key: char) -> Option<char> {
    let sign = match key.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SIGNS.contains(sign).then_some(sign)
}

fn typed(exit: &ExitWindow, sign: &str, touched: &Touched) {
    let mut typed = exit.global::<ExitLink>().get_typed().to_string();
    if typed.len() < LENGTH {
        typed.push_str(sign);
        write(exit, &typed);
        touched(Touch::Typed(typed));
    }
}

fn erased(exit: &ExitWindow, touched: &Touched) {
    let mut typed = exit.global::<ExitLink>().get_typed().to_string();
    if typed.pop().is_some() {
        write(exit, &typed);
        touched(Touch::Typed(typed));
    }
}

fn write(exit: &ExitWindow, typed: &str) {
    let page = exit.global::<ExitLink>();
    let mut signs = typed.chars();
    let places = (0..LENGTH)
        .map(|_| signs.next().map(SharedString::from).unwrap_or_default())
        .collect();
    page.set_places(model::updated(page.get_places(), places));
    page.set_whole(typed.chars().count() >= LENGTH);
    page.set_typed(typed.into());
}
