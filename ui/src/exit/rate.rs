//! The question and its four faces.

use slint::ComponentHandle;

use super::{Score, Touch, Touched, tell};
use crate::generated::{ExitPageKind, ExitRate, ExitWindow, ScoreKind};
use crate::model;

const BEST_FIRST: [ScoreKind; 4] = [
    ScoreKind::VeryGood,
    ScoreKind::Good,
    ScoreKind::Bad,
    ScoreKind::VeryBad,
];

/// Writes in which order the faces stand, and whether a suggestion can be left.
pub(super) fn show(exit: &ExitWindow, best_first: bool, suggestions: bool) -> ExitPageKind {
    let page = exit.global::<ExitRate>();
    let mut scores = BEST_FIRST.to_vec();
    if !best_first {
        scores.reverse();
    }
    page.set_scores(model::updated(page.get_scores(), scores));
    page.set_suggestions(suggestions);
    ExitPageKind::Rate
}

/// Tells of the rating.
pub(super) fn connect(exit: &ExitWindow, touched: &Touched) {
    let page = exit.global::<ExitRate>();
    let rating = touched.clone();
    page.on_rate(move |kind| rating(Touch::Rate(score(kind))));
    page.on_suggest(tell(touched, Touch::Suggest));
}

/// Does what a touch there does.
pub(super) fn act(exit: &ExitWindow, touch: &Touch) {
    let page = exit.global::<ExitRate>();
    match touch {
        Touch::Rate(score) => page.invoke_rate(kind(*score)),
        _ => page.invoke_suggest(),
    }
}

/// The score as the screens name it.
pub(super) fn kind(score: Score) -> ScoreKind {
    match score {
        Score::VeryBad => ScoreKind::VeryBad,
        Score::Bad => ScoreKind::Bad,
        Score::Good => ScoreKind::Good,
        Score::VeryGood => ScoreKind::VeryGood,
    }
}

fn score(kind: ScoreKind) -> Score {
    match kind {
        ScoreKind::VeryBad => Score::VeryBad,
        ScoreKind::Bad => Score::Bad,
        ScoreKind::Good => Score::Good,
        ScoreKind::VeryGood => Score::VeryGood,
    }
}
