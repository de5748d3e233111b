//! The exit terminal's pictures: every page a visitor can come to, under the branch's own header and in its figures.

use super::{sample, write_png};
use crate::app::view::Face;
use crate::place;
use anyhow::{Context, Result};
use config::{Language, Settings};
use domain::screen::{Manner, Patience, Screen};
use std::path::Path;
use ui::exit::{self, LinkState, Offer, Page, Reason, Score, Takeover, Thanked, View, What};
use ui::headless::Headless;
use ui::{Chrome, Count, ExitWindow};

/// The most letters that are written in a picture.
const LONGEST: u32 = 500;
/// So many are left where the end is near.
const FEW: u32 = 12;

/// One picture.
struct Shot {
    name: &'static str,
    page: Page,
    takeover: Option<Takeover>,
    asks_more_time: bool,
}

impl Shot {
    fn of(name: &'static str, page: Page) -> Self {
        Self {
            name,
            page,
            takeover: None,
            asks_more_time: false,
        }
    }
}

/// Draws every page in one manner into `folder`, as `exit-<name>.<language>.png`; where one writes only if the glass
/// has room for keys of 11 mm.
///
/// # Errors
/// When words are missing or a picture cannot be written.
pub fn draw_exit(
    settings: &Settings,
    manner: Manner,
    size: Option<(u32, u32)>,
    folder: &Path,
) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let mut screen = settings.device.screen.clone();
    (screen.width, screen.height) = size.unwrap_or((screen.width, screen.height));
    let glass = Headless::exit(screen.width, screen.height)?;
    ui::fit(glass.app(), place::px_per_mm(&screen));
    let face = Face::new(settings.branch.clone(), (screen.width, screen.height))?;
    let can_write = exit::can_write(glass.app());
    for shot in shots(&face, manner) {
        if can_write || !matches!(shot.page, Page::Write { .. }) {
            draw(&glass, &face, manner, (&shot, folder))?;
        }
    }
    Ok(())
}

fn draw(
    glass: &Headless<ExitWindow>,
    face: &Face,
    manner: Manner,
    (shot, folder): (&Shot, &Path),
) -> Result<()> {
    let language = if manner.english { "en" } else { "ar" };
    glass.show(&View {
        chrome: chrome(face, manner),
        page: shot.page.clone(),
        takeover: shot.takeover,
        asks_more_time: shot.asks_more_time,
    });
    let file = folder.join(format!("exit-{}.{language}.png", shot.name));
    write_png(&glass.picture(), &file)
}

/// The branch's own header.
fn chrome(face: &Face, manner: Manner) -> Chrome {
    let mut screen = Screen::new(Patience {
        idle_ms: 0,
        grace_ms: 0,
    });
    screen.manner = manner;
    face.view(&screen, sample::now()).chrome
}

/// Every page that looks different, in the order of a visit.
fn shots(face: &Face, manner: Manner) -> Vec<Shot> {
    let mut shots = vec![
        Shot::of(
            "rate",
            Page::Rate {
                best_first: true,
                suggestions: true,
            },
        ),
        Shot::of("more", more(Score::VeryGood, Offer::Hidden)),
        Shot::of("more-sad", more(Score::VeryBad, Offer::Offered)),
        Shot {
            asks_more_time: true,
            ..Shot::of("more-time", more(Score::Bad, Offer::Offered))
        },
    ];
    shots.extend(writing(face, manner));
    shots.extend(links());
    shots.extend(thanks());
    shots.extend(takeovers());
    shots
}

fn more(score: Score, comment: Offer) -> Page {
    Page::More {
        score,
        reasons: vec![Reason::Waiting, Reason::Clarity],
        comment,
        link: Offer::Offered,
    }
}

fn writing(face: &Face, manner: Manner) -> Vec<Shot> {
    let (language, text) = if manner.english {
        (
            Language::English,
            "I waited long, and the PDF form did not open.",
        )
    } else {
        (Language::Arabic, "طال انتظاري، ولم يُفتح نموذج PDF.")
    };
    let page = |what, text: &str, left| Page::Write {
        what,
        text: text.to_owned(),
        left: Count {
            value: left,
            shown: face.words(language).digits().number(left),
        },
        longest: LONGEST,
    };
    vec![
        Shot::of("write", page(What::Comment, "", LONGEST)),
        Shot::of("write-suggestion", page(What::Suggestion, text, FEW)),
        Shot::of(
            "phone",
            Page::Phone {
                what: What::Comment,
            },
        ),
    ]
}

fn links() -> Vec<Shot> {
    let states = [
        ("link", "", LinkState::Waiting),
        ("link-typing", "4K7QF", LinkState::Waiting),
        ("link-mistyped", "4K7QF2M9E", LinkState::Mistyped),
        ("link-unknown", "", LinkState::Unknown),
        ("link-old", "", LinkState::Old),
        ("link-done", "4K7QF2M9D", LinkState::Linked),
    ];
    let shot = |(name, typed, state): (_, &str, _)| {
        let typed = typed.to_owned();
        let scanner = true;
        Shot::of(
            name,
            Page::Link {
                typed,
                state,
                scanner,
            },
        )
    };
    states.map(shot).into()
}

fn thanks() -> Vec<Shot> {
    let what = [
        ("thanks", Thanked::Rating),
        ("thanks-comment", Thanked::Comment),
        ("thanks-suggestion", Thanked::Suggestion),
        ("thanks-linked", Thanked::Linked),
    ];
    what.map(|(name, what)| Shot::of(name, Page::Thanks { what }))
        .into()
}

fn takeovers() -> Vec<Shot> {
    let named = [
        ("preparing", Takeover::Preparing),
        ("cannot-store", Takeover::CannotStore),
        ("out-of-order", Takeover::OutOfOrder),
    ];
    let thanks = Page::Thanks {
        what: Thanked::Rating,
    };
    let shot = |(name, takeover)| Shot {
        takeover: Some(takeover),
        ..Shot::of(name, thanks.clone())
    };
    named.map(shot).into()
}
