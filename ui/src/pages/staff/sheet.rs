//! How something stands: the printer, the day, the device.

use slint::{ComponentHandle, Image, SharedString};

use super::words;
use crate::generated::{
    DayWords, DeviceWords, Icons, PageKind, PapersWords, PlacesWords, PrinterWords, RowItem,
    RowKind, StaffSheet, StaffSheetKind, Tone,
};
use crate::staff::{
    ClockTrust, DaySheet, DeviceSheet, Evidence, Notice, Printer, PrinterSheet, StaffTouch,
};
use crate::window::Touched;
use crate::{AppWindow, Touch, model};

/// A heading and what stands beneath it.
struct Fact {
    name: SharedString,
    value: SharedString,
    kind: RowKind,
}

impl Fact {
    fn new(name: SharedString, value: impl Into<SharedString>) -> Self {
        Self {
            name,
            value: value.into(),
            kind: RowKind::Paragraph,
        }
    }

    /// The same, to be looked at.
    fn bad(self) -> Self {
        Self {
            kind: RowKind::Fault,
            ..self
        }
    }

    fn bad_if(self, bad: bool) -> Self {
        if bad { self.bad() } else { self }
    }
}

/// Writes the printer.
pub(super) fn printer(window: &AppWindow, sheet: &PrinterSheet, said: Option<&Notice>) -> PageKind {
    let (all, papers) = (
        window.global::<PrinterWords>(),
        window.global::<PapersWords>(),
    );
    let evidence = match sheet.evidence {
        Evidence::ProcessId => all.get_by_process_id(),
        Evidence::Status => all.get_by_status(),
    };
    let prints = matches!(
        sheet.printer,
        Printer::Unknown | Printer::Ready | Printer::PaperLow
    );
    let facts = [
        Fact::new(all.get_state(), words::printer(window, sheet.printer)).bad_if(!prints),
        Fact::new(all.get_evidence(), evidence),
        Fact::new(
            papers.get_unconfirmed_today(),
            sheet.unconfirmed.shown.as_str(),
        )
        .bad_if(sheet.unconfirmed.value > 0),
        Fact::new(papers.get_failed_today(), sheet.failed.shown.as_str())
            .bad_if(sheet.failed.value > 0),
    ];
    let title = window.global::<PlacesWords>().get_printer();
    let icon = window.global::<Icons>().get_printer();
    let rows = rows(window, said, facts);
    show(window, StaffSheetKind::Printer, (title, icon), rows);
    let page = window.global::<StaffSheet>();
    page.set_first(all.get_test_page());
    page.set_first_enabled(sheet.can_print);
    page.set_second(all.get_change_roll());
    PageKind::StaffSheet
}

/// Writes the day and its numbers.
pub(super) fn day(window: &AppWindow, sheet: &DaySheet, said: Option<&Notice>) -> PageKind {
    let all = window.global::<DayWords>();
    let open = if sheet.open.is_empty() {
        all.get_none()
    } else {
        sheet.open.as_str().into()
    };
    let mut facts = vec![
        Fact::new(all.get_open(), open).bad_if(sheet.open.is_empty()),
        clock(window, &sheet.clock, sheet.trust),
    ];
    facts.extend(sheet.services.iter().map(|service| {
        let left = service.left.shown.as_str().into();
        let numbers = all.invoke_numbers(service.next.as_str().into(), left);
        Fact::new(service.name.as_str().into(), numbers)
    }));
    let mut rows = rows(window, said, facts);
    if sheet.unconfirmed {
        rows.insert(0, row(RowKind::Fault, all.get_unconfirmed()));
    }
    let places = window.global::<PlacesWords>();
    let head = (places.get_day(), window.global::<Icons>().get_day());
    show(window, StaffSheetKind::Day, head, rows);
    let page = window.global::<StaffSheet>();
    page.set_first(all.get_choose_day());
    page.set_first_enabled(true);
    page.set_second(if sheet.unconfirmed {
        places.get_choose_numbers()
    } else {
        SharedString::new()
    });
    PageKind::StaffSheet
}

