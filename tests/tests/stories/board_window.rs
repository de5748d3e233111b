//! The real board in a real window: what a hall sees from the first minute to the loss of the branch service.

use serde_json::json;
use std::process::Child;
use tests::rig::screen::{Colour, Part, Screen};
use tests::rig::served::Served;
use tests::rig::{Place, kiosk, until};

const SURFACE: Colour = [0xFF, 0xFF, 0xFF];
/// The called number's colour, and the large words' where there is none.
const FIGURE: Colour = [0x0E, 0x5A, 0x4A];
/// The counter's colour and its arrow's, which nothing else has.
const COUNTER: Colour = [0x8A, 0x5A, 0x16];
const FAULT: Colour = [0xFB, 0xE9, 0xE6];

/// The inside of the card.
const CARD: Part = ((60, 130), (1800, 450));
/// Where a part of the band stands, beneath the card.
const BAND: Part = ((100, 610), (300, 50));
/// The services, with who waits.
const SERVICES: Part = ((30, 700), (1860, 370));

/// A board at work on a television.
struct Board {
    screen: Screen,
    program: Child,
}

impl Board {
    fn open(place: &Place) -> Self {
        let screen = Screen::start((1920, 1080));
        let program = screen.program("board", place);
        Self { screen, program }
    }

    /// How many pixels of a part have this colour.
    fn count(&self, part: Part, colour: Colour) -> usize {
        let colours = self.screen.colours(part).into_iter();
        colours.filter(|found| *found == colour).count()
    }

    fn until(&self, what: &str, look: impl Fn(&Self) -> bool) {
        until(what, || look(self).then_some(()));
    }

    fn until_another(&self, what: &str, part: Part, before: &[Colour]) {
        self.until(what, |board| board.screen.colours(part) != before);
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

fn settings(address: &str) -> String {
    let branch = include_str!("../../../config/branches/manarat.toml");
    format!(
        "{branch}\n[device]\nname = \"board-1\"\nrole = \"board\"\nclock_mark = \"clock-is-right\"\n\
         branch_service = \"{address}\"\n[device.screen]\nwidth = 1920\nheight = 1080\n\
         [board]\nlanguages = [\"ar\", \"en\"]\n[hardware.sound]\nkind = \"simulated\"\nfolder = \"sound\"\n"
    )
}

fn pair(place: &Place, code: &str) {
    let (file, data) = (place.settings_file(), place.data());
    let [file, data] = [file.to_str().unwrap(), data.to_str().unwrap()];
    let paired = kiosk(["pair", code, "--config", file, "--data", data]);
    assert_eq!(paired.code, Some(0), "{paired:?}");
}

#[test]
fn a_board_opens_alone_is_paired_shows_a_call_and_says_when_it_is_stale() {
    let mut served = Served::manarat();
    let place = Place::with_settings(&settings(&served.address()));
    served.kill();
    let board = Board::open(&place);
    board.until("a sentence on the card, and the services", |board| {
        let paper = board.count(CARD, SURFACE) > 300_000;
        let words = board.count(CARD, FIGURE) > 1000 && board.count(SERVICES, SURFACE) > 1000;
        paper && words && board.count(CARD, COUNTER) == 0
    });
    let alone = board.screen.colours(CARD);
    served.start_again();
    let code = served
        .command(["pair-code", "--role", "board", "--name", "board-1"])
        .out;
    pair(&place, code.lines().next().unwrap());
    board.until_another("that nobody is called", CARD, &alone);
    let nobody = board.screen.colours(SERVICES);
    let amal = served.signed_in("amal");
    amal.issue("enquiries");
    board.until_another("who waits", SERVICES, &nobody);
    let called = amal.post("/api/v1/counters/counter-1/call-next", &json!({}));
    called.is(200);
    board.until("the number and the counter", |board| {
        board.count(CARD, FIGURE) > 20_000 && board.count(CARD, COUNTER) > 2000
    });
    assert_eq!(board.count(BAND, FAULT), 0);
    served.kill();
    board.until("that what is shown is stale", |board| {
        board.count(BAND, FAULT) > 10_000
    });
    assert!(board.count(CARD, COUNTER) > 2000, "the call still stands");
}
