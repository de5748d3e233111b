//! Every page of the exit terminal with real-looking content, by name: for the gallery, pictures and tests.

use super::{LinkState, Offer, Page, Reason, Score, Takeover, Thanked, View, What};
use crate::samples::branch::{count, pick};
use crate::{Language, samples};

/// The most letters of a sample's text.
pub const LONGEST: u32 = 500;

/// Every sample, in the order of a visit; the names are those of the pictures' files.
pub fn all(language: Language) -> Vec<(&'static str, View)> {
    let mut samples: Vec<(&'static str, View)> = pages(language)
        .into_iter()
        .map(|(name, page)| (name, view(language, page)))
        .collect();
    samples.extend(takeovers(language));
    let asking = View {
        asks_more_time: true,
        ..view(
            language,
            more(Score::Bad, &[], Offer::Offered, Offer::Offered),
        )
    };
    samples.push(("more-time", asking));
    samples
}

/// A page under the sample branch's header.
pub fn view(language: Language, page: Page) -> View {
    View {
        chrome: samples::chrome(language),
        page,
        takeover: None,
        asks_more_time: false,
    }
}

/// The page of writing with `text` on it and `left` letters to go.
pub fn writing(language: Language, what: What, text: &str, left: u32) -> Page {
    Page::Write {
        what,
        text: text.to_owned(),
        left: count(language, left),
        longest: LONGEST,
    }
}

fn pages(language: Language) -> Vec<(&'static str, Page)> {
    let mut pages = vec![
        ("rate", rate(true, true)),
        ("rate-worst-first", rate(false, false)),
        (
            "more-glad",
            more(
                Score::VeryGood,
                &[Reason::Courtesy],
                Offer::Hidden,
                Offer::Offered,
            ),
        ),
        (
            "more-sad",
            more(
                Score::VeryBad,
                &[Reason::Waiting, Reason::Clarity],
                Offer::Offered,
                Offer::Offered,
            ),
        ),
        (
            "more-told",
            more(Score::Bad, &[Reason::Result], Offer::Done, Offer::Done),
        ),
    ];
    pages.extend(written(language));
    pages.extend(links());
    pages.extend(thanked());
    pages
}

fn rate(best_first: bool, suggestions: bool) -> Page {
    Page::Rate {
        best_first,
        suggestions,
    }
}

fn more(score: Score, reasons: &[Reason], comment: Offer, link: Offer) -> Page {
    Page::More {
        score,
        reasons: reasons.to_vec(),
        comment,
        link,
    }
}

fn written(language: Language) -> Vec<(&'static str, Page)> {
    let text = pick(
        language,
        "انتظرتُ ٤٠ دقيقة عند الشبّاك رقم ٣، ولم يُفتح نموذج PDF، ثم أُحلتُ إلى قسم آخر.",
        "I waited 40 minutes at counter 3, and was then sent elsewhere because the PDF form (نموذج) did not open.",
    );
    vec![
        ("write", writing(language, What::Comment, "", LONGEST)),
        ("write-text", writing(language, What::Suggestion, &text, 12)),
        (
            "phone",
            Page::Phone {
                what: What::Comment,
            },
        ),
    ]
}

fn links() -> Vec<(&'static str, Page)> {
    let link = |typed: &str, state, scanner| Page::Link {
        typed: typed.to_owned(),
        state,
        scanner,
    };
    vec![
        ("link", link("", LinkState::Waiting, true)),
        ("link-typing", link("4K7QF", LinkState::Waiting, false)),
        (
            "link-mistyped",
            link("4K7QF2M9E", LinkState::Mistyped, true),
        ),
        ("link-unknown", link("", LinkState::Unknown, true)),
        ("link-old", link("", LinkState::Old, true)),
        ("link-done", link("4K7QF2M9D", LinkState::Linked, true)),
    ]
}

fn thanked() -> Vec<(&'static str, Page)> {
    let named = [
        ("thanks", Thanked::Rating),
        ("thanks-comment", Thanked::Comment),
        ("thanks-suggestion", Thanked::Suggestion),
        ("thanks-linked", Thanked::Linked),
    ];
    named
        .map(|(name, what)| (name, Page::Thanks { what }))
        .into()
}

fn takeovers(language: Language) -> Vec<(&'static str, View)> {
    let named = [
        ("takeover-preparing", Takeover::Preparing),
        ("takeover-cannot-store", Takeover::CannotStore),
        ("takeover-out-of-order", Takeover::OutOfOrder),
    ];
    let shown = |(name, takeover)| {
        let view = View {
            takeover: Some(takeover),
            ..view(language, rate(true, true))
        };
        (name, view)
    };
    named.map(shown).into()
}
