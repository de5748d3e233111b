//! The documents in the officer's hands (P14): all of them with a search, and one to read or print.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::documents::{DocumentsView, Found, search};
use askama::Template;
use askama::filters::Safe;
use config::{DocumentBlock, Readers, Span};

#[derive(Template)]
#[template(path = "console/documents.html")]
struct Documents<'a> {
    f: Frame<'a>,
    question: &'a str,
    found: Vec<Found<'a>>,
    faults: &'a [String],
}

impl Documents<'_> {
    fn title(&self, found: &Found) -> String {
        found.document.get(self.f.language).title.clone()
    }

    fn is_for_visitors(&self, found: &Found) -> bool {
        found.document.readers == Readers::Visitors
    }
}

/// All documents, or those that tell of `question`; managers also see what is wrong with the others.
#[must_use]
pub fn documents(f: &Frame, view: &DocumentsView, question: &str) -> String {
    let content = draw(&Documents {
        f: *f,
        question,
        found: search(&view.documents, question, f.language),
        faults: if f.is_manager() { &view.faults } else { &[] },
    });
    page(f, &f.t("nav-documents"), "", &content)
}

/// What stands together on a page.
enum Section<'a> {
    Heading(u8, &'a [Span]),
    Paragraph(&'a [Span]),
    Quote(&'a [Span]),
    List(Vec<Entry<'a>>),
    Table(Vec<(bool, &'a [Vec<Span>])>),
    Picture(&'a str, &'a str),
    Line,
}

struct Entry<'a> {
    depth: usize,
    number: Option<u64>,
    words: &'a [Span],
}

impl Entry<'_> {
    /// Deeper ones stand no further in.
    fn indent(&self) -> usize {
        self.depth.min(4)
    }
}

#[derive(Template)]
#[template(path = "console/document.html")]
struct Page<'a> {
    f: Frame<'a>,
    is_for_visitors: bool,
    sections: Vec<Section<'a>>,
}

#[derive(Template)]
#[template(path = "console/document-words.html")]
struct Words<'a> {
    spans: &'a [Span],
}

impl Page<'_> {
    fn words(&self, spans: &[Span]) -> Safe<String> {
        Safe(draw(&Words { spans }))
    }
}

/// The document `name`, to read and to print; `None`: there is no such document.
#[must_use]
pub fn document(f: &Frame, view: &DocumentsView, name: &str) -> Option<String> {
    let document = view
        .documents
        .iter()
        .find(|document| document.name == name)?;
    let text = document.get(f.language);
    let content = draw(&Page {
        f: *f,
        is_for_visitors: document.readers == Readers::Visitors,
        sections: sections(&text.blocks),
    });
    Some(page(f, &text.title, "", &content))
}

/// Blocks as a page groups them: entries that follow one another are one list, rows one table.
fn sections(blocks: &[DocumentBlock]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    for block in blocks {
        let last = sections.last_mut();
        match (block, last) {
            (
                DocumentBlock::Item {
                    depth,
                    number,
                    words,
                },
                last,
            ) => {
                let (depth, number) = (*depth, *number);
                let entry = Entry {
                    depth,
                    number,
                    words,
                };
                match last {
                    Some(Section::List(entries)) => entries.push(entry),
                    _ => sections.push(Section::List(vec![entry])),
                }
            }
            (
                DocumentBlock::Row {
                    heads: false,
                    cells,
                },
                Some(Section::Table(rows)),
            ) => {
                rows.push((false, cells));
            }
            (DocumentBlock::Row { heads, cells }, _) => {
                sections.push(Section::Table(vec![(*heads, cells)]));
            }
            (DocumentBlock::Heading(level, words), _) => {
                sections.push(Section::Heading(*level, words));
            }
            (DocumentBlock::Paragraph(words), _) => sections.push(Section::Paragraph(words)),
            (DocumentBlock::Quote(words), _) => sections.push(Section::Quote(words)),
            (DocumentBlock::Picture { file, words }, _) => {
                sections.push(Section::Picture(file, words));
            }
            (DocumentBlock::Line, _) => sections.push(Section::Line),
        }
    }
    sections
}
