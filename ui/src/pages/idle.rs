//! The welcome: nothing to write, one thing to touch.

use slint::ComponentHandle;

use crate::generated::Idle;
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch};

/// Tells that a visitor is here.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    window
        .global::<Idle>()
        .on_begin(tell(touched, Touch::Begin));
}
