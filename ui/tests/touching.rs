//! What a finger does: every button says what it is and does it in both languages, once per tap, on
//! release only, and never for a swipe.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use glass::{GLASSES, Glass, LANGUAGES, area, read, readings};
use ui::staff::StaffTouch;
use ui::{Language, Touch, Visitor, samples};

/// Taps each label on the sample and holds what came of it.
fn taps(sample: &str, language: Language, expected: &[(&str, Touch)]) {
    let glass = Glass::new(1280, 800);
    for (label, touch) in expected {
        glass.show(sample, language);
        glass.tap(label);
        assert_eq!(
            glass.meant(),
            std::slice::from_ref(touch),
            "{label} on {sample}"
        );
    }
}

#[test]
fn the_toolbar_works_in_arabic() {
    let expected = [
        ("English", Touch::Language),
        ("حجم النص", Touch::TextSize),
        ("التباين", Touch::Contrast),
        ("خفض الشاشة", Touch::Reach),
        ("استماع", Touch::Listen),
        ("الرئيسية", Touch::Home),
    ];
    taps("services", Language::Arabic, &expected);
}

#[test]
fn the_toolbar_works_in_english() {
    let expected = [
        ("العربية", Touch::Language),
        ("Text size", Touch::TextSize),
        ("Contrast", Touch::Contrast),
        ("Lower screen", Touch::Reach),
        ("Listen", Touch::Listen),
        ("Home", Touch::Home),
    ];
    taps("services", Language::English, &expected);
}

#[test]
fn the_welcome_begins_a_visit() {
    taps(
        "idle",
        Language::Arabic,
        &[("المس الشاشة للبدء", Touch::Begin)],
    );
    taps(
        "idle",
        Language::English,
        &[("Touch the screen to begin", Touch::Begin)],
    );
}

#[test]
fn a_card_chooses_its_service() {
    let support = Touch::Choose("hand-heart".into());
    let giving = Touch::Choose("hand-coins".into());
    let arabic = [
        ("طلب دعم مستفيد", support.clone()),
        ("التبرع", giving.clone()),
    ];
    taps("services", Language::Arabic, &arabic);
    let english = [("Beneficiary support request", support), ("Giving", giving)];
    taps("services", Language::English, &english);
}

#[test]
fn priority_and_turning_pages_are_told() {
    let arabic = [
        ("الأولوية لهم", Touch::Priority),
        ("معلومات ومستندات", Touch::Information),
        ("السابق", Touch::PageBack),
        ("التالي", Touch::PageForward),
    ];
    taps("services-many", Language::Arabic, &arabic);
    let english = [
        ("Priority for them", Touch::Priority),
        ("Information and papers", Touch::Information),
        ("Previous", Touch::PageBack),
        ("Next", Touch::PageForward),
    ];
    taps("services-many", Language::English, &english);
}

#[test]
fn every_ticket_can_be_done_with() {
    for sample in [
        "ticket",
        "ticket-code-only",
        "unprinted-out-of-paper",
        "unprinted-unconfirmed",
    ] {
        taps(sample, Language::Arabic, &[("تم", Touch::Done)]);
        taps(sample, Language::English, &[("Done", Touch::Done)]);
    }
}

#[test]
fn a_refusal_leads_to_other_services() {
    for sample in ["refused-full", "refused-ended", "refused-not-today"] {
        let arabic = [("خدمات أخرى", Touch::Begin), ("تم", Touch::Done)];
        taps(sample, Language::Arabic, &arabic);
        let english = [("Other services", Touch::Begin), ("Done", Touch::Done)];
        taps(sample, Language::English, &english);
    }
}

#[test]
fn p1_one_touch_says_who_one_is_and_one_passes_it_over() {
    let arabic = [
        ("مستفيد", Touch::Who(Visitor::Beneficiary)),
        ("داعم", Touch::Who(Visitor::Supporter)),
        ("متطوع", Touch::Who(Visitor::Volunteer)),
        ("غير ذلك", Touch::Who(Visitor::Other)),
        ("تجاوز", Touch::SkipWho),
        ("رجوع", Touch::Back),
    ];
    taps("who", Language::Arabic, &arabic);
    taps("who", Language::English, &[("Skip", Touch::SkipWho)]);
}

