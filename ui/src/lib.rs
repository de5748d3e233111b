//! The screens: what a visitor at the reception sees and touches, what a hall reads on its [`board`], and how a visit is
//! rated at the [`exit`].
//!
//! A [`View`] says what stands on the glass, [`show`] puts it there and [`connect`] tells what was touched.
//! Which page comes when, what is open and what is valid is decided elsewhere; nothing here reads or writes.

pub mod board;
pub mod exit;
mod generated;
pub mod view;

mod icons;
mod keypad;
mod model;
mod pages;
mod qr_image;
mod screen;
mod window;

mod error;
pub mod headless;
pub mod samples;

pub use error::Error;
pub use generated::{AppWindow, BoardWindow, ExitWindow, Icons, Palette, Screen, Theme};
pub use icons::{ICONS, picture};
pub use screen::{Grid, Shape, fit};
pub use view::staff;
pub use view::{
    Card, Chrome, Count, Document, DocumentCard, DocumentLine, GroupCard, Information, Language,
    Menu, Page, Priority, PriorityGroup, Qr, ServiceCard, Sheet, Takeover, TicketView, Touch,
    Trouble, Unavailable, View, Visitor,
};
pub use window::{act, connect, redraw_now, show};
