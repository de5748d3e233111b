//! What a visitor reads on a sheet of information, which is no ticket (P6).

use config::{Branch, Language};
use hardware::{Block, Page, Text, Typesetter};
use kiosk::paper::{InformationPaper, compose_information, draw_information, sample_information};

use crate::catalogues::plain;
use crate::length::longest;
use crate::{DPI, manarat, words};

/// The smallest letters for reading that old eyes follow, in dots of 576.
const READABLE: f32 = 26.0;

fn page(paper: &InformationPaper, language: Language) -> Page {
    compose_information(paper, &words(language)).unwrap()
}

fn texts(page: &Page) -> Vec<&Text> {
    let blocks = page.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Text(text) | Block::Heading { text, .. } => Some(text),
            _ => None,
        })
        .collect()
}

fn said(paper: &InformationPaper, language: Language) -> Vec<String> {
    let page = page(paper, language);
    texts(&page).iter().map(|text| plain(&text.text)).collect()
}

fn sheet<'a>(branch: &'a Branch, service: &str) -> InformationPaper<'a> {
    sample_information(branch, branch.service(service).unwrap())
}

#[test]
fn p6_a_sheet_names_every_paper_and_says_that_it_is_no_ticket() {
    let branch = manarat();
    for service in &branch.services {
        let paper = sample_information(&branch, service);
        for language in crate::LANGUAGES {
            let lines = said(&paper, language);
            for required in &service.papers {
                let required = required.get(language);
                assert!(
                    lines
                        .iter()
                        .any(|line| line == &format!("•\u{A0}{required}")),
                    "{required} in {lines:#?}"
                );
            }
            for paragraph in &service.information {
                assert!(lines.contains(&paragraph.get(language).to_owned()));
            }
        }
        let arabic = said(&paper, Language::Arabic);
        assert!(arabic.contains(&"هذه الورقة للمعلومات، وليست تذكرة.".to_owned()));
        let english = said(&paper, Language::English);
        assert!(english.contains(&"This paper is for information; it is not a ticket.".to_owned()));
    }
}

#[test]
fn a_sheet_says_of_which_day_it_is_unless_no_clock_knows() {
    let branch = manarat();
    let known = sheet(&branch, "enquiries");
    let unknown = InformationPaper {
        date: None,
        ..known.clone()
    };
    let dated = |paper| {
        let lines = said(paper, Language::English);
        lines.iter().any(|line| line.contains("22 November 2026"))
    };
    assert!(dated(&known));
    assert!(!dated(&unknown));
}

#[test]
fn a_service_that_asks_for_no_papers_has_no_empty_label() {
    let mut branch = manarat();
    branch.services[0].papers.clear();
    let service = branch.services[0].id.clone();
    let lines = said(&sheet(&branch, &service), Language::English);
    assert!(!lines.concat().contains("Required papers"), "{lines:#?}");
}

#[test]
fn nothing_to_be_read_is_small_however_much_there_is() {
    let branch = longest();
    let service = branch.services[0].id.clone();
    let paper = sheet(&branch, &service);
    for language in crate::LANGUAGES {
        let page = page(&paper, language);
        let all = texts(&page);
        let (date, rest) = all.split_last().unwrap();
        assert!(rest.iter().all(|text| text.size >= READABLE));
        assert!(date.text.contains("2026") || date.text.contains("٢٠٢٦"));
    }
}

#[test]
fn a_sheet_has_no_code_and_no_number_to_be_taken_for_a_ticket() {
    let branch = manarat();
    let page = page(&sheet(&branch, "enquiries"), Language::Arabic);
    let coded = |block: &Block| matches!(block, Block::Qr { .. } | Block::Beside { .. });
    assert!(!page.blocks.iter().any(coded));
}

#[test]
fn sheets_of_every_service_fit_every_width_of_paper() {
    let branch = longest();
    for dots in [384, 512, 576, 640] {
        let mut typesetter = Typesetter::new(dots, DPI).unwrap();
        for service in &branch.services {
            for language in crate::LANGUAGES {
                let paper = sample_information(&branch, service);
                let drawn = draw_information(&paper, &words(language), &mut typesetter).unwrap();
                assert!(drawn.width() <= dots, "{} at {dots}", service.id);
            }
        }
    }
}
