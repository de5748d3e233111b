//! What a finger does: one touch is a whole rating; every button says what it is, once per tap and never for a swipe.

use ui::Language;
use ui::exit::{Reason, Score, Touch, samples};

use crate::area::area;
use crate::exit::{Exit, GLASSES, LANGUAGES, distinct, read, readings, sample};

/// Taps each label on the sample and holds what came of it.
fn taps(name: &str, language: Language, expected: &[(&str, Touch)]) {
    let exit = Exit::new(GLASSES[0]);
    for (label, touch) in expected {
        exit.show(&sample(name, language));
        exit.tap(label);
        assert_eq!(
            exit.meant(),
            std::slice::from_ref(touch),
            "{label} on {name}"
        );
    }
}

#[test]
fn p10_one_touch_is_a_whole_rating() {
    let arabic = [
        ("ممتازة", Touch::Rate(Score::VeryGood)),
        ("جيدة", Touch::Rate(Score::Good)),
        ("سيئة", Touch::Rate(Score::Bad)),
        ("سيئة جدًا", Touch::Rate(Score::VeryBad)),
        ("قدّم اقتراحًا", Touch::Suggest),
    ];
    taps("rate", Language::Arabic, &arabic);
    let english = [
        ("Excellent", Touch::Rate(Score::VeryGood)),
        ("Very bad", Touch::Rate(Score::VeryBad)),
        ("Leave a suggestion", Touch::Suggest),
    ];
    taps("rate", Language::English, &english);
}

#[test]
fn the_whole_card_of_a_face_is_its_target() {
    let exit = Exit::at("rate", Language::Arabic);
    let card = exit.place("سيئة");
    for (x, y) in [
        (card.left + 4.0, card.top + 24.0),
        (card.right - 4.0, card.bottom - 24.0),
        (card.middle().0, card.top + 4.0),
    ] {
        exit.screen.tap(x, y);
        assert_eq!(exit.meant(), [Touch::Rate(Score::Bad)], "at {x}, {y}");
    }
}

/// The faces from left to right.
fn faces(name: &str, language: Language) -> Vec<String> {
    let exit = Exit::at(name, language);
    let mut cards = exit.all("FaceCard");
    cards.sort_by(|one, other| area(one).left.total_cmp(&area(other).left));
    let labels = cards.iter().filter_map(|card| card.accessible_label());
    labels.map(|label| label.to_string()).collect()
}

#[test]
fn faces_stand_in_the_order_of_reading() {
    let arabic = ["سيئة جدًا", "سيئة", "جيدة", "ممتازة"];
    let english = ["Excellent", "Good", "Bad", "Very bad"];
    assert_eq!(faces("rate", Language::Arabic), arabic);
    assert_eq!(faces("rate", Language::English), english);
    let turned = |words: [&str; 4]| {
        words
            .into_iter()
            .rev()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(faces("rate-worst-first", Language::Arabic), turned(arabic));
    assert_eq!(
        faces("rate-worst-first", Language::English),
        turned(english)
    );
}

#[test]
fn p10_the_visitors_right_is_on_the_screen() {
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
        let exit = Exit::at("rate", language);
        let said = exit
            .all("Text")
            .iter()
            .any(|text| text.accessible_label().is_some_and(|it| it == right));
        assert!(said, "{right}");
    }
}

#[test]
fn a_swipe_over_the_faces_rates_nothing() {
    let exit = Exit::at("rate", Language::Arabic);
    let card = exit.place("سيئة جدًا");
    let (x, y) = card.middle();
    exit.screen
        .swipe((card.left + 10.0, y), (card.right - 10.0, y));
    exit.screen.swipe((x, y), (x, y + 600.0));
    assert_eq!(exit.heard(), [Touch::Activity, Touch::Activity]);
}

#[test]
fn nothing_is_rated_before_the_finger_lifts() {
    let exit = Exit::at("rate", Language::Arabic);
    let (x, y) = exit.place("جيدة").middle();
    exit.screen.press(x, y);
    assert_eq!(exit.heard(), [Touch::Activity]);
    exit.screen.release(x, y);
    assert_eq!(exit.heard(), [Touch::Rate(Score::Good)]);
}

#[test]
fn reasons_are_chosen_and_taken_back_and_say_which_they_are() {
    let exit = Exit::at("more-sad", Language::Arabic);
    let reasons = [
        ("الانتظار", Reason::Waiting, true),
        ("حسن التعامل", Reason::Courtesy, false),
        ("وضوح الإجراء", Reason::Clarity, true),
        ("النتيجة", Reason::Result, false),
        ("المكان", Reason::Place, false),
    ];
    for (label, reason, chosen) in reasons {
        assert_eq!(
            exit.button(label).accessible_checked(),
            Some(chosen),
            "{label}"
        );
        exit.tap(label);
        assert_eq!(exit.meant(), [Touch::Reason(reason)]);
    }
}

