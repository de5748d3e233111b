//! The board's window: what a hall full of people reads, in one language or in two at once.
//!
//! A [`View`] says what stands on it and [`show`] puts it there; nobody touches a board. What is shown when
//! is decided elsewhere; its sentences are here, read once per language from the catalogue.

mod band;
mod calls;
mod head;
mod main;
mod queue;
pub mod samples;
mod slide;
mod view;
mod words;

use slint::ComponentHandle;

use crate::generated::{BoardMain, BoardWindow, Locale, Tv};
use crate::{Language, window};

pub use queue::services_per_page;
pub use view::{
    Band, Call, Clock, Languages, LastCall, Main, Picture, Queue, Service, Silence, Slide, View,
    Words,
};

/// Puts the view on the glass and asks for a redraw at once. The motion that draws the eye begins when
/// [`Call::raised`] has another value than at the last time.
pub fn show(board: &BoardWindow, view: &View) {
    measure(board);
    let tv = board.global::<Tv>();
    tv.set_both(view.languages.second().is_some());
    let rtl = view.languages.first() == Language::Arabic;
    board.global::<Locale>().set_rtl(rtl);
    head::show(board, view);
    main::show(board, view);
    calls::show(board, view);
    queue::show(board, view);
    band::show(board, view);
    slide::show(board, view);
    window::redraw_now(board);
}

/// Follows the window when its size changes, as a desktop's does.
pub fn connect(board: &BoardWindow) {
    let resized = board.as_weak();
    board.on_resized(move || resized.upgrade().iter().for_each(measure));
}

/// Holds the motion for a new call at one moment, from 0 (its beginning) to 1 (its end), for pictures.
pub fn hold_motion(board: &BoardWindow, moment: f32) {
    board.global::<BoardMain>().set_motion(moment);
}

/// Tells the board the glass's size; nothing before the window has one.
fn measure(board: &BoardWindow) {
    let size = board.window().size();
    if size.width == 0 || size.height == 0 {
        return;
    }
    let logical = size.to_logical(board.window().scale_factor());
    let tv = board.global::<Tv>();
    tv.set_glass_width(logical.width);
    tv.set_glass_height(logical.height);
}
