//! The board: what a hall can read of it, in which languages, and that it rests. Its pictures stand in
//! `tests/pictures/board`, the three choices of language side by side; how they are kept and written anew
//! is told at the head of `pictures.rs`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

#[path = "glass/area.rs"]
mod area;
#[path = "glass/kept.rs"]
mod kept;
#[path = "glass/small.rs"]
mod small;

use area::{Area, area};
use i_slint_backend_testing::{ElementHandle, ElementQuery};
use kept::differs;
use small::{side_by_side, smaller};
use ui::BoardWindow;
use ui::board::samples::{self, LANGUAGES};
use ui::board::{Languages, Main, View, hold_motion};
use ui::headless::Headless;

/// The televisions a board is made for.
const GLASSES: [(u32, u32); 5] = [
    (1920, 1080),
    (1280, 720),
    (1080, 1920),
    (1280, 800),
    (3840, 2160),
];

/// How high figures are, in parts of their letters' size: Arabic ones, and European ones.
const ARABIC_INK: f32 = 0.61;
const LATIN_INK: f32 = 0.698;

type Board = Headless<BoardWindow>;

fn board((width, height): (u32, u32)) -> Board {
    Headless::board(width, height).expect("a window in memory")
}

fn show(board: &Board, view: &View) {
    board.show(view);
    board.draw();
}

fn sample(languages: Languages, name: &str) -> View {
    let all = samples::all(languages).into_iter();
    let mut named = all.filter(|(sample, _)| *sample == name);
    named.next().expect("a sample of that name").1
}

fn all(board: &Board, component: &str) -> Vec<ElementHandle> {
    let query = ElementQuery::from_root(board.app()).match_type_name(component);
    query.find_all()
}

/// What can be read, without the texts that only measure.
fn texts(of: &ElementHandle) -> Vec<ElementHandle> {
    let texts = of.query_descendants().match_inherits("Text").find_all();
    let read = |text: &ElementHandle| {
        text.accessible_label()
            .is_some_and(|label| !label.trim().is_empty())
    };
    texts.into_iter().filter(read).collect()
}

fn labels(board: &Board) -> Vec<String> {
    let holders = all(board, "Fit").into_iter().chain(all(board, "Digits"));
    let texts = holders.flat_map(|holder| texts(&holder));
    texts
        .filter_map(|text| text.accessible_label())
        .map(|label| label.to_string())
        .collect()
}

/// The text's lines, without the room beneath them where only dots and vowels reach.
fn lines(text: &ElementHandle) -> Area {
    let text = area(text);
    Area {
        bottom: text.top + text.height() * 0.9,
        ..text
    }
}

/// Words that leave their box, and boxes that leave the glass or run into others.
fn faults(board: &Board, whole: Area) -> Vec<String> {
    let boxes = all(board, "Fit");
    assert!(boxes.len() >= 8, "only {} texts were found", boxes.len());
    let mut faults = Vec::new();
    let mut words = Vec::new();
    for holder in &boxes {
        let room = area(holder);
        for text in texts(holder) {
            let lines = lines(&text);
            if !lines.is_within(&room) || !lines.is_within(&whole) {
                faults.push(format!("{:?} leaves {room:?}", text.accessible_label()));
            }
            words.push(lines);
        }
    }
    // What figures are drawn with stands out of their own box; the box is what they fill.
    words.extend(all(board, "Digits").iter().map(area));
    for (index, text) in words.iter().enumerate() {
        let mut others = words[index + 1..].iter();
        if let Some(other) = others.find(|other| other.overlaps(text)) {
            faults.push(format!("{text:?} runs into {other:?}"));
        }
    }
    faults
}

