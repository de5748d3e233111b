//! A branch the program has never seen: other services, names, numbers, zone and Latin digits, by its settings file
//! alone.

use domain::screen::Touch;
use tests::rig::place::SIMULATED;
use tests::rig::reception::number;
use tests::rig::{Place, Reception, kiosk, until};
use ui::{Page, Takeover};

/// Names of sixty letters, twelve numbers for the smallest service, a zone far from Riyadh.
const BRANCH: &str = r#"
[branch]
id = "al-qasaba"
name = { ar = "جمعية القصبة الخيرية لرعاية الأسر وتأهيل الشباب في الجنوب", en = "Al-Qasaba Charity for Families and Youth of the Old Town" }
icon = "house-line"
time_zone = "Africa/Casablanca"
day_start = "05:30"
digits = "latin"

[[branch.services]]
id = "family-file"
name = { ar = "فتح ملف أسرة جديد أو تحديث بيانات ملف سابق لدى الجمعية اليوم", en = "Opening a new family file or updating an earlier file today" }
description = { ar = "لمن لم يسبق له التسجيل.", en = "For those not yet registered." }
icon = "users-three"
numbers = "7000-7011"
department = "families"

[[branch.services]]
id = "clothes"
name = { ar = "كسوة الشتاء", en = "Winter clothes" }
description = { ar = "استلم كسوتك.", en = "Collect your clothes." }
icon = "gift"
papers = [ { ar = "بطاقة الأسرة", en = "Family card" } ]
numbers = "1-99"
department = "stores"

[[branch.services]]
id = "courses"
name = { ar = "الدورات", en = "Courses" }
description = { ar = "سجّل في دورة.", en = "Join a course." }
icon = "graduation-cap"
numbers = "9000-9999"
department = "youth"
"#;

fn place() -> Place {
    Place::of_branch(BRANCH, SIMULATED)
}

#[test]
fn its_settings_are_good_and_its_tickets_and_screens_are_drawn() {
    let place = place();
    let settings = place.settings_file();
    let checked = kiosk(["check-config".as_ref(), settings.as_os_str()]);
    assert_eq!((checked.code, checked.err.as_str()), (Some(0), ""));
    for language in ["ar", "en"] {
        let paper = place.folder().join(format!("ticket.{language}.png"));
        let drawn = kiosk([
            "render".as_ref(),
            "ticket".as_ref(),
            paper.as_os_str(),
            "--language".as_ref(),
            language.as_ref(),
            "--config".as_ref(),
            settings.as_os_str(),
        ]);
        assert_eq!(drawn.code, Some(0), "{drawn:?}");
        let ticket = hardware::Bitmap::from_png(&std::fs::read(&paper).unwrap()).unwrap();
        assert_eq!(ticket.width(), 576);
    }
    let screens = place.folder().join("screens");
    let drawn = kiosk([
        "screens".as_ref(),
        screens.as_os_str(),
        "--config".as_ref(),
        settings.as_os_str(),
    ]);
    assert_eq!(drawn.code, Some(0), "{drawn:?}");
    let names: Vec<String> = tests::rig::place::files(&screens, "png")
        .iter()
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    for screen in ["idle", "ticket", "takeover-cannot-store"] {
        for language in ["ar", "en"] {
            let wanted = format!("{screen}.{language}.png");
            assert!(names.contains(&wanted), "{wanted} is not among {names:?}");
        }
    }
}

#[test]
fn its_visitors_get_its_own_numbers_in_latin_digits() {
    let place = place();
    let mut reception = Reception::open(&place);
    reception.choose("family-file");
    let view = reception.until("a ticket", |view| matches!(view.page, Page::Ticket { .. }));
    assert_eq!(number(&view), 7000);
    assert!(
        matches!(&view.page, Page::Ticket { ticket } if ticket.number == "7000"),
        "{view:?}"
    );
    reception.leave();
    assert_eq!(reception.take_ticket("clothes"), 1);
    assert_eq!(reception.take_ticket("courses"), 9000);
    until("three papers", || (place.papers().len() == 3).then_some(()));
    let day = &place.record().of("day.opened")[0].clone();
    let zone = chrono_tz::Africa::Casablanca;
    let local = day.at.with_timezone(&zone).naive_local();
    let began = if local.time() < chrono::NaiveTime::from_hms_opt(5, 30, 0).unwrap() {
        local.date().pred_opt()
    } else {
        Some(local.date())
    };
    assert_eq!(day.business_day, began);
    place.assert_sound();
}

#[test]
fn its_numbers_run_out_with_a_sentence_and_another_service_goes_on() {
    let place = place();
    let mut reception = Reception::open(&place);
    let given: Vec<u32> = (0..12)
        .map(|_| reception.take_ticket("family-file"))
        .collect();
    assert_eq!(given, (7000..=7011).collect::<Vec<_>>());
    reception.choose("family-file");
    let view = reception.until("a refusal", |view| {
        matches!(view.page, Page::Refused { .. })
    });
    assert_eq!(view.takeover, None::<Takeover>);
    reception.touch(Touch::Begin);
    reception.choose_here("clothes");
    assert_eq!(reception.until_ticket(), 1);
    place.assert_sound();
}
