//! The number while its paper is being printed.

use slint::ComponentHandle;

use crate::AppWindow;
use crate::generated::Printing;

/// Writes the promised number.
pub(crate) fn show(window: &AppWindow, number: &str, service: &str) {
    let page = window.global::<Printing>();
    page.set_number(number.into());
    page.set_service(service.into());
}
