//! The top of the board.

use slint::ComponentHandle;

use super::{View, words::said};
use crate::generated::{BoardHead, BoardWindow, Said};
use crate::icons;

/// Writes whose board it is, when it is, and what staff should see to.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let head = board.global::<BoardHead>();
    head.set_branch(view.branch.said());
    head.set_logo(icons::logo(board, &view.logo));
    let clock = view.clock.as_ref();
    let time = clock.map_or("", |clock| clock.time.as_str());
    head.set_time(time.into());
    head.set_date(clock.map_or_else(Said::default, |clock| clock.date.said()));
    head.set_fault(if view.sound_fault {
        said(board, view.languages, |words, _| words.get_no_sound())
    } else {
        Said::default()
    });
}
