//! One sentence in the middle: a step, a question, a code.

use slint::{ComponentHandle, Image, SharedString};

use crate::generated::{
    DeviceWords, Icons, PageKind, PowerWords, RollWords, StaffNotice, StaffNoticeKind, Tone,
};
use crate::staff::{Power, StaffTouch};
use crate::window::Touched;
use crate::{AppWindow, Touch};

/// Writes the code with which a device joins.
pub(super) fn code(window: &AppWindow, name: &str, code: &str, words: &str) -> PageKind {
    let page = window.global::<StaffNotice>();
    let compare = window.global::<DeviceWords>().get_compare();
    page.set_kind(StaffNoticeKind::Code);
    page.set_about(name.into());
    let body = format!("{compare}\n{words}");
    let picture = window.global::<Icons>().get_devices();
    write(window, (picture, Tone::Busy), (code.into(), body.into()));
    page.set_large(true);
    page.set_first(window.global::<RollWords>().get_end());
    page.set_second(SharedString::new());
    PageKind::StaffNotice
}

/// Writes the question whether to switch off or restart.
pub(super) fn sure(window: &AppWindow, power: Power, again: bool) -> PageKind {
    let (all, icons) = (window.global::<PowerWords>(), window.global::<Icons>());
    let page = window.global::<StaffNotice>();
    let (picture, question, hint, yes) = match power {
        Power::Off => (
            icons.get_power(),
            all.get_off_question(),
            all.get_off_hint(),
            all.get_yes_off(),
        ),
        Power::Restart => (
            icons.get_restart(),
            all.get_restart_question(),
            all.get_restart_hint(),
            all.get_yes_restart(),
        ),
    };
    let title = if again { all.get_sure() } else { question };
    page.set_kind(StaffNoticeKind::Question);
    page.set_about(SharedString::new());
    write(window, (picture, Tone::Fault), (title, hint));
    page.set_first(yes);
    page.set_second(window.global::<RollWords>().get_back());
    PageKind::StaffNotice
}

/// Tells the answer.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffNotice>();
    let answering = touched.clone();
    page.on_take_first(move |kind| {
        answering(Touch::Staff(match kind {
            StaffNoticeKind::Step => StaffTouch::Next,
            StaffNoticeKind::Test => StaffTouch::TestPage,
            StaffNoticeKind::Question | StaffNoticeKind::Code => StaffTouch::Confirm,
        }));
    });
    page.on_back(crate::window::tell(touched, Touch::Back));
}

/// Where a touch is found that no other page has.
pub(super) fn kind(touch: &StaffTouch) -> StaffNoticeKind {
    match touch {
        StaffTouch::Next => StaffNoticeKind::Step,
        StaffTouch::TestPage => StaffNoticeKind::Test,
        _ => StaffNoticeKind::Question,
    }
}

/// Writes picture and words.
pub(super) fn write(
    window: &AppWindow,
    (picture, tone): (Image, Tone),
    (title, body): (SharedString, SharedString),
) {
    let page = window.global::<StaffNotice>();
    page.set_mark(picture);
    page.set_tone(tone);
    page.set_title(title);
    page.set_body(body);
    page.set_large(false);
}
