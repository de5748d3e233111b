//! Pages as pictures: the full ticket in both languages and widths, and what must never happen to text.
//!
//! `ISTIQBAL_PICTURES=rewrite cargo test -p hardware --test printing` draws the pictures in `tests/pictures` anew.

use std::path::PathBuf;

use crate::sample;
use hardware::{
    Align, Bitmap, Block, Direction, Page, RasterError, Rule, Text, Typesetter, Weight, icon_names,
};

/// Dots that may differ: nobody sees two in a thousand.
const TOLERANCE: f64 = 0.002;

fn compare(name: &str, page: &Page, dots: u32) {
    let drawn = Typesetter::new(dots, 203).unwrap().render(page).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pictures")
        .join(format!("{name}-{dots}.png"));
    if std::env::var("ISTIQBAL_PICTURES").is_ok_and(|wish| wish == "rewrite") {
        drawn.to_png(&path).unwrap();
    }
    let kept = Bitmap::from_png(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(
        (drawn.width(), drawn.height()),
        (kept.width(), kept.height()),
        "{name}"
    );
    let differ: u32 = drawn
        .bits()
        .iter()
        .zip(kept.bits())
        .map(|(a, b)| (a ^ b).count_ones())
        .sum();
    assert!(
        f64::from(differ) <= TOLERANCE * drawn.bits().len() as f64 * 8.0,
        "{name}: {differ} dots differ"
    );
}

#[test]
fn tickets_look_as_they_did() {
    for dots in [384, 576] {
        compare("ticket-ar", &sample::arabic(), dots);
        compare("ticket-en", &sample::english(), dots);
    }
}

fn draw(direction: Direction, block: Block) -> Result<Bitmap, RasterError> {
    Typesetter::new(576, 203).unwrap().render(&Page {
        direction,
        blocks: vec![block],
    })
}

/// First and last column that has ink.
fn columns(bitmap: &Bitmap) -> (u32, u32) {
    let inked: Vec<u32> = (0..bitmap.width())
        .filter(|x| (0..bitmap.height()).any(|y| bitmap.get(*x, y)))
        .collect();
    (inked[0], inked[inked.len() - 1])
}

#[test]
fn a_character_no_font_has_is_named_instead_of_left_blank() {
    for text in ["名", "مرحبا 名", "name 🙂 name"] {
        let error = draw(Direction::RightToLeft, Block::Text(Text::new(text, 28.0))).unwrap_err();
        assert!(
            matches!(
                error,
                RasterError::Character {
                    character: '名' | '🙂',
                    ..
                }
            ),
            "{error}"
        );
    }
}

#[test]
fn marks_that_steer_direction_are_no_missing_characters() {
    let text = "\u{200F}\u{2068}A-012\u{2069} رقم\u{200C}ها \u{202A}x\u{202C}\u{2066}1\u{2069}";
    assert!(draw(Direction::RightToLeft, Block::Text(Text::new(text, 28.0))).is_ok());
}

#[test]
fn an_unknown_icon_is_named() {
    let error = draw(
        Direction::LeftToRight,
        Block::Heading {
            icon: "unicorn".into(),
            text: Text::new("x", 28.0),
        },
    )
    .unwrap_err();
    assert!(error.to_string().contains("unicorn"));
}

#[test]
fn every_icon_draws_within_its_square() {
    for icon in icon_names() {
        let drawn = draw(
            Direction::LeftToRight,
            Block::Heading {
                icon: icon.into(),
                text: Text::new("-", 28.0),
            },
        )
        .unwrap();
        let ink: u32 = drawn.bits().iter().map(|byte| byte.count_ones()).sum();
        assert!(ink > 250, "{icon} has {ink} dots");
    }
}

#[test]
fn every_icon_the_settings_allow_can_be_printed() {
    for icon in config::ICONS {
        assert!(icon_names().any(|known| known == *icon), "{icon}");
    }
}

#[test]
fn lines_that_begin_with_figures_still_start_at_the_right_in_arabic() {
    for text in ["٣ التطوع", "A-012 رقم", "107"] {
        let (_, right) =
            columns(&draw(Direction::RightToLeft, Block::Text(Text::new(text, 28.0))).unwrap());
        assert!(right > 540, "{text} ends at {right}");
    }
}

#[test]
fn english_starts_at_the_left_and_ends_at_the_right() {
    let (left, _) = columns(
        &draw(
            Direction::LeftToRight,
            Block::Text(Text::new("Hello", 28.0)),
        )
        .unwrap(),
    );
    assert!((24..36).contains(&left), "{left}");
    let end = Text::new("Hello", 28.0).align(Align::End);
    let (_, right) = columns(&draw(Direction::LeftToRight, Block::Text(end)).unwrap());
    assert!((540..=550).contains(&right), "{right}");
}

#[test]
fn nothing_leaves_the_margins_however_long_it_is() {
    let word = "مستفيدات".repeat(20);
    let latin = "Donaudampfschifffahrtsgesellschaft".repeat(4);
    for long in [word.as_str(), latin.as_str(), &format!("{word} {latin}")] {
        for size in [20.0, 28.0, 60.0] {
            let text = || Text::new(long, size).weight(Weight::SemiBold);
            let blocks = [
                Block::Text(text()),
                Block::Text(text().centred().ink_high()),
                Block::Row {
                    start: text(),
                    end: text(),
                },
                Block::Badge(text()),
                Block::Heading {
                    icon: "mosque".into(),
                    text: text(),
                },
                Block::Beside {
                    qr: "HTTPS://A.EXAMPLE/T/7K2M9QX4RW".into(),
                    module: 6,
                    blocks: vec![text()],
                },
            ];
            for block in blocks {
                for direction in [Direction::RightToLeft, Direction::LeftToRight] {
                    let (left, right) = columns(&draw(direction, block.clone()).unwrap());
                    assert!(
                        left >= 20 && right <= 556,
                        "{left}..{right}: {direction:?} {size} {block:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_label_and_its_value_never_touch() {
    let row = Block::Row {
        start: Text::new("وقت الانتظار المتوقع لهذه الخدمة اليوم", 28.0),
        end: Text::new("من عشر دقائق إلى خمس عشرة دقيقة تقريبًا", 28.0),
    };
    let drawn = draw(Direction::RightToLeft, row).unwrap();
    let blank = |x: u32| (0..drawn.height()).all(|y| !drawn.get(x, y));
    let gap = (100..480)
        .collect::<Vec<_>>()
        .windows(15)
        .any(|columns| columns.iter().all(|x| blank(*x)));
    assert!(gap, "a white column parts them");
}

#[test]
fn a_code_keeps_four_white_modules_around_it() {
    let drawn = draw(
        Direction::RightToLeft,
        Block::Qr {
            data: "HTTPS://A.EXAMPLE/T/7K2M9QX4RW".into(),
            module: 6,
        },
    )
    .unwrap();
    assert!((0..24).all(|y| (0..576).all(|x| !drawn.get(x, y))));
    let (left, right) = columns(&drawn);
    assert_eq!((right - left + 1) % 6, 0, "whole modules");
}

#[test]
fn a_code_too_long_for_the_paper_is_refused() {
    let error = draw(
        Direction::RightToLeft,
        Block::Qr {
            data: "x".repeat(2800),
            module: 6,
        },
    )
    .unwrap_err();
    assert!(error.to_string().contains("2800"));
}

#[test]
fn words_beside_a_code_that_fills_the_paper_stand_below_it() {
    let beside = Block::Beside {
        qr: "x".repeat(1300),
        module: 3,
        blocks: vec![Text::new("Follow your turn", 25.0)],
    };
    let drawn = draw(Direction::LeftToRight, beside).unwrap();
    assert!(drawn.height() > 430, "{}", drawn.height());
    assert!(columns(&drawn).0 > 10);
}

#[test]
fn the_number_is_exactly_as_high_as_its_ink() {
    let drawn = draw(
        Direction::RightToLeft,
        Block::Text(Text::new("١٠٧", 230.0).bold().centred().ink_high()),
    )
    .unwrap();
    assert!((130..=190).contains(&drawn.height()), "{}", drawn.height());
    let row = |y| (0..576).any(|x| drawn.get(x, y));
    assert!(row(0) && row(drawn.height() - 1));
}

#[test]
fn rules_are_unbroken_or_dashed() {
    let solid = draw(Direction::RightToLeft, Block::Rule(Rule::Solid(3))).unwrap();
    assert_eq!((solid.height(), columns(&solid)), (3, (26, 549)));
    let dashed = draw(Direction::RightToLeft, Block::Rule(Rule::Dashed)).unwrap();
    assert!(dashed.get(26, 0) && !dashed.get(33, 0) && dashed.get(36, 0));
}

#[test]
fn a_picture_wider_than_the_paper_is_refused() {
    let error = draw(Direction::RightToLeft, Block::Picture(Bitmap::new(640, 8))).unwrap_err();
    assert!(matches!(
        error,
        RasterError::Wide {
            width: 640,
            dots: 576
        }
    ));
}
