//! Keys on the glass: who signs in, and what a new device is called.

use slint::{ComponentHandle, SharedString};

use super::{tell, words};
use crate::generated::{DeviceWords, KeyItem, NoticesWords, PageKind, StaffKeys};
use crate::staff::{DeviceRole, Field, Key, Notice, SignIn, StaffTouch};
use crate::window::Touched;
use crate::{AppWindow, Touch, model};

/// Stands for each sign of a secret.
const DOT: &str = "•";

/// Writes the question who it is.
pub(super) fn sign_in(window: &AppWindow, asked: &SignIn, said: Option<&Notice>) -> PageKind {
    let page = window.global::<StaffKeys>();
    page.set_title(page.get_sign_in());
    page.set_naming(false);
    page.set_first_name(page.get_user());
    page.set_first(asked.user.as_str().into());
    page.set_second(DOT.repeat(asked.typed).into());
    page.set_at_second(asked.field == Field::Pin);
    page.set_enter(page.get_enter_sign_in());
    page.set_waits(asked.checking);
    page.set_notice(match said {
        _ if asked.checking => window.global::<NoticesWords>().get_checking(),
        said => words::notice(window, said),
    });
    set_keys(window, &asked.keys);
    PageKind::StaffKeys
}

/// Writes the name of a device that is to join.
pub(super) fn naming(
    window: &AppWindow,
    role: DeviceRole,
    (name, keys): (&str, &[Key]),
    said: Option<&Notice>,
) -> PageKind {
    let page = window.global::<StaffKeys>();
    let device = window.global::<DeviceWords>();
    page.set_title(device.get_naming());
    page.set_naming(true);
    page.set_first_name(words::role(window, role));
    page.set_first(name.into());
    page.set_at_second(false);
    page.set_enter(device.get_make_code());
    page.set_waits(false);
    page.set_notice(words::notice(window, said));
    set_keys(window, keys);
    PageKind::StaffKeys
}

/// Tells what is typed.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffKeys>();
    let (typing, going) = (touched.clone(), touched.clone());
    page.on_typed(move |sign: SharedString| {
        let sign = sign.chars().next();
        sign.into_iter()
            .for_each(|sign| typing(Touch::Staff(StaffTouch::Key(sign))));
    });
    page.on_field(move |second| {
        let field = if second { Field::Pin } else { Field::User };
        going(Touch::Staff(StaffTouch::Field(field)));
    });
    page.on_erase(tell(touched, StaffTouch::Erase));
    page.on_other_keys(tell(touched, StaffTouch::OtherKeys));
    page.on_take_enter(tell(touched, StaffTouch::Enter));
    page.on_back(crate::window::tell(touched, Touch::Back));
}

fn set_keys(window: &AppWindow, keys: &[Key]) {
    let page = window.global::<StaffKeys>();
    let letter = |key: &Key| matches!(key, Key::Sign { sign: 'a', .. });
    page.set_letters(keys.iter().any(letter));
    let items = keys.iter().map(item).collect();
    page.set_keys(model::updated(page.get_keys(), items));
}

fn item(key: &Key) -> KeyItem {
    let (sign, shown) = match key {
        Key::Sign { sign, shown } => (sign.to_string(), shown.as_str()),
        Key::Other { shown } => (String::new(), shown.as_str()),
        Key::Erase => (String::new(), ""),
    };
    KeyItem {
        sign: sign.into(),
        shown: shown.into(),
        erases: matches!(key, Key::Erase),
        turns: matches!(key, Key::Other { .. }),
    }
}
