//! The reception's screens: what a visitor sees and touches, in Arabic and English.
//!
//! A [`View`] says what stands on the glass, [`show`] puts it there and [`connect`] tells what was touched.
//! Which page comes when, what is open and what is valid is decided elsewhere; nothing here reads or writes.

mod generated;
pub mod view;

mod icons;
mod model;
mod pages;
mod qr_image;
mod screen;
mod window;

#[cfg(test)]
mod contrast;
mod error;
pub mod headless;
pub mod samples;

pub use error::Error;
pub use generated::AppWindow;
pub use icons::ICONS;
pub use screen::{Grid, cards_per_page, fit, grid};
pub use view::{
    Chrome, Count, Language, Page, Priority, PriorityGroup, Qr, ServiceCard, Takeover, TicketView,
    Touch, Trouble, View,
};
pub use window::{act, connect, redraw_now, show};
