//! What stands before every page while it lasts.

use slint::ComponentHandle;

use crate::generated::{Takeover as Facade, TakeoverKind};
use crate::window::{Touched, tell};
use crate::{AppWindow, Takeover, Touch};

/// Writes which one, or none.
pub(crate) fn show(window: &AppWindow, takeover: Option<&Takeover>) {
    let page = window.global::<Facade>();
    let (holiday, when) = match takeover {
        Some(Takeover::Closed { holiday, when }) => (holiday.as_str(), when.as_str()),
        Some(Takeover::Prayer { when }) => ("", when.as_str()),
        _ => ("", ""),
    };
    page.set_holiday(holiday.into());
    page.set_when(when.into());
    page.set_kind(takeover.map_or(TakeoverKind::None, kind));
}

/// Tells of the ways on.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Facade>();
    page.on_without_paper(tell(touched, Touch::WithoutPaper));
    page.on_information(tell(touched, Touch::Information));
}

fn kind(takeover: &Takeover) -> TakeoverKind {
    match takeover {
        Takeover::Closed { .. } => TakeoverKind::Closed,
        Takeover::Prayer { .. } => TakeoverKind::Prayer,
        Takeover::OutOfPaper => TakeoverKind::OutOfPaper,
        Takeover::PrinterFault => TakeoverKind::PrinterFault,
        Takeover::CannotStore => TakeoverKind::CannotStore,
        Takeover::BranchAway => TakeoverKind::BranchAway,
        Takeover::Preparing => TakeoverKind::Preparing,
        Takeover::NumbersUnconfirmed => TakeoverKind::NumbersUnconfirmed,
        Takeover::OutOfOrder => TakeoverKind::OutOfOrder,
    }
}
