//! Every page in both languages at three sizes: pictures for people to look at, and no finding of axe that shuts
//! somebody out.

use super::seat::{DESK, signed_in};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::rig::browser::{Browser, Driver};
use tests::rig::served::{Served, id};

const SIZES: [(u32, u32); 3] = [DESK, (1024, 768), (390, 844)];
const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The text of axe-core, fetched when it is not there.
fn axe() -> String {
    let fetch = Path::new(REPOSITORY).join(".ci/axe.sh");
    let fetched = Command::new(fetch).output().unwrap();
    assert!(
        fetched.status.success(),
        "{}",
        String::from_utf8_lossy(&fetched.stderr)
    );
    let folder = Path::new(REPOSITORY).join("target/axe");
    let versions = std::fs::read_dir(folder).unwrap().flatten();
    let mut files = versions.map(|version| version.path().join("axe.min.js"));
    std::fs::read_to_string(files.find(|file| file.is_file()).unwrap()).unwrap()
}

/// Pages being walked, in one language.
struct Walk<'a> {
    browser: Browser,
    address: String,
    language: &'a str,
    axe: &'a str,
    findings: Vec<String>,
}

impl Walk<'_> {
    fn page(&mut self, name: &str, path: &str) {
        self.browser.open(&format!("{}{path}", self.address));
        self.look(name);
    }

    /// A sheet over a page, opened by a click while the page is large.
    fn sheet(&mut self, name: &str, path: &str, button: &str) {
        self.browser.open(&format!("{}{path}", self.address));
        self.browser.click(button);
        self.browser.wait_for("dialog[open]");
        self.look(name);
    }

    fn look(&mut self, name: &str) {
        for (width, height) in SIZES {
            self.browser.resize(width, height);
            let wide = self
                .browser
                .script("return document.documentElement.scrollWidth;");
            if wide.as_u64().unwrap() > u64::from(width) {
                self.findings.push(format!(
                    "{name} {} is {wide} wide in {width}",
                    self.language
                ));
            }
            let file = format!("{name}.{}.{width}x{height}.png", self.language);
            self.browser.picture(&pictures().join(file));
            // Where colours are still on their way to another, none would be right.
            let still = "document.getAnimations().forEach((going) => going.finish());";
            let run = format!(
                "{still}{};const done = arguments[arguments.length - 1];
                axe.run(document, {{ resultTypes: ['violations'] }}).then((found) => done([found.passes.length, found.violations]));",
                self.axe
            );
            let found = self.browser.slow_script(&run);
            self.keep(&format!("{name} {} {width}", self.language), &found);
        }
        self.browser.resize(DESK.0, DESK.1);
    }

    fn keep(&mut self, place: &str, found: &Value) {
        let serious = |finding: &&Value| {
            ["serious", "critical"]
                .iter()
                .any(|impact| finding["impact"] == *impact)
        };
        let (held, broken) = (found[0].as_u64().unwrap(), found[1].as_array().unwrap());
        assert!(held > 5, "axe looked at nothing on {place}");
        for finding in broken.iter().filter(serious) {
            let nodes = finding["nodes"].as_array().unwrap().iter().take(3);
            let nodes: Vec<String> = nodes
                .map(|node| format!("{} {}", node["html"], node["failureSummary"]))
                .collect();
            self.findings
                .push(format!("{place}: {} {nodes:#?}", finding["help"]));
        }
    }
}

fn pictures() -> PathBuf {
    Path::new(REPOSITORY).join("target/console-pictures")
}

