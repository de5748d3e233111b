//! The board beside a real branch service: what a hall sees and hears, in order, through a silence and a burst.

use kiosk::board::{Running, start};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tests::rig::cable::Cable;
use tests::rig::place::Place;
use tests::rig::served::{Client, Served};
use tests::rig::{kiosk as run, until};
use ui::board::{Band, Main, View};

const MANARAT: &str = include_str!("../../../config/branches/manarat.toml");
const VOICES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../config/voices");
/// Longer than the board waits until it calls itself stale.
const PATIENCE: Duration = Duration::from_secs(60);

/// A board, paired, with what it shows.
struct Hall {
    place: Place,
    running: Running,
    shown: Receiver<View>,
}

impl Hall {
    fn beside(served: &Served) -> Self {
        Self::reaching(served, &served.address())
    }

    /// A board that reaches the service at this address.
    fn reaching(served: &Served, address: &str) -> Self {
        let place = Place::with_settings(&settings(address));
        let code = served
            .command(["pair-code", "--role", "board", "--name", "board-1"])
            .out;
        let code = code.lines().next().unwrap().to_owned();
        let (file, data) = (place.settings_file(), place.data().to_owned());
        let arguments: [OsString; 6] = [
            "pair".into(),
            code.into(),
            "--config".into(),
            file.into(),
            "--data".into(),
            data.clone().into(),
        ];
        let paired = run(arguments);
        assert_eq!(paired.code, Some(0), "{paired:?}");
        let (glass, shown) = channel();
        let show = move |view, _: &_| drop(glass.send(view));
        let running = start(&place.settings(), &data, show).unwrap();
        Self {
            place,
            running,
            shown,
        }
    }

    /// The first view from now on that is as wanted.
    fn until(&self, what: &str, wanted: impl Fn(&View) -> bool) -> View {
        loop {
            let view = self.shown.recv_timeout(PATIENCE);
            let view = view.unwrap_or_else(|_| panic!("the board never showed {what}"));
            if wanted(&view) {
                return view;
            }
        }
    }

    fn until_large(&self, number: u64) -> View {
        self.until(&format!("{number} large"), |view| {
            large(view) == Some(number)
        })
    }

