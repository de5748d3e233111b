//! Pages of one sentence, and what stands before every page.

use slint::ComponentHandle;

use super::{Takeover, Thanked, Touch, Touched, What, tell};
use crate::generated::{
    ExitNotice, ExitPageKind, ExitTakeoverKind, ExitWindow, ThanksKind, WhatKind,
};

/// Writes what would be written on a phone.
pub(super) fn show_phone(exit: &ExitWindow, what: What) -> ExitPageKind {
    exit.global::<ExitNotice>().set_what(what_kind(what));
    ExitPageKind::Phone
}

/// Writes what the visitor is thanked for.
pub(super) fn show_thanks(exit: &ExitWindow, what: Thanked) -> ExitPageKind {
    exit.global::<ExitNotice>().set_thanks(match what {
        Thanked::Rating => ThanksKind::Rating,
        Thanked::Comment => ThanksKind::Comment,
        Thanked::Suggestion => ThanksKind::Suggestion,
        Thanked::Linked => ThanksKind::Linked,
    });
    ExitPageKind::Thanks
}

/// Writes what stands before the page, or nothing.
pub(super) fn show_takeover(exit: &ExitWindow, takeover: Option<Takeover>) {
    exit.global::<ExitNotice>().set_takeover(match takeover {
        None => ExitTakeoverKind::None,
        Some(Takeover::Preparing) => ExitTakeoverKind::Preparing,
        Some(Takeover::CannotStore) => ExitTakeoverKind::CannotStore,
        Some(Takeover::OutOfOrder) => ExitTakeoverKind::OutOfOrder,
    });
}

/// Tells of the ways on.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let page = exit.global::<ExitNotice>();
    page.on_back(tell(touched, Touch::Back));
    page.on_done(tell(touched, Touch::Done));
}

/// Does what a touch there does.
pub(super) fn act(exit: &ExitWindow, touch: &Touch) {
    let page = exit.global::<ExitNotice>();
    match touch {
        Touch::Back => page.invoke_back(),
        _ => page.invoke_done(),
    }
}

/// What is written, as the screens name it.
pub(super) fn what_kind(what: What) -> WhatKind {
    match what {
        What::Comment => WhatKind::Comment,
        What::Suggestion => WhatKind::Suggestion,
    }
}
