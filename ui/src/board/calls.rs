//! The last calls.

use slint::ComponentHandle;

use super::words::said;
use super::{LastCall, View};
use crate::generated::{BoardCalls, BoardWindow, CallItem};
use crate::model::updated;

/// Writes them, newest first.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let calls = board.global::<BoardCalls>();
    calls.set_heading(said(board, view.languages, |words, _| {
        words.get_last_calls()
    }));
    let items = view.calls.iter().map(|call| item(board, view, call));
    calls.set_calls(updated(calls.get_calls(), items.collect()));
}

fn item(board: &BoardWindow, view: &View, call: &LastCall) -> CallItem {
    CallItem {
        number: call.number.figure(),
        counter: said(board, view.languages, |words, place| {
            words.invoke_counter_of(call.counter.at(place))
        }),
        service: call.service.said(),
    }
}
