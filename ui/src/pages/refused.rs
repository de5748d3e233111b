//! A service without numbers for today.

use slint::ComponentHandle;

use crate::generated::Refused;
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch};

/// Writes which service.
pub(crate) fn show(window: &AppWindow, service: &str) {
    window.global::<Refused>().set_service(service.into());
}

/// Tells whether the visitor goes on to other services or is done.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Refused>();
    page.on_other_services(tell(touched, Touch::Begin));
    page.on_done(tell(touched, Touch::Done));
}
