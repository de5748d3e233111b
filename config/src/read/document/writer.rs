//! Writes the blocks of a document from what the Markdown parser finds, one after the other: lists and tables become
//! entries and rows, so that whoever shows a document knows no nesting.

use crate::{DocumentBlock, Span};
use pulldown_cmark::{Tag, TagEnd};

/// The blocks so far, and what is being gathered for the next.
#[derive(Default)]
pub(super) struct Writer {
    blocks: Vec<DocumentBlock>,
    words: Vec<Span>,
    look: Span,
    /// The next number of each list that is open.
    lists: Vec<Option<u64>>,
    /// Whether the words belong to the mark of an entry.
    marked: bool,
    quotes: usize,
    cells: Vec<Vec<Span>>,
    /// A picture's file, and the words before it.
    showing: Option<(String, Vec<Span>)>,
}

impl Writer {
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.look.strong = true,
            Tag::Emphasis => self.look.stressed = true,
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(first) => {
                self.end_words();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_words();
                self.marked = true;
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.strong = false,
            TagEnd::Emphasis => self.look.stressed = false,
            TagEnd::Link => self.look.link = None,
            TagEnd::Heading(level) => {
                let words = self.gathered();
                self.push(DocumentBlock::Heading(level as u8, words));
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.end_item(),
            TagEnd::BlockQuote(_) => {
                self.end_words();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let words = self.gathered();
                self.cells.push(words);
            }
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            _ => self.end_words(),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.words.push(Span {
            text: text.to_owned(),
            ..self.look.clone()
        });
    }

    /// The words that follow lead to this address.
    pub(super) fn link(&mut self, address: Option<String>) {
        self.look.link = address;
    }

    pub(super) fn line(&mut self) {
        self.end_words();
        self.push(DocumentBlock::Line);
    }

    /// The words that follow tell what the picture `file` shows.
    pub(super) fn begin_picture(&mut self, file: &str) {
        self.showing = Some((file.to_owned(), std::mem::take(&mut self.words)));
    }

    /// The picture's file and what it shows.
    pub(super) fn picture(&mut self) -> (String, String) {
        let (file, before) = self.showing.take().unwrap_or_default();
        let words = std::mem::replace(&mut self.words, before);
        (file, words.into_iter().map(|span| span.text).collect())
    }

    /// Stands a picture here, after the words before it.
    pub(super) fn show(&mut self, file: String, words: String) {
        self.end_words();
        self.push(DocumentBlock::Picture { file, words });
    }

    /// All blocks.
    pub(super) fn finish(&mut self) -> Vec<DocumentBlock> {
        self.end_words();
        std::mem::take(&mut self.blocks)
    }

    fn push(&mut self, block: DocumentBlock) {
        self.blocks.push(block);
    }

    fn end_item(&mut self) {
        self.end_words();
        self.marked = false;
        if let Some(Some(number)) = self.lists.last_mut() {
            *number += 1;
        }
    }

    fn end_row(&mut self, heads: bool) {
        let cells = std::mem::take(&mut self.cells);
        self.push(DocumentBlock::Row { heads, cells });
    }

    /// What was gathered ends here: an entry of a list, words of somebody else's, or a paragraph.
    fn end_words(&mut self) {
        let words = self.gathered();
        if words.is_empty() {
            return;
        }
        let marked = std::mem::take(&mut self.marked);
        let block = match self.lists.last() {
            Some(number) if marked => DocumentBlock::Item {
                depth: self.lists.len(),
                number: *number,
                words,
            },
            _ if self.quotes > 0 => DocumentBlock::Quote(words),
            _ => DocumentBlock::Paragraph(words),
        };
        self.push(block);
    }

    /// The words gathered, neighbours of one look as one; none where there are only blanks.
    fn gathered(&mut self) -> Vec<Span> {
        let mut joined: Vec<Span> = Vec::new();
        for span in self.words.drain(..) {
            match joined.last_mut().filter(|last| last.looks_as(&span)) {
                Some(last) => last.text.push_str(&span.text),
                None => joined.push(span),
            }
        }
        if let Some(last) = joined.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        joined.retain(|span| !span.text.is_empty());
        joined
    }
}

impl Span {
    fn looks_as(&self, other: &Self) -> bool {
        self.strong == other.strong && self.stressed == other.stressed && self.link == other.link
    }
}