/// Writes the device.
pub(super) fn device(window: &AppWindow, sheet: &DeviceSheet) -> PageKind {
    let all = window.global::<DeviceWords>();
    let address = |address: &str| {
        if address.is_empty() {
            all.get_off()
        } else {
            address.into()
        }
    };
    let facts = [
        Fact::new(all.get_name(), sheet.name.as_str()),
        clock(window, &sheet.clock, sheet.trust),
        Fact::new(all.get_voice(), words::voice(window, sheet.voice))
            .bad_if(sheet.voice.is_fault()),
        Fact::new(all.get_console(), address(&sheet.console)),
        Fact::new(all.get_visitors(), address(&sheet.visitors)),
        Fact::new(all.get_free(), sheet.free.as_str()),
        Fact::new(all.get_journal(), sheet.journal.as_str()),
        Fact::new(all.get_version(), sheet.version.as_str()),
    ];
    let title = window.global::<PlacesWords>().get_device();
    let icon = window.global::<Icons>().get_device();
    let rows = rows(window, None, facts);
    show(window, StaffSheetKind::Device, (title, icon), rows);
    let page = window.global::<StaffSheet>();
    page.set_first(SharedString::new());
    page.set_second(SharedString::new());
    PageKind::StaffSheet
}

/// Tells what is done about it.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffSheet>();
    let (first, second) = (touched.clone(), touched.clone());
    page.on_take_first(move |kind| match kind {
        StaffSheetKind::Printer => first(Touch::Staff(StaffTouch::TestPage)),
        StaffSheetKind::Day => first(Touch::Staff(StaffTouch::ChooseDay)),
        StaffSheetKind::Delivery => first(Touch::Staff(StaffTouch::SendAgain)),
        StaffSheetKind::Device => {}
    });
    page.on_take_second(move |kind| match kind {
        StaffSheetKind::Printer => second(Touch::Staff(StaffTouch::ChangeRoll)),
        StaffSheetKind::Day => second(Touch::Staff(StaffTouch::ChooseNumbers)),
        StaffSheetKind::Delivery | StaffSheetKind::Device => {}
    });
    page.on_back(crate::window::tell(touched, Touch::Back));
}

fn clock(window: &AppWindow, said: &str, trust: ClockTrust) -> Fact {
    let name = window.global::<DayWords>().get_clock();
    // Two lines: what it says, and how far that is so.
    let value = format!("{said}\n{}", words::trust(window, trust));
    Fact::new(name, value.as_str()).bad_if(trust == ClockTrust::Untrusted)
}

/// What came of the last thing first, then each fact under its name.
fn rows(
    window: &AppWindow,
    said: Option<&Notice>,
    facts: impl IntoIterator<Item = Fact>,
) -> Vec<RowItem> {
    let mut rows = came(window, said);
    for fact in facts {
        rows.push(row(RowKind::Heading, fact.name));
        rows.push(row(fact.kind, fact.value));
    }
    rows
}

/// What came of the last thing.
pub(super) fn came(window: &AppWindow, said: Option<&Notice>) -> Vec<RowItem> {
    let mut rows = Vec::new();
    if said.is_some() {
        let kind = match words::tone(said) {
            Tone::Fault => RowKind::Fault,
            _ => RowKind::Good,
        };
        rows.push(row(kind, words::notice(window, said)));
        rows.push(row(RowKind::Paragraph, SharedString::new()));
    }
    rows
}

pub(super) fn row(kind: RowKind, text: SharedString) -> RowItem {
    RowItem { kind, text }
}

pub(super) fn show(
    window: &AppWindow,
    kind: StaffSheetKind,
    (title, icon): (SharedString, Image),
    rows: Vec<RowItem>,
) {
    let page = window.global::<StaffSheet>();
    page.set_kind(kind);
    page.set_title(title);
    page.set_icon(icon);
    page.set_rows(model::updated(page.get_rows(), rows));
}
