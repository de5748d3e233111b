//! Thanks for the rating, and what else one may tell.

use slint::{ComponentHandle, Model};

use super::{Offer, Reason, Score, Touch, Touched, rate, tell};
use crate::generated::{ExitMore, ExitPageKind, ExitWindow, OfferKind, ReasonKind};
use crate::model;

/// Writes what was chosen and what is offered: a comment, and a link to the visit.
pub(super) fn show(
    exit: &ExitWindow,
    score: Score,
    reasons: &[Reason],
    (comment, link): (Offer, Offer),
) -> ExitPageKind {
    let page = exit.global::<ExitMore>();
    page.set_score(rate::kind(score));
    let all = page.get_reasons();
    let chosen = all.iter().map(|kind| reasons.contains(&reason(kind)));
    let chosen = chosen.collect();
    page.set_chosen(model::updated(page.get_chosen(), chosen));
    page.set_comment(offer(comment));
    page.set_link(offer(link));
    ExitPageKind::More
}

/// Tells what was chosen.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let page = exit.global::<ExitMore>();
    let choosing = touched.clone();
    page.on_reason(move |kind| choosing(Touch::Reason(reason(kind))));
    page.on_write(tell(touched, Touch::Comment));
    page.on_join(tell(touched, Touch::Link));
    page.on_done(tell(touched, Touch::Done));
}

/// Does what a touch there does.
pub(super) fn act(exit: &ExitWindow, touch: &Touch) {
    let page = exit.global::<ExitMore>();
    match touch {
        Touch::Reason(reason) => page.invoke_reason(kind(*reason)),
        Touch::Comment => page.invoke_write(),
        Touch::Link => page.invoke_join(),
        _ => page.invoke_done(),
    }
}

fn offer(offer: Offer) -> OfferKind {
    match offer {
        Offer::Hidden => OfferKind::Hidden,
        Offer::Offered => OfferKind::Offered,
        Offer::Done => OfferKind::Done,
    }
}

fn kind(reason: Reason) -> ReasonKind {
    match reason {
        Reason::Waiting => ReasonKind::Waiting,
        Reason::Courtesy => ReasonKind::Courtesy,
        Reason::Clarity => ReasonKind::Clarity,
        Reason::Result => ReasonKind::Result,
        Reason::Place => ReasonKind::Place,
    }
}

fn reason(kind: ReasonKind) -> Reason {
    match kind {
        ReasonKind::Waiting => Reason::Waiting,
        ReasonKind::Courtesy => Reason::Courtesy,
        ReasonKind::Clarity => Reason::Clarity,
        ReasonKind::Result => Reason::Result,
        ReasonKind::Place => Reason::Place,
    }
}
