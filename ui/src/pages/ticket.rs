//! The ticket that was printed.

use slint::ComponentHandle;

use crate::generated::{Ticket, TicketItem};
use crate::screen::int;
use crate::window::{Touched, tell};
use crate::{AppWindow, TicketView, Touch, qr_image};

/// Writes the ticket.
pub(crate) fn show(window: &AppWindow, ticket: &TicketView) {
    window.global::<Ticket>().set_ticket(item(ticket));
}

/// Tells that the visitor is done.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    window
        .global::<Ticket>()
        .on_done(tell(touched, Touch::Done));
}

/// The ticket as the screens take it; what is not known is empty and not shown.
pub(crate) fn item(ticket: &TicketView) -> TicketItem {
    TicketItem {
        number: ticket.number.as_str().into(),
        service: ticket.service.as_str().into(),
        priority: ticket.priority,
        ahead: ticket
            .ahead
            .as_ref()
            .map(|count| count.shown.as_str())
            .unwrap_or_default()
            .into(),
        wait: ticket.wait.as_deref().unwrap_or_default().into(),
        code: qr_image::image(&ticket.qr),
        code_modules: int(ticket.qr.modules),
        follow: ticket.follow,
    }
}
