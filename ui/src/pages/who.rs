//! Who the visitor is.

use slint::ComponentHandle;

use crate::generated::{VisitorKind, Who};
use crate::window::{Touched, tell};
use crate::{AppWindow, Touch, Visitor};

/// Writes which service it is asked for.
pub(crate) fn show(window: &AppWindow, service: &str) {
    window.global::<Who>().set_service(service.into());
}

/// Tells of the answer, or that there is none.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Who>();
    let answering = touched.clone();
    page.on_who(move |kind| answering(Touch::Who(visitor(kind))));
    page.on_skip(tell(touched, Touch::SkipWho));
    page.on_back(tell(touched, Touch::Back));
}

/// The kind as callers name it.
pub(crate) fn visitor(kind: VisitorKind) -> Visitor {
    match kind {
        VisitorKind::Beneficiary => Visitor::Beneficiary,
        VisitorKind::Supporter => Visitor::Supporter,
        VisitorKind::Volunteer => Visitor::Volunteer,
        VisitorKind::Other => Visitor::Other,
    }
}

/// The kind as the screens name it.
pub(crate) fn kind(visitor: Visitor) -> VisitorKind {
    match visitor {
        Visitor::Beneficiary => VisitorKind::Beneficiary,
        Visitor::Supporter => VisitorKind::Supporter,
        Visitor::Volunteer => VisitorKind::Volunteer,
        Visitor::Other => VisitorKind::Other,
    }
}
