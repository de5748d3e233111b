//! What a visitor reads on a ticket, and what they are spared.

use chrono::NaiveDate;
use config::Language;
use domain::time::ClockTrust;
use hardware::{Page, Typesetter};
use kiosk::paper::{TicketPaper, compose, sample};

use crate::length::longest;
use crate::reading::{self, with_page};
use crate::{DPI, manarat, words};

fn page(ticket: &TicketPaper, language: Language) -> Page {
    let mut typesetter = Typesetter::new(576, DPI).unwrap();
    compose(ticket, &words(language), &mut typesetter).unwrap()
}

/// Everything the ticket says, a line each, as it is read.
fn said(ticket: &TicketPaper, language: Language) -> Vec<String> {
    reading::lines(&page(ticket, language))
}

fn qr(ticket: &TicketPaper) -> String {
    reading::qr(page(ticket, Language::Arabic))
}

#[test]
fn an_arabic_ticket_says_everything_in_arabic_figures() {
    let branch = manarat();
    let lines = said(&sample(&branch).unwrap(), Language::Arabic);
    for expected in [
        "جمعية منارات للعناية بالمساجد بالمضة",
        "طلب دعم مستفيد",
        "١٠٧",
        "أولوية",
        "عدد المنتظرين قبلك: ٣ أشخاص",
        "وقت الانتظار المتوقع: من ١٠ إلى ١٥ دقيقة",
        "الوقت: ٩:٤٧ صباحًا",
        "التاريخ: ١٢ جمادى الآخرة ١٤٤٨هـ\n٢٢ نوفمبر ٢٠٢٦م",
        "رمز التذكرة",
        "4K7-QF2-M9D",
    ] {
        assert!(
            lines.contains(&expected.to_owned()),
            "{expected} in {lines:#?}"
        );
    }
}

#[test]
fn the_phone_is_promised_only_where_the_visitors_page_is_on() {
    let (without, with) = (manarat(), with_page());
    let (without, with) = (sample(&without).unwrap(), sample(&with).unwrap());
    let phone = |ticket| {
        said(ticket, Language::English)
            .iter()
            .any(|line| line.contains("phone"))
    };
    assert!(!phone(&without));
    assert!(phone(&with));
    assert_eq!(qr(&without), without.code);
    assert_eq!(
        qr(&with),
        format!("https://queue.example.org/t/{}", with.code)
    );
}

#[test]
fn everyone_is_invited_to_rate() {
    for branch in [manarat(), with_page()] {
        let ticket = sample(&branch).unwrap();
        assert!(
            said(&ticket, Language::Arabic)
                .concat()
                .contains("تقييمك حقّ لك")
        );
        assert!(
            said(&ticket, Language::English)
                .concat()
                .contains("your rating is your right")
        );
    }
}

#[test]
fn only_a_copy_says_that_it_is_one() {
    let branch = manarat();
    let first = sample(&branch).unwrap();
    let copy = TicketPaper {
        copy: true,
        ..first.clone()
    };
    assert!(!said(&first, Language::Arabic).contains(&"نسخة".to_owned()));
    assert!(said(&copy, Language::Arabic).contains(&"نسخة".to_owned()));
}

#[test]
fn a_clock_nobody_set_prints_the_open_day_and_no_time() {
    let branch = manarat();
    let ticket = TicketPaper {
        clock: ClockTrust::Untrusted,
        issued: chrono::DateTime::UNIX_EPOCH,
        business_day: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        ..sample(&branch).unwrap()
    };
    let lines = said(&ticket, Language::English);
    assert!(
        lines.iter().any(|line| line.contains("23 November 2026")),
        "{lines:#?}"
    );
    assert!(
        !lines
            .iter()
            .any(|line| line.contains("1970") || line.starts_with("Time"))
    );
}

#[test]
fn a_clock_nobody_set_that_agrees_with_the_day_says_when_about() {
    let branch = manarat();
    let ticket = TicketPaper {
        clock: ClockTrust::Untrusted,
        ..sample(&branch).unwrap()
    };
    let lines = said(&ticket, Language::Arabic);
    let about = lines
        .iter()
        .any(|line| line.starts_with("الوقت التقريبي: ٩:٤٧"));
    assert!(about, "{lines:#?}");
}

#[test]
fn what_is_not_known_is_not_said() {
    let branch = manarat();
    let ticket = TicketPaper {
        ahead: None,
        wait: None,
        priority: false,
        ..sample(&branch).unwrap()
    };
    let lines = said(&ticket, Language::English).join("\n");
    for unsaid in ["People ahead", "wait", "Priority"] {
        assert!(!lines.contains(unsaid), "{unsaid} in {lines}");
    }
}

#[test]
fn waits_are_said_as_people_say_them() {
    let cases = [
        ((0, 0), "أقل من دقيقة", "Under a minute"),
        ((0, 5), "أقل من ٥ دقائق", "Under 5 minutes"),
        ((1, 1), "نحو دقيقة", "About 1 minute"),
        ((1, 2), "نحو دقيقتين", "About 2 minutes"),
        ((5, 10), "من ٥ إلى ١٠ دقائق", "5 to 10 minutes"),
        ((10, 15), "من ١٠ إلى ١٥ دقيقة", "10 to 15 minutes"),
        ((20, 20), "نحو ٢٠ دقيقة", "About 20 minutes"),
    ];
    let branch = manarat();
    for (minutes, arabic, english) in cases {
        let ticket = TicketPaper {
            wait: Some(minutes),
            ..sample(&branch).unwrap()
        };
        for (language, expected) in [(Language::Arabic, arabic), (Language::English, english)] {
            let lines = said(&ticket, language);
            assert!(
                lines.iter().any(|line| line.ends_with(expected)),
                "{expected} in {lines:#?}"
            );
        }
    }
}

#[test]
fn a_list_that_was_cut_says_where_the_whole_of_it_is() {
    let (usual, long) = (manarat(), longest());
    let asks = |branch| {
        let lines = said(&sample(branch).unwrap(), Language::English);
        lines.concat().contains("ask reception for the full list")
    };
    assert!(!asks(&usual));
    assert!(asks(&long));
}

#[test]
fn a_service_without_papers_has_no_empty_label() {
    let mut branch = manarat();
    branch.services[0].papers.clear();
    let lines = said(&sample(&branch).unwrap(), Language::English);
    assert!(!lines.concat().contains("Required papers"));
}
