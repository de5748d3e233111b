//! Searching documents: those in which every word of a question stands, each with the line that has the first of them.

use super::fold::{folded, places, words};
use config::{Document, DocumentBlock, DocumentText, Language};
use std::ops::Range;

/// How much of a line is shown before what was found, and from there on, in characters.
const AROUND: (usize, usize) = (60, 140);

/// A document that was found.
pub(crate) struct Found<'d> {
    pub(crate) document: &'d Document,
    /// The line, where something was asked for and it stands below the title; and in which language it is.
    pub(crate) line: Option<(Language, Vec<Piece>)>,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether it is what was asked for.
    pub(crate) found: bool,
}

/// The documents that tell of `question` in one of their languages, those of the reader's own `language` looked at first;
/// all of them where nothing is asked.
pub(crate) fn search<'d>(
    documents: &'d [Document],
    question: &str,
    language: Language,
) -> Vec<Found<'d>> {
    let words = words(question);
    let other = match language {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    };
    let found = |document: &'d Document| {
        let line = [language, other].into_iter().find_map(|language| {
            line(document.get(language), &words).map(|line| line.map(|line| (language, line)))
        });
        line.map(|line| Found { document, line })
    };
    documents.iter().filter_map(found).collect()
}

/// The line that tells of the words; `None`: not all of them stand in the text; `None` within: no line is to be shown.
fn line(text: &DocumentText, words: &[Vec<char>]) -> Option<Option<Vec<Piece>>> {
    let blocks: Vec<String> = text.blocks.iter().map(DocumentBlock::plain).collect();
    let lines = || std::iter::once(&text.title).chain(&blocks);
    let stands = |word: &Vec<char>| lines().any(|line| !places(&folded(line), word).is_empty());
    if !words.iter().all(stands) {
        return None;
    }
    let marked = blocks.iter().map(|block| (block, marks(block, words)));
    let first = marked.into_iter().find(|(_, marks)| !marks.is_empty());
    Some(first.map(|(block, marks)| pieces(block, &marks)))
}

/// Where words stand in a line, from its start, none over another.
fn marks(line: &str, words: &[Vec<char>]) -> Vec<Range<usize>> {
    let letters = folded(line);
    let mut all: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| places(&letters, word))
        .collect();
    all.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for place in all {
        if kept.last().is_none_or(|last| last.end <= place.start) {
            kept.push(place);
        }
    }
    kept
}

/// The line around its first mark, in pieces.
fn pieces(line: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let (from, to) = window(line, marks.first().map_or(0, |mark| mark.start));
    let mut pieces = vec![piece(if from > 0 { "…" } else { "" }, false)];
    let mut at = from;
    for mark in marks.iter().filter(|mark| mark.end <= to) {
        pieces.push(piece(line.get(at..mark.start).unwrap_or(""), false));
        pieces.push(piece(line.get(mark.clone()).unwrap_or(""), true));
        at = mark.end;
    }
    pieces.push(piece(line.get(at..to).unwrap_or(""), false));
    pieces.push(piece(if to < line.len() { "…" } else { "" }, false));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What of the line is shown, in bytes, where its first mark is at `mark`: whole words.
fn window(line: &str, mark: usize) -> (usize, usize) {
    let before = line.get(..mark).unwrap_or("");
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND.0)
        .map_or(0, |(at, _)| at);
    let from = match from {
        0 => 0,
        from => before
            .get(from..)
            .and_then(|rest| rest.find(' '))
            .map_or(mark, |blank| from + blank),
    };
    let after = line.get(mark..).unwrap_or("");
    let to = after
        .char_indices()
        .nth(AROUND.1)
        .map_or(after.len(), |(at, _)| at);
    let to = match after.get(to..).and_then(|rest| rest.find(' ')) {
        Some(blank) if to < after.len() => to + blank,
        _ => after.len(),
    };
    (from, mark + to)
}

fn piece(text: &str, found: bool) -> Piece {
    Piece {
        text: text.to_owned(),
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use config::{Readers, Span};

    fn text(title: &str, words: &str) -> DocumentText {
        let span = Span {
            text: words.to_owned(),
            ..Span::default()
        };
        DocumentText {
            title: title.to_owned(),
            blocks: vec![DocumentBlock::Paragraph(vec![span])],
        }
    }

    fn documents() -> [Document; 2] {
        let document = |name: &str, ar: DocumentText, en: DocumentText| Document {
            name: name.to_owned(),
            readers: Readers::Staff,
            order: 1,
            ar,
            en,
        };
        [
            document(
                "guide",
                text(
                    "دليل الدعم",
                    "تُقدَّم المُساعَدَة إلى الأسرة خلال ١٤ يومًا، ومسؤولية البيانات على صاحبها.",
                ),
                text(
                    "Support guide",
                    "Help is given to the family within 14 days.",
                ),
            ),
            document(
                "rules",
                text("اللائحة", "الإقرار والتوقيع."),
                text("Rules", "Signing."),
            ),
        ]
    }

    fn names(question: &str) -> Vec<String> {
        let documents = documents();
        let found = search(&documents, question, Language::Arabic);
        found
            .iter()
            .map(|found| found.document.name.clone())
            .collect()
    }

    #[test]
    fn p14_a_word_is_found_however_its_letters_are_written() {
        let table: [(&str, &[&str]); 14] = [
            ("", &["guide", "rules"]),
            ("المساعدة", &["guide"]),
            ("المساعده", &["guide"]),
            ("المُسَاعَدَةُ", &["guide"]),
            ("مســاعدة", &["guide"]),
            ("الاسره", &["guide"]),
            ("الي", &["guide"]),
            ("مسوولية", &["guide"]),
            ("14", &["guide"]),
            ("١٤ يوما", &["guide"]),
            ("اللائحه", &["rules"]),
            ("الاقرار", &["rules"]),
            ("FAMILY help", &["guide"]),
            ("المساعدة زيتون", &[]),
        ];
        for (question, expected) in table {
            assert_eq!(names(question), expected, "{question}");
        }
    }

    #[test]
    fn what_was_asked_for_is_marked_as_it_is_written() {
        let documents = documents();
        let found = search(&documents, "مساعده ١٤", Language::Arabic);
        let (language, line) = found[0].line.as_ref().unwrap();
        let marked: Vec<&str> = line
            .iter()
            .filter(|piece| piece.found)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(
            (*language, marked),
            (Language::Arabic, vec!["مُساعَدَة", "١٤"])
        );
        let whole: String = line.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, documents[0].ar.blocks[0].plain());
    }

    #[test]
    fn of_a_long_line_whole_words_around_the_first_mark_are_shown() {
        let words = format!("{} needle {}", "before ".repeat(40), "after ".repeat(60));
        let line = line(&text("T", words.trim()), &super::words("NEEDLE"))
            .unwrap()
            .unwrap();
        let whole: String = line.iter().map(|piece| piece.text.as_str()).collect();
        assert!(
            whole.starts_with("… before") && whole.ends_with("after…"),
            "{whole}"
        );
        assert!(whole.contains(" needle after") && whole.chars().count() < 230);
    }

    #[test]
    fn what_is_only_in_the_other_language_or_the_title_is_found_too() {
        let documents = documents();
        let found = search(&documents, "signing", Language::Arabic);
        assert_eq!(found[0].line.as_ref().unwrap().0, Language::English);
        let found = search(&documents, "دليل", Language::Arabic);
        assert!(found.len() == 1 && found[0].line.is_none());
    }
}
