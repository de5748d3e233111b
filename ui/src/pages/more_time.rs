//! The question whether the visitor needs more time.

use slint::ComponentHandle;

use crate::generated::MoreTime;
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch};

/// Tells of the answer.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let overlay = window.global::<MoreTime>();
    overlay.on_more_time(tell(touched, Touch::MoreTime));
    overlay.on_done(tell(touched, Touch::Done));
}
