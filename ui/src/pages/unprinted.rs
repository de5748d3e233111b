//! The ticket that has no paper.

use slint::ComponentHandle;

use crate::generated::{TroubleKind, Unprinted};
use crate::pages::ticket;
use crate::window::{Touched, tell};
use crate::{AppWindow, TicketView, Touch, Trouble};

/// Writes the ticket and why it has no paper.
pub(crate) fn show(window: &AppWindow, ticket: &TicketView, trouble: Trouble) {
    let page = window.global::<Unprinted>();
    page.set_ticket(ticket::item(ticket));
    page.set_trouble(match trouble {
        Trouble::OutOfPaper => TroubleKind::OutOfPaper,
        Trouble::CoverOpen => TroubleKind::CoverOpen,
        Trouble::PrinterFault => TroubleKind::PrinterFault,
        Trouble::Unconfirmed => TroubleKind::Unconfirmed,
    });
}

/// Tells that the visitor is done.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    window
        .global::<Unprinted>()
        .on_done(tell(touched, Touch::Done));
}