#[test]
fn a_service_s_question_is_answered_or_left() {
    let arabic = [("تأكيد", Touch::Confirm), ("رجوع", Touch::Back)];
    taps("confirm", Language::Arabic, &arabic);
    let english = [("Confirm", Touch::Confirm), ("Back", Touch::Back)];
    taps("confirm", Language::English, &english);
}

#[test]
fn p6_information_leads_to_paper_to_a_number_and_back() {
    let arabic = [
        ("طباعة هذه المعلومات", Touch::PrintInformation),
        ("أخذ رقم", Touch::TakeNumber),
        ("رجوع", Touch::Back),
    ];
    taps("information", Language::Arabic, &arabic);
    let english = [("Print this", Touch::PrintInformation)];
    taps("information", Language::English, &english);
    let again = [("تعذّرت الطباعة. أعد المحاولة", Touch::PrintInformation)];
    taps("information-failed", Language::Arabic, &again);
}

#[test]
fn a_paper_on_its_way_is_not_asked_for_again() {
    let glass = Glass::new(1280, 800);
    for (sample, label) in [
        ("information-printing", "تجري الطباعة…"),
        ("information-printed", "طُبعت، استلم الورقة"),
    ] {
        glass.show(sample, Language::Arabic);
        glass.tap(label);
        assert_eq!(glass.meant(), [], "{sample}");
    }
}

#[test]
fn a_long_text_is_read_page_by_page_and_no_line_twice() {
    let glass = Glass::new(1280, 800);
    glass.show("information-long", Language::Arabic);
    let mut seen = Vec::new();
    loop {
        seen.push(glass.screen.picture());
        if !glass
            .buttons()
            .iter()
            .any(|it| it.accessible_label().is_some_and(|label| label == "التالي"))
        {
            break;
        }
        glass.tap("التالي");
        assert!(seen.len() < 12, "the pages never end");
    }
    assert!(seen.len() > 1, "one page only");
    assert!(seen.windows(2).all(|two| two[0] != two[1]));
    glass.tap("السابق");
    assert_eq!(glass.screen.picture(), seen[seen.len() - 2]);
}

#[test]
fn a_group_opens_and_leads_back() {
    let arabic = [("العناية بالمساجد", Touch::Open("mosque".into()))];
    taps("services-groups", Language::Arabic, &arabic);
    taps(
        "services-in-a-group",
        Language::Arabic,
        &[("رجوع", Touch::Back)],
    );
    taps(
        "services-reading",
        Language::English,
        &[("Back", Touch::Back)],
    );
}

#[test]
fn p6_papers_can_be_read_while_the_doors_are_closed() {
    for sample in [
        "takeover-closed",
        "takeover-prayer",
        "takeover-cannot-store",
        "takeover-branch-away",
    ] {
        let arabic = [("معلومات ومستندات", Touch::Information)];
        taps(sample, Language::Arabic, &arabic);
    }
}

#[test]
fn without_paper_one_can_go_on() {
    for sample in ["takeover-out-of-paper", "takeover-printer-fault"] {
        taps(
            sample,
            Language::Arabic,
            &[("المتابعة من دون ورق", Touch::WithoutPaper)],
        );
        taps(
            sample,
            Language::English,
            &[("Continue without paper", Touch::WithoutPaper)],
        );
    }
}

#[test]
fn more_time_is_asked_and_answered() {
    let arabic = [
        ("نعم، مزيد من الوقت", Touch::MoreTime),
        ("لا، انتهيت", Touch::Done),
    ];
    taps("more-time", Language::Arabic, &arabic);
    let english = [
        ("Yes, more time", Touch::MoreTime),
        ("No, I am done", Touch::Done),
    ];
    taps("more-time", Language::English, &english);
}

#[test]
fn behind_the_question_nothing_can_be_touched() {
    let glass = Glass::new(1280, 800);
    glass.show("more-time", Language::Arabic);
    let (x, y) = area(&glass.button("الرئيسية")).middle();
    glass.screen.tap(x, y);
    assert_eq!(glass.heard(), [Touch::Activity]);
}