#[test]
fn every_page_in_both_languages_is_pictured_and_shuts_nobody_out() {
    let (axe, driver, served) = (axe(), Driver::start(), Served::manarat());
    let rated = rated(&served);
    let serving = busy(&served);
    let mut findings = Vec::new();
    for language in ["ar", "en"] {
        let mut walk = Walk {
            browser: signed_in(&driver, &served, "huda", language),
            address: served.address(),
            language,
            axe: &axe,
            findings: Vec::new(),
        };
        walk_through(&mut walk, (&serving, &rated));
        let code = served.command(["pair-code", "--role", "tablet", "--name", "tablet-1"]);
        walk_tablet(&mut walk, code.out.lines().next().unwrap());
        findings.append(&mut walk.findings);
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

fn walk_through(walk: &mut Walk, (serving, rated): (&Value, &str)) {
    walk.look("choose");
    for counter in ["counter-1", "counter-2", "counter-3"] {
        walk.page(counter, &format!("/console/counter/{counter}"));
    }
    for page in [
        "waiting",
        "counters",
        "issue",
        "devices",
        "notice",
        "day",
        "results",
        "delivery",
        "suggestions",
        "documents",
        "document/support-request",
        "staff",
        "audit",
    ] {
        walk.page(&page.replace('/', "-"), &format!("/console/{page}"));
    }
    let counter = "/console/counter/counter-1";
    walk.sheet("transfer", counter, "#act-transfer");
    walk.sheet("finish", counter, "#act-finish");
    walk.sheet("keys", counter, "[data-dialog=help]");
    walk.sheet("person", "/console/staff", "#edit-amal");
    walk.page("not-there", "/console/counter/nowhere");
    let own = serving["track_url"].as_str().unwrap();
    let (_, code) = own.split_once("/t/").unwrap();
    walk.page("visit", &format!("/t/{code}?lang={}", walk.language));
    walk.page(
        "visit-unknown",
        &format!("/t/unknown?lang={}", walk.language),
    );
    walk.page(
        "visit-rates",
        &format!("/t/{}?lang={}", rated, walk.language),
    );
    walk.page("trust", &format!("/trust?lang={}", walk.language));
    walk.page("sign-in", "/console/sign-in?ended=1");
}

/// The page of a tablet at a counter: before it is paired, its faces, thanks with what about, and thanks.
fn walk_tablet(walk: &mut Walk, code: &str) {
    let lang = format!("lang={}", walk.language);
    walk.page("tablet-pair", &format!("/rate?{lang}&said=wrong"));
    walk.browser.fill("#code", code);
    walk.browser.press(|| walk.browser.click(".button"));
    walk.browser.wait_for(".faces");
    walk.page("tablet", &format!("/rate?{lang}"));
    walk.browser.click(".faces button");
    walk.browser.wait_for("fieldset");
    walk.look("tablet-rated");
    walk.page("tablet-thanks", &format!("/rate?{lang}&said=done"));
}

/// Visits that ended, most of them rated on their pages; the code of the last.
fn rated(served: &Served) -> String {
    let staff = [("amal", "counter-1"), ("badr", "counter-2")];
    let staff = staff.map(|(user, counter)| (served.signed_in(user), counter));
    staff
        .iter()
        .for_each(|(clerk, counter)| clerk.open(counter));
    let mut code = String::new();
    for round in 0..14 {
        let (clerk, counter) = &staff[round % 2];
        let service = ["support-request", "enquiries"][round / 2 % 2];
        let ticket = clerk.issue(service);
        clerk.call(counter).is(200);
        clerk.act(&ticket, "start", &json!({}));
        clerk.act(&ticket, "finish", &json!({}));
        let (_, own) = ticket["track_url"]
            .as_str()
            .unwrap()
            .split_once("/t/")
            .unwrap();
        let score = ["very_good", "good", "very_good", "bad"][round % 4];
        let rating = json!({ "score": score, "reasons": ["waiting", "courtesy"], "comment": "وجدت من يسمعني، لكن الانتظار طال.", "ticket": own });
        served.client().post("/api/v1/ratings", &rating).is(201);
        own.clone_into(&mut code);
    }
    code
}

/// A branch in mid-morning: one is served, one called, some are held, missed and waiting; the ticket being served.
fn busy(served: &Served) -> Value {
    let amal = served.signed_in("amal");
    ["counter-1", "counter-2"]
        .iter()
        .for_each(|counter| amal.open(counter));
    let _board = served.device("board-1", "board");
    let tickets: Vec<Value> = (0..4).map(|_| amal.issue("support-request")).collect();
    let next = json!({ "after": "hold" });
    let path = "/api/v1/counters/counter-1/call-next";
    (0..2).for_each(|_| drop(amal.post(path, &next)));
    amal.act(&tickets[1], "start", &json!({}));
    let to = json!({ "service": "enquiries", "note": "يحتاج إلى شرح خطوات الطلب" });
    amal.act(&tickets[1], "transfer", &to);
    for service in [
        "enquiries",
        "letters",
        "giving",
        "mosque-needs",
        "social-research",
        "volunteering",
    ] {
        let wish = json!({ "service": service, "priority": service == "letters", "visitor": "other", "channel": "telephone" });
        (0..2).for_each(|_| drop(amal.issue_as(&wish)));
    }
    let missed = amal.call("counter-2").is(200).json();
    amal.act(&missed["ticket"], "no-show", &json!({}));
    amal.call("counter-2").is(200);
    let called = amal.call("counter-1").is(200).json();
    amal.act(&called["ticket"], "start", &json!({}));
    let found = tickets
        .iter()
        .find(|ticket| id(ticket) == id(&called["ticket"]));
    found.unwrap_or(&tickets[3]).clone()
}
