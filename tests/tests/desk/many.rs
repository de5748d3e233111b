//! Eight counters at once: thousands of tickets issued and called, none twice, none forgotten, and whoever overtook
//! somebody did so for a reason that is on record.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tests::rig::dice::Dice;
use tests::rig::served::{Client, Served};

const CLIENTS: usize = 8;
/// Tickets that wait before the calling begins, of each client.
const AHEAD: usize = 20;
const SERVICES: [(&str, &str); 3] = [
    ("letters", "1-3000"),
    ("giving", "3001-6000"),
    ("help", "6001-9999"),
];

/// A branch of three services and eight counters, each with an order of its own.
fn wide_branch() -> String {
    let mut text = String::from(
        "[branch]\nid = \"wide\"\nname = { ar = \"فرع واسع\", en = \"Wide branch\" }\ntime_zone = \"Asia/Riyadh\"\n",
    );
    for (id, numbers) in SERVICES {
        let words = "{ ar = \"خدمة\", en = \"Service\" }";
        writeln!(
            text,
            "[[branch.services]]\nid = \"{id}\"\nname = {words}\ndescription = {words}\nicon = \"envelope\"\n\
             numbers = \"{numbers}\"\ndepartment = \"all\""
        )
        .unwrap();
    }
    for counter in 1..=CLIENTS {
        let order: Vec<&str> = (0..3)
            .map(|place| SERVICES[(counter + place) % 3].0)
            .collect();
        writeln!(
            text,
            "[[branch.counters]]\nid = \"counter-{counter}\"\nnumber = {counter}\n\
             name = {{ ar = \"شباك\", en = \"Counter\" }}\nservices = {order:?}"
        )
        .unwrap();
    }
    text
}

/// One client's share: tickets are issued ahead, then one is issued for each that is called, then all are called.
fn work(client: &Client, counter: usize, calls: usize, seed: u64) -> Vec<String> {
    let mut dice = Dice::of(seed);
    let path = format!("/api/v1/counters/counter-{counter}/call-next");
    client.open(&format!("counter-{counter}"));
    let issue = |dice: &mut Dice| {
        let service = SERVICES[dice.below(3) as usize].0;
        client.issue_as(&json!({ "service": service, "priority": dice.below(5) == 0 }));
    };
    let call = || {
        let answer = client.post(&path, &json!({ "after": "finish" }));
        let called = answer.is(200).json();
        called["ticket"]["id"].as_str().unwrap().to_owned()
    };
    (0..AHEAD).for_each(|_| issue(&mut dice));
    let mut called: Vec<String> = Vec::new();
    for _ in AHEAD..calls {
        issue(&mut dice);
        called.push(call());
    }
    called.extend((0..AHEAD).map(|_| call()));
    called
}

/// A day has at most 9,999 numbers, so many calls are several mornings.
#[test]
fn eight_counters_at_once_call_everyone_once_and_every_overtaking_has_its_reason() {
    let mut dice = Dice::seeded();
    for _ in 0..crate::rounds(1, 10) {
        morning(&mut dice, crate::rounds(625, 1000));
    }
}

/// Each counter calls so often, all at once.
fn morning(dice: &mut Dice, calls: usize) {
    let served = Served::of_branch(&wide_branch());
    let huda = served.signed_in("huda");
    let seeds: Vec<u64> = (0..CLIENTS).map(|_| dice.below(u64::MAX)).collect();
    let called: Vec<String> = std::thread::scope(|scope| {
        let working = seeds.into_iter().enumerate().map(|(index, seed)| {
            let huda = &huda;
            scope.spawn(move || work(huda, index + 1, calls, seed))
        });
        let working: Vec<_> = working.collect();
        working
            .into_iter()
            .flat_map(|work| work.join().unwrap())
            .collect()
    });
    assert_eq!(called.len(), CLIENTS * calls, "again {dice}");
    let once: BTreeSet<&String> = called.iter().collect();
    assert_eq!(
        once.len(),
        called.len(),
        "somebody was called twice; again {dice}"
    );
    assert_eq!(
        huda.get("/api/v1/queue").json()["waiting"],
        json!([]),
        "again {dice}"
    );
    let broken = Overtaken::new().broken(&served);
    assert_eq!(broken, Vec::<String>::new(), "again {dice}");
    served.verify();
}

/// Who waits, as the journal tells it, to hold each call's record against.
struct Overtaken {
    /// Waiting tickets by their first arrival's place in the journal.
    waiting: BTreeMap<u64, String>,
    calls: usize,
    overtakings: usize,
}

impl Overtaken {
    fn new() -> Self {
        Self {
            waiting: BTreeMap::new(),
            calls: 0,
            overtakings: 0,
        }
    }

    /// What calls do not say truly of whom they overtook.
    fn broken(mut self, served: &Served) -> Vec<String> {
        let journal = served.command(["journal"]).out;
        let mut broken = Vec::new();
        for line in journal.lines() {
            let fact: Value = serde_json::from_str(line).unwrap();
            let subject = fact["subject"].as_str().unwrap().to_owned();
            match fact["kind"].as_str().unwrap() {
                "ticket.issued" => {
                    drop(self.waiting.insert(fact["seq"].as_u64().unwrap(), subject))
                }
                "ticket.called" => broken.extend(self.called(&fact, &subject)),
                _ => {}
            }
        }
        assert!(
            self.calls > 1000 && self.overtakings > 100,
            "{} {}",
            self.calls,
            self.overtakings
        );
        broken
    }

    /// Takes the called one out; what the fact says of it wrongly.
    fn called(&mut self, fact: &Value, subject: &str) -> Option<String> {
        let own = self.waiting.iter().find(|(_, waiting)| *waiting == subject);
        let Some(own) = own.map(|(seq, _)| *seq) else {
            return Some(format!("called without waiting: {fact}"));
        };
        let earlier: Vec<&String> = self.waiting.range(..own).map(|(_, id)| id).collect();
        let data = &fact["data"];
        let named = data["overtaken"].as_array().map_or(&[][..], Vec::as_slice);
        let named_earlier = named
            .iter()
            .all(|id| earlier.iter().any(|earlier| *id == ***earlier));
        let reason = data["because"].as_str().unwrap_or_default();
        let told = reason == "first_come" && earlier.is_empty()
            || [
                "priority",
                "normal_turn",
                "longest_wait",
                "preferred_service",
            ]
            .contains(&reason)
                && !earlier.is_empty();
        let counted = data["overtook"] == earlier.len() && named.len() == earlier.len().min(5);
        self.calls += 1;
        self.overtakings += usize::from(!earlier.is_empty());
        let wrong = !(told && counted && named_earlier);
        let wrong = wrong.then(|| format!("{} came earlier, but: {fact}", earlier.len()));
        self.waiting.remove(&own);
        wrong
    }
}
