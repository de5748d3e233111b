//! Words as people look for them: Arabic without its vowel marks and whatever way hamza, ta marbuta and alif are written,
//! Latin letters without their size, digits of one kind.

use std::ops::Range;

/// A letter to look for, and where it stands in its text, in bytes.
type Letter = (char, Range<usize>);

/// The letters of `text` that searching tells apart.
pub(super) fn folded(text: &str) -> Vec<Letter> {
    let letters = text.char_indices().flat_map(|(at, letter)| {
        let place = at..at + letter.len_utf8();
        letter
            .to_lowercase()
            .map(move |letter| (letter, place.clone()))
    });
    letters
        .filter(|(letter, _)| !is_mark(*letter))
        .map(|(letter, place)| (alike(letter), place))
        .collect()
}

/// The words of a question.
pub(super) fn words(question: &str) -> Vec<Vec<char>> {
    let word = |word: &str| folded(word).into_iter().map(|(letter, _)| letter).collect();
    let words = question.split_whitespace().map(word);
    words.filter(|word: &Vec<char>| !word.is_empty()).collect()
}

/// Every place, in bytes, at which `word` stands in these letters.
pub(super) fn places(letters: &[Letter], word: &[char]) -> Vec<Range<usize>> {
    let is_it = |window: &&[Letter]| window.iter().map(|(letter, _)| letter).eq(word);
    let place = |window: &[Letter]| Some(window.first()?.1.start..window.last()?.1.end);
    letters
        .windows(word.len().max(1))
        .filter(is_it)
        .filter_map(place)
        .collect()
}

/// Vowel marks, marks of recitation, the stretching of a letter, and what turns text around.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0610}'..='\u{061C}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn alike(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        letter => letter,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}
