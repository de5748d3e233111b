//! What an applicant reads on the receipt of a request.

use chrono::NaiveDate;
use config::{Branch, Language};
use hardware::Typesetter;
use kiosk::paper::{RequestPaper, compose_request, draw_request, sample_request};

use crate::{DPI, manarat, reading, words};

/// The sample of the branch's first form.
pub(crate) fn request(branch: &Branch, language: Language) -> RequestPaper<'_> {
    let service = branch.services.iter().find(|it| it.form.is_some()).unwrap();
    sample_request(branch, service, &branch.forms[0], &words(language)).unwrap()
}

/// Everything the receipt says, a line each, as it is read.
fn said(paper: &RequestPaper, language: Language) -> Vec<String> {
    reading::lines(&compose_request(paper, &words(language)).unwrap())
}

fn says(paper: &RequestPaper, language: Language, expected: &str) -> bool {
    let lines = said(paper, language);
    lines.iter().any(|line| line.contains(expected))
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

#[test]
fn h5_the_receipt_says_the_clauses_own_words_and_the_date_two_weeks_on_in_both_calendars() {
    let branch = manarat();
    let paper = request(&branch, Language::Arabic);
    for expected in [
        "إيصال طلب",
        "طلب دعم مستفيد",
        "4821-0372",
        "لجنة البحث",
        "بشأن قبوله أو رفضه خلال مدة لا تقل عن أسبوعين",
        "لا يُنتظر الرد قبل: ٢٦ جمادى الآخرة ١٤٤٨هـ\n٦ ديسمبر ٢٠٢٦م",
    ] {
        let lines = said(&paper, Language::Arabic);
        assert!(
            says(&paper, Language::Arabic, expected),
            "{expected} in {lines:#?}"
        );
    }
    assert!(!says(&paper, Language::Arabic, "آخر موعد"));
}

#[test]
fn h5_a_latest_day_is_named_only_where_the_charity_sets_one_and_two_weeks_only_where_they_are_so() {
    let branch = manarat();
    let mut paper = request(&branch, Language::English);
    let submitted = paper.submitted.as_mut().unwrap();
    submitted.latest = Some(day(20));
    submitted.earliest = submitted.on + chrono::TimeDelta::days(7);
    assert!(says(
        &paper,
        Language::English,
        "Answer at the latest: 20 December 2026"
    ));
    assert!(!says(&paper, Language::English, "two weeks"));
}

#[test]
fn h4_the_applicant_signs_on_the_paper_or_has_signed_on_the_screen() {
    let branch = manarat();
    let mut paper = request(&branch, Language::Arabic);
    assert!(says(&paper, Language::Arabic, "أنني المسؤول عنه مباشرة"));
    assert!(says(&paper, Language::Arabic, "توقيع مقدّم الطلب"));
    paper.signed_on_screen = true;
    assert!(!says(&paper, Language::Arabic, "توقيع مقدّم الطلب"));
    assert!(says(&paper, Language::Arabic, "وقّعه مقدّم الطلب على الشاشة"));
}

#[test]
fn h6_a_request_that_waits_for_papers_names_them_and_no_answer() {
    let branch = manarat();
    let mut paper = request(&branch, Language::Arabic);
    paper.submitted = None;
    assert!(says(&paper, Language::Arabic, "مستندات لم تُقدَّم بعد"));
    assert!(says(&paper, Language::Arabic, "شهادة الآيبان"));
    assert!(says(
        &paper,
        Language::Arabic,
        "أحضر ما بقي منها في زيارتك القادمة"
    ));
    assert!(!says(&paper, Language::Arabic, "أسبوعين"));
}

#[test]
fn what_was_typed_is_on_the_receipt_in_words_and_a_letter_that_paper_lacks_is_left_out() {
    let branch = manarat();
    let mut paper = request(&branch, Language::Arabic);
    assert!(says(&paper, Language::Arabic, "معيشة وغذاء"));
    assert!(says(&paper, Language::Arabic, "٠٥٠١٢٣٤٥٦٧"));
    paper.asked[0].1 = "عبدالله 🙂 الشهري".to_owned();
    let mut typesetter = Typesetter::new(576, DPI).unwrap();
    draw_request(&paper, &words(Language::Arabic), &mut typesetter).unwrap();
}
