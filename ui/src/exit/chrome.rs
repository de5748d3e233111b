//! The header: the branch, the day, and the toolbar.

use slint::ComponentHandle;

use super::{Page, Touch, Touched, View, tell};
use crate::generated::{Chrome, ExitWindow, MoreTime};
use crate::icons;

/// Writes the header; home is offered where there is a way back.
pub(super) fn show(exit: &ExitWindow, view: &View) {
    let chrome = exit.global::<Chrome>();
    chrome.set_branch(view.chrome.branch.as_str().into());
    chrome.set_date(view.chrome.date.as_str().into());
    chrome.set_logo(icons::logo(exit, &view.chrome.logo));
    chrome.set_can_go_home(!matches!(view.page, Page::Rate { .. }));
}

/// Tells of the toolbar's touches, and of the answer whether more time is needed.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let chrome = exit.global::<Chrome>();
    chrome.on_home(tell(touched, Touch::Home));
    chrome.on_language(tell(touched, Touch::Language));
    chrome.on_text_size(tell(touched, Touch::TextSize));
    chrome.on_contrast(tell(touched, Touch::Contrast));
    chrome.on_reach(tell(touched, Touch::Reach));
    let overlay = exit.global::<MoreTime>();
    overlay.on_more_time(tell(touched, Touch::MoreTime));
    overlay.on_done(tell(touched, Touch::Done));
}

/// Does what a touch there does.
pub(super) fn act(exit: &ExitWindow, touch: &Touch) {
    let chrome = exit.global::<Chrome>();
    match touch {
        Touch::Language => chrome.invoke_language(),
        Touch::TextSize => chrome.invoke_text_size(),
        Touch::Contrast => chrome.invoke_contrast(),
        Touch::Reach => chrome.invoke_reach(),
        Touch::MoreTime => exit.global::<MoreTime>().invoke_more_time(),
        _ => chrome.invoke_home(),
    }
}
