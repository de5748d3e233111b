//! Printers that are absent, empty, open, stalled, cut off or mad: the visitor keeps a number, the screen says what
//! to do, the journal says what is known, and nothing is printed twice by itself. P3, P4.

use domain::screen::Touch;
use tests::rig::printers::{NetworkPrinter, Wrong};
use tests::rig::{Place, Reception, until};
use ui::{Page, Takeover, Trouble};

/// Waits until the journal has the last word on every paper, then asserts that nothing was broken.
fn settled(place: &Place) {
    until("every paper's last state", || {
        place.record().papers_settled().then_some(())
    });
    place.assert_sound();
}

#[test]
fn a_ticket_is_printed_once_and_known_by_the_printers_answer() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    let number = reception.take_ticket("enquiries");
    settled(&place);
    assert_eq!(number, 200);
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "confirmed process-id"]
    );
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn without_paper_a_visitor_still_takes_a_number() {
    let place = Place::new();
    place.printer_is("paper = \"out\"");
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::OutOfPaper);
    reception.touch(Touch::WithoutPaper);
    reception.choose_here("giving");
    let number = reception.until_unprinted(Trouble::OutOfPaper);
    settled(&place);
    assert_eq!(place.record().paper(number), ["queued", "failed paper-out"]);
    place.printer_is("");
    reception.leave();
    let next = reception.take_ticket("giving");
    settled(&place);
    assert_eq!(next, number + 1);
    assert_eq!(
        place.papers().len(),
        1,
        "the first ticket was printed by itself"
    );
}

#[test]
fn a_faulty_printer_is_named_before_the_visit_and_gone_when_mended() {
    for situation in ["cover = \"open\"", "link = \"down\"", "cutter = \"jammed\""] {
        let place = Place::new();
        place.printer_is(situation);
        let mut reception = Reception::open(&place);
        reception.until_takeover(Takeover::PrinterFault);
        place.printer_is("");
        reception.take_ticket("letters");
        settled(&place);
        assert_eq!(place.papers().len(), 1, "{situation}");
    }
}

#[test]
fn a_stalled_printer_leaves_the_number_on_the_screen() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    reception.touch(Touch::Begin);
    place.printer_is("link = \"stalled\"");
    reception.choose_here("letters");
    let view = reception.until("a number without paper", |view| {
        matches!(view.page, Page::Unprinted { .. })
    });
    let number = tests::rig::reception::number(&view);
    settled(&place);
    let paper = place.record().paper(number);
    assert!(
        matches!(
            paper.last().map(String::as_str),
            Some("failed stalled" | "unconfirmed stalled")
        ),
        "{paper:?}"
    );
    place.printer_is("");
    reception.leave();
    reception.take_ticket("letters");
    settled(&place);
    assert_eq!(place.papers().len(), 1, "only the second ticket has paper");
}

#[test]
fn paper_runs_out_mid_ticket_and_goes_on_when_the_roll_is_changed() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    place.printer_is("out_after_rows = 200");
    reception.choose("volunteering");
    reception.touch(Touch::Begin);
    let number = reception.until_unprinted(Trouble::OutOfPaper);
    place.printer_is("");
    assert_eq!(reception.until_ticket(), number);
    settled(&place);
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "confirmed process-id"]
    );
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn the_cover_is_opened_mid_ticket_and_closed_again() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    place.printer_is("out_after_rows = 200");
    reception.choose("volunteering");
    let number = reception.until_unprinted(Trouble::OutOfPaper);
    place.printer_is("cover = \"open\"");
    assert_eq!(reception.until_unprinted(Trouble::CoverOpen), number);
    place.printer_is("");
    assert_eq!(reception.until_ticket(), number);
    settled(&place);
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn a_visitor_who_leaves_a_held_ticket_does_not_stop_the_next() {
    let place = Place::new();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    place.printer_is("out_after_rows = 200");
    reception.choose("enquiries");
    let first = reception.until_unprinted(Trouble::OutOfPaper);
    reception.leave();
    reception.until_takeover(Takeover::OutOfPaper);
    reception.touch(Touch::WithoutPaper);
    reception.choose_here("enquiries");
    let second = reception.until_unprinted(Trouble::OutOfPaper);
    place.printer_is("");
    settled(&place);
    assert_eq!(
        place.record().paper(first),
        ["queued", "sending", "confirmed process-id"]
    );
    assert_eq!(place.record().paper(second), ["queued", "failed paper-out"]);
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn a_printer_that_never_confirms_leaves_the_paper_unconfirmed() {
    let place = Place::new();
    place.printer_is("confirm = false");
    let mut reception = Reception::open(&place);
    reception.choose("enquiries");
    let number = reception.until_unprinted(Trouble::Unconfirmed);
    settled(&place);
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "unconfirmed no-answer"]
    );
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn a_printer_without_answers_is_believed_by_its_clean_status() {
    let place = Place::new();
    place.add_to_printer("evidence = \"status\"");
    place.printer_is("confirm = false");
    let mut reception = Reception::open(&place);
    let number = reception.take_ticket("enquiries");
    settled(&place);
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "confirmed status"]
    );
}

