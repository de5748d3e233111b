//! Reads the Markdown below a document's head: what it says, or each place that a reader must not be shown.

use super::super::report::{Place, Report, Wrong};
use super::super::words;
use super::reference;
use super::writer::Writer;
use crate::{DocumentBlock, Fault};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::path::Path;

/// A document being read: what it said so far and what is wrong.
struct Body<'t> {
    writer: Writer,
    report: Report<'t>,
    folder: &'t Path,
}

/// The blocks of `text` from byte `begin` on; `file` is how faults name it, pictures lie in `folder`.
pub(super) fn blocks(
    text: &str,
    begin: usize,
    (file, folder): (&str, &Path),
) -> Result<Vec<DocumentBlock>, Vec<Fault>> {
    let mut body = Body {
        writer: Writer::default(),
        report: Report::new(file, text),
        folder,
    };
    let markdown = text.get(begin..).unwrap_or_default();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events {
        body.take(event, begin + range.start);
    }
    let blocks = body.writer.finish();
    if blocks.is_empty() {
        let right = "write it below the head, after the second +++";
        body.wrong(begin, Wrong::new("is empty", right));
    }
    let faults = body.report.into_faults();
    match faults.is_empty() {
        true => Ok(blocks),
        false => Err(faults),
    }
}

impl Body<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.begin(tag, at),
            Event::End(TagEnd::Image) => self.picture(at),
            Event::End(tag) => self.writer.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, at),
            Event::SoftBreak => self.writer.text(" "),
            Event::HardBreak => self.writer.text("\n"),
            Event::Rule => self.writer.line(),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, at),
            // Without their options none of the others comes.
            _ => {}
        }
    }

    fn begin(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let post = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                let address = reference::link(&format!("{post}{dest_url}"));
                let address = self.or_fault(address, at);
                self.writer.link(address);
            }
            Tag::Image { dest_url, .. } => self.writer.begin_picture(&dest_url),
            tag => self.writer.begin(&tag),
        }
    }

    fn picture(&mut self, at: usize) {
        let (file, words) = self.writer.picture();
        let file = reference::picture(&file, &words, self.folder);
        if let Some(file) = self.or_fault(file, at) {
            self.writer.show(file, words);
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let seen = text.split(['\n', '\t']).try_for_each(words::visible);
        self.or_fault(seen, at);
        self.writer.text(text);
    }

    fn html(&mut self, html: &str, at: usize) {
        let shown: String = html.trim().chars().take(40).collect();
        let right = "write it in Markdown; a < that is meant as such is written \\<";
        self.wrong(at, Wrong::new(format!("has HTML: {shown}"), right));
    }

    fn or_fault<T>(&self, read: Result<T, Wrong>, at: usize) -> Option<T> {
        read.map_err(|wrong| self.wrong(at, wrong)).ok()
    }

    fn wrong(&self, at: usize, wrong: Wrong) {
        let place = Place {
            line: self.report.line_of(at),
            key: "text".to_owned(),
        };
        self.report.add(&place, wrong);
    }
}
