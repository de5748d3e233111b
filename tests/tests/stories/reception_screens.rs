//! What stands between a visitor and a number: groups, information, who they are, a question, closed doors. P1, P6.

use chrono::{Datelike, TimeDelta, Timelike, Utc};
use domain::screen::Touch;
use domain::ticket::VisitorKind;
use tests::rig::place::SIMULATED;
use tests::rig::reception::menu;
use tests::rig::{Place, Reception, until};
use ui::{Card, Information, Page, Sheet, Takeover, Unavailable, View};

/// A large charity with groups in groups.
const SOUQ: &str = include_str!("../../../config/tests/branches/souq.toml");

/// A branch with one service of ten numbers and one more; what stands for `{more}` belongs to the branch.
const SMALL: &str = r#"
[branch]
id = "small"
name = { ar = "فرع", en = "Branch" }
time_zone = "{zone}"

[[branch.services]]
id = "clothes"
name = { ar = "كسوة الشتاء", en = "Winter clothes" }
description = { ar = "استلم كسوتك.", en = "Collect your clothes." }
icon = "gift"
numbers = "10-19"
department = "stores"

[[branch.services]]
id = "courses"
name = { ar = "الدورات", en = "Courses" }
description = { ar = "سجّل في دورة.", en = "Join a course." }
icon = "graduation-cap"
numbers = "20-99"
department = "youth"
"#;

/// A zone in which it is noon now, by its hours east of Greenwich.
fn noon_east() -> i64 {
    12 - i64::from(Utc::now().hour())
}

fn small(more: &str) -> Place {
    let east = noon_east();
    let zone = match east {
        0 => "Etc/GMT".to_owned(),
        // These names count hours to the west.
        east => format!("Etc/GMT{:+}", -east),
    };
    Place::of_branch(
        &format!("{}{more}", SMALL.replace("{zone}", &zone)),
        SIMULATED,
    )
}

/// What is read, without the marks that steer its direction.
fn plain(said: &str) -> String {
    said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

fn until_information(
    reception: &mut Reception,
    wanted: impl Fn(&Information) -> bool,
) -> Information {
    let view = reception.until(
        "information",
        |view| matches!(&view.page, Page::Information(information) if wanted(information)),
    );
    match view.page {
        Page::Information(information) => information,
        _ => unreachable!(),
    }
}

fn read(reception: &mut Reception, service: &str) -> Information {
    reception.touch(Touch::Information);
    reception.until(
        "services to read of",
        |view| matches!(&view.page, Page::Services(menu) if menu.reading),
    );
    reception.touch(Touch::Choose(service.to_owned()));
    until_information(reception, |_| true)
}

fn unavailable(view: &View, service: &str) -> Option<Unavailable> {
    let cards = menu(view).cards;
    cards.iter().find_map(|card| match card {
        Card::Service(card) if card.id == service => card.unavailable,
        _ => None,
    })
}

#[test]
fn p6_papers_are_printed_before_a_number_is_taken() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.begin();
    let information = read(&mut reception, "support-request");
    assert_eq!(information.papers.len(), 5, "{information:?}");
    assert!(information.open && information.paragraphs.len() > 1);
    reception.touch(Touch::PrintInformation);
    until_information(&mut reception, |shown| shown.sheet == Sheet::Printed);
    assert_eq!(place.papers().len(), 1);
    let facts = place.record().facts;
    let promised = |kind: &str| kind.starts_with("ticket.") || kind.starts_with("print.");
    assert!(!facts.iter().any(|fact| promised(&fact.kind)));

    reception.touch(Touch::TakeNumber);
    assert_eq!(reception.until_ticket(), 100);
    assert_eq!(place.papers().len(), 2);
    place.assert_sound();
}

#[test]
fn p6_information_that_cannot_be_printed_says_so_and_the_number_still_comes() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.begin();
    read(&mut reception, "giving");
    place.printer_is("out_after_rows = 100");
    reception.touch(Touch::PrintInformation);
    until_information(&mut reception, |shown| shown.sheet == Sheet::Failed);
    place.printer_is("");
    until("the rest of the sheet", || {
        (place.papers().len() == 1).then_some(())
    });
    reception.touch(Touch::Home);
    assert_eq!(reception.take_ticket("giving"), 500);
    assert_eq!(place.papers().len(), 2);
    place.assert_sound();
}

#[test]
fn p1_who_one_is_reaches_the_record() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    for (before, answer) in [Some(VisitorKind::Volunteer), None].into_iter().enumerate() {
        reception.begin();
        reception.touch(Touch::Choose("enquiries".to_owned()));
        reception.until("who are you", |view| matches!(view.page, Page::Who { .. }));
        assert_eq!(place.record().tickets().len(), before);
        reception.touch(Touch::Who(answer));
        reception.until_ticket();
        reception.leave();
    }
    // A service that says who comes for it does not ask.
    reception.begin();
    reception.touch(Touch::Choose("giving".to_owned()));
    reception.until_ticket();
    let record = place.record();
    let said: Vec<Option<&str>> = record
        .of("ticket.issued")
        .iter()
        .map(|fact| fact.data["visitor"].as_str())
        .collect();
    assert_eq!(said, [Some("volunteer"), None, Some("supporter")]);
    place.assert_sound();
}

