//! The walk itself: one step after the other, held against the model.

use super::*;

struct Walk {
    chance: Chance,
    model: Model,
    now: Stamp,
    day: chrono::NaiveDate,
    came: Vec<Uuid>,
    /// How often each thing came about, so that a walk that meets nothing is seen.
    met: BTreeMap<String, u32>,
    /// What visitors say; by a chance of its own, so that it changes nothing of what staff do.
    visitors: Chance,
    rated: Option<Uuid>,
}

impl Walk {
    fn asked(&self) -> Asked {
        Asked {
            by: self.model.by.clone(),
            stamp: self.now,
            repeat: None,
        }
    }

    fn met(&mut self, what: impl Into<String>) {
        *self.met.entry(what.into()).or_default() += 1;
    }

    /// Does as the model says, or is refused as it says; a refused change leaves the model as it was.
    fn compare<T>(
        &mut self,
        what: &str,
        before: Model,
        expected: Result<(), Refusal>,
        found: Result<T, StoreError>,
    ) -> Option<T> {
        match (expected, found) {
            (Ok(()), Ok(made)) => {
                self.met(what);
                Some(made)
            }
            (Err(expected), Err(error)) => {
                assert_eq!(expected, refusal(&error), "{what}");
                self.met(format!("{expected:?}"));
                self.model = Model {
                    acts: self.model.acts,
                    ..before
                };
                None
            }
            (expected, found) => panic!("{what}: {expected:?}, but {:?}", found.map(|_| ())),
        }
    }

    fn comes(&mut self, store: &mut Store) {
        let service = self.chance.of(&SERVICES);
        let wanted = IssueRequest {
            priority: self.chance.below(3) == 0,
            paper: false,
            ..request(service, &Uuid::new_v4().to_string())
        };
        match store.issue(&wanted, &self.now) {
            Ok(Answer::New(issued)) => {
                let seen = Seen {
                    state: TicketState::Waiting,
                    counter: None,
                    service: service.to_owned(),
                    addressee: None,
                    recalls: 0,
                    act: 0,
                };
                self.model.tickets.insert(issued.ticket.id, seen);
                self.came.push(issued.ticket.id);
            }
            Err(StoreError::NumbersSpent(_)) => self.met("spent"),
            other => panic!("{other:?}"),
        }
    }

    fn calls(&mut self, store: &mut Store) {
        let counter = self.chance.of(&COUNTERS);
        let afters = [
            None,
            Some(After::Finish),
            Some(After::NoShow),
            Some(After::Hold),
        ];
        let mut services = SERVICES.map(str::to_owned).to_vec();
        if self.chance.below(2) == 0 {
            services.reverse();
        }
        services.truncate(1 + self.chance.below(2));
        let caller = Caller {
            counter: counter.to_owned(),
            services,
            policy: Policy {
                priority: 2,
                normal: 1,
                aging_ms: self.chance.of(&[0, 60_000]),
                longest_wait_ms: self.chance.of(&[0, 0, 500_000]),
            },
            after: self.chance.of(&afters),
            ended: Ended::default(),
        };
        let choice = self.oracle(store, &caller);
        let before = self.model.clone();
        let expected = self.model.call(&caller, choice.as_ref());
        let called = store.call_next(&caller, &self.asked());
        let Some(called) = self.compare("call", before, expected, called) else {
            return;
        };
        let Some(choice) = choice else {
            return assert_eq!(called.into_answer(), None);
        };
        let called = called.into_answer().unwrap();
        self.met(choice.because.code());
        assert_eq!(
            (called.ticket, called.because, called.overtook),
            (choice.ticket, choice.because, choice.overtook)
        );
        let why = store.ticket(choice.ticket).unwrap().called.unwrap();
        assert_eq!(
            (why.overtook, why.overtaken),
            (choice.overtook, choice.overtaken)
        );
    }

    /// What the rule says over everyone who waits.
    fn oracle(&mut self, store: &Store, caller: &Caller) -> Option<Choice> {
        let waits = |seen: &Seen| seen.state == TicketState::Waiting;
        let waiting = self.model.tickets.iter().filter(|(_, seen)| waits(seen));
        let waiting: Vec<Waiting> = waiting
            .map(|(id, seen)| {
                let ticket = store.ticket(*id).unwrap();
                Waiting {
                    ticket: *id,
                    service: seen.service.clone(),
                    priority: ticket.priority,
                    addressee: seen.addressee.clone(),
                    order: ticket.order,
                    arrived: ticket.arrived,
                }
            })
            .collect();
        let desk = Desk {
            services: caller.services.clone(),
            turn: self.model.counter(&caller.counter).turn,
            person: person(&self.model.by),
            colleagues: self.model.colleagues(&caller.counter),
        };
        pick(&waiting, &desk, &caller.policy, &self.now)
    }

