//! What is heard: numbers and counters against tables written by hand, and all of them read back.

use super::*;
use crate::screen::{About, Level, Menu, Page, PrinterTrouble, Promised, Serves, Sheet, Takeover};
use Language::{Arabic, English};
use std::collections::BTreeSet;

fn words(count: u32, language: Language) -> String {
    number(count, language).unwrap().written()
}

#[test]
fn arabic_numbers_are_said_as_after_raqm() {
    let table = [
        (1, "واحد"),
        (2, "اثنين"),
        (3, "ثلاثة"),
        (8, "ثمانية"),
        (10, "عشرة"),
        (11, "أحد عشر"),
        (12, "اثني عشر"),
        (13, "ثلاثة عشر"),
        (18, "ثمانية عشر"),
        (19, "تسعة عشر"),
        (20, "عشرين"),
        (21, "واحد وعشرين"),
        (22, "اثنين وعشرين"),
        (88, "ثمانية وثمانين"),
        (99, "تسعة وتسعين"),
        (100, "مئة"),
        (101, "مئة وواحد"),
        (102, "مئة واثنين"),
        (110, "مئة وعشرة"),
        (111, "مئة وأحد عشر"),
        (112, "مئة واثني عشر"),
        (122, "مئة واثنين وعشرين"),
        (199, "مئة وتسعة وتسعين"),
        (200, "مئتين"),
        (201, "مئتين وواحد"),
        (202, "مئتين واثنين"),
        (212, "مئتين واثني عشر"),
        (220, "مئتين وعشرين"),
        (222, "مئتين واثنين وعشرين"),
        (300, "ثلاثمئة"),
        (333, "ثلاثمئة وثلاثة وثلاثين"),
        (399, "ثلاثمئة وتسعة وتسعين"),
        (400, "أربعمئة"),
        (407, "أربعمئة وسبعة"),
        (800, "ثمانمئة"),
        (999, "تسعمئة وتسعة وتسعين"),
        (1000, "ألف"),
        (1001, "ألف وواحد"),
        (1002, "ألف واثنين"),
        (1011, "ألف وأحد عشر"),
        (1100, "ألف ومئة"),
        (1234, "ألف ومئتين وأربعة وثلاثين"),
        (2000, "ألفين"),
        (2002, "ألفين واثنين"),
        (2020, "ألفين وعشرين"),
        (2222, "ألفين ومئتين واثنين وعشرين"),
        (3000, "ثلاثة آلاف"),
        (3003, "ثلاثة آلاف وثلاثة"),
        (8018, "ثمانية آلاف وثمانية عشر"),
        (9999, "تسعة آلاف وتسعمئة وتسعة وتسعين"),
    ];
    for (count, said) in table {
        assert_eq!(words(count, Arabic), said, "{count}");
    }
}

#[test]
fn english_numbers_are_said_with_their_and_and_hyphen() {
    let table = [
        (1, "one"),
        (12, "twelve"),
        (20, "twenty"),
        (21, "twenty-one"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (111, "one hundred and eleven"),
        (121, "one hundred and twenty-one"),
        (407, "four hundred and seven"),
        (440, "four hundred and forty"),
        (999, "nine hundred and ninety-nine"),
        (1000, "one thousand"),
        (1001, "one thousand and one"),
        (1100, "one thousand one hundred"),
        (1234, "one thousand two hundred and thirty-four"),
        (2020, "two thousand and twenty"),
        (9999, "nine thousand nine hundred and ninety-nine"),
    ];
    for (count, said) in table {
        assert_eq!(words(count, English), said, "{count}");
    }
}

#[test]
fn counters_agree_with_the_noun_they_stand_by() {
    let table = [
        (1, "الأول", "الأولى"),
        (2, "الثاني", "الثانية"),
        (3, "الثالث", "الثالثة"),
        (8, "الثامن", "الثامنة"),
        (10, "العاشر", "العاشرة"),
        (11, "الحادي عشر", "الحادية عشرة"),
        (12, "الثاني عشر", "الثانية عشرة"),
        (19, "التاسع عشر", "التاسعة عشرة"),
        (20, "العشرين", "العشرين"),
        (21, "الحادي والعشرين", "الحادية والعشرين"),
        (22, "الثاني والعشرين", "الثانية والعشرين"),
        (30, "الثلاثين", "الثلاثين"),
        (48, "الثامن والأربعين", "الثامنة والأربعين"),
        (99, "التاسع والتسعين", "التاسعة والتسعين"),
    ];
    for (counter, masculine, feminine) in table {
        let said = |gender| counter_number(counter, gender, Arabic).unwrap().written();
        assert_eq!(said(Gender::Masculine), masculine);
        assert_eq!(said(Gender::Feminine), feminine);
    }
    let said = counter_number(21, Gender::Feminine, English).unwrap();
    assert_eq!(said.written(), "twenty-one");
}

#[test]
fn a_call_is_one_courteous_sentence() {
    let said = |number, counter, place, language| {
        let call = call(number, counter, place, language).unwrap();
        call.written()
    };
    assert_eq!(
        said(407, 3, Place::Counter, Arabic),
        "التذكرة رقم أربعمئة وسبعة، يُرجى التوجّه إلى الشباك الثالث"
    );
    assert_eq!(
        said(220, 12, Place::Room, Arabic),
        "التذكرة رقم مئتين وعشرين، يُرجى التوجّه إلى الغرفة الثانية عشرة"
    );
    assert_eq!(
        said(220, 1, Place::Window, Arabic),
        "التذكرة رقم مئتين وعشرين، يُرجى التوجّه إلى النافذة الأولى"
    );
    assert_eq!(
        said(407, 3, Place::Counter, English),
        "Ticket number four hundred and seven, please proceed to counter three"
    );
    assert_eq!(
        said(21, 21, Place::Desk, English),
        "Ticket number twenty-one, please proceed to desk twenty-one"
    );
}

#[test]
fn the_vowelled_text_is_the_written_one_with_its_vowels() {
    let call = call(222, 11, Place::Counter, Arabic).unwrap();
    assert_eq!(
        call.vowelled(),
        "التَّذْكِرَةُ رَقْم مِئَتَيْن وَٱثْنَيْن وَعِشْرِين، يُرْجَى التَّوَجُّهُ إِلَى الشُّبَّاك الحَادِيَ عَشَر"
    );
    for clip in clips(Arabic) {
        assert_eq!(bare(clip.written()), bare(clip.vowelled()), "{}", clip.id());
        assert!(clip.vowelled().chars().any(is_mark), "{}", clip.id());
    }
}

fn is_mark(letter: char) -> bool {
    ('\u{064B}'..='\u{0652}').contains(&letter) || letter == '\u{0670}'
}

/// Letters alone: pauses may be marked where people write none.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let letters = letters.filter(|letter| !is_mark(*letter));
    letters
        .map(|letter| if letter == 'ٱ' { 'ا' } else { letter })
        .collect()
}

