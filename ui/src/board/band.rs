//! What everyone should read beside the calls.

use slint::{ComponentHandle, SharedString};

use super::words::{Place, said};
use super::{Band, Silence, View};
use crate::generated::{BandKind, BoardBand, BoardWindow, BoardWords, Said};
use crate::screen::int;

/// Writes it, or nothing.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let band = board.global::<BoardBand>();
    let (kind, told) = match &view.band {
        None => (BandKind::None, Said::default()),
        Some(Band::Stale(silence)) => (BandKind::Stale, stale(board, view, silence)),
        Some(Band::Doors(when)) => (BandKind::Doors, when.said()),
        Some(Band::Notice(notice)) => (BandKind::Notice, notice.said()),
    };
    band.set_said(told);
    band.set_kind(kind);
}

fn stale(board: &BoardWindow, view: &View, silence: &Silence) -> Said {
    said(board, view.languages, |words, place| {
        since(words, silence, place)
    })
}

fn since(words: &BoardWords, silence: &Silence, place: Place) -> SharedString {
    match (silence, place) {
        (Silence::Since(time), place) => words.invoke_stale_since(time.at(place)),
        (Silence::For { minutes, .. }, Place::First) => {
            words.invoke_stale_for(int(minutes.value as usize), minutes.shown.as_str().into())
        }
        (Silence::For { minutes, second }, Place::Second) => {
            words.invoke_stale_for(int(minutes.value as usize), second.as_str().into())
        }
    }
}