    fn of_states(&self, states: &[TicketState]) -> Vec<Uuid> {
        let all = self.model.tickets.iter();
        let found = all.filter(|(_, seen)| states.contains(&seen.state));
        found.map(|(ticket, _)| *ticket).collect()
    }

    fn acts(&mut self, store: &mut Store) {
        let lively: Vec<Uuid> = self.of_states(&[TicketState::Called, TicketState::Serving]);
        let away: Vec<Uuid> = self.of_states(&[TicketState::Held, TicketState::NoShow]);
        let recent = &self.came[self.came.len().saturating_sub(40)..];
        let ticket = match self.chance.below(8) % 5 {
            0 | 1 if !lively.is_empty() => self.chance.of(&lively),
            2 if !away.is_empty() => self.chance.of(&away),
            _ if !recent.is_empty() => self.chance.of(recent),
            _ => return,
        };
        let counters = [None, Some("c1".to_owned()), Some("c4".to_owned())];
        let all = [
            TicketAct::Recall { limit: RECALLS },
            TicketAct::Start,
            FINISH,
            TicketAct::NoShow,
            TicketAct::Hold,
            TicketAct::Resume {
                counter: self.chance.of(&counters),
            },
            TicketAct::Return {
                calls: 2,
                minutes: 1,
            },
            TicketAct::Transfer {
                service: self.chance.of(&[
                    None,
                    Some(SERVICES[0].to_owned()),
                    Some(SERVICES[1].to_owned()),
                ]),
                to: self
                    .chance
                    .of(&[None, Some("amal".to_owned()), Some("badr".to_owned())]),
                note: self.chance.of(&[None, Some("note".to_owned())]),
            },
            TicketAct::Cancel,
        ];
        let weighted = [0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 8];
        let what = all[self.chance.of(&weighted)].clone();
        let before = self.model.clone();
        let expected = self.model.act(ticket, &what);
        let acted = store.act(ticket, &what, &self.asked());
        let name = format!("{what:?}");
        let name = name.split([' ', '{', '(']).next().unwrap();
        self.compare(name, before, expected, acted);
    }

    fn turns(&mut self, store: &mut Store) {
        let counter = self.chance.of(&COUNTERS);
        let wanted = self.chance.of(&[
            CounterState::Open,
            CounterState::Closed,
            CounterState::Break,
        ]);
        let before = self.model.clone();
        let expected = self.model.turn(counter, wanted);
        let turned = store.turn_counter(counter, wanted, &self.asked());
        self.compare("turn", before, expected, turned);
    }

    fn undoes(&mut self, store: &mut Store) {
        let counter = self.chance.of(&COUNTERS);
        let before = self.model.clone();
        let expected = self.model.undo(counter);
        let undone = store.undo(counter, u64::MAX, &self.asked());
        self.compare("undo", before, expected, undone);
    }

    /// Somebody rates, or leaves a suggestion that is taken up; linked with a visit now and then.
    fn rates(&mut self, store: &mut Store) {
        let recent = &self.came[self.came.len().saturating_sub(20)..];
        let linked = (self.visitors.below(2) == 0 && !recent.is_empty())
            .then(|| self.visitors.of(recent))
            .map(|ticket| store.ticket(ticket).unwrap().code);
        let said = Said {
            comment: Some("comment".to_owned()).filter(|_| self.visitors.below(3) == 0),
            suggestion: None,
            ticket: linked,
        };
        if self.visitors.below(4) == 0 {
            let left = store.suggest(None, &said, &self.now, "branch").unwrap();
            let state = self.visitors.of(&FollowUp::ALL);
            store
                .follow(left, (state, Some("answer")), &self.now, "staff:amal")
                .unwrap();
            return self.met("suggestion");
        }
        let given = Given {
            score: self.visitors.of(&Score::ALL),
            reasons: vec![self.visitors.of(&Reason::ALL)],
            marked: None,
        };
        let again = self.rated.filter(|_| self.visitors.below(4) == 0);
        let rating = Rating {
            subject: again,
            given,
            said,
        };
        self.rated = store.rate(&rating, &self.now, "branch").ok();
        self.met("rating");
    }

    fn next_day(&mut self, store: &mut Store) {
        self.day = self.day.succ_opt().unwrap();
        store
            .open_day(self.day, &ranges(), &self.now, "staff")
            .unwrap();
        self.model.next_day();
        self.met("day");
    }

    fn step(&mut self, store: &mut Store) {
        let seconds = self.chance.below(12) as u64;
        self.now.mono_ms += seconds * 1000;
        self.now.at += chrono::TimeDelta::seconds(i64::try_from(seconds).unwrap());
        self.model.by = self.chance.of(&ACTORS).to_owned();
        if self.visitors.below(20) == 0 {
            self.rates(store);
        }
        match self.chance.below(400) {
            0..150 => self.comes(store),
            150..230 => self.calls(store),
            230..360 => self.acts(store),
            360..370 => self.turns(store),
            370..395 => self.undoes(store),
            395..397 => self.next_day(store),
            // Somebody sets the clock, forth or back.
            _ => self.now.at += chrono::TimeDelta::minutes(self.chance.below(120) as i64 - 60),
        }
    }