fn stands_well(size: (u32, u32)) {
    let board = board(size);
    let whole = Area {
        left: 0.0,
        top: 0.0,
        right: size.0 as f32,
        bottom: size.1 as f32,
    };
    let mut found = Vec::new();
    for (code, languages) in LANGUAGES {
        for (name, view) in samples::all(languages) {
            show(&board, &view);
            let faults = faults(&board, whole);
            found.extend(faults.iter().map(|fault| format!("{name}.{code}: {fault}")));
        }
    }
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn no_word_leaves_its_box_on_a_wide_board() {
    stands_well(GLASSES[0]);
}

#[test]
fn no_word_leaves_its_box_on_a_small_board() {
    stands_well(GLASSES[1]);
}

#[test]
fn no_word_leaves_its_box_on_an_upright_board() {
    stands_well(GLASSES[2]);
}

#[test]
fn no_word_leaves_its_box_on_a_ten_inch_glass() {
    stands_well(GLASSES[3]);
}

/// How high the ticket's number is, in pixels: the largest figures of the board.
fn number_height(board: &Board, languages: Languages) -> f32 {
    let figures = all(board, "Digits").into_iter();
    let boxes = figures.map(|digits| area(&digits).height());
    let size = boxes.fold(0.0, f32::max) / 0.72;
    match languages.first() {
        ui::Language::Arabic => size * ARABIC_INK,
        ui::Language::English => size * LATIN_INK,
    }
}

/// Read from ten metres: a fifth of the height of a wide glass, whatever stands beside it; of an upright one
/// while nothing has to be told beneath, and always a fifth of its width. The largest glass is the usual one scaled.
#[test]
fn the_number_called_is_a_fifth_of_the_glass() {
    for (width, height) in GLASSES {
        let board = board((width, height));
        for (code, languages) in LANGUAGES {
            for (name, view) in samples::all(languages) {
                let largest = width > 2000 && name != "call";
                if !matches!(view.main, Main::Call(_)) || name == "call-long" || largest {
                    continue;
                }
                show(&board, &view);
                let whole = if width > height || name == "call" {
                    height
                } else {
                    width
                };
                let part = number_height(&board, languages) / whole as f32;
                assert!(part >= 0.2, "{name}.{code} {width}x{height}: {part:.3}");
            }
        }
    }
}

#[test]
fn english_is_the_mirror_image() {
    for size in [GLASSES[0], GLASSES[2]] {
        let board = board(size);
        let tiles = |languages| {
            show(&board, &sample(languages, "slide-text"));
            let list = area(&all(&board, "LastCalls")[0]);
            (list.left, list.right, area(&all(&board, "Slide")[0]).left)
        };
        let (arabic, english) = (tiles(LANGUAGES[0].1), tiles(LANGUAGES[1].1));
        let width = size.0 as f32;
        assert!(
            (arabic.1 - (width - english.0)).abs() < 1.0,
            "{arabic:?} {english:?}"
        );
        assert!(
            (arabic.0 - (width - english.1)).abs() < 1.0,
            "{arabic:?} {english:?}"
        );
    }
}

#[test]
fn the_arrow_leads_from_the_number_to_the_counter() {
    let board = board(GLASSES[0]);
    for (languages, leftward) in [(LANGUAGES[0].1, true), (LANGUAGES[1].1, false)] {
        show(&board, &sample(languages, "call"));
        let mut figures: Vec<Area> = all(&board, "Digits").iter().map(area).collect();
        figures.sort_by(|one, other| other.height().total_cmp(&one.height()));
        assert_eq!(figures[1].right < figures[0].left, leftward, "{figures:?}");
    }
}

#[test]
fn both_languages_say_where_to_go_at_once() {
    let board = board(GLASSES[0]);
    show(&board, &sample(LANGUAGES[2].1, "call"));
    let labels = labels(&board);
    let expected = [
        "يُرجى التوجّه إلى الشباك رقم ٣",
        "Please proceed to counter 3",
        "Ticket 107",
        "الاستفسارات",
        "Enquiries",
        "في الانتظار",
        "Waiting",
    ];
    for words in expected {
        assert!(
            labels.iter().any(|label| label == words),
            "{words}: {labels:?}"
        );
    }
}

/// "Nothing new" in Arabic, for so many minutes.
#[test]
fn arabic_counts_the_minutes_of_silence_in_its_own_ways() {
    let cases = [
        (1, "١", "منذ دقيقة."),
        (2, "٢", "منذ دقيقتين."),
        (7, "٧", "منذ ٧ دقائق."),
        (12, "١٢", "منذ ١٢ دقيقة."),
    ];
    let board = board(GLASSES[1]);
    let languages = LANGUAGES[0].1;
    for (value, shown, part) in cases {
        let minutes = ui::Count {
            value,
            shown: shown.to_owned(),
        };
        let silence = ui::board::Silence::For {
            minutes,
            second: String::new(),
        };
        let view = View {
            band: Some(ui::board::Band::Stale(silence)),
            ..sample(languages, "call")
        };
        show(&board, &view);
        let labels = labels(&board);
        assert!(
            labels.iter().any(|label| label.contains(part)),
            "{part}: {labels:?}"
        );
    }
}

fn with_raised(raised: u64) -> View {
    let mut view = sample(LANGUAGES[2].1, "call");
    if let Main::Call(call) = &mut view.main {
        call.raised = raised;
    }
    view
}

/// A board at rest asks the processor for nothing.
#[test]
fn only_a_new_call_moves_and_then_it_rests() {
    let board = board((640, 360));
    let moves = || {
        board.draw();
        slint::platform::duration_until_next_timer_update().is_some()
    };
    show(&board, &with_raised(1));
    hold_motion(board.app(), 1.0);
    assert!(!moves(), "at rest");
    show(&board, &with_raised(1));
    assert!(!moves(), "the same call again");
    show(&board, &with_raised(2));
    assert!(moves(), "a new call");
    hold_motion(board.app(), 1.0);
    assert!(!moves(), "at rest again");
}

/// No flashing (WCAG 2.3.1): the frame comes and goes three times in all.
#[test]
fn a_new_call_is_framed_three_times() {
    let board = board((640, 360));
    show(&board, &with_raised(1));
    let card = area(&all(&board, "CallCard")[0]);
    let framed = |moment: u8| {
        hold_motion(board.app(), f32::from(moment) / 30.0);
        let picture = board.picture();
        let (x, y) = (card.middle().0 as usize, card.top as usize + 2);
        picture.rgb[(y * picture.width as usize + x) * 3 + 2] < 200
    };
    let seen: Vec<bool> = (0..=30).map(framed).collect();
    let begins = seen.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!((begins, seen[0], seen[30]), (3, false, false), "{seen:?}");
}

fn look_as_kept(size: (u32, u32), factor: u32) {
    let board = board(size);
    let names = samples::all(LANGUAGES[0].1);
    let mut found = Vec::new();
    for (name, _) in names {
        let pictures: Vec<_> = LANGUAGES
            .iter()
            .map(|(_, languages)| {
                show(&board, &sample(*languages, name));
                smaller(&board.picture(), factor)
            })
            .collect();
        let kept = format!("board/{}x{}/{name}", size.0, size.1);
        found.extend(differs(&kept, &side_by_side(&pictures)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_state_of_a_wide_board_looks_as_kept() {
    look_as_kept((1920, 1080), 6);
}

#[test]
fn every_state_of_an_upright_board_looks_as_kept() {
    look_as_kept((1080, 1920), 5);
}

#[test]
fn the_call_in_both_languages_looks_as_kept() {
    let board = board(GLASSES[0]);
    show(&board, &sample(LANGUAGES[2].1, "call"));
    assert_eq!(differs("board/call.both", &board.picture()), None);
}