#[test]
fn more_can_be_told_and_need_not_be() {
    let arabic = [
        ("اكتب تعليقًا", Touch::Comment),
        ("اربط التقييم بزيارتك لنتمكّن من الرد عليك", Touch::Link),
        ("تم", Touch::Done),
        ("الرئيسية", Touch::Home),
    ];
    taps("more-sad", Language::Arabic, &arabic);
    let english = [
        ("Link to my visit, so that we can answer you", Touch::Link),
        ("Done", Touch::Done),
    ];
    taps("more-glad", Language::English, &english);
}

#[test]
fn what_is_done_is_not_asked_again() {
    let exit = Exit::at("more-told", Language::Arabic);
    exit.taps(&["حُفظ تعليقك", "رُبط التقييم بزيارتك"]);
    assert_eq!(exit.meant(), []);
    let glad = Exit::at("more-glad", Language::Arabic);
    let comments = glad.buttons().into_iter().filter(|it| {
        it.accessible_label()
            .is_some_and(|label| label == "اكتب تعليقًا")
    });
    assert_eq!(comments.count(), 0);
}

#[test]
fn pages_of_one_sentence_lead_on() {
    taps(
        "phone",
        Language::Arabic,
        &[("رجوع", Touch::Back), ("تم", Touch::Done)],
    );
    for name in [
        "thanks",
        "thanks-comment",
        "thanks-suggestion",
        "thanks-linked",
    ] {
        taps(name, Language::English, &[("Done", Touch::Done)]);
    }
    let arabic = [
        ("نعم، مزيد من الوقت", Touch::MoreTime),
        ("لا، انتهيت", Touch::Done),
    ];
    taps("more-time", Language::Arabic, &arabic);
}

#[test]
fn the_toolbar_works_on_every_page() {
    for language in LANGUAGES {
        let other = if language == Language::Arabic {
            "English"
        } else {
            "العربية"
        };
        for (name, view) in samples::all(language) {
            // The keys have a key of that name too.
            if name == "more-time" || name.starts_with("write") {
                continue;
            }
            let exit = Exit::new(GLASSES[0]);
            exit.show(&view);
            exit.tap(other);
            assert_eq!(exit.meant(), [Touch::Language], "{name}");
        }
    }
}

/// For the demonstration: what is done by hand is told as a finger's touch is.
#[test]
fn what_the_demo_does_is_told() {
    let pages = [
        ("rate", Touch::Rate(Score::Bad)),
        ("rate", Touch::Suggest),
        ("more-sad", Touch::Reason(Reason::Place)),
        ("more-sad", Touch::Comment),
        ("more-sad", Touch::Link),
        ("more-sad", Touch::Done),
        ("write", Touch::Wrote("شكرًا 3".into())),
        ("write", Touch::Keep),
        ("write", Touch::Back),
        ("link", Touch::Keep),
        ("link-typing", Touch::Back),
        ("phone", Touch::Back),
        ("thanks", Touch::Done),
        ("thanks", Touch::Home),
        ("rate", Touch::Language),
        ("rate", Touch::TextSize),
        ("rate", Touch::Contrast),
        ("rate", Touch::Reach),
        ("more-time", Touch::MoreTime),
    ];
    for (name, touch) in pages {
        let exit = Exit::at(name, Language::Arabic);
        exit.meant();
        ui::exit::act(exit.screen.app(), &touch);
        assert_eq!(exit.meant(), [touch], "{name}");
    }
}

#[test]
fn every_target_is_fifteen_millimetres_and_every_key_eleven() {
    for (width, height, px_per_mm) in GLASSES {
        let exit = Exit::new((width, height, px_per_mm));
        for reading in readings(height, px_per_mm) {
            for (name, view) in distinct(Language::Arabic) {
                exit.show(&read(view, reading));
                let keys = [exit.all("BoardKeyButton"), exit.all("SignKey")].concat();
                let keys: Vec<_> = keys.iter().map(area).collect();
                assert_eq!(
                    keys.is_empty(),
                    !name.starts_with("write") && !name.starts_with("link"),
                    "{name}"
                );
                for button in exit.buttons() {
                    let (area, label) = (area(&button), button.accessible_label());
                    let least = area.width().min(area.height()) / px_per_mm;
                    let wanted = if keys.contains(&area) { 11.0 } else { 15.0 };
                    let place = format!("{name} at {width}x{height} {reading:?}");
                    assert!(least >= wanted, "{label:?} on {place}: {least} mm");
                }
            }
        }
    }
}

#[test]
fn everything_that_can_be_touched_has_a_name() {
    for language in LANGUAGES {
        let exit = Exit::new(GLASSES[0]);
        for (name, view) in samples::all(language) {
            exit.show(&view);
            assert!(exit.buttons().len() >= 3, "{name}");
            for button in exit.buttons() {
                let label = button.accessible_label().unwrap_or_default();
                assert!(!label.is_empty(), "a target without a name on {name}");
            }
        }
    }
}

#[test]
fn a_glass_too_small_for_keys_is_not_written_on() {
    let five_inches = (800, 480, 7.35);
    for (glass, can) in GLASSES
        .map(|glass| (glass, true))
        .into_iter()
        .chain([(five_inches, false)])
    {
        let exit = Exit::new(glass);
        assert_eq!(ui::exit::can_write(exit.screen.app()), can, "{glass:?}");
    }
}