    /// After a restart, and now and then after a reboot under a clock that stood.
    fn restarts(&mut self) {
        if self.chance.below(2) == 0 {
            self.now.boot = Uuid::from_u128(self.now.boot.as_u128() + 1);
            self.now.mono_ms = 30_000;
        }
        self.met("restart");
    }

    fn check(&self, rig: &Rig, store: &Store) {
        for (id, seen) in &self.model.tickets {
            let ticket = store.ticket(*id).unwrap();
            let found = Seen {
                state: ticket.state,
                counter: ticket.counter,
                service: ticket.service,
                addressee: ticket.addressee,
                recalls: ticket.recalls,
                act: seen.act,
            };
            assert_eq!(&found, seen, "{id}");
        }
        let glance = rig.reader().glance().unwrap();
        for counter in &glance.counters {
            let desk = &self.model.counters[&counter.id];
            assert_eq!((counter.state, counter.turn), (desk.state, desk.turn));
            assert_eq!(
                (&counter.by, &counter.person),
                (&desk.by, &person(&desk.by))
            );
            assert_eq!(counter.acted.is_some(), desk.last.is_some());
        }
        self.check_living(&glance);
    }

    fn check_living(&self, glance: &store::Glance) {
        let living: Vec<_> = glance
            .waiting
            .iter()
            .chain(&glance.taken)
            .chain(&glance.missed)
            .collect();
        let alive = self
            .model
            .tickets
            .values()
            .filter(|seen| seen.state.is_alive());
        assert_eq!(living.len(), alive.count());
        let numbers: BTreeSet<u32> = living.iter().map(|ticket| ticket.number).collect();
        assert_eq!(numbers.len(), living.len(), "a number is alive twice");
        assert!(living.iter().all(|ticket| ticket.business_day == self.day));
        let at = glance
            .taken
            .iter()
            .filter(|ticket| ticket.state != TicketState::Held);
        let at: Vec<_> = at.map(|ticket| ticket.counter.clone().unwrap()).collect();
        let counters: BTreeSet<_> = at.iter().collect();
        assert_eq!(counters.len(), at.len(), "a counter has two tickets");
    }
}

fn ranges() -> BTreeMap<String, NumberRange> {
    let range = |first, last| NumberRange { first, last };
    BTreeMap::from([
        ("support".to_owned(), range(100, 499)),
        ("enquiries".to_owned(), range(500, 699)),
    ])
}

fn walk(seed: u64) -> BTreeMap<String, u32> {
    let rig = Rig::new();
    let (mut store, _) = rig.open();
    store
        .open_day(day(), &ranges(), &morning(), "staff")
        .unwrap();
    for user in ACTORS.iter().filter_map(|by| person(by)) {
        let member = (user.as_str(), domain::people::StaffRole::Clerk);
        store
            .add_staff(member, "hash", &morning(), "staff")
            .unwrap();
    }
    let mut walk = Walk {
        chance: Chance(seed),
        model: Model::default(),
        now: morning(),
        day: day(),
        came: Vec::new(),
        met: BTreeMap::new(),
        visitors: Chance(seed ^ 0xFACE),
        rated: None,
    };
    for step in 1..=STEPS {
        match walk.chance.below(60) {
            0 => {
                drop(store);
                walk.restarts();
                store = Store::open(rig.opening(), &walk.now).unwrap().0;
            }
            // What several ask at once becomes durable by one commit.
            1..=9 => store
                .together(|store| (0..4).for_each(|_| walk.step(store)))
                .unwrap(),
            _ => walk.step(&mut store),
        }
        if step % 20 == 0 {
            walk.check(&rig, &store);
        }
        if step % 200 == 0 {
            rig.assert_sound();
        }
    }
    drop(store);
    rig.assert_sound();
    walk.met
}

#[test]
fn whatever_happens_the_journal_says_what_the_rules_say() {
    let seed = 0x1571_0BA1;
    let met = walk(seed);
    for what in [
        "call",
        "Recall",
        "Start",
        "Finish",
        "NoShow",
        "Hold",
        "Resume",
        "Return",
        "Transfer",
        "Cancel",
        "turn",
        "undo",
        "day",
        "restart",
        "Holding",
        "State",
        "Recalls",
        "Undo",
        "first_come",
        "priority",
        "normal_turn",
        "longest_wait",
        "preferred_service",
        "addressed",
        "rating",
        "suggestion",
    ] {
        assert!(met.contains_key(what), "never met {what}: {met:?}");
    }
}
