//! How often a told wait comes true: random mornings lived by the calling rule itself, each ticket's range
//! as told when it was taken held against what it then waited.
//!
//! Three counters with different services at nearly all that they can bear, service times as
//! uneven as counters see them (log-normal, the longer tail included), one visitor in six of priority, and
//! people coming after the range is told, which a range cannot know.

use super::*;
use crate::calling::pick;
use crate::time::ClockTrust;
use chrono::{DateTime, TimeDelta};

const MINUTE: u64 = 60_000;
const OPEN_MS: u64 = 240 * MINUTE;
/// Services, the median of their times and how many in a hundred visitors want them.
const SERVICES: [(&str, f64, u64); 3] = [("A", 6.0, 50), ("B", 12.0, 25), ("C", 4.0, 25)];
const POLICY: Policy = Policy {
    priority: 2,
    normal: 1,
    aging_ms: 10 * MINUTE,
    longest_wait_ms: 45 * MINUTE,
};

/// Sebastiano Vigna's splitmix64: the same mornings on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, both left out.
    fn unit(&mut self) -> f64 {
        ((self.next() >> 12) as f64 + 0.5) / (1u64 << 52) as f64
    }

    fn service(&mut self) -> usize {
        let mut drawn = self.next() % 100;
        SERVICES
            .iter()
            .position(|(_, _, share)| {
                let hit = drawn < *share;
                drawn = drawn.saturating_sub(*share);
                hit
            })
            .unwrap()
    }

    fn service_ms(&mut self, service: usize) -> u64 {
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        (SERVICES[service].1 * MINUTE as f64 * (0.5 * normal).exp()) as u64
    }

    fn gap_ms(&mut self, mean_minutes: f64) -> u64 {
        (-self.unit().ln() * mean_minutes * MINUTE as f64) as u64
    }
}

fn moment(ms: u64) -> Stamp {
    Stamp {
        at: DateTime::UNIX_EPOCH + TimeDelta::milliseconds(ms.try_into().unwrap()),
        clock: ClockTrust::Synced,
        boot: Uuid::nil(),
        mono_ms: ms,
    }
}

fn counter(services: &str) -> Open {
    Open {
        desk: Desk {
            services: services.chars().map(String::from).collect(),
            ..Desk::default()
        },
        busy: None,
        on_break: false,
    }
}

struct Morning {
    chance: Chance,
    times: Times,
    waiting: Vec<Waiting>,
    counters: Vec<Open>,
    /// When each busy counter will be free.
    free_ms: Vec<u64>,
    told: BTreeMap<Uuid, Option<Range>>,
    /// What was told of each who waited, and the wait that came, in milliseconds.
    lived: Vec<(Range, u64)>,
}

impl Morning {
    fn new(seed: u64) -> Morning {
        let mut chance = Chance(seed);
        let mut lately = |service: usize| (0..100).map(|_| chance.service_ms(service)).collect();
        let times = Times::new((0..3).map(|service| (SERVICES[service].0.into(), lately(service))));
        Morning {
            chance,
            times,
            waiting: Vec::new(),
            counters: ["AB", "BAC", "CA"].map(counter).into(),
            free_ms: vec![0; 3],
            told: BTreeMap::new(),
            lived: Vec::new(),
        }
    }

    fn live(mut self) -> Vec<(Range, u64)> {
        let mut next_ms = 0;
        while next_ms < OPEN_MS {
            self.serve_until(next_ms);
            self.come(next_ms);
            next_ms += self.chance.gap_ms(2.75);
        }
        self.serve_until(u64::MAX);
        self.lived
    }

    fn come(&mut self, now_ms: u64) {
        let seq = self.told.len() as u64;
        let ticket = Uuid::from_u128(seq.into());
        let service = self.chance.service();
        self.waiting.push(Waiting {
            ticket,
            service: SERVICES[service].0.to_owned(),
            priority: self.chance.next().is_multiple_of(6),
            addressee: None,
            order: Place { epoch: 1, seq },
            arrived: moment(now_ms),
        });
        let range = estimate(&Queue {
            waiting: &self.waiting,
            counters: &self.counters,
            policy: &POLICY,
            times: &self.times,
            now: &moment(now_ms),
        })
        .ticket(ticket);
        self.told.insert(ticket, range);
        self.call_all(now_ms);
    }

    /// Ends services and calls again, in order of time.
    fn serve_until(&mut self, until_ms: u64) {
        let busy = |morning: &Morning| {
            let places = (0..3).filter(|place| morning.counters[*place].busy.is_some());
            places.min_by_key(|place| morning.free_ms[*place])
        };
        while let Some(place) = busy(self).filter(|place| self.free_ms[*place] <= until_ms) {
            self.counters[place].busy = None;
            self.call_all(self.free_ms[place]);
        }
    }

    fn call_all(&mut self, now_ms: u64) {
        for place in 0..3 {
            if self.counters[place].busy.is_none() {
                self.call(place, now_ms);
            }
        }
    }

    fn call(&mut self, place: usize, now_ms: u64) {
        let (now, counter) = (moment(now_ms), &mut self.counters[place]);
        let Some(choice) = pick(&self.waiting, &counter.desk, &POLICY, &now) else {
            return;
        };
        let found = self
            .waiting
            .iter()
            .position(|one| one.ticket == choice.ticket);
        let called = self.waiting.remove(found.unwrap());
        counter.desk.turn += u32::from(choice.contested);
        let waited_ms = now.millis_since(&called.arrived);
        if waited_ms > 0 {
            self.lived
                .push((self.told[&called.ticket].unwrap(), waited_ms));
        }
        let service = SERVICES
            .iter()
            .position(|(name, ..)| *name == called.service);
        self.free_ms[place] = now_ms + self.chance.service_ms(service.unwrap());
        counter.busy = Some(Busy {
            service: called.service,
            since: now,
        });
    }
}

/// Measured: of 2868 who waited (14 minutes in the mean), 74 % as told, 8 % shorter, 18 % longer; as told at
/// least 68 % of those who waited under 5 minutes, 5 to 10, 10 to 20, 20 to 40 and 40 to 80.
#[test]
fn p9_three_of_four_visitors_wait_as_long_as_they_were_told() {
    let lived: Vec<_> = (0..40).flat_map(|seed| Morning::new(seed).live()).collect();
    let percent = |holds: fn(f64, &Range) -> bool| {
        let minutes = |ms: u64| ms as f64 / MINUTE as f64;
        let held = lived
            .iter()
            .filter(|(range, ms)| holds(minutes(*ms), range));
        100 * held.count() / lived.len()
    };
    let early = percent(|minutes, range| minutes < range.low_minutes.into());
    let late = percent(|minutes, range| minutes > range.high_minutes.into());
    assert!(lived.len() > 2000, "only {} waited", lived.len());
    let as_told = 100 - early - late;
    assert!(
        as_told >= 70 && late <= 22,
        "{early} % shorter, {late} % longer"
    );
}
