//! The promised ticket on the screen.

use super::Drawing;
use domain::screen::{PrinterTrouble, Promised};
use store::Issued;
use ui::{Count, TicketView, Trouble};

/// The ticket on the screen with what the screen's rules do not need.
pub(crate) struct OnScreen {
    pub(crate) issued: Issued,
    pub(crate) ahead: Option<u32>,
    /// The wait that was told with it, in minutes.
    pub(crate) wait: Option<(u32, u32)>,
    pub(crate) qr: ui::Qr,
}

const NO_CODE: ui::Qr = ui::Qr {
    modules: 0,
    dark: Vec::new(),
};

impl Drawing<'_> {
    pub(super) fn ticket(&self, promised: &Promised) -> TicketView {
        let shown = self.face.ticket.as_ref();
        let known = shown.filter(|known| known.issued.ticket.id == promised.id);
        let ahead = known.and_then(|known| known.ahead);
        TicketView {
            number: self.figure(promised.number),
            service: self.service_name(&promised.service),
            priority: known.is_some_and(|known| known.issued.ticket.priority),
            ahead: ahead.map(|ahead| self.ahead(ahead)),
            wait: known
                .and_then(|known| known.wait)
                .and_then(|wait| self.wait(wait)),
            qr: known.map_or(NO_CODE, |known| known.qr.clone()),
            follow: self.face.branch.public_address.is_some(),
        }
    }

    /// A lone ٠ looks like a speck on the glass: nobody ahead is said in words.
    fn ahead(&self, value: u32) -> Count {
        if value > 0 {
            return self.count(value);
        }
        let nobody = self
            .words()
            .with("ticket-ahead", [("people", value.into())]);
        Count {
            value,
            shown: nobody.unwrap_or_else(|_| self.figure(value)),
        }
    }
}

pub(super) fn trouble(trouble: PrinterTrouble) -> Trouble {
    match trouble {
        PrinterTrouble::OutOfPaper => Trouble::OutOfPaper,
        PrinterTrouble::CoverOpen => Trouble::CoverOpen,
        PrinterTrouble::Fault => Trouble::PrinterFault,
        PrinterTrouble::Unconfirmed => Trouble::Unconfirmed,
    }
}