#[test]
fn the_language_changes_on_every_screen() {
    let glass = Glass::new(1280, 800);
    for language in LANGUAGES {
        let other = if language == Language::Arabic {
            "English"
        } else {
            "العربية"
        };
        for (name, view) in samples::all(language) {
            if name == "more-time" {
                continue;
            }
            glass.show_view(&view);
            glass.tap(other);
            assert_eq!(glass.meant(), [Touch::Language], "{name}");
        }
    }
}

#[test]
fn p4_every_screen_of_a_visit_can_be_heard_the_question_too() {
    let glass = Glass::new(1280, 800);
    for (language, word) in [(Language::Arabic, "استماع"), (Language::English, "Listen")] {
        for (name, view) in samples::all(language) {
            if name.starts_with("staff-") {
                continue;
            }
            glass.show_view(&view);
            glass.tap(word);
            assert_eq!(glass.meant(), [Touch::Listen], "{name}");
        }
    }
}

#[test]
fn h1_the_button_to_hear_the_question_stands_clear_of_its_answers() {
    for (width, height, px_per_mm) in GLASSES {
        let glass = Glass::new(width, height);
        ui::fit(glass.screen.app(), px_per_mm);
        for reading in readings(height, px_per_mm) {
            let question = samples::all(Language::Arabic)
                .into_iter()
                .find(|(name, _)| *name == "more-time");
            let (_, view) = question.expect("the question");
            glass.show_view(&read(view, reading, (width, height)));
            let listen = area(&glass.button("استماع"));
            let panel = area(&glass.typed("NoticePanel")[0]);
            assert!(
                !listen.overlaps(&panel) && listen.top >= 0.0,
                "{listen:?} and {panel:?} at {width}x{height} {reading:?}"
            );
        }
    }
}

#[test]
fn where_nothing_can_be_heard_no_button_says_so_and_the_others_stay() {
    let glass = Glass::new(1280, 800);
    let mut view = samples::view(Language::Arabic, samples::services(Language::Arabic, 6));
    let stands = |glass: &Glass| ["English", "حجم النص"].map(|label| area(&glass.button(label)));
    glass.show_view(&view);
    let before = stands(&glass);
    view.chrome.can_listen = false;
    glass.show_view(&view);
    let listens = |it: &i_slint_backend_testing::ElementHandle| {
        it.accessible_label().is_some_and(|label| label == "استماع")
    };
    assert!(!glass.buttons().iter().any(listens));
    assert_eq!(stands(&glass), before);
}

#[test]
fn the_button_is_lit_while_the_screen_is_read_aloud() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let quiet = glass.screen.picture();
    glass.show("listening", Language::Arabic);
    assert_ne!(glass.screen.picture(), quiet);
}

#[test]
fn two_quick_taps_are_two_touches() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    glass.tap("التبرع");
    glass.tap("التبرع");
    let choice = Touch::Choose("hand-coins".into());
    assert_eq!(glass.meant(), [choice.clone(), choice]);
}

#[test]
fn a_swipe_over_a_card_chooses_nothing() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let card = area(&glass.button("التبرع"));
    let (x, y) = card.middle();
    glass
        .screen
        .swipe((card.left + 20.0, y), (card.right - 20.0, y));
    glass.screen.swipe((x, y), (x, y + 400.0));
    assert_eq!(glass.heard(), [Touch::Activity, Touch::Activity]);
}

#[test]
fn a_finger_that_trembles_still_chooses() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let (x, y) = area(&glass.button("التبرع")).middle();
    glass.screen.swipe((x, y), (x + 12.0, y + 9.0));
    assert_eq!(glass.meant(), [Touch::Choose("hand-coins".into())]);
}

#[test]
fn nothing_happens_before_the_finger_lifts() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let (x, y) = area(&glass.button("التبرع")).middle();
    glass.screen.press(x, y);
    assert_eq!(glass.heard(), [Touch::Activity]);
    glass.screen.release(x, y);
    assert_eq!(glass.heard(), [Touch::Choose("hand-coins".into())]);
}

