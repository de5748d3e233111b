//! The last papers, each with what is known of it.

use slint::{ComponentHandle, SharedString};

use super::words;
use crate::generated::{PageKind, PaperItem, PapersWords, PlacesWords, StaffPapers};
use crate::staff::{Notice, PaperRow, StaffTouch};
use crate::window::Touched;
use crate::{AppWindow, Touch, model};

/// Writes them.
pub(super) fn show(
    window: &AppWindow,
    papers: &[PaperRow],
    can_copy: bool,
    said: Option<&Notice>,
) -> PageKind {
    let page = window.global::<StaffPapers>();
    let items = papers.iter().map(|paper| item(window, paper)).collect();
    page.set_title(window.global::<PlacesWords>().get_papers());
    page.set_none(window.global::<PapersWords>().get_none());
    page.set_papers(model::updated(page.get_papers(), items));
    page.set_can_copy(can_copy);
    page.set_notice(words::notice(window, said));
    page.set_tone(words::tone(said));
    PageKind::StaffPapers
}

/// Tells of which a copy is wanted.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffPapers>();
    let copying = touched.clone();
    page.on_copy(move |job: SharedString| {
        copying(Touch::Staff(StaffTouch::Reprint(job.into())));
    });
    page.on_back(crate::window::tell(touched, Touch::Back));
}

fn item(window: &AppWindow, paper: &PaperRow) -> PaperItem {
    let (truth, tone) = words::truth(window, paper.truth);
    PaperItem {
        job: paper.job.as_str().into(),
        number: paper.number.as_str().into(),
        time: paper.time.as_str().into(),
        truth,
        tone,
        copy: paper.copy,
    }
}
