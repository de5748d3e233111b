//! What a visitor reads on a document's paper, and where they write on it (P14).

use config::{Branch, Document, Language, Readers};
use hardware::{Block, Rule, Typesetter};
use kiosk::paper::{DocumentPaper, compose_document, draw_document, is_printable};
use std::path::Path;

use crate::catalogues::plain;
use crate::{DPI, LANGUAGES, manarat, words};

fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/documents");
    let (documents, faults) = config::documents(&folder);
    assert!(faults.is_empty(), "{faults:?}");
    documents
}

fn blocks(branch: &Branch, document: &Document, language: Language) -> Vec<Block> {
    let paper = DocumentPaper {
        branch,
        document,
        date: None,
    };
    compose_document(&paper, &words(language)).unwrap().blocks
}

fn said(blocks: &[Block]) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Text(text) | Block::Heading { text, .. } => Some(plain(&text.text)),
        _ => None,
    };
    blocks.iter().filter_map(text).collect()
}

#[test]
fn p14_every_shipped_document_for_visitors_comes_out_on_every_paper() {
    let branch = manarat();
    for document in documents() {
        for language in LANGUAGES {
            assert!(document.readers == Readers::Staff || is_printable(document.get(language)));
            for dots in [384, 576] {
                let mut typesetter = Typesetter::new(dots, DPI).unwrap();
                let (branch, document, date) = (&branch, &document, None);
                let paper = DocumentPaper {
                    branch,
                    document,
                    date,
                };
                let drawn = draw_document(&paper, &words(language), &mut typesetter).unwrap();
                assert!(drawn.height() > 400, "{}", document.name);
            }
        }
    }
}

#[test]
fn p14_the_printed_form_has_a_line_to_write_on_for_each_question() {
    let (branch, documents) = (manarat(), documents());
    let form = documents
        .iter()
        .find(|document| document.name == "support-request");
    let blocks = blocks(&branch, form.unwrap(), Language::Arabic);
    let lines = blocks
        .iter()
        .filter(|block| matches!(block, Block::Rule(Rule::Solid(1))));
    assert_eq!(lines.count(), 11);
    let said = said(&blocks);
    assert!(
        said.contains(&"رقم الجوال".to_owned()) && said.contains(&"•\u{a0}سجل الأسرة".to_owned())
    );
    assert!(said.contains(&"هذه الورقة للمعلومات، وليست تذكرة.".to_owned()));
}

#[test]
fn entries_are_numbered_in_the_digits_of_the_branch() {
    let (branch, documents) = (manarat(), documents());
    let bylaws = &documents[0];
    let arabic = said(&blocks(&branch, bylaws, Language::Arabic));
    assert!(
        arabic.contains(&"٢.\u{a0}الهاتف.".to_owned()),
        "{arabic:#?}"
    );
}