#[test]
fn a_finger_keeps_its_card_when_the_queue_moves_beneath_it() {
    let glass = Glass::new(1280, 800);
    let mut view = samples::view(Language::Arabic, samples::services(Language::Arabic, 6));
    glass.show_view(&view);
    let (x, y) = area(&glass.button("التبرع")).middle();
    glass.screen.press(x, y);
    if let ui::Page::Services(menu) = &mut view.page
        && let ui::Card::Service(service) = &mut menu.cards[4]
    {
        service.waiting = ui::Count {
            value: 1,
            shown: "١".into(),
        };
    }
    glass.show_view(&view);
    glass.screen.release(x, y);
    assert_eq!(glass.meant(), [Touch::Choose("hand-coins".into())]);
}

#[test]
fn a_service_that_gives_no_numbers_can_be_asked_why() {
    let full = Touch::Choose("chats-circle".into());
    taps("services-many", Language::Arabic, &[("الاستفسارات", full)]);
}

#[test]
fn a_touch_on_nothing_still_shows_that_someone_is_there() {
    let glass = Glass::new(1280, 800);
    glass.show("ticket", Language::Arabic);
    glass.screen.tap(640.0, 300.0);
    assert_eq!(glass.heard(), [Touch::Activity]);
}

#[test]
fn every_target_is_fifteen_millimetres_or_more() {
    for (width, height, px_per_mm) in GLASSES {
        let glass = Glass::new(width, height);
        ui::fit(glass.screen.app(), px_per_mm);
        for reading in readings(height, px_per_mm) {
            for (name, view) in samples::all(Language::Arabic) {
                glass.show_view(&read(view, reading, (width, height)));
                let buttons = glass.buttons();
                assert!(buttons.len() >= 3, "{name} has {} buttons", buttons.len());
                for button in buttons {
                    let (area, label) = (area(&button), button.accessible_label());
                    let least = area.width().min(area.height()) / px_per_mm;
                    let place = format!("{name} at {width}x{height} {reading:?}");
                    assert!(least >= 15.0, "{label:?} on {place}: {least} mm");
                }
            }
        }
    }
}

#[test]
fn everything_that_can_be_touched_has_a_name() {
    let glass = Glass::new(1280, 800);
    for language in LANGUAGES {
        for (name, view) in samples::all(language) {
            glass.show_view(&view);
            for button in glass.buttons() {
                let label = button.accessible_label().unwrap_or_default();
                assert!(!label.is_empty(), "a target without a name on {name}");
            }
        }
    }
}

#[test]
fn screen_readers_can_press_every_button() {
    let glass = Glass::new(1280, 800);
    glass.show("services-priority", Language::Arabic);
    assert_eq!(glass.button("الأولوية لهم").accessible_checked(), Some(true));
    for button in glass.buttons() {
        button.invoke_accessible_default_action();
    }
    assert_eq!(glass.meant().len(), glass.buttons().len());
}

#[test]
fn a_finger_on_the_branchs_name_is_told_and_is_no_target() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let before = glass.buttons().len();
    glass.screen.press(1240.0, 40.0);
    glass.screen.release(1240.0, 40.0);
    let told = [StaffTouch::Pressed, StaffTouch::Lifted].map(Touch::Staff);
    assert_eq!(glass.meant(), told);
    assert_eq!(glass.buttons().len(), before);
    glass.screen.tap(100.0, 40.0);
    assert_eq!(glass.meant(), [Touch::Language]);
}

#[test]
fn keys_type_what_stands_on_them_in_both_languages() {
    let key = |sign| Touch::Staff(StaffTouch::Key(sign));
    let arabic = [("٧", key('7')), ("مسح", Touch::Staff(StaffTouch::Erase))];
    taps("staff-pin", Language::Arabic, &arabic);
    let english = [
        ("k", key('k')),
        ("Sign in", Touch::Staff(StaffTouch::Enter)),
    ];
    taps("staff-user", Language::English, &english);
}
