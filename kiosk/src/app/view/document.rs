//! The charity's documents as visitors read them: in large type, a page at a time.

use super::{Drawing, Face};
use crate::paper::is_printable;
use config::{Branch, Document, DocumentBlock, Readers, documents};
use domain::screen::Sheet;
use ui::{DocumentCard, DocumentLine, Page};

/// What a document's card and page show beside its words.
const ICON: &str = "book-open";

/// The documents of a branch that are for visitors; what is wrong with others is told in the log.
pub(super) fn for_visitors(branch: &Branch) -> Vec<Document> {
    let Some(folder) = &branch.documents else {
        return Vec::new();
    };
    let (mut found, faults) = documents(folder);
    for fault in &faults {
        tracing::warn!(%fault, "a document is not shown");
    }
    found.retain(|document| document.readers == Readers::Visitors);
    found
}

impl Face {
    /// Reads the documents again.
    pub(crate) fn read_documents(&mut self) {
        self.documents = for_visitors(&self.branch);
    }

    /// The document of this name, where visitors may read it.
    pub(crate) fn document(&self, name: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.name == name)
    }
}

impl Drawing<'_> {
    pub(super) fn document_card(&self, document: &Document) -> DocumentCard {
        DocumentCard {
            id: document.name.clone(),
            title: document.get(self.language).title.clone(),
            icon: ICON.to_owned(),
        }
    }

    /// A document to read; one that is there no more says nothing, and leads back.
    pub(super) fn document(&self, name: &str, sheet: Sheet) -> Page {
        let document = self.face.document(name);
        let text = document.map(|document| document.get(self.language));
        let blocks = text.map_or(&[][..], |text| &text.blocks);
        Page::Document(ui::Document {
            title: text.map_or_else(String::new, |text| text.title.clone()),
            icon: ICON.to_owned(),
            lines: blocks.iter().flat_map(|block| self.lines(block)).collect(),
            sheet: text
                .filter(|text| is_printable(text))
                .map(|_| self.sheet(sheet)),
        })
    }

    fn lines(&self, block: &DocumentBlock) -> Vec<DocumentLine> {
        let plain = block.plain();
        match block {
            DocumentBlock::Heading(..) => vec![DocumentLine::Heading(plain)],
            DocumentBlock::Item { number: None, .. } => vec![DocumentLine::Entry(plain)],
            DocumentBlock::Item {
                number: Some(number),
                ..
            } => vec![DocumentLine::Paragraph(self.numbered(*number, &plain))],
            // What names the columns is for paper that is written on.
            DocumentBlock::Row { heads: true, .. } | DocumentBlock::Line => Vec::new(),
            DocumentBlock::Row { .. } => vec![DocumentLine::Entry(plain)],
            DocumentBlock::Paragraph(_)
            | DocumentBlock::Quote(_)
            | DocumentBlock::Picture { .. } => vec![DocumentLine::Paragraph(plain)],
        }
    }

    fn numbered(&self, number: u64, words: &str) -> String {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        format!("{}.\u{a0}{words}", self.figure(number))
    }
}
