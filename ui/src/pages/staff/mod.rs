//! The staff screen: six kinds of page, each in a file of its own, and the words they choose from.

mod delivery;
mod keys;
mod menu;
mod notice;
mod papers;
mod roll;
mod sheet;
mod steps;
mod words;

use slint::ComponentHandle;

use crate::generated::{Chrome, PageKind, StaffKeys, StaffMenu, StaffNotice};
use crate::staff::{Staff, StaffPage, StaffTouch};
use crate::window::Touched;
use crate::{AppWindow, Touch};

/// Writes the page; which of the kinds it is.
pub(crate) fn show(window: &AppWindow, staff: &Staff) -> PageKind {
    let said = staff.notice.as_ref();
    match &staff.page {
        StaffPage::SignIn(sign_in) => keys::sign_in(window, sign_in, said),
        StaffPage::PairName { role, name, keys } => keys::naming(window, *role, (name, keys), said),
        StaffPage::Menu(places) => menu::places(window, places),
        StaffPage::PairRole => menu::roles(window),
        StaffPage::Power => menu::power(window, said),
        StaffPage::Printer(sheet) => sheet::printer(window, sheet, said),
        StaffPage::Delivery(sheet) => delivery::show(window, sheet, said),
        StaffPage::Day(sheet) => sheet::day(window, sheet, said),
        StaffPage::Device(sheet) => sheet::device(window, sheet),
        StaffPage::Papers { papers, can_copy } => papers::show(window, papers, *can_copy, said),
        StaffPage::OpenDay { date, signs } => steps::date(window, (date, signs), said),
        StaffPage::Numbers { rows, signs } => steps::numbers(window, (rows, signs), said),
        StaffPage::Roll {
            step,
            figures,
            printer,
            printing,
        } => roll::show(window, (*step, figures, *printer), *printing, said),
        StaffPage::PairCode { name, code, words } => notice::code(window, name, code, words),
        StaffPage::Sure { power, again } => notice::sure(window, *power, *again),
    }
}

/// Tells what staff do.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    keys::connect(window, touched);
    menu::connect(window, touched);
    sheet::connect(window, touched);
    papers::connect(window, touched);
    steps::connect(window, touched);
    notice::connect(window, touched);
}

/// Does what a finger's touch does; see [`crate::act`].
pub(crate) fn act(window: &AppWindow, touch: &StaffTouch) {
    let keys = window.global::<StaffKeys>();
    let chrome = window.global::<Chrome>();
    match touch {
        StaffTouch::Pressed => chrome.invoke_pressed(),
        StaffTouch::Lifted => chrome.invoke_lifted(),
        StaffTouch::Key(sign) => keys.invoke_typed(sign.to_string().into()),
        StaffTouch::Enter => keys.invoke_take_enter(),
        StaffTouch::Open(place) => window
            .global::<StaffMenu>()
            .invoke_choose(menu::id(*place).into()),
        other => {
            let page = window.global::<StaffNotice>();
            page.invoke_take_first(notice::kind(other));
        }
    }
}

/// A callback that tells of one thing staff do.
fn tell(touched: &Touched, touch: StaffTouch) -> impl Fn() + 'static {
    crate::window::tell(touched, Touch::Staff(touch))
}