#[test]
fn every_number_reads_back_as_itself_in_both_languages() {
    for count in 1..=9999 {
        assert_eq!(reader::arabic(&words(count, Arabic)), Some(count));
        assert_eq!(reader::english(&words(count, English)), Some(count));
    }
}

#[test]
fn every_number_and_counter_is_told_apart_by_its_sounds() {
    let heard = |speech: Speech| speech.clips().map(Clip::id).collect::<Vec<_>>();
    for language in [Arabic, English] {
        let all = (1..=9999).map(|count| heard(number(count, language).unwrap()));
        assert_eq!(all.collect::<BTreeSet<_>>().len(), 9999);
        for gender in [Gender::Masculine, Gender::Feminine] {
            let all = (1..=99).map(|count| heard(counter_number(count, gender, language).unwrap()));
            assert_eq!(all.collect::<BTreeSet<_>>().len(), 99);
        }
    }
}

#[test]
fn what_is_said_is_always_among_the_clips_of_a_whole_pack_and_each_of_them_is_used() {
    for language in [Arabic, English] {
        let listed: Vec<&str> = clips(language).into_iter().map(Clip::id).collect();
        let known: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(known.len(), listed.len(), "an id stands twice");
        let calls = (1..=9999).flat_map(|count| {
            let place = Place::ALL[count as usize % 4];
            call(count, count / 4 % 99 + 1, place, language)
                .unwrap()
                .clips()
                .collect::<Vec<_>>()
        });
        let screens = [all_screens(language), all_exit_screens(language)].concat();
        let said = calls.chain(screens.iter().flat_map(Speech::clips));
        let used: BTreeSet<&str> = said.map(Clip::id).collect();
        assert_eq!(used, known);
    }
}

#[test]
fn numbers_beyond_the_words_are_not_said() {
    for (count, counter) in [(0, 1), (10_000, 1), (1, 0), (1, 100), (u32::MAX, u32::MAX)] {
        for language in [Arabic, English] {
            for place in Place::ALL {
                assert_eq!(
                    call(count, counter, place, language),
                    None,
                    "{count} {counter}"
                );
            }
        }
    }
}

fn left(without: &[&str]) -> (String, Vec<&'static str>) {
    let call = call(407, 3, Place::Counter, English).unwrap();
    let sayable = call.sayable(|clip| !without.contains(&clip.id()));
    let missing = sayable.missing.into_iter().map(Clip::id).collect();
    (sayable.speech.written(), missing)
}

/// "Four hundred" for 407 would send somebody else to the counter.
#[test]
fn a_number_is_never_said_in_part() {
    assert_eq!(left(&["and-7"]), (String::new(), vec!["and-7"]));
    assert_eq!(left(&["400", "3"]), (String::new(), vec!["400", "3"]));
}

#[test]
fn a_missing_clip_leaves_what_is_still_true() {
    let whole = "Ticket number four hundred and seven, please proceed to counter three";
    assert_eq!(left(&["12"]), (whole.to_owned(), vec![]));
    let number = "Ticket number four hundred and seven".to_owned();
    assert_eq!(left(&["3"]), (number.clone(), vec!["3"]));
    assert_eq!(left(&["to-counter"]), (number, vec!["to-counter"]));
    let bare = "four hundred and seven, please proceed to counter three".to_owned();
    assert_eq!(left(&["ticket"]), (bare, vec!["ticket"]));
}

