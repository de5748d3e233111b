//! What staff bring to paper: tests and copies, one at a time, and the steps of a new roll.

use super::{Effect, Notice, Page, PaperEnd, Printing, RollStep, StaffScreen};

/// One paper at a time, so that nobody makes five by touching five times.
pub(super) fn print(screen: &mut StaffScreen, what: Printing, effect: Effect) -> Vec<Effect> {
    if screen.printing.is_some() {
        return Vec::new();
    }
    screen.printing = Some(what);
    screen.notice = Some(Notice::Printing(what));
    vec![effect]
}

pub(super) fn paper_ended(screen: &mut StaffScreen, end: PaperEnd) {
    let Some(what) = screen.printing.take() else {
        return;
    };
    let out = matches!(end, PaperEnd::Printed(_));
    if screen.page == Page::Roll(RollStep::Test) && out {
        screen.page = Page::Roll(RollStep::Done);
    }
    screen.notice = Some(match end {
        PaperEnd::Printed(evidence) => Notice::Printed(what, evidence),
        PaperEnd::Unconfirmed => Notice::Unconfirmed(what),
        PaperEnd::NotPrinted => Notice::NotPrinted(what),
    });
}

/// Staff say that this step is done.
pub(super) fn roll_on(screen: &mut StaffScreen, step: RollStep) {
    screen.page = match step {
        RollStep::Done => Page::Printer,
        step => Page::Roll(step.said(screen.printer)),
    };
}
