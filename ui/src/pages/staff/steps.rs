//! Choosing a day, or the numbers to go on from, by steps of one and of ten.

use slint::{ComponentHandle, SharedString};

use super::{tell, words};
use crate::generated::{DayWords, PageKind, PlacesWords, StaffSteps, StepItem};
use crate::staff::{Notice, NumberRow, StaffTouch, Step};
use crate::window::Touched;
use crate::{AppWindow, Touch, model};

/// Writes the choice of a day.
pub(super) fn date(
    window: &AppWindow,
    (date, signs): (&str, &[String; 4]),
    said: Option<&Notice>,
) -> PageKind {
    let all = window.global::<DayWords>();
    let row = StepItem {
        name: SharedString::new(),
        value: date.into(),
    };
    let hint = hint(window, said, all.get_open_hint());
    show(window, (all.get_choose_day(), hint), signs, vec![row]);
    window
        .global::<StaffSteps>()
        .set_confirm(all.get_open_this());
    PageKind::StaffSteps
}

/// Writes the choice of numbers.
pub(super) fn numbers(
    window: &AppWindow,
    (rows, signs): (&[NumberRow], &[String; 4]),
    said: Option<&Notice>,
) -> PageKind {
    let title = window.global::<PlacesWords>().get_choose_numbers();
    let row = |row: &NumberRow| StepItem {
        name: row.name.as_str().into(),
        value: row.number.as_str().into(),
    };
    let all = window.global::<DayWords>();
    let hint = hint(window, said, all.get_numbers_hint());
    let rows = rows.iter().map(row).collect();
    show(window, (title.clone(), hint), signs, rows);
    window.global::<StaffSteps>().set_confirm(title);
    PageKind::StaffSteps
}

/// Tells of steps, and that it is right.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffSteps>();
    let stepping = touched.clone();
    page.on_step(move |row, by| {
        let step = match by {
            ..=-2 => Step::TenLess,
            -1 => Step::Less,
            0 | 1 => Step::More,
            _ => Step::TenMore,
        };
        let row = usize::try_from(row).unwrap_or_default();
        stepping(Touch::Staff(StaffTouch::Step(row, step)));
    });
    page.on_take_confirm(tell(touched, StaffTouch::Confirm));
    page.on_back(crate::window::tell(touched, Touch::Back));
}

/// What went wrong, else what one should know.
fn hint(window: &AppWindow, said: Option<&Notice>, hint: SharedString) -> SharedString {
    let said = words::notice(window, said);
    if said.is_empty() { hint } else { said }
}

fn show(
    window: &AppWindow,
    (title, hint): (SharedString, SharedString),
    signs: &[String; 4],
    items: Vec<StepItem>,
) {
    let page = window.global::<StaffSteps>();
    let signs = signs.iter().map(SharedString::from).collect();
    page.set_title(title);
    page.set_hint(hint);
    page.set_words(model::updated(page.get_words(), signs));
    page.set_items(model::updated(page.get_items(), items));
}
