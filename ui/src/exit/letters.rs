//! What letters are: which may be written, and which way they run.

/// Whether a sign may stand in what visitors write. Control signs may not, nor those that turn the direction of the
/// text after them, hide or stand for nothing: they could make a page, a cell or a log say what nobody wrote.
fn is_written(sign: char) -> bool {
    let unseen = matches!(sign,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}');
    sign == '\n' || !(sign.is_control() || unseen)
}

/// The text as it may be kept, where that is another one: without the signs that may not stand in it, and no longer
/// than `longest`, what came last before the cursor falling away. With it the cursor's place, in bytes.
pub(super) fn kept(text: &str, cursor: usize, longest: usize) -> Option<(String, usize)> {
    let (before, after) = text.split_at_checked(cursor).unwrap_or((text, ""));
    let written = |part: &str| part.chars().filter(|sign| is_written(*sign)).collect();
    let (mut before, mut after): (String, String) = (written(before), written(after));
    let over = (before.chars().count() + after.chars().count()).saturating_sub(longest);
    for _ in 0..over {
        if before.pop().is_none() {
            after.pop();
        }
    }
    let kept = format!("{before}{after}");
    (kept != text).then_some((kept, before.len()))
}

/// Whether the text runs from the right, by its first letter; `None` where it has none.
pub(super) fn from_right(text: &str) -> Option<bool> {
    let letter = text.chars().find(|sign| sign.is_alphabetic());
    letter.map(|letter| {
        matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    })
}

/// Whether a sign belongs to the letter before it: a vowel, a shadda, a joined part of a picture. No cursor stands
/// between the two.
pub(super) fn is_joined(sign: char) -> bool {
    matches!(sign,
        '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}
