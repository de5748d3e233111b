//! Random mornings: calls, ends, losses, silences and wall clocks that jump. After every step what is said stays
//! in order and is never repeated, what waits stays bounded, and silence is always told.

use super::{
    Board, Call, CallState, Effect, Event, Hearing, Made, Main, Pace, Place, Snapshot, step,
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Deed {
    Call(u32),
    Recall(usize),
    Becomes(usize, CallState),
    Undo,
    Tell,
    Heard,
    Lost,
    Silence(u64),
    /// The wall clocks jump by so many seconds.
    Jump(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let state = prop_oneof![
        Just(CallState::Serving),
        Just(CallState::Finished),
        Just(CallState::Called)
    ];
    prop_oneof![
        6 => (1u32..6).prop_map(Deed::Call),
        2 => (0usize..4).prop_map(Deed::Recall),
        3 => (0usize..10, state).prop_map(|(place, state)| Deed::Becomes(place, state)),
        1 => Just(Deed::Undo),
        9 => Just(Deed::Tell),
        3 => Just(Deed::Heard),
        1 => Just(Deed::Lost),
        4 => (0u64..40_000).prop_map(Deed::Silence),
        1 => (-90_000i64..90_000).prop_map(Deed::Jump),
    ]
}

/// The service as it is, and the board as it was told.
struct Morning {
    board: Board,
    now_ms: u64,
    skew: TimeDelta,
    seq: u64,
    number: u32,
    calls: Vec<Call>,
    /// Every call in the order in which it was made, by number and recalls.
    made: Vec<(u32, u32)>,
    said: Vec<(u32, u32)>,
    heard_ms: Option<u64>,
    lost: bool,
}

impl Morning {
    fn new() -> Self {
        Self {
            board: Board::new(Pace::default(), vec!["help".to_owned()]),
            now_ms: 0,
            skew: TimeDelta::zero(),
            seq: 0,
            number: 100,
            calls: Vec::new(),
            made: Vec::new(),
            said: Vec::new(),
            heard_ms: None,
            lost: false,
        }
    }

    fn wall(&self) -> DateTime<Utc> {
        let passed = TimeDelta::milliseconds(i64::try_from(self.now_ms).unwrap_or(0));
        DateTime::UNIX_EPOCH + passed + self.skew
    }

    fn make(&mut self, made: Made) {
        self.made.push((made.number, made.recalls));
        let call = Call {
            made,
            state: CallState::Called,
            service: None,
        };
        self.calls.insert(0, call);
        self.calls.truncate(10);
    }

    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Call(counter) => {
                self.number += 1;
                let (number, at) = (self.number, self.wall());
                self.make(Made {
                    number,
                    counter,
                    at,
                    recalls: 0,
                });
            }
            Deed::Recall(place) if place < self.calls.len() => {
                let Made { recalls, .. } = self.calls[place].made;
                let made = Made {
                    recalls: recalls + 1,
                    at: self.wall(),
                    ..self.calls[place].made
                };
                self.calls.remove(place);
                self.make(made);
            }
            Deed::Becomes(place, state) if place < self.calls.len() => {
                self.calls[place].state = state;
            }
            Deed::Undo if !self.calls.is_empty() => drop(self.calls.remove(0)),
            Deed::Tell => self.tell(),
            Deed::Heard => {
                if !self.lost && self.heard_ms.is_some() {
                    self.heard_ms = Some(self.now_ms);
                }
                self.happens(Event::Heard);
            }
            Deed::Lost => {
                self.lost = true;
                self.happens(Event::Lost);
            }
            Deed::Silence(passed_ms) => self.pass(passed_ms),
            Deed::Jump(seconds) => self.skew += TimeDelta::seconds(seconds),
            Deed::Recall(_) | Deed::Becomes(..) | Deed::Undo => {}
        }
    }

    fn tell(&mut self) {
        self.seq += 1;
        self.heard_ms = Some(self.now_ms);
        self.lost = false;
        let snapshot = Snapshot {
            place: Place::parse(&format!("one:{}", self.seq)),
            answered: Some(self.wall()),
            calls: self.calls.clone(),
            services: Vec::new(),
            notice: None,
        };
        self.happens(Event::Told(snapshot));
    }

    fn pass(&mut self, passed_ms: u64) {
        for _ in 0..passed_ms / 500 {
            self.now_ms += 500;
            self.happens(Event::Tick);
        }
    }

    fn happens(&mut self, event: Event) {
        let effects = step(&mut self.board, event, self.now_ms);
        for Effect::Announce { number, .. } in effects {
            let calls = self.board.calls().iter();
            let mut of = calls.filter(|call| call.made.number == number);
            let recalls = of.next().map_or(u32::MAX, |call| call.made.recalls);
            self.said.push((number, recalls));
        }
    }

    fn holds(&self) -> Result<(), TestCaseError> {
        let place = |said: &(u32, u32)| self.made.iter().position(|made| made == said);
        let places: Vec<_> = self.said.iter().map(place).collect();
        prop_assert!(
            places.iter().all(Option::is_some),
            "said what was never made"
        );
        prop_assert!(
            places.is_sorted_by(|one, next| one < next),
            "out of order or twice"
        );
        prop_assert!(self.board.queue.waiting() < self.board.pace.said);
        self.tells_of_silence()
    }

    fn tells_of_silence(&self) -> Result<(), TestCaseError> {
        let stale = matches!(self.board.hearing(self.now_ms), Hearing::Stale { .. });
        let silent = self
            .heard_ms
            .map(|heard_ms| self.now_ms - heard_ms >= 15_000);
        prop_assert_eq!(stale, silent.unwrap_or(false));
        let band = self.board.view(self.now_ms).band;
        prop_assert_eq!(stale, band.is_some());
        Ok(())
    }

    /// Ten seconds after the last word the newest call in progress is the large one.
    fn settles(&mut self) -> Result<(), TestCaseError> {
        self.tell();
        self.pass(10_000);
        let newest = self.calls.iter().find(|call| call.in_progress());
        let newest = newest.map(|call| call.made);
        let large = match self.board.view(self.now_ms).main {
            Main::Call(large) => Some(large.call.made),
            _ => None,
        };
        prop_assert_eq!(large, newest);
        Ok(())
    }
}

proptest! {
    #[test]
    fn what_is_said_is_in_order_and_once_and_silence_is_told(
        deeds in proptest::collection::vec(deed(), 0..150)
    ) {
        let mut morning = Morning::new();
        for deed in deeds {
            morning.does(deed);
            morning.holds()?;
        }
        morning.settles()?;
    }

    #[test]
    fn every_call_of_a_service_that_is_heard_is_said(
        pauses in proptest::collection::vec(4_000u64..14_000, 1..30)
    ) {
        let mut morning = Morning::new();
        morning.tell();
        for pause in pauses {
            morning.does(Deed::Call(1));
            morning.tell();
            morning.pass(pause);
        }
        prop_assert_eq!(&morning.said, &morning.made);
    }
}
