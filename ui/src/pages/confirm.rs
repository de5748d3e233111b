//! The question a service asks before a number is promised.

use slint::ComponentHandle;

use crate::generated::Confirm;
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch, icons};

/// Writes the question.
pub(crate) fn show(window: &AppWindow, service: &str, icon: &str, question: &str) {
    let page = window.global::<Confirm>();
    page.set_service(service.into());
    page.set_icon(icons::picture(window, icon));
    page.set_question(question.into());
}

/// Tells of the answer.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Confirm>();
    page.on_confirm(tell(touched, Touch::Confirm));
    page.on_back(tell(touched, Touch::Back));
}
