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

pub use slint_code::{AppWindow, BoardWindow, ExitWindow, Icons, Palette, Screen, Theme};
pub(crate) use slint_code::{
    BandKind, BoardBand, BoardCalls, BoardHead, BoardMain, BoardPlace, BoardQueue, BoardSlide,
    BoardWords, CallItem, CardItem, Chrome, Confirm, DayWords, DeliveryWords, DeviceWords, Hand,
    Idle, Information, KeyItem, Keypad, Locale, MoreTime, NoticesWords, PageKind, PaperItem,
    PapersWords, PlacesWords, PowerWords, PrinterWords, Printing, QueueItem, Refused, RollWords,
    RowItem, RowKind, Said, Services, SheetKind, SlideItem, StaffKeys, StaffMenu, StaffNotice,
    StaffNoticeKind, StaffPapers, StaffSheet, StaffSheetKind, StaffSteps, StepItem, Takeover,
    TakeoverKind, Ticket, TicketItem, Tone, TroubleKind, Tv, UnavailableKind, Unprinted,
    VisitorKind, VoiceWords, Who,
};
pub(crate) use slint_code::{
    BoardKey, BoardKeyKind, BoardVariant, ExitKeys, ExitLink, ExitMore, ExitNotice, ExitPageKind,
    ExitRate, ExitTakeoverKind, ExitText, ExitWrite, KeySize, LinkKind, OfferKind, ReasonKind,
    ScoreKind, ThanksKind, WhatKind,
};
