//! What the Slint compiler makes of the `.slint` files, re-exported by name so that the rest of the
//! crate keeps every lint. Nothing is written here by hand.

mod slint_code {
    #![allow(
        missing_docs,
        unreachable_pub,
        unsafe_code,
        clippy::all,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::unwrap_used
    )]
    slint::include_modules!();
}

pub use slint_code::AppWindow;
pub(crate) use slint_code::{
    CardItem, Chrome, Confirm, Hand, Icons, Idle, Information, Keypad, Locale, MoreTime, PageKind,
    Printing, Refused, RowItem, RowKind, Screen, Services, SheetKind, Takeover, TakeoverKind,
    Ticket, TicketItem, TroubleKind, UnavailableKind, Unprinted, VisitorKind, Who,
};
#[cfg(test)]
pub(crate) use slint_code::{Palette, Theme};
