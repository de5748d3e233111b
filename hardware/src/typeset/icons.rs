//! Logos and marks beside words: Phosphor's filled icons, drawn from their path at print size.

use swash::zeno::{Mask, Transform};

use crate::error::RasterError;

/// Side of the square the paths are drawn in.
const SIDE: f32 = 256.0;

macro_rules! icons {
    ($($name:literal),+ $(,)?) => {
        const ICONS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../icons/", $name, ".svg")))),+];
    };
}

icons!(
    "baby",
    "basket",
    "book-open",
    "briefcase",
    "broom",
    "buildings",
    "calendar-check",
    "calendar",
    "chats-circle",
    "check-circle",
    "clipboard-text",
    "drop",
    "envelope",
    "file-text",
    "first-aid",
    "gift",
    "graduation-cap",
    "hand-coins",
    "hand-heart",
    "hand-palm",
    "handshake",
    "heart",
    "house-line",
    "identification-card",
    "info",
    "megaphone",
    "mosque",
    "package",
    "person",
    "phone",
    "question",
    "scales",
    "scroll",
    "star",
    "student",
    "tree",
    "users-three",
    "users",
    "wheelchair",
    "wrench",
);

/// The icons a heading may carry.
pub fn icon_names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// The coverage of an icon in a square of `side` dots.
pub(super) fn draw(name: &str, side: u32) -> Result<Vec<u8>, RasterError> {
    let unknown = || RasterError::Icon(name.to_owned());
    let (_, svg) = ICONS
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(unknown)?;
    let path = svg
        .split_once(" d=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(path, _)| path)
        .ok_or_else(unknown)?;
    let scale = side as f32 / SIDE;
    let mut coverage = vec![0; (side * side) as usize];
    Mask::new(path)
        .transform(Some(Transform::scale(scale, scale)))
        .size(side, side)
        .render_into(&mut coverage, None);
    Ok(coverage)
}
