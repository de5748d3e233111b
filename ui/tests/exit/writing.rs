//! Writing on the glass: keys of both languages, what a held key gives, and a cursor that is right in Arabic, English
//! and figures side by side.

use slint::platform::Key;
use ui::Language;
use ui::exit::{Touch, What, samples};

use crate::exit::{Exit, GLASSES};

/// The page of writing in this language with this text, its cursor at the end.
fn at(language: Language, text: &str) -> Exit {
    let exit = Exit::new(GLASSES[0]);
    exit.show(&samples::view(
        language,
        samples::writing(language, What::Comment, text, 400),
    ));
    exit.meant();
    exit
}

/// What is left of the text after so many touches of the key that erases.
fn backspaced(text: &str, times: usize) -> String {
    let exit = at(Language::Arabic, text);
    (0..times).for_each(|_| exit.tap("مسح"));
    exit.written()
}

#[test]
fn arabic_is_written_by_touch() {
    let exit = at(Language::Arabic, "");
    exit.taps(&["ش", "ك", "ر", "ا", "مسافة", "ل", "ك", "سطر جديد", "لا"]);
    assert_eq!(exit.written(), "شكرا لك\nلا");
}

#[test]
fn english_is_written_with_capitals_of_one_letter() {
    let exit = at(Language::English, "");
    exit.taps(&["Capital letter", "O", "k", "Space", "g", "o", "."]);
    assert_eq!(exit.written(), "Ok go.");
}

#[test]
fn letters_stand_where_they_do_on_any_keyboard() {
    let arabic = at(Language::Arabic, "");
    let left = |exit: &Exit, key: &str| exit.place(key).left;
    assert!(left(&arabic, "ض") < left(&arabic, "د") && left(&arabic, "ش") < left(&arabic, "ط"));
    assert!(arabic.place("ض").left < 100.0);
    let english = at(Language::English, "");
    assert!(left(&english, "q") < left(&english, "p") && left(&english, "z") < left(&english, "m"));
}

#[test]
fn every_letter_of_arabic_can_be_written() {
    let exit = at(Language::Arabic, "");
    let letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤىة";
    letters
        .chars()
        .for_each(|letter| exit.tap(&letter.to_string()));
    assert_eq!(exit.written(), letters);
}

#[test]
fn figures_of_both_kinds_and_marks_stand_on_the_second_keys() {
    let exit = at(Language::Arabic, "مر");
    exit.taps(&["الأرقام والرموز", "ـّ", "٣"]);
    exit.hold("٧");
    exit.tap("7");
    exit.taps(&["؟", "الحروف", "ة"]);
    assert_eq!(exit.written(), "مر\u{651}٣7؟ة");
    let exit = at(Language::English, "");
    exit.taps(&["Digits and signs", "4", "@"]);
    exit.hold("5");
    exit.tap("٥");
    assert_eq!(exit.written(), "4@٥");
}

#[test]
fn the_other_language_is_a_touch_away() {
    let exit = at(Language::Arabic, "");
    exit.taps(&["ن", "م"]);
    let keys = exit.all("BoardKeyButton").into_iter();
    let other = keys.filter(|key| {
        key.accessible_label()
            .is_some_and(|label| label == "English")
    });
    let (x, y) = crate::area::area(&other.last().expect("a key of the other language")).middle();
    exit.screen.tap(x, y);
    exit.screen.draw();
    exit.taps(&["مسافة", "p", "d", "f"]);
    assert_eq!(exit.written(), "نم pdf");
}

#[test]
fn a_held_key_gives_more_and_sliding_chooses() {
    let exit = at(Language::Arabic, "");
    let from = exit.hold("ا");
    assert_eq!(exit.meant(), []);
    let to = exit.place("إ").middle();
    exit.screen.slide(from, to);
    exit.screen.release(to.0, to.1);
    exit.screen.draw();
    assert_eq!(exit.meant(), [Touch::Wrote("إ".into())]);
    assert_eq!(exit.all("VariantKey").len(), 0);
}

#[test]
fn a_held_key_gives_more_and_a_second_touch_chooses() {
    let exit = at(Language::Arabic, "");
    let (x, y) = exit.hold("ا");
    exit.screen.release(x, y);
    exit.screen.draw();
    exit.tap("آ");
    assert_eq!(exit.written(), "آ");
    assert_eq!(exit.all("VariantKey").len(), 0);
}

