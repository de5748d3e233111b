//! The cursor goes where its arrows point. Slint's own keys walk through the text in the order it was written, so that
//! in Arabic "left" would lead to the right; here every place a cursor can have tells where it stands, and the one that
//! lies next in the arrow's direction is taken, through Arabic, figures and English alike.

use std::cmp::Ordering;

use slint::ComponentHandle;

use super::letters;
use crate::generated::{ExitText, ExitWindow};

/// Where an arrow points.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Places on one line differ by less than this, in pixels.
const NEAR: f32 = 0.5;

/// A place of the cursor: before which byte, and where that is.
#[derive(Clone, Copy, Debug)]
struct Place {
    byte: usize,
    x: f32,
    y: f32,
}

/// Moves the cursor one place on; what lies between is chosen where the visitor is `selecting`.
pub(super) fn step(exit: &ExitWindow, side: Side, selecting: bool) {
    let field = exit.global::<ExitText>();
    let text = field.get_text();
    let (cursor, anchor) = (byte(field.get_cursor()), byte(field.get_anchor()));
    let places = places(exit, &text);
    let wanted = beside(&places, cursor, side, runs_from_right(&text, cursor)).unwrap_or(cursor);
    let anchor = if selecting { anchor } else { wanted };
    exit.invoke_stand_at(int(anchor), int(wanted));
}

/// Every place a cursor can have.
fn places(exit: &ExitWindow, text: &str) -> Vec<Place> {
    let field = exit.global::<ExitText>();
    field.set_measuring(true);
    let letters = text.char_indices();
    let letters = letters.filter(|(_, sign)| !letters::is_joined(*sign));
    let bytes = letters.map(|(byte, _)| byte).chain([text.len()]);
    let places = bytes.map(|byte| {
        exit.invoke_stand_at(int(byte), int(byte));
        Place {
            byte,
            x: field.get_cursor_x(),
            y: field.get_cursor_y(),
        }
    });
    let places = places.collect();
    field.set_measuring(false);
    places
}

/// The place next to the cursor on its line; at the line's end the nearest of the line that is read before or after.
fn beside(places: &[Place], cursor: usize, side: Side, from_right: bool) -> Option<usize> {
    let here = places.iter().rfind(|place| place.byte <= cursor)?;
    let same_line = |place: &&Place| (place.y - here.y).abs() < NEAR;
    let mut line: Vec<&Place> = places.iter().filter(same_line).collect();
    line.sort_by(|one, other| from_left(one, other, from_right));
    let at = line.iter().position(|place| place.byte == here.byte)?;
    let next = match side {
        Side::Left => at.checked_sub(1),
        Side::Right => Some(at + 1),
    };
    let onward = from_right == (side == Side::Left);
    let other_line = || match onward {
        true => places.iter().find(|place| place.y > here.y + NEAR),
        false => places.iter().rfind(|place| place.y < here.y - NEAR),
    };
    let next = next.and_then(|next| line.get(next).copied());
    next.or_else(other_line).map(|place| place.byte)
}

/// The order of two places from the left. Where figures or English meet Arabic two places stand in one spot, before
/// and after what runs the other way: they are passed in the order of reading.
fn from_left(one: &Place, other: &Place, from_right: bool) -> Ordering {
    let reading = match from_right {
        true => other.byte.cmp(&one.byte),
        false => one.byte.cmp(&other.byte),
    };
    let apart = (one.x - other.x).abs() > NEAR;
    if apart {
        one.x.total_cmp(&other.x)
    } else {
        reading
    }
}

/// Whether the cursor's paragraph runs from the right.
fn runs_from_right(text: &str, cursor: usize) -> bool {
    let (before, after) = text.split_at_checked(cursor).unwrap_or((text, ""));
    let begin = before.rfind('\n').map_or(0, |place| place + 1);
    let end = after.find('\n').map_or(text.len(), |place| cursor + place);
    let paragraph = text.get(begin..end).unwrap_or_default();
    letters::from_right(paragraph).unwrap_or(false)
}

fn byte(offset: i32) -> usize {
    usize::try_from(offset).unwrap_or_default()
}

fn int(byte: usize) -> i32 {
    i32::try_from(byte).unwrap_or(i32::MAX)
}
