//! How far records are delivered: each target, and what was refused.

use slint::{ComponentHandle, SharedString};

use super::sheet::{came, row, show as show_sheet};
use crate::generated::{
    DeliveryWords, Icons, PageKind, PlacesWords, RowItem, RowKind, StaffSheet, StaffSheetKind,
};
use crate::staff::{DeliverySheet, Notice, Target};
use crate::{AppWindow, Count};

/// Writes how far records are delivered.
pub(super) fn show(window: &AppWindow, sheet: &DeliverySheet, said: Option<&Notice>) -> PageKind {
    let all = window.global::<DeliveryWords>();
    let mut rows = came(window, said);
    rows.extend(sheet.targets.iter().flat_map(|it| target(window, it)));
    if sheet.targets.is_empty() {
        rows.push(row(RowKind::Paragraph, all.get_nowhere()));
    }
    if !sheet.refused.is_empty() {
        rows.push(row(RowKind::Heading, all.get_refused_title()));
        rows.push(row(RowKind::Paragraph, all.get_refused_how()));
    }
    for (by, why) in &sheet.refused {
        // What a system says may be in another language than the screen's.
        let text = format!("\u{2068}{by}\u{2069}: \u{2068}{why}\u{2069}");
        rows.push(row(RowKind::Fault, text.as_str().into()));
    }
    let title = window.global::<PlacesWords>().get_delivery();
    let icon = window.global::<Icons>().get_globe();
    show_sheet(window, StaffSheetKind::Delivery, (title, icon), rows);
    let page = window.global::<StaffSheet>();
    let again = sheet.can_send && !sheet.refused.is_empty();
    page.set_first(match again {
        true => all.get_send_again(),
        false => SharedString::new(),
    });
    page.set_first_enabled(true);
    page.set_second(SharedString::new());
    PageKind::StaffSheet
}

/// One line for how it stands with records that wait and records that were refused.
pub(super) fn summary(window: &AppWindow, waiting: &Count, refused: &Count) -> SharedString {
    let all = window.global::<DeliveryWords>();
    match refused.value {
        0 => going(&all, waiting),
        _ => all.invoke_refused(refused.shown.as_str().into()),
    }
}

fn going(all: &DeliveryWords, waiting: &Count) -> SharedString {
    match waiting.value {
        0 => all.get_everything(),
        _ => all.invoke_waiting(waiting.shown.as_str().into()),
    }
}

/// Its name, how it goes, and what is wrong.
fn target(window: &AppWindow, target: &Target) -> Vec<RowItem> {
    let all = window.global::<DeliveryWords>();
    let name = match &target.name {
        Some(name) => name.as_str().into(),
        None => all.get_branch(),
    };
    let mut goes = vec![going(&all, &target.waiting)];
    if !target.last.is_empty() {
        goes.push(all.invoke_last(target.last.as_str().into()));
    }
    let mut rows = vec![
        row(RowKind::Heading, name),
        row(RowKind::Paragraph, joined(&goes)),
    ];
    let wrong = wrong(&all, target);
    if !wrong.is_empty() {
        rows.push(row(RowKind::Fault, joined(&wrong)));
    }
    rows
}

fn wrong(all: &DeliveryWords, target: &Target) -> Vec<SharedString> {
    let mut lines = Vec::new();
    if target.refused.value > 0 {
        lines.push(all.invoke_refused(target.refused.shown.as_str().into()));
    }
    if !target.trouble.is_empty() {
        lines.push(all.get_stopped());
        lines.push(format!("\u{2068}{}\u{2069}", target.trouble).into());
    }
    lines
}

fn joined(lines: &[SharedString]) -> SharedString {
    lines.join("\n").into()
}