#[test]
fn the_cable_is_pulled_mid_ticket() {
    let folder = tempfile::tempdir().unwrap();
    let printer = NetworkPrinter::start(Wrong::HangsUpAfter(2000), folder.path());
    let place = Place::with_printer(&printer.link());
    let mut reception = Reception::open(&place);
    reception.choose("mosque-needs");
    let number = reception.until_unprinted(Trouble::Unconfirmed);
    settled(&place);
    assert_eq!(
        place.record().paper(number),
        ["queued", "sending", "unconfirmed disconnected"]
    );
    reception.leave();
    let next = reception.take_ticket("mosque-needs");
    settled(&place);
    assert_eq!(next, number + 1);
    assert!(printer.connections() >= 2);
    let ink: Vec<usize> = tests::rig::place::files(folder.path(), "png")
        .iter()
        .map(|paper| dark_dots(paper))
        .collect();
    let whole = ink[ink.len() - 1];
    let torn = &ink[..ink.len() - 1];
    assert!(
        torn.len() <= 1 && torn.iter().all(|torn| *torn < whole / 2),
        "the broken ticket was sent again by itself: {ink:?}"
    );
}

/// How much ink is on a paper.
fn dark_dots(paper: &std::path::Path) -> usize {
    let picture = hardware::Bitmap::from_png(&std::fs::read(paper).unwrap()).unwrap();
    let ones = |byte: &u8| byte.count_ones() as usize;
    picture.bits().iter().map(ones).sum()
}

#[test]
fn a_printer_that_talks_nonsense_gets_no_ticket() {
    let folder = tempfile::tempdir().unwrap();
    let printer = NetworkPrinter::start(Wrong::TalksNonsense, folder.path());
    let place = Place::with_printer(&printer.link());
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::PrinterFault);
    reception.touch(Touch::WithoutPaper);
    reception.choose_here("letters");
    let number = reception.until_unprinted(Trouble::PrinterFault);
    settled(&place);
    assert_eq!(place.record().paper(number), ["queued", "failed faulty"]);
}

#[test]
fn a_printer_that_is_not_there_stops_no_visitor() {
    let links = [
        "kind = \"usb\"\npath = \"/dev/usb/lp99\"",
        "kind = \"serial\"\nport = \"/dev/no-such-line\"",
        "kind = \"network\"\naddress = \"127.0.0.1:1\"",
    ];
    for link in links {
        let place = Place::with_printer(link);
        let mut reception = Reception::open(&place);
        reception.until_takeover(Takeover::PrinterFault);
        reception.touch(Touch::WithoutPaper);
        reception.choose_here("letters");
        let number = reception.until_unprinted(Trouble::PrinterFault);
        settled(&place);
        assert_eq!(
            place.record().paper(number),
            ["queued", "failed disconnected"],
            "{link}"
        );
    }
}
