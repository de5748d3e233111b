//! The pictures a branch may name for its services, groups and logo; an unknown name shows `info`,
//! because a card without a picture is worse than one with a plain picture.

use slint::{ComponentHandle, Global, Image, Model};

use crate::generated::Icons;

/// The names a branch may use.
pub const ICONS: [&str; 35] = [
    "baby",
    "basket",
    "book-open",
    "briefcase",
    "broom",
    "buildings",
    "calendar",
    "chats-circle",
    "clipboard-text",
    "drop",
    "envelope",
    "first-aid",
    "gender-female",
    "gift",
    "graduation-cap",
    "hand-coins",
    "hand-heart",
    "handshake",
    "heart",
    "house-line",
    "identification-card",
    "info",
    "megaphone",
    "mosque",
    "person",
    "person-arms-spread",
    "person-simple",
    "person-simple-walk",
    "phone",
    "question",
    "scroll",
    "star",
    "users-three",
    "wheelchair",
    "wrench",
];

const FALLBACK: &str = "info";

/// The picture of that name of [`ICONS`], or the plain one.
pub fn picture<'w, W>(window: &'w W, name: &str) -> Image
where
    W: ComponentHandle,
    Icons<'w>: Global<'w, W>,
{
    let named = window.global::<Icons>().get_named();
    let find = |name: &str| named.iter().find(|icon| icon.name == name);
    find(name)
        .or_else(|| find(FALLBACK))
        .map(|icon| icon.picture)
        .unwrap_or_default()
}

/// The same on the logo's small green square, where a filled mosque reads better than lines.
pub(crate) fn logo<'w, W>(window: &'w W, name: &str) -> Image
where
    W: ComponentHandle,
    Icons<'w>: Global<'w, W>,
{
    if name == "mosque" {
        return window.global::<Icons>().get_logo_mosque();
    }
    picture(window, name)
}
