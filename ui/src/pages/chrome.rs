//! The header on every screen: the branch, the day, and the toolbar.

use slint::ComponentHandle;

use crate::generated::Chrome;
use crate::staff::StaffTouch;
use crate::window::{Touched, tell};
use crate::{AppWindow, Page, Touch, View, icons};

/// Writes the header; home is offered where there is a way back and nothing under way.
pub(crate) fn show(window: &AppWindow, view: &View) {
    let chrome = window.global::<Chrome>();
    chrome.set_branch(view.chrome.branch.as_str().into());
    chrome.set_date(view.chrome.date.as_str().into());
    chrome.set_logo(icons::logo(window, &view.chrome.logo));
    chrome.set_can_go_home(!matches!(view.page, Page::Idle | Page::Printing { .. }));
    chrome.set_can_listen(view.chrome.can_listen);
    chrome.set_speaking(view.chrome.speaking);
}

/// Tells of the toolbar's touches, and of a finger on the branch's name.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let chrome = window.global::<Chrome>();
    chrome.on_listen(tell(touched, Touch::Listen));
    chrome.on_home(tell(touched, Touch::Home));
    chrome.on_language(tell(touched, Touch::Language));
    chrome.on_text_size(tell(touched, Touch::TextSize));
    chrome.on_contrast(tell(touched, Touch::Contrast));
    chrome.on_reach(tell(touched, Touch::Reach));
    chrome.on_pressed(tell(touched, Touch::Staff(StaffTouch::Pressed)));
    chrome.on_lifted(tell(touched, Touch::Staff(StaffTouch::Lifted)));
}
