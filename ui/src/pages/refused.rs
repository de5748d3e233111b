//! A service that gives no numbers now.

use slint::ComponentHandle;

use crate::generated::Refused;
use crate::pages::services::unavailable;
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch, Unavailable};

/// Writes which service, why, and when it does again.
pub(crate) fn show(window: &AppWindow, service: &str, why: Unavailable, when: &str) {
    let page = window.global::<Refused>();
    page.set_service(service.into());
    page.set_why(unavailable(Some(why)));
    page.set_when(when.into());
}

/// Tells whether the visitor goes on to other services or is done.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Refused>();
    page.on_other_services(tell(touched, Touch::Begin));
    page.on_done(tell(touched, Touch::Done));
}
