//! Changing the roll: one step, one sentence, one picture, and what the printer itself tells.

use slint::{ComponentHandle, SharedString};

use super::{notice, words};
use crate::AppWindow;
use crate::generated::{
    Icons, NoticesWords, PageKind, PrinterWords, RollWords, StaffNotice, StaffNoticeKind, Tone,
};
use crate::staff::{Notice, Printer, RollStep};

/// Writes the step; `printing`: the test is on its way.
pub(super) fn show(
    window: &AppWindow,
    (step, figures, printer): (RollStep, &[String; 2], Printer),
    printing: bool,
    said: Option<&Notice>,
) -> PageKind {
    let (all, icons) = (window.global::<RollWords>(), window.global::<Icons>());
    let page = window.global::<StaffNotice>();
    let [place, places] = figures.each_ref().map(SharedString::from);
    let (sentence, picture) = match step {
        RollStep::Open => (all.get_open(), icons.get_cover_open()),
        RollStep::Change => (all.get_change(), icons.get_paper_roll()),
        RollStep::Close => (all.get_close(), icons.get_cover_close()),
        RollStep::Test => (all.get_test(), icons.get_printer()),
        RollStep::Done => (all.get_done(), icons.get_check()),
    };
    let tests = step == RollStep::Test;
    page.set_kind(if tests {
        StaffNoticeKind::Test
    } else {
        StaffNoticeKind::Step
    });
    page.set_about(if step == RollStep::Done {
        SharedString::new()
    } else {
        all.invoke_step(place, places)
    });
    page.set_first(match step {
        RollStep::Test if printing => SharedString::new(),
        RollStep::Test => window.global::<PrinterWords>().get_test_page(),
        RollStep::Done => all.get_end(),
        _ => all.get_next(),
    });
    let body = body(window, (step, printer), printing, said);
    notice::write(window, (picture, Tone::Busy), (sentence, body));
    page.set_second(all.get_back());
    PageKind::StaffNotice
}

/// What the printer tells, or what came of the test.
fn body(
    window: &AppWindow,
    (step, printer): (RollStep, Printer),
    printing: bool,
    said: Option<&Notice>,
) -> SharedString {
    let all = window.global::<RollWords>();
    if printing {
        return window.global::<NoticesWords>().get_test_printing();
    }
    if step >= RollStep::Test && said.is_some() {
        return words::notice(window, said);
    }
    match printer {
        Printer::CoverOpen => all.get_seen_open(),
        Printer::PaperOut => all.get_seen_no_paper(),
        Printer::Ready | Printer::PaperLow => all.get_seen_ready(),
        Printer::Disconnected | Printer::Stalled => all.get_seen_nothing(),
        other => words::printer(window, other),
    }
}