fn promised() -> Promised {
    Promised {
        id: uuid::Uuid::nil(),
        number: 220,
        service: "enquiries".to_owned(),
    }
}

/// Every sentence of the exit terminal.
fn all_exit_screens(language: Language) -> Vec<Speech> {
    use crate::exit::{LinkState, Page, Subject, Takeover, Thanked};
    let links = [
        LinkState::Waiting,
        LinkState::Unknown,
        LinkState::Old,
        LinkState::Mistyped,
        LinkState::Linked,
    ];
    let link = |state| Page::Link {
        of: Subject::Suggestion(uuid::Uuid::nil(), String::new()),
        typed: String::new(),
        state,
    };
    let writing = Page::Write {
        rated: None,
        text: String::new(),
    };
    let more = Page::More(crate::exit::Rated {
        subject: uuid::Uuid::nil(),
        score: crate::rating::Score::Good,
        reasons: BTreeSet::new(),
        comment: String::new(),
        ticket: None,
        kept: true,
    });
    let thanks = Page::Thanks(Thanked::Rating);
    let pages = [Page::Rate, more, writing, Page::Phone(None), thanks];
    let pages = pages.into_iter().chain(links.map(link));
    let takeovers = [
        Takeover::CannotStore,
        Takeover::OutOfOrder,
        Takeover::Preparing,
    ];
    let interrupted = takeovers.map(|takeover| at_exit_takeover(takeover, language));
    let said = pages.map(|page| at_exit(&page, true, language));
    said.chain(interrupted).collect()
}

#[test]
fn p10_who_cannot_read_hears_that_rating_is_their_right() {
    let said = |suggestions| at_exit(&crate::exit::Page::Rate, suggestions, Arabic).written();
    assert!(said(true).contains("ممتازة، أو جيدة، أو سيئة، أو سيئة جدًا"));
    assert!(said(true).contains("تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير"));
    assert!(said(true).contains("اقتراح") && !said(false).contains("اقتراح"));
}

fn all_screens(language: Language) -> Vec<Speech> {
    let service = || "enquiries".to_owned();
    let reading = Menu {
        path: vec![Level {
            group: "care".to_owned(),
            from_page: 0,
        }],
        page: 0,
        reading: true,
    };
    let from = Menu::default();
    let refused = |why| Page::Refused {
        service: service(),
        why,
        from: Menu::default(),
    };
    let unprinted = |trouble| Page::Unprinted(promised(), trouble);
    let pages = [
        Page::Idle,
        Page::Services(Menu::default()),
        Page::Services(reading),
        Page::Information {
            about: About::Service(service()),
            sheet: Sheet::Unasked,
            from: from.clone(),
        },
        Page::Information {
            about: About::Document("bylaws".to_owned()),
            sheet: Sheet::Unasked,
            from: from.clone(),
        },
        Page::Who {
            service: service(),
            from: from.clone(),
        },
        Page::Confirm {
            service: service(),
            from: from.clone(),
        },
        Page::Issuing {
            service: service(),
            from,
        },
        Page::Printing(promised()),
        Page::Ticket(promised()),
        unprinted(PrinterTrouble::OutOfPaper),
        unprinted(PrinterTrouble::CoverOpen),
        unprinted(PrinterTrouble::Fault),
        unprinted(PrinterTrouble::Unconfirmed),
        refused(Serves::Full),
        refused(Serves::Ended),
        refused(Serves::NotToday),
    ];
    let takeovers = [
        Takeover::OutOfPaper,
        Takeover::PrinterFault,
        Takeover::NumbersUnconfirmed,
        Takeover::BranchAway,
        Takeover::CannotStore,
        Takeover::OutOfOrder,
        Takeover::Preparing,
        Takeover::Prayer,
        Takeover::Closed,
    ];
    let pages = pages.iter().map(|page| at_page(page, true, language));
    let takeovers = takeovers.map(|takeover| at_takeover(takeover, language));
    pages
        .chain(takeovers)
        .chain([more_time(language)])
        .collect()
}

#[test]
fn p4_every_screen_speaks_to_those_who_cannot_read_it() {
    for language in [Arabic, English] {
        let said: Vec<String> = all_screens(language).iter().map(Speech::written).collect();
        assert!(said.iter().all(|text| !text.is_empty()));
        let distinct: BTreeSet<&String> = said.iter().collect();
        assert_eq!(distinct.len(), said.len());
    }
    let said = at_page(&Page::Ticket(promised()), false, Arabic);
    assert_eq!(
        said.written(),
        "استلم تذكرتك رقم مئتين وعشرين، وسنناديك حين يحين دورك."
    );
}

/// P2: only a branch that serves some first offers it.
#[test]
fn p2_the_list_of_services_says_that_some_are_served_first_where_they_are() {
    let page = Page::Services(Menu::default());
    let with = at_page(&page, true, English).written();
    let without = at_page(&page, false, English).written();
    assert!(with.contains("Priority for them"));
    assert!(!without.contains("Priority for them"));
}