#[test]
fn a_finger_that_leaves_the_held_key_writes_nothing() {
    let exit = at(Language::Arabic, "");
    let from = exit.hold("ا");
    exit.screen.slide(from, (from.0, 150.0));
    exit.screen.release(from.0, 150.0);
    exit.screen.draw();
    assert_eq!((exit.meant(), exit.all("VariantKey").len()), (vec![], 0));
    let (x, y) = exit.hold("ا");
    exit.screen.release(x, y);
    exit.screen.draw();
    // A touch on another key only puts the row away.
    let (x, y) = exit.place("ظ").middle();
    exit.screen.tap(x, y);
    exit.screen.draw();
    assert_eq!((exit.meant(), exit.all("VariantKey").len()), (vec![], 0));
    exit.tap("ظ");
    assert_eq!(exit.written(), "ظ");
}

#[test]
fn a_row_of_a_held_key_stays_on_the_glass() {
    for glass in GLASSES {
        let exit = Exit::new(glass);
        exit.show(&samples::view(
            Language::Arabic,
            samples::writing(Language::Arabic, What::Comment, "", 400),
        ));
        for key in [".", "ء", "ئ", "ة", "لا"] {
            let (x, y) = exit.hold(key);
            let rows = exit.all("VariantKey");
            assert!(!rows.is_empty(), "{key}");
            for variant in rows {
                let area = crate::area::area(&variant);
                assert!(
                    area.left >= 0.0 && area.right <= glass.0 as f32 && area.top >= 0.0,
                    "{key} {glass:?} {area:?}"
                );
                assert!(
                    area.width() / glass.2 >= 11.0 && area.height() / glass.2 >= 11.0,
                    "{key} {glass:?}"
                );
            }
            exit.screen.slide((x, y), (x, 60.0));
            exit.screen.release(x, 60.0);
            exit.screen.draw();
        }
    }
}

#[test]
fn erasing_takes_a_mark_before_its_letter_and_half_of_lam_alef() {
    assert_eq!(backspaced("مر\u{651}", 1), "مر");
    assert_eq!(backspaced("مر\u{651}", 2), "م");
    assert_eq!(backspaced("سلا", 1), "سل");
    assert_eq!(backspaced("رقم 12", 1), "رقم 1");
}

/// Goes so many keys to one side, writes a letter there, and gives the text.
fn after_arrows(text: &str, arrows: &[&str], letter: &str) -> String {
    let exit = at(Language::Arabic, text);
    exit.taps(arrows);
    exit.tap(letter);
    exit.written()
}

#[test]
fn arrows_lead_where_they_point_in_arabic() {
    let right = "إلى اليمين";
    let left = "إلى اليسار";
    assert_eq!(after_arrows("كتب", &[right], "ا"), "كتاب");
    assert_eq!(after_arrows("كتب", &[right, right, left], "ا"), "كتاب");
    assert_eq!(after_arrows("كتب", &[right; 5], "ا"), "اكتب");
    assert_eq!(after_arrows("كتب", &[left; 2], "ا"), "كتبا");
    // A letter and its shadda are one place, lam-alef two.
    assert_eq!(
        after_arrows("مر\u{651}ة", &[right, right], "ا"),
        "مار\u{651}ة"
    );
}

#[test]
fn arrows_lead_where_they_point_in_english_and_from_line_to_line() {
    let exit = at(Language::English, "gd");
    exit.taps(&["To the left", "o"]);
    assert_eq!(exit.written(), "god");
    let exit = at(Language::English, "a\nb");
    exit.taps(&["To the left", "To the left", "c"]);
    assert_eq!(exit.written(), "ac\nb");
    let exit = at(Language::Arabic, "ا\nب");
    exit.taps(&["إلى اليمين", "إلى اليمين", "ت"]);
    assert_eq!(exit.written(), "ات\nب");
}

/// What stands in the text when a mark is set at each place the cursor comes to on its way to one side.
fn marked(exit: &Exit, arrow: &str, steps: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for _ in 0..=steps {
        exit.key("|");
        texts.push(exit.written());
        exit.key(Key::Backspace);
        exit.tap(arrow);
    }
    exit.meant();
    texts
}

#[test]
fn the_cursor_crosses_mixed_text_and_passes_every_place_once() {
    let (left, right) = ("إلى اليسار", "إلى اليمين");
    for text in ["رقم 107 من PDF هنا", "see نموذج 12 now", "مرّة 3"] {
        let exit = at(Language::Arabic, text);
        let steps = text.chars().filter(|letter| *letter != '\u{651}').count();
        (0..=steps).for_each(|_| exit.tap(right));
        let leftward = marked(&exit, left, steps);
        (0..=steps).for_each(|_| exit.tap(left));
        let mut rightward = marked(&exit, right, steps);
        let places: std::collections::BTreeSet<&String> = leftward.iter().collect();
        assert_eq!(places.len(), steps + 1, "{leftward:?}");
        rightward.reverse();
        assert_eq!(leftward, rightward, "another way back");
    }
}

