//! The large place: a call, or one thing said.

use slint::{ComponentHandle, SharedString};

use super::words::{Place, said};
use super::{Call, Main, View, Words};
use crate::generated::{BoardMain, BoardPlace, BoardWindow, BoardWords};

/// Writes the call, or what is said where there is none.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let empty = Words::default();
    match &view.main {
        Main::Call(call) => show_call(board, view, call),
        Main::Quiet if view.slide.is_some() => show_place(board, BoardPlace::Slide),
        Main::Quiet => say(board, view, BoardPlace::Quiet, &empty),
        Main::Unheard => say(board, view, BoardPlace::Unheard, &empty),
        Main::Closed { when } => say(board, view, BoardPlace::Closed, when),
        Main::Prayer { when } => say(board, view, BoardPlace::Prayer, when),
    }
}

fn show_place(board: &BoardWindow, place: BoardPlace) {
    board.global::<BoardMain>().set_place(place);
}

fn show_call(board: &BoardWindow, view: &View, call: &Call) {
    let main = board.global::<BoardMain>();
    let in_each = |read: &dyn Fn(&BoardWords, Place) -> SharedString| {
        said(board, view.languages, |words, place| read(words, place))
    };
    main.set_number(call.number.first.as_str().into());
    main.set_counter(call.counter.first.as_str().into());
    main.set_ticket_label(in_each(&|words, place| match place {
        Place::First => words.get_ticket(),
        Place::Second => words.invoke_ticket_of(call.number.at(place)),
    }));
    main.set_counter_label(in_each(&|words, place| match place {
        Place::First => words.get_to_counter(),
        Place::Second => words.invoke_counter_of(call.counter.at(place)),
    }));
    main.set_sentence(in_each(&|words, place| {
        let counter = call.counter.at(place);
        if call.recall {
            words.invoke_proceed_again(counter)
        } else {
            words.invoke_proceed(counter)
        }
    }));
    main.set_service(call.service.said());
    // Only that it is another value counts.
    main.set_raised(i32::try_from(call.raised % 1_000_000).unwrap_or_default());
    show_place(board, BoardPlace::Call);
}

/// A heading and a sentence; `when` is the branch's own sentence, where the board has none.
fn say(board: &BoardWindow, view: &View, place: BoardPlace, when: &Words) {
    let main = board.global::<BoardMain>();
    main.set_heading(said(board, view.languages, |words, _| match place {
        BoardPlace::Closed => words.get_closed(),
        BoardPlace::Prayer => words.get_prayer(),
        _ => words.get_welcome(),
    }));
    let own = |languages| {
        said(board, languages, |words, _| match place {
            BoardPlace::Unheard => words.get_unheard(),
            _ => words.get_quiet(),
        })
    };
    main.set_sentence(match place {
        BoardPlace::Closed | BoardPlace::Prayer => when.said(),
        _ => own(view.languages),
    });
    show_place(board, place);
}
