//! A tablet at a counter: any browser, paired once, on which visitors rate with one touch.

use super::seat::DESK;
use serde_json::{Value, json};
use tests::rig::browser::Driver;
use tests::rig::served::Served;

fn ratings(served: &Served) -> Vec<Value> {
    let record = served.record();
    let ratings = record.of("rating.given").into_iter();
    ratings
        .map(|fact| serde_json::to_value(fact).unwrap())
        .collect()
}

#[test]
fn p8_a_tablet_is_paired_once_and_rates_with_one_touch() {
    let (driver, served) = (Driver::start(), Served::manarat());
    let (browser, page) = (
        driver.browser(DESK.0, DESK.1),
        format!("{}/rate", served.address()),
    );
    let code = served.command(["pair-code", "--role", "board", "--name", "board-1"]);
    browser.open(&page);
    let rates = "const done = arguments[arguments.length - 1];
        fetch('/rate', { method: 'POST', body: new URLSearchParams({ score: 'good' }) }).then((sent) => done(sent.status));";
    let sent = browser.slow_script(rates);
    assert_eq!(sent, 200, "it is shown its page again");
    assert_eq!(ratings(&served), Vec::<Value>::new(), "it is not paired");
    browser.fill("#code", code.out.lines().next().unwrap());
    browser.click(".button");
    browser.wait_for_text(".rate-told", "رمزًا لجهاز لوحي");
    let code = served.command(["pair-code", "--role", "tablet", "--name", "tablet-1"]);
    browser.fill("#code", code.out.lines().next().unwrap());
    browser.click(".button");
    browser.wait_for(".faces");
    browser.click(".faces button[value=bad]");
    browser.wait_for("fieldset");
    let kept = ratings(&served);
    assert_eq!(kept.len(), 1, "one touch is a whole rating");
    assert_eq!(kept[0]["data"], json!({"score": "bad", "reasons": []}));
    assert_eq!(kept[0]["by"], "branch");
    browser.click("input[name=about-waiting]");
    browser.click(".button");
    browser.wait_for(".state");
    let kept = ratings(&served);
    assert_eq!(
        kept[1]["data"],
        json!({"score": "bad", "reasons": ["waiting"]})
    );
    assert_eq!(
        kept[0]["subject"], kept[1]["subject"],
        "it is the same visitor's"
    );
    browser.open(&page);
    browser.wait_for(".faces");
}