    /// What was said, in order.
    fn said(&self) -> Vec<Value> {
        let file = self.place.folder().join("sound/played.jsonl");
        let text = std::fs::read_to_string(file).unwrap_or_default();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// How many calls were said when this one is.
    fn until_said_is(&self, what: &str) -> usize {
        until("what is said", || {
            let said = self.said();
            (said.last()?["what"] == what).then_some(said.len())
        })
    }

    fn until_said(&self, count: usize) -> Vec<String> {
        let said = until("what is said", || {
            let said = self.said();
            (said.len() >= count).then_some(said)
        });
        said.iter()
            .map(|said| said["what"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn settings(address: &str) -> String {
    let device = format!(
        "[device]\nname = \"board-1\"\nrole = \"board\"\nclock_mark = \"clock-is-right\"\nbranch_service = \"{address}\"\n"
    );
    let sound = "[hardware.sound]\nkind = \"simulated\"\nfolder = \"sound\"\n";
    let board = "[board]\nlanguages = [\"en\", \"ar\"]\n";
    format!(
        "{}\n{device}\n{board}\n{sound}\n[voice]\nfolder = \"{VOICES}\"\n",
        branch()
    )
}

/// The number that is large.
fn large(view: &View) -> Option<u64> {
    match &view.main {
        Main::Call(call) => call.number.first.parse().ok(),
        _ => None,
    }
}

fn number(ticket: &Value) -> u64 {
    ticket["number"].as_u64().unwrap()
}

/// Of a line of what was said: `call NUMBER COUNTER`.
fn number_said(said: &Value) -> u64 {
    let mut words = said["what"].as_str().unwrap().split(' ');
    words.nth(1).unwrap().parse().unwrap()
}

/// Calls the next at a counter that ends with whom it has.
fn next(staff: &Client, counter: &str) -> Value {
    let path = format!("/api/v1/counters/{counter}/call-next");
    let called = staff.post(&path, &json!({ "after": "finish" }));
    called.is(200).json()["ticket"].clone()
}

/// The shipped branch with figures that these stories read as numbers.
fn branch() -> String {
    MANARAT.replacen("digits = \"arabic-indic\"", "digits = \"latin\"", 1)
}

#[test]
fn a_call_is_seen_large_and_heard_in_both_languages_and_a_notice_stands_beside_it() {
    let served = Served::of_branch(&branch());
    let amal = served.signed_in("amal");
    let hall = Hall::beside(&served);
    hall.until("a quiet hall", |view| {
        view.main == Main::Quiet && !view.services.is_empty()
    });
    let waiting = amal.issue("enquiries");
    hall.until("who waits", |view| {
        view.services
            .iter()
            .any(|service| service.queue.waiting.first == "1")
    });
    assert_eq!(number(&next(&amal, "counter-1")), number(&waiting));
    hall.until_large(number(&waiting));
    let said = hall.until_said(1);
    assert_eq!(said, [format!("call {} 1", number(&waiting))]);
    let clips = hall.said()[0]["clips"].as_array().unwrap().len();
    assert!(clips > 8, "both languages and the chime: {clips} clips");
    let words = json!({ "ar": "نستأنف بعد الصلاة", "en": "We resume after the prayer" });
    amal.post("/api/v1/notice", &words).is(204);
    let read = hall.until("the notice", |view| {
        matches!(view.band, Some(Band::Notice(_)))
    });
    let Some(Band::Notice(notice)) = read.band else {
        unreachable!()
    };
    assert_eq!(notice.first, "We resume after the prayer");
    hall.running.stop();
    served.verify();
}

#[test]
fn a_silent_service_is_told_as_such_and_of_a_burst_after_it_only_the_newest_is_said() {
    let mut served = Served::of_branch(&branch());
    let amal = served.signed_in("amal");
    let hall = Hall::beside(&served);
    let visitors: Vec<Value> = (0..9).map(|_| amal.issue("enquiries")).collect();
    next(&amal, "counter-1");
    hall.until_large(number(&visitors[0]));
    hall.until_said(1);
    served.kill();
    let stale = hall.until("that it is stale", |view| {
        matches!(view.band, Some(Band::Stale(_)))
    });
    assert_eq!(
        large(&stale),
        Some(number(&visitors[0])),
        "what was so is still shown, and told as old"
    );
    assert!(
        stale
            .services
            .iter()
            .all(|service| service.queue.waiting.first.is_empty()),
        "who waits is not known"
    );
    served.start_again();
    let amal = served.signed_in("amal");
    for visitor in &visitors[1..] {
        assert_eq!(number(&next(&amal, "counter-1")), number(visitor));
    }
    let back = hall.until_large(number(&visitors[8]));
    assert_eq!(back.band, None);
    let newest = format!("call {} 1", number(&visitors[8]));
    let said = hall.until_said_is(&newest);
    assert!(said < 6, "a burst is not read out: {said} calls were said");
    hall.running.stop();
    served.verify();
}

#[test]
fn of_thirty_calls_while_the_cable_was_pulled_only_the_newest_is_large_and_few_are_said() {
    let served = Served::of_branch(&branch());
    let amal = served.signed_in("amal");
    let cable = Cable::to(&served.address());
    let hall = Hall::reaching(&served, &cable.address());
    for _ in 0..31 {
        amal.issue("enquiries");
    }
    let first = number(&next(&amal, "counter-1"));
    hall.until_large(first);
    hall.until_said(1);
    cable.pull();
    let counters = ["counter-1", "counter-2", "counter-3"].into_iter();
    let called: Vec<u64> = counters
        .cycle()
        .take(30)
        .map(|counter| number(&next(&amal, counter)))
        .collect();
    cable.mend();
    let newest = called[29];
    let back = hall.until("another call", |view| large(view) != Some(first));
    assert_eq!(large(&back), Some(newest), "none of those between is shown");
    hall.until_said_is(&format!("call {newest} 3"));
    let said = hall.said().split_off(1);
    let said: Vec<u64> = said.iter().map(number_said).collect();
    assert!(said.len() <= 3 && called.ends_with(&said), "{said:?}");
    hall.running.stop();
    served.verify();
}
