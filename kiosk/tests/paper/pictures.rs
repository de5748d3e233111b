//! Papers as pictures, against those kept in `tests/pictures`. After a change that is meant, run
//! `ISTIQBAL_PICTURES=rewrite cargo test -p kiosk --test paper` and look at every one.

use std::path::Path;

use config::Language;
use hardware::Bitmap;
use hardware::Typesetter;
use kiosk::paper::{
    ReceiptPaper, draw_information, draw_receipt, draw_request, sample, sample_information,
    sample_receipt,
};

use crate::length::longest;
use crate::receipt::{longest_outcome, longest_receipt};
use crate::request::request;
use crate::{DPI, latin, manarat, print, words};

/// Dots that may differ: nobody sees two in a thousand.
const TOLERANCE: f64 = 0.002;

fn compare(name: &str, drawn: &Bitmap) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let path = folder.join(format!("{name}.png"));
    if std::env::var("ISTIQBAL_PICTURES").is_ok_and(|wish| wish == "rewrite") {
        drawn.to_png(&path).unwrap();
    }
    let kept = Bitmap::from_png(&std::fs::read(&path).unwrap()).unwrap();
    let size = |picture: &Bitmap| (picture.width(), picture.height());
    assert_eq!(size(drawn), size(&kept), "{name}");
    let pairs = drawn.bits().iter().zip(kept.bits());
    let differ: u32 = pairs.map(|(drawn, kept)| (drawn ^ kept).count_ones()).sum();
    let allowed = TOLERANCE * drawn.bits().len() as f64 * 8.0;
    assert!(f64::from(differ) <= allowed, "{name}: {differ} dots differ");
}

#[test]
fn tickets_look_as_they_did() {
    let branch = manarat();
    let ticket = sample(&branch).unwrap();
    for language in crate::LANGUAGES {
        let code = language.code();
        compare(
            &format!("ticket.{code}"),
            &print(&ticket, &words(language), 576),
        );
        compare(
            &format!("ticket-384.{code}"),
            &print(&ticket, &words(language), 384),
        );
    }
}

#[test]
fn a_ticket_of_a_branch_with_a_page_and_latin_digits_looks_as_it_did() {
    let mut branch = manarat();
    branch.public_address = Some("https://queue.example.org".to_owned());
    let mut ticket = sample(&branch).unwrap();
    ticket.copy = true;
    let latin = latin();
    compare("ticket-page.ar", &print(&ticket, &latin, 576));
    compare(
        "ticket-page.en",
        &print(&ticket, &words(Language::English), 576),
    );
}

#[test]
fn the_longest_ticket_looks_as_it_did() {
    let branch = longest();
    let ticket = sample(&branch).unwrap();
    for language in crate::LANGUAGES {
        let code = language.code();
        compare(
            &format!("ticket-longest.{code}"),
            &print(&ticket, &words(language), 576),
        );
        compare(
            &format!("ticket-longest-384.{code}"),
            &print(&ticket, &words(language), 384),
        );
    }
}

#[test]
fn information_looks_as_it_did() {
    let branch = manarat();
    let sheet = sample_information(&branch, &branch.services[0]);
    for language in crate::LANGUAGES {
        let words = words(language);
        for (name, dots) in [("information", 576), ("information-384", 384)] {
            let mut typesetter = Typesetter::new(dots, DPI).unwrap();
            let drawn = draw_information(&sheet, &words, &mut typesetter).unwrap();
            compare(&format!("{name}.{}", language.code()), &drawn);
        }
    }
}

fn compare_receipt(name: &str, receipt: &ReceiptPaper, language: Language) {
    for (paper, dots) in [("", 576), ("-384", 384)] {
        let mut typesetter = Typesetter::new(dots, DPI).unwrap();
        let drawn = draw_receipt(receipt, &words(language), &mut typesetter).unwrap();
        compare(&format!("{name}{paper}.{}", language.code()), &drawn);
    }
}

#[test]
fn receipts_look_as_they_did() {
    let branch = manarat();
    for language in crate::LANGUAGES {
        let receipt = sample_receipt(&branch, &branch.services[0], language).unwrap();
        compare_receipt("receipt", &receipt, language);
        let complete = ReceiptPaper {
            missing: Vec::new(),
            ..receipt
        };
        compare_receipt("receipt-complete", &complete, language);
    }
}

#[test]
fn the_longest_receipt_looks_as_it_did() {
    let (branch, outcome) = (longest(), longest_outcome());
    for language in crate::LANGUAGES {
        let receipt = longest_receipt(&branch, &outcome, language);
        compare_receipt("receipt-longest", &receipt, language);
    }
}

#[test]
fn receipts_of_requests_look_as_they_did() {
    let branch = manarat();
    for language in crate::LANGUAGES {
        let code = language.code();
        for dots in [576, 384] {
            let mut typesetter = Typesetter::new(dots, DPI).unwrap();
            let paper = request(&branch, language);
            let drawn = draw_request(&paper, &words(language), &mut typesetter).unwrap();
            compare(&format!("request-{dots}.{code}"), &drawn);
        }
    }
}
