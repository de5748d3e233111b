//! A morning at three counters, in Arabic and English, in real browsers: by the keys and buttons that clerks use.

use super::seat::seated;
use serde_json::json;
use std::time::{Duration, Instant};
use tests::rig::browser::{Browser, Driver, F2, F3, F4, F6, F7, F8, F9};
use tests::rig::served::{Client, Served, id};
use tests::rig::until;

struct Morning {
    // Browsers end before their driver.
    amal: Browser,
    badr: Browser,
    dana: Browser,
    door: Client,
    served: Served,
    _driver: Driver,
}

impl Morning {
    fn begin() -> Self {
        let (driver, served) = (Driver::start(), Served::manarat());
        let at = |who, counter| seated(&driver, &served, who, counter);
        Self {
            amal: at(("amal", "ar"), "counter-1"),
            badr: at(("badr", "en"), "counter-2"),
            dana: at(("dana", "ar"), "counter-3"),
            door: served.device("reception-2", "reception"),
            served,
            _driver: driver,
        }
    }

    fn facts(&self, kind: &str) -> usize {
        self.served.record().of(kind).len()
    }
}

fn key(browser: &Browser, key: &str) {
    browser.press(|| browser.key(key));
}

/// Calls the next by the one key, and sees the number.
fn calls(browser: &Browser, number: &str) {
    browser.wait_for_text("#act-primary", "F2");
    key(browser, F2);
    browser.wait_for_text(".now-number", number);
    browser.wait_for("#act-no-show");
}

fn starts(browser: &Browser) {
    key(browser, F2);
    browser.wait_for("#act-finish");
}

#[test]
fn three_counters_serve_a_morning_by_key_and_hand() {
    let m = Morning::begin();
    let ticket = m.door.issue("support-request");
    m.amal.wait_for_text(".next .count", "١");
    // Called, called again, served, and ended with what is missing.
    calls(&m.amal, "١٠٠");
    key(&m.amal, F3);
    m.amal.wait_for_text("#act-recall .button-more", "١");
    starts(&m.amal);
    m.amal.key(F4);
    m.amal.wait_for("#sheet form");
    m.amal.click("#sheet label:has([value=incomplete])");
    m.amal.click("#sheet .missing label.check");
    m.amal.press(|| m.amal.click("#sheet .button-first"));
    m.amal.wait_for(".now-empty");
    let finished = m.served.record();
    let finished = &finished.of("ticket.finished")[0].data;
    // The names are personal; the fact says how many.
    assert_eq!(
        (&finished["outcome"], &finished["missing"]),
        (&json!("incomplete"), &json!(1))
    );
    // Missed, and back again by the list of who waits.
    let late = m
        .door
        .issue_as(&json!({ "service": "letters", "language": "en" }));
    calls(&m.badr, "800");
    key(&m.badr, F8);
    m.badr.wait_for(".now-empty");
    m.badr.click("a[href='/console/waiting']");
    let back = format!("#return-{}", id(&late));
    m.badr.wait_for(&back);
    m.badr.press(|| m.badr.click(&back));
    m.badr.wait_for_text("#part tbody", "800");
    m.badr.click("a[href='/console/counter/counter-2']");
    calls(&m.badr, "800");
    // Set aside, and taken up again.
    starts(&m.badr);
    key(&m.badr, F6);
    let resume = format!("#resume-{}", id(&late));
    m.badr.wait_for(&resume);
    m.badr.press(|| m.badr.click(&resume));
    m.badr.wait_for("#act-finish");
    // Handed over with a note, which the next counter sees.
    m.badr.key(F7);
    m.badr.wait_for("#sheet form");
    m.badr.click("#sheet label:has([value=giving])");
    m.badr.fill("#note", "Asks for the receipt of March");
    m.badr.press(|| m.badr.click("#sheet .button-first"));
    m.badr.wait_for(".now-empty");
    calls(&m.dana, "٨٠٠");
    m.dana
        .wait_for_text(".why-note q", "Asks for the receipt of March");
    // Referred to the officer by one touch (H3), and taken back.
    starts(&m.dana);
    m.dana.press(|| m.dana.click("#act-refer"));
    m.dana.wait_for(".now-empty");
    m.amal.wait_for_text(".next .row-number", "٨٠٠");
    key(&m.dana, F9);
    m.dana.wait_for_text(".now-number", "٨٠٠");
    m.amal.wait_for(".next-none");
    assert_eq!(m.facts("ticket.undone"), 1);
    // The one key ends this visit and calls the next.
    m.door.issue("giving");
    m.dana.wait_for_text(".next .count", "١");
    key(&m.dana, F2);
    m.dana.wait_for_text(".now-number", "٥٠٠");
    let last = m
        .door
        .get(&format!("/api/v1/tickets/{}", id(&ticket)))
        .json();
    assert_eq!(last["state"], "finished");
    m.served.verify();
}

#[test]
fn p7_p13_somebody_phones_and_gets_a_ticket_at_the_console() {
    let m = Morning::begin();
    m.badr.click("a[href='/console/issue']");
    m.badr.click("label:has([value=enquiries])");
    m.badr.click("#channel option[value=telephone]");
    m.badr.click("label:has([name=print])");
    m.badr.press(|| m.badr.click(".button-wide"));
    m.badr.wait_for_text("#issued .now-number", "200");
    m.badr.wait_for("#issued .qr svg");
    m.amal.wait_for_text(".next .row-number", "٢٠٠");
    let record = m.served.record();
    let issued = record.of("ticket.issued")[0];
    assert_eq!(
        (&issued.data["channel"], issued.by.as_str()),
        (&json!("telephone"), "staff:badr")
    );
    assert_eq!(record.of("print.queued").len(), 0);
    m.served.verify();
}

#[test]
fn what_happens_at_one_counter_is_seen_at_the_others_within_a_second() {
    let m = Morning::begin();
    let mut took: Vec<Duration> = Vec::new();
    for (waiting, shown) in ["١", "٢", "٣"].into_iter().enumerate() {
        let pressed = Instant::now();
        m.door.issue("enquiries");
        for browser in [&m.amal, &m.dana] {
            let count = || (browser.text(".next .count") == shown).then_some(());
            until(&format!("{shown} after {waiting}"), count);
        }
        took.push(pressed.elapsed());
    }
    let pressed = Instant::now();
    key(&m.badr, F2);
    m.amal.wait_for_text(".next .count", "٢");
    m.dana.wait_for_text(".next .count", "٢");
    took.push(pressed.elapsed());
    took.sort();
    assert!(took[1] < Duration::from_secs(1), "{took:?}");
}

#[test]
fn a_service_that_went_away_is_said_and_a_press_made_meanwhile_is_done_once() {
    let mut m = Morning::begin();
    (0..3).for_each(|_| drop(m.door.issue("enquiries")));
    m.amal.wait_for_text(".next .count", "٣");
    m.served.kill();
    for browser in [&m.amal, &m.badr, &m.dana] {
        browser.wait_for("#lost");
    }
    m.badr.wait_for_text("#lost-since", "No connection");
    key(&m.amal, F2);
    until("what the banner says of the press", || {
        (!m.amal.text("#lost-press").is_empty()).then_some(())
    });
    m.served.start_again();
    m.amal.wait_for_text(".now-number", "٢٠٠");
    for browser in [&m.amal, &m.badr, &m.dana] {
        until("the banner to go", || {
            (!browser.sees("#lost")).then_some(())
        });
    }
    m.dana.wait_for_text(".next .count", "٢");
    assert_eq!(m.facts("ticket.called"), 1);
    starts(&m.amal);
    m.served.verify();
}
