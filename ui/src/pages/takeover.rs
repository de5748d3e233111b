//! What stands before every page while it lasts.

use slint::ComponentHandle;

use crate::generated::{Takeover as Facade, TakeoverKind};
use crate::window::{Touched, tell};
use crate::{AppWindow, Takeover, Touch};

/// Writes which one, or none.
pub(crate) fn show(window: &AppWindow, takeover: Option<Takeover>) {
    window.global::<Facade>().set_kind(match takeover {
        None => TakeoverKind::None,
        Some(Takeover::OutOfPaper) => TakeoverKind::OutOfPaper,
        Some(Takeover::PrinterFault) => TakeoverKind::PrinterFault,
        Some(Takeover::CannotStore) => TakeoverKind::CannotStore,
        Some(Takeover::Preparing) => TakeoverKind::Preparing,
        Some(Takeover::NumbersUnconfirmed) => TakeoverKind::NumbersUnconfirmed,
        Some(Takeover::OutOfOrder) => TakeoverKind::OutOfOrder,
    });
}

/// Tells that the visitor goes on without paper.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    window
        .global::<Facade>()
        .on_without_paper(tell(touched, Touch::WithoutPaper));
}
