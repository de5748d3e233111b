//! The charity's documents at the kiosk: what is marked for visitors is read there and printed, what is for staff is not (P9, P14).

use domain::screen::Touch;
use std::path::Path;
use tests::rig::reception::menu;
use tests::rig::{Outcome, Place, Reception, kiosk};
use ui::{Card, DocumentLine, Page, Sheet, View};

/// A place with the shipped documents.
fn place() -> Place {
    let place = Place::new();
    let own = place.folder().join("documents");
    std::fs::create_dir(&own).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/documents");
    for file in std::fs::read_dir(shipped).unwrap().flatten() {
        std::fs::copy(file.path(), own.join(file.file_name())).unwrap();
    }
    place
}

fn write(place: &Place, name: &str, readers: &str, words: &str) {
    let text = format!("+++\ntitle = \"{name}\"\nfor = \"{readers}\"\n+++\n{words}\n");
    for language in ["ar", "en"] {
        let file = format!("documents/{name}.{language}.md");
        std::fs::write(place.folder().join(file), &text).unwrap();
    }
}

/// The ids of all cards while one reads.
fn readable(reception: &mut Reception) -> Vec<String> {
    reception.touch(Touch::Information);
    let reading = |page: usize| move |view: &View| matches!(&view.page, Page::Services(menu) if menu.reading && menu.page == page);
    let mut cards = Vec::new();
    let first = menu(&reception.until("what can be read", reading(0)));
    for page in 0..first.pages {
        if page > 0 {
            reception.touch(Touch::PageForward);
        }
        let shown = menu(&reception.until("the next page", reading(page)));
        cards.extend(shown.cards.into_iter().filter_map(|card| match card {
            Card::Document(document) => Some(document.id),
            Card::Service(_) | Card::Group(_) => None,
        }));
    }
    cards
}

fn until_document(
    reception: &mut Reception,
    wanted: impl Fn(&ui::Document) -> bool,
) -> ui::Document {
    let is_it = |view: &View| matches!(&view.page, Page::Document(document) if wanted(document));
    match reception.until("the document", is_it).page {
        Page::Document(document) => document,
        other => panic!("no document but {other:?}"),
    }
}

#[test]
fn p14_what_is_for_visitors_is_read_and_printed_at_the_kiosk_and_what_is_for_staff_is_not() {
    let place = place();
    let mut reception = Reception::open(&place);
    reception.begin();
    let public = [
        "bylaws",
        "social-research-guide",
        "support-request",
        "said-and-so",
    ];
    assert_eq!(readable(&mut reception), public);
    reception.touch(Touch::Read("support-request".to_owned()));
    let form = until_document(&mut reception, |_| true);
    assert_eq!(form.title, "نموذج طلب دعم مستفيد");
    assert!(
        form.lines
            .contains(&DocumentLine::Entry("سجل الأسرة".to_owned()))
    );
    reception.touch(Touch::PrintInformation);
    until_document(&mut reception, |form| form.sheet == Some(Sheet::Printed));
    assert_eq!(place.papers().len(), 1);
    reception.touch(Touch::Read("support-policy-guide".to_owned()));
    reception.touch(Touch::Back);
    reception.until(
        "what can be read",
        |view| matches!(&view.page, Page::Services(menu) if menu.reading),
    );
}

#[test]
fn p14_a_document_for_staff_says_nothing_at_the_kiosk_whoever_asks_for_it() {
    let place = place();
    let mut reception = Reception::open(&place);
    reception.begin();
    readable(&mut reception);
    reception.touch(Touch::Read("support-policy-guide".to_owned()));
    let nothing = until_document(&mut reception, |_| true);
    assert_eq!(
        (nothing.title.as_str(), nothing.lines.len(), nothing.sheet),
        ("", 0, None)
    );
}

#[test]
fn p9_what_staff_change_in_the_folder_is_what_the_next_visitor_reads() {
    let place = place();
    let mut reception = Reception::open(&place);
    reception.begin();
    readable(&mut reception);
    write(&place, "news", "visitors", &"A long word. ".repeat(400));
    write(&place, "broken", "visitors", "<b>no</b>");
    reception.touch(Touch::Home);
    reception.until_welcome();
    reception.begin();
    let cards = readable(&mut reception);
    assert!(cards.contains(&"news".to_owned()) && !cards.contains(&"broken".to_owned()));
    reception.touch(Touch::Read("news".to_owned()));
    let news = until_document(&mut reception, |_| true);
    assert_eq!(news.sheet, None, "it is too long for paper");
}

fn checked(place: &Place) -> Outcome {
    let file = place.folder().join("branch.toml");
    kiosk(["check-config".as_ref(), file.as_os_str()])
}

#[test]
fn a_fault_in_a_document_is_told_by_check_config_at_its_file_and_line() {
    let place = place();
    let outcome = checked(&place);
    assert_eq!((outcome.code, outcome.out.as_str()), (Some(0), ""));
    write(&place, "broken", "staff", "Good.\n\n<script>");
    let outcome = checked(&place);
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome
            .out
            .contains("documents/broken.ar.md:7: text: has HTML: <script>"),
        "{}",
        outcome.out
    );
}
