//! Which keys stand where: Arabic as on a keyboard of 101 keys, English as QWERTY, each with a second set of figures
//! and signs, twelve columns to a row; and what a key gives that is held.

use slint::{ModelRc, SharedString, VecModel};

use crate::generated::{BoardKey, BoardKeyKind as Kind, BoardVariant};

/// Whose letters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Letters {
    Arabic,
    English { capital: bool },
}

/// A row of signs, the column it begins at and the columns that each takes.
struct Row {
    signs: &'static str,
    start: f32,
    span: f32,
}

const fn row(signs: &'static str, start: f32, span: f32) -> Row {
    Row { signs, start, span }
}

const ARABIC: [Row; 3] = [
    row("ض ص ث ق ف غ ع ه خ ح ج د", 0.0, 1.0),
    row("ش س ي ب ل ا ت ن م ك ط ذ", 0.0, 1.0),
    row("ئ ء ؤ ر لا ى ة و ز ظ", 0.0, 1.0),
];
/// Vowels and shadda stand in the last row; they are written over the letter before the cursor.
const ARABIC_SIGNS: [Row; 3] = [
    row("١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - /", 0.0, 1.0),
    row("؟ ! ، ؛ : . ( ) « » \" @", 0.0, 1.0),
    row("ّ َ ُ ِ ْ ً ٌ ٍ ـ %", 0.0, 1.0),
];
const ENGLISH: [Row; 3] = [
    row("q w e r t y u i o p", 0.0, 1.2),
    row("a s d f g h j k l", 0.6, 1.2),
    row("z x c v b n m", 1.8, 1.2),
];
const ENGLISH_SIGNS: [Row; 3] = [
    row("1 2 3 4 5 6 7 8 9 0", 0.0, 1.2),
    row("? ! , ; : . ( ) \" '", 0.0, 1.2),
    row("- / @ # % & + *", 0.0, 1.2),
];

/// What a held key gives, from left to right.
const HELD: [(&str, &str); 37] = [
    ("ا", "أ إ آ ء"),
    ("لا", "لأ لإ لآ"),
    ("ء", "أ إ آ ؤ ئ"),
    ("ئ", "ى ي ء"),
    ("ؤ", "و ء"),
    ("ي", "ئ ى"),
    ("ى", "ئ ي"),
    ("و", "ؤ"),
    ("ه", "ة"),
    ("ة", "ه ت"),
    ("ت", "ة"),
    ("،", "؛ ؟ ! :"),
    // A full stop gives the vowels: on the first keys everything can be written.
    (".", "ّ ً َ ُ ِ ْ"),
    ("١", "1"),
    ("٢", "2"),
    ("٣", "3"),
    ("٤", "4"),
    ("٥", "5"),
    ("٦", "6"),
    ("٧", "7"),
    ("٨", "8"),
    ("٩", "9"),
    ("٠", "0"),
    (",", "; ? ! :"),
    ("e", "é è ê"),
    ("a", "á à â"),
    ("o", "ó ö ô"),
    ("1", "١"),
    ("2", "٢"),
    ("3", "٣"),
    ("4", "٤"),
    ("5", "٥"),
    ("6", "٦"),
    ("7", "٧"),
    ("8", "٨"),
    ("9", "٩"),
    ("0", "٠"),
];

/// Marks that are drawn over another letter, so that a key shows them over a dash.
const MARKS: std::ops::RangeInclusive<char> = '\u{064B}'..='\u{0652}';
/// Columns to a row.
const COLUMNS: f32 = 12.0;

/// The keys of a language: its letters, or its figures and signs.
pub(super) fn keys(letters: Letters, signs: bool) -> Vec<BoardKey> {
    let rows = match (letters, signs) {
        (Letters::Arabic, false) => &ARABIC,
        (Letters::Arabic, true) => &ARABIC_SIGNS,
        (Letters::English { .. }, false) => &ENGLISH,
        (Letters::English { .. }, true) => &ENGLISH_SIGNS,
    };
    let mut keys = Vec::new();
    for (row, place) in rows.iter().zip(0..) {
        keys.extend(row_keys(row, place, letters));
    }
    keys.extend(last_of_third(&rows[2], letters, signs));
    keys.extend(bottom(letters, signs));
    keys
}

fn row_keys(row: &Row, place: i32, letters: Letters) -> impl Iterator<Item = BoardKey> {
    let signs = row.signs.split(' ').zip(0u8..);
    signs.map(move |(text, index)| {
        let start = row.start + f32::from(index) * row.span;
        sign(text, letters, (place, start, row.span))
    })
}

/// A sign's key; in capitals where they are meant, and then what it gives when held too.
fn sign(text: &str, letters: Letters, place: (i32, f32, f32)) -> BoardKey {
    let cased = |text: &str| match letters {
        Letters::English { capital: true } => text.to_uppercase(),
        _ => text.to_owned(),
    };
    let held = HELD.iter().find(|(key, _)| *key == text);
    let english_stop = letters != Letters::Arabic && text == ".";
    let held = held.filter(|_| !english_stop);
    let variants = held.map_or("", |(_, variants)| variants);
    let variants = variants.split_whitespace().map(|text| BoardVariant {
        text: cased(text).into(),
        shown: shown(&cased(text)),
    });
    BoardKey {
        text: cased(text).into(),
        shown: shown(&cased(text)),
        variants: ModelRc::new(VecModel::from(variants.collect::<Vec<_>>())),
        ..key(Kind::Sign, place)
    }
}

fn shown(text: &str) -> SharedString {
    match text.chars().next() {
        Some(mark) if MARKS.contains(&mark) => format!("ـ{text}").into(),
        _ => text.into(),
    }
}

/// What ends the third row: erase, and before English letters the key for a capital.
fn last_of_third(row: &Row, letters: Letters, signs: bool) -> Vec<BoardKey> {
    let count = row.signs.split(' ').zip(1u8..).last();
    let count = f32::from(count.map_or(0, |(_, count)| count));
    let from = row.start + count * row.span;
    let mut keys = vec![key(Kind::Erase, (2, from, COLUMNS - from))];
    if let (Letters::English { capital }, false) = (letters, signs) {
        keys.push(BoardKey {
            on: capital,
            ..key(Kind::Shift, (2, 0.0, row.start))
        });
    }
    keys
}

/// The same row beneath all of them.
fn bottom(letters: Letters, signs: bool) -> Vec<BoardKey> {
    let (figures, words, other, comma) = match letters {
        Letters::Arabic => ("١٢٣", "أبج", "English", "،"),
        Letters::English { .. } => ("123", "ABC", "العربية", ","),
    };
    let layer = BoardKey {
        shown: if signs { words } else { figures }.into(),
        on: signs,
        ..key(Kind::Layer, (3, 0.0, 1.5))
    };
    let language = BoardKey {
        shown: other.into(),
        ..key(Kind::Language, (3, 1.5, 1.5))
    };
    vec![
        layer,
        language,
        sign(comma, letters, (3, 3.0, 1.0)),
        key(Kind::Space, (3, 4.0, 4.0)),
        sign(".", letters, (3, 8.0, 1.0)),
        key(Kind::Left, (3, 9.0, 1.0)),
        key(Kind::Right, (3, 10.0, 1.0)),
        key(Kind::Enter, (3, 11.0, 1.0)),
    ]
}

fn key(kind: Kind, (row, start, span): (i32, f32, f32)) -> BoardKey {
    BoardKey {
        kind,
        row,
        start,
        span,
        ..BoardKey::default()
    }
}