#[test]
fn a_real_keyboard_writes_moves_and_chooses() {
    let exit = at(Language::Arabic, "كتب");
    exit.key(Key::RightArrow);
    exit.key("ا");
    assert_eq!(exit.written(), "كتاب");
    exit.key(Key::Backspace);
    exit.key("\n");
    exit.key("ok");
    assert_eq!(exit.written(), "كت\nokب");
    let window = slint::ComponentHandle::window(exit.screen.app());
    let shift = slint::SharedString::from(Key::Shift);
    let press = slint::platform::WindowEvent::KeyPressed {
        text: shift.clone(),
    };
    window
        .dispatch_event_with_result(press)
        .expect("a window that takes keys");
    exit.key(Key::LeftArrow);
    let lift = slint::platform::WindowEvent::KeyReleased { text: shift };
    window
        .dispatch_event_with_result(lift)
        .expect("a window that takes keys");
    exit.key("x");
    assert!(exit.written().contains('x'));
}

#[test]
fn a_finger_puts_the_cursor_where_it_touches() {
    let exit = at(Language::Arabic, "كتب");
    let field = crate::area::area(&exit.all("TextInput")[0]);
    exit.screen.tap(field.right - 2.0, field.top + 20.0);
    exit.screen.draw();
    exit.tap("ا");
    assert_eq!(exit.written(), "اكتب");
}

#[test]
fn signs_that_turn_or_hide_text_do_not_enter() {
    for bad in [
        "\u{202E}",
        "\u{2066}",
        "\u{200F}",
        "\u{FEFF}",
        "\u{2028}",
        "\u{E0041}",
        "\u{85}",
    ] {
        let exit = at(Language::English, "");
        let pasted = format!("a{bad}b\nc");
        exit.key(pasted.as_str());
        let meant = exit.meant();
        assert!(
            meant
                .iter()
                .all(|touch| *touch == Touch::Wrote("ab\nc".into())),
            "{bad:?}: {meant:?}"
        );
    }
    let exit = at(Language::English, "");
    exit.key("👍");
    assert_eq!(exit.written(), "👍");
}

#[test]
fn no_more_is_taken_than_may_be_written() {
    let exit = at(Language::English, "");
    exit.key("long ".repeat(2000).as_str());
    let written = exit.written();
    assert_eq!(written.chars().count(), samples::LONGEST as usize);
    exit.tap("q");
    assert_eq!(exit.written(), written);
    exit.tap("Erase");
    exit.tap("q");
    assert_eq!(
        exit.written(),
        format!("{}q", &written[..written.len() - 1])
    );
}

#[test]
fn letters_left_are_told_only_near_the_end() {
    let said = |left| {
        let exit = Exit::new(GLASSES[0]);
        let page = samples::writing(Language::Arabic, What::Comment, "نعم", left);
        exit.show(&samples::view(Language::Arabic, page));
        let texts = exit
            .all("Text")
            .into_iter()
            .filter_map(|text| text.accessible_label());
        texts
            .map(|text| text.to_string())
            .find(|text| text.starts_with("بقي"))
    };
    assert_eq!(said(400), None);
    assert_eq!(said(12).as_deref(), Some("بقي ١٢ حرفًا"));
    assert_eq!(said(2).as_deref(), Some("بقي حرفان"));
}

#[test]
fn p10_nothing_written_is_left_when_the_page_is() {
    let exit = at(Language::Arabic, "سرّ");
    let writing = exit.screen.picture();
    exit.show(&crate::exit::sample("rate", Language::Arabic));
    exit.show(&crate::exit::sample("write", Language::Arabic));
    assert_ne!(exit.screen.picture(), writing);
    exit.meant();
    exit.tap("ن");
    assert_eq!(exit.written(), "ن");
}

#[test]
fn what_is_written_is_not_overwritten_by_a_later_view() {
    let exit = at(Language::Arabic, "");
    exit.taps(&["ن", "ع"]);
    exit.show(&samples::view(
        Language::Arabic,
        samples::writing(Language::Arabic, What::Comment, "ن", 499),
    ));
    exit.tap("م");
    assert_eq!(exit.written(), "نعم");
}

#[test]
fn what_is_written_is_kept_or_left_and_nothing_is_not_kept() {
    let exit = at(Language::Arabic, "");
    exit.tap("حفظ");
    assert_eq!(exit.meant(), []);
    exit.tap("ن");
    exit.meant();
    exit.taps(&["حفظ", "رجوع"]);
    assert_eq!(exit.meant(), [Touch::Keep, Touch::Back]);
}

/// H1: a letter typed keeps the visit alive as a touch does.
#[test]
fn h1_writing_is_told_as_being_there() {
    let exit = at(Language::Arabic, "");
    exit.heard();
    exit.key("ن");
    assert!(exit.heard().contains(&Touch::Activity));
}
