//! Touches of the glass as the terminal's rules know them.

use domain::exit::Touch;
use domain::rating::{Reason, Score};

/// What a touch wishes.
#[must_use]
pub fn wish(touch: ui::exit::Touch) -> Touch {
    use ui::exit::Touch as Touched;
    match touch {
        Touched::Rate(face) => Touch::Rate(score(face)),
        Touched::Reason(tile) => Touch::Reason(reason(tile)),
        Touched::Comment => Touch::Comment,
        Touched::Suggest => Touch::Suggest,
        Touched::Link => Touch::Link,
        Touched::Wrote(text) => Touch::Wrote(text),
        Touched::Typed(code) => Touch::Typed(code),
        Touched::Keep => Touch::Keep,
        Touched::Back => Touch::Back,
        Touched::Done => Touch::Done,
        Touched::Home => Touch::Home,
        Touched::Language => Touch::Language,
        Touched::TextSize => Touch::TextSize,
        Touched::Contrast => Touch::Contrast,
        Touched::Reach => Touch::Reach,
        Touched::Listen => Touch::Listen,
        Touched::MoreTime => Touch::MoreTime,
        Touched::Activity => Touch::Activity,
    }
}

fn score(face: ui::exit::Score) -> Score {
    match face {
        ui::exit::Score::VeryBad => Score::VeryBad,
        ui::exit::Score::Bad => Score::Bad,
        ui::exit::Score::Good => Score::Good,
        ui::exit::Score::VeryGood => Score::VeryGood,
    }
}

fn reason(tile: ui::exit::Reason) -> Reason {
    match tile {
        ui::exit::Reason::Waiting => Reason::Waiting,
        ui::exit::Reason::Courtesy => Reason::Courtesy,
        ui::exit::Reason::Clarity => Reason::Clarity,
        ui::exit::Reason::Result => Reason::Result,
        ui::exit::Reason::Place => Reason::Place,
    }
}