#[test]
fn a_question_is_asked_before_a_number() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.begin();
    reception.touch(Touch::Choose("help-request".to_owned()));
    let asked = |view: &View| matches!(view.page, Page::Confirm { .. });
    let view = reception.until("the question", asked);
    assert!(
        matches!(&view.page, Page::Confirm { question, .. } if question.starts_with("هل الحاجة عاجلة")),
        "{view:?}"
    );
    reception.touch(Touch::Back);
    reception.until_services();
    assert_eq!(place.record().tickets().len(), 0);
    reception.touch(Touch::Choose("help-request".to_owned()));
    reception.until("the question", asked);
    reception.touch(Touch::Confirm);
    assert_eq!(reception.until_ticket(), 700);
    place.assert_sound();
}

#[test]
fn groups_open_and_close() {
    let (open_at_any_hour, _) = SOUQ.split_once("[[branch.hours]]").unwrap();
    let place = Place::of_branch(open_at_any_hour, SIMULATED);
    let mut reception = Reception::open(&place);
    reception.begin();
    let mut walk = |touch: Touch, group: Option<&str>| {
        reception.touch(touch);
        let view = reception.until(
            "the group",
            |view| matches!(&view.page, Page::Services(menu) if menu.group.as_deref() == group),
        );
        menu(&view)
    };
    let families = Some("خدمات الأسر والأفراد");
    let housing = Some("الدعم المالي والسكني");
    walk(Touch::Open("families".to_owned()), families);
    let menu = walk(Touch::Open("housing".to_owned()), housing);
    assert_eq!(menu.cards.len(), 4);
    walk(Touch::Back, families);
    walk(Touch::Back, None);
    walk(Touch::Open("families".to_owned()), families);
    walk(Touch::Open("housing".to_owned()), housing);
    reception.choose_here("rent-help");
    assert_eq!(reception.until_ticket(), 300);
    place.assert_sound();
}

#[test]
fn a_service_that_has_given_its_last_number_says_so() {
    let place = small("");
    let mut reception = Reception::open(&place);
    for number in 10..20 {
        assert_eq!(reception.take_ticket("clothes"), number);
    }
    reception.begin();
    let full = |view: &View| {
        matches!(view.page, Page::Services(_))
            && unavailable(view, "clothes") == Some(Unavailable::Full)
    };
    let view = reception.until("a card that says so", full);
    assert_eq!(unavailable(&view, "courses"), None);
    reception.choose_here("clothes");
    reception.until("a refusal", |view| {
        matches!(
            &view.page,
            Page::Refused {
                why: Unavailable::Full,
                ..
            }
        )
    });
    reception.touch(Touch::Begin);
    reception.choose_here("courses");
    assert_eq!(reception.until_ticket(), 20);
    place.assert_sound();
}

#[test]
fn a_closed_branch_says_when_it_opens_and_what_to_bring() {
    let tomorrow = Utc::now() + TimeDelta::hours(noon_east()) + TimeDelta::days(1);
    let day = tomorrow.weekday().to_string().to_lowercase();
    let hours =
        format!("\n[[branch.hours]]\ndays = [\"{day}\"]\nopen = \"08:00\"\nclose = \"12:00\"\n");
    let place = small(&hours);
    let mut reception = Reception::open(&place);
    let view = reception.until("closed doors", |view| {
        matches!(view.takeover, Some(Takeover::Closed { .. }))
    });
    let Some(Takeover::Closed { holiday, when }) = view.takeover else {
        unreachable!()
    };
    assert_eq!(holiday, "");
    assert_eq!(plain(&when), "نستقبلك غدًا الساعة ٨:٠٠ صباحًا.");
    reception.touch(Touch::Begin);
    let information = read(&mut reception, "clothes");
    assert!(!information.open, "no number is offered while it is closed");
    reception.touch(Touch::TakeNumber);
    reception.touch(Touch::Choose("clothes".to_owned()));
    reception.touch(Touch::Home);
    reception.until("the welcome", |view| view.page == Page::Idle);
    assert_eq!(place.record().tickets().len(), 0);
}

#[test]
fn a_branch_at_prayer_says_when_service_resumes() {
    // Where the sun stands highest at noon by the clock, prayer is at hand.
    let longitude = noon_east() * 15;
    let prayers = format!(
        "\n[branch.prayers]\nlatitude = 0.0\nlongitude = {longitude}.0\nprayers = [\"dhuhr\"]\nbefore = 60\nafter = 120\n\
         friday_before = 60\nfriday_after = 120\n"
    );
    let place = small(&prayers);
    let mut reception = Reception::open(&place);
    let view = reception.until("a break for prayer", |view| {
        matches!(view.takeover, Some(Takeover::Prayer { .. }))
    });
    let Some(Takeover::Prayer { when }) = view.takeover else {
        unreachable!()
    };
    let when = plain(&when);
    assert!(when.starts_with("نستأنف الخدمة الساعة "), "{when}");
    reception.touch(Touch::Language);
    reception.until("the sentence in English", |view| {
        matches!(&view.takeover, Some(Takeover::Prayer { when }) if when.starts_with("Service resumes at "))
    });
}

#[test]
fn a_clock_nobody_set_keeps_no_visitor_out() {
    let nowhere = "\n[[branch.hours]]\ndays = [\"mon\"]\nopen = \"00:00\"\nclose = \"00:01\"\n";
    let place = small(nowhere);
    std::fs::remove_file(place.folder().join("clock-is-right")).unwrap();
    let mut reception = Reception::open(&place);
    assert_eq!(reception.take_ticket("courses"), 20);
    place.assert_sound();
}
