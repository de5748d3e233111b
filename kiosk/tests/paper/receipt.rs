//! What a visitor reads on the receipt of a visit.

use config::{Bilingual, Branch, Language};
use hardware::{Page, Typesetter};
use kiosk::paper::{ReceiptPaper, compose_receipt, draw_receipt, sample_receipt};

use crate::length::longest;
use crate::reading::{self, with_page};
use crate::{DPI, manarat, words};

fn page(paper: &ReceiptPaper, language: Language) -> Page {
    compose_receipt(paper, &words(language)).unwrap()
}

/// Everything the receipt says, a line each, as it is read.
fn said(paper: &ReceiptPaper, language: Language) -> Vec<String> {
    reading::lines(&page(paper, language))
}

fn receipt(branch: &Branch, language: Language) -> ReceiptPaper<'_> {
    sample_receipt(branch, &branch.services[0], language).unwrap()
}

fn qr(paper: &ReceiptPaper) -> String {
    reading::qr(page(paper, Language::Arabic))
}

#[test]
fn h7_an_arabic_receipt_says_what_came_of_the_visit() {
    let branch = manarat();
    let lines = said(&receipt(&branch, Language::Arabic), Language::Arabic);
    for expected in [
        "إيصال مراجعة",
        "طلب دعم مستفيد",
        "نتيجة المراجعة: لم تكتمل المستندات",
        "رقم التذكرة: ١٠٧",
        "التاريخ: ١٢ جمادى الآخرة ١٤٤٨هـ\n٢٢ نوفمبر ٢٠٢٦م",
        "أحضر في زيارتك القادمة:",
        "الرقم المرجعي",
        "4K7-QF2-M9D",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
}

#[test]
fn h7_an_english_receipt_says_what_came_of_the_visit() {
    let branch = manarat();
    let lines = said(&receipt(&branch, Language::English), Language::English);
    for expected in [
        "Visit receipt",
        "Beneficiary support request",
        "Outcome: Papers incomplete",
        "Ticket number: 107",
        "Date: 22 November 2026\n12 Jumada al-Akhirah 1448\u{a0}AH",
        "Please bring on your next visit:",
        "Reference number",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
}

#[test]
fn p8_p10_every_receipt_invites_to_rate_as_a_right_and_never_for_blame() {
    for branch in [manarat(), with_page()] {
        for (language, right) in [
            (
                Language::Arabic,
                "تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير",
            ),
            (
                Language::English,
                "Your rating is your right: for improvement, never for blame",
            ),
        ] {
            let lines = said(&receipt(&branch, language), language);
            assert!(
                lines.iter().any(|line| line.contains(right)),
                "{right} in {lines:#?}"
            );
        }
    }
}

#[test]
fn the_phone_is_promised_and_its_address_given_only_where_the_page_is_on() {
    let (without, with) = (manarat(), with_page());
    let phone = |branch| {
        let lines = said(&receipt(branch, Language::English), Language::English);
        lines.iter().any(|line| line.contains("phone"))
    };
    assert!(!phone(&without));
    assert!(phone(&with));
    let (without, with) = (
        receipt(&without, Language::Arabic),
        receipt(&with, Language::Arabic),
    );
    assert_eq!(qr(&without), without.code);
    assert_eq!(
        qr(&with),
        format!("https://queue.example.org/t/{}", with.code)
    );
}

#[test]
fn where_nothing_is_missing_and_nothing_follows_no_empty_label_stands() {
    let branch = manarat();
    let receipt = ReceiptPaper {
        missing: vec![" \n ".to_owned()],
        next: None,
        ..receipt(&branch, Language::English)
    };
    let lines = said(&receipt, Language::English).join("\n");
    for unsaid in ["bring", "comes next", "•"] {
        assert!(!lines.contains(unsaid), "{unsaid} in {lines}");
    }
}

#[test]
fn a_paper_typed_over_two_lines_is_one_paper() {
    let branch = manarat();
    let receipt = ReceiptPaper {
        missing: vec!["خطاب تعريف\n بالراتب ".to_owned()],
        ..receipt(&branch, Language::Arabic)
    };
    let lines = said(&receipt, Language::Arabic);
    assert!(lines.contains(&"•\u{A0}خطاب تعريف بالراتب".to_owned()));
}

#[test]
fn what_paper_has_no_letter_for_does_not_keep_a_receipt_from_its_visitor() {
    let branch = manarat();
    let typed = |missing: &str| ReceiptPaper {
        missing: vec![missing.to_owned()],
        ..receipt(&branch, Language::Arabic)
    };
    let mut typesetter = Typesetter::new(576, DPI).unwrap();
    let words = words(Language::Arabic);
    let mut draw = |receipt| draw_receipt(&receipt, &words, &mut typesetter).unwrap();
    let plain = draw(typed("صورة الهوية"));
    assert_eq!(draw(typed("صورة الهوية🙂漢")), plain);
    assert_ne!(draw(typed("صورة الإقامة")), plain);
}

#[test]
fn only_a_copy_says_that_it_is_one() {
    let branch = manarat();
    let first = receipt(&branch, Language::Arabic);
    let copy = ReceiptPaper {
        copy: true,
        ..first.clone()
    };
    assert!(!said(&first, Language::Arabic).contains(&"نسخة".to_owned()));
    assert!(said(&copy, Language::Arabic).contains(&"نسخة".to_owned()));
}

/// Names of sixty letters and five papers, the most that anybody would be sent away with.
pub(crate) fn longest_receipt<'a>(
    branch: &'a Branch,
    outcome: &'a Bilingual,
    language: Language,
) -> ReceiptPaper<'a> {
    let service = &branch.services[0];
    let papers = service.papers.iter().take(5);
    ReceiptPaper {
        outcome,
        missing: papers.map(|paper| paper.get(language).to_owned()).collect(),
        copy: true,
        ..sample_receipt(branch, service, language).unwrap()
    }
}

/// An outcome as long as the settings take one.
pub(crate) fn longest_outcome() -> Bilingual {
    Bilingual {
        ar: "أُحيل الطلب إلى البحث الاجتماعي لاستكمال الزيارة الميدانية".to_owned(),
        en: "Referred to social research to complete the home visit first".to_owned(),
    }
}

#[test]
fn long_names_and_many_papers_fit_every_width_of_paper() {
    let (branch, outcome) = (longest(), longest_outcome());
    for dots in [384, 512, 576, 640] {
        let mut typesetter = Typesetter::new(dots, DPI).unwrap();
        for language in crate::LANGUAGES {
            let receipt = longest_receipt(&branch, &outcome, language);
            assert_eq!(receipt.missing.len(), 5);
            let drawn = draw_receipt(&receipt, &words(language), &mut typesetter).unwrap();
            assert!(drawn.width() <= dots, "{language:?} at {dots}");
        }
    }
}
