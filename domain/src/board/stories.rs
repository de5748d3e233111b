//! Mornings before the board, as stories.

use super::{
    Band, Board, Call, CallState, Effect, Event, Hearing, Made, Main, Pace, Place, Queued,
    Snapshot, step,
};
use crate::screen::Doors;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60_000;

/// A service that calls, and a board that is told of it.
struct Hall {
    board: Board,
    now_ms: u64,
    seq: u64,
    calls: Vec<Call>,
    said: Vec<(u32, u32, bool)>,
}

fn wall(now_ms: u64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::milliseconds(i64::try_from(now_ms).unwrap())
}

impl Hall {
    fn new() -> Self {
        Self {
            board: Board::new(
                Pace::default(),
                vec!["help".to_owned(), "giving".to_owned()],
            ),
            now_ms: 1_000_000,
            seq: 1,
            calls: Vec::new(),
            said: Vec::new(),
        }
    }

    /// A board that was told of a quiet morning.
    fn open() -> Self {
        let mut hall = Self::new();
        hall.tell();
        hall
    }

    fn call_at(&mut self, number: u32, counter: u32, at: DateTime<Utc>) {
        let made = Made {
            number,
            counter,
            at,
            recalls: 0,
        };
        self.calls.insert(
            0,
            Call {
                made,
                state: CallState::Called,
                service: None,
            },
        );
    }

    fn call(&mut self, number: u32, counter: u32) {
        self.call_at(number, counter, wall(self.now_ms));
    }

    fn recall(&mut self, number: u32) {
        let place = self
            .calls
            .iter()
            .position(|call| call.made.number == number);
        let mut call = self.calls.remove(place.unwrap());
        call.made.recalls += 1;
        call.made.at = wall(self.now_ms);
        self.calls.insert(0, call);
    }

    fn becomes(&mut self, number: u32, state: CallState) {
        let mut calls = self.calls.iter_mut();
        calls.find(|call| call.made.number == number).unwrap().state = state;
    }

    fn undo(&mut self, number: u32) {
        self.calls.retain(|call| call.made.number != number);
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            place: Some(Place {
                epoch: "one".to_owned(),
                seq: self.seq,
            }),
            answered: Some(wall(self.now_ms)),
            calls: self.calls.iter().take(10).cloned().collect(),
            services: vec![Queued {
                service: "help".to_owned(),
                serving: Some(101),
                waiting: Some(4),
                wait: Some((10, 15)),
            }],
            notice: None,
        }
    }

    fn tell(&mut self) {
        self.seq += 1;
        let snapshot = self.snapshot();
        self.happens(Event::Told(snapshot));
    }

    fn happens(&mut self, event: Event) {
        let effects = step(&mut self.board, event, self.now_ms);
        self.said.extend(effects.into_iter().map(
            |Effect::Announce {
                 number,
                 counter,
                 recall,
             }| (number, counter, recall),
        ));
    }

    /// Time passes in silence, with the ticks of a device.
    fn wait(&mut self, passed_ms: u64) {
        for _ in 0..passed_ms / 500 {
            self.now_ms += 500;
            self.happens(Event::Tick);
        }
    }

    /// Time passes and the service lives.
    fn wait_live(&mut self, passed_ms: u64) {
        for _ in 0..passed_ms / 500 {
            self.wait(500);
            self.happens(Event::Heard);
        }
    }

    fn large(&self) -> Option<u32> {
        match self.board.view(self.now_ms).main {
            Main::Call(large) => Some(large.call.made.number),
            _ => None,
        }
    }

    fn said(&mut self) -> Vec<u32> {
        let said = std::mem::take(&mut self.said);
        said.into_iter().map(|(number, _, _)| number).collect()
    }

    fn stale(&self) -> bool {
        matches!(self.board.view(self.now_ms).band, Some(Band::Stale { .. }))
    }
}

#[test]
fn a_board_that_heard_nothing_says_so_and_names_its_services() {
    let mut hall = Hall::new();
    hall.wait(MINUTE);
    let view = hall.board.view(hall.now_ms);
    assert_eq!(
        (view.hearing, view.main),
        (Hearing::Preparing, Main::Unheard)
    );
    assert_eq!(view.services[1], Queued::unknown("giving"));
    assert_eq!(view.band, None);
}

#[test]
fn nothing_of_the_first_snapshot_is_said() {
    let mut hall = Hall::new();
    hall.call(101, 1);
    hall.call(102, 2);
    hall.tell();
    hall.wait_live(MINUTE);
    assert_eq!(hall.said(), Vec::<u32>::new());
    assert_eq!(hall.large(), Some(102));
}

#[test]
fn a_call_is_shown_and_said_in_the_same_moment() {
    let mut hall = Hall::open();
    hall.call(107, 3);
    hall.tell();
    assert_eq!(hall.large(), Some(107));
    assert_eq!(hall.said, [(107, 3, false)]);
    hall.tell();
    hall.wait_live(MINUTE);
    assert_eq!(hall.said().len(), 1, "it is said once");
}

#[test]
fn a_recall_is_said_again_as_one() {
    let mut hall = Hall::open();
    hall.call(107, 3);
    hall.tell();
    hall.wait_live(10 * SECOND);
    hall.recall(107);
    hall.tell();
    assert_eq!(hall.said, [(107, 3, false), (107, 3, true)]);
}

#[test]
fn the_eye_is_drawn_to_news_and_not_to_what_falls_back() {
    let mut hall = Hall::open();
    let raised = |hall: &Hall| match hall.board.view(hall.now_ms).main {
        Main::Call(large) => large.raised,
        _ => 0,
    };
    hall.call(107, 3);
    hall.tell();
    hall.wait_live(10 * SECOND);
    hall.call(108, 1);
    hall.tell();
    let newest = raised(&hall);
    hall.becomes(108, CallState::Finished);
    hall.tell();
    assert_eq!(hall.large(), Some(107));
    assert_eq!(raised(&hall), newest);
}

#[test]
fn a_call_that_went_leaves_the_large_place() {
    let gone: [fn(&mut Hall); 2] = [
        |hall| hall.undo(107),
        |hall| hall.becomes(107, CallState::Finished),
    ];
    for went in gone {
        let mut hall = Hall::open();
        hall.call(107, 3);
        hall.tell();
        went(&mut hall);
        hall.tell();
        assert_eq!(hall.large(), None);
        assert_eq!(hall.board.view(hall.now_ms).main, Main::Quiet);
    }
}

#[test]
fn the_end_of_a_visit_taken_back_is_no_new_call() {
    let mut hall = Hall::open();
    hall.call(107, 3);
    hall.tell();
    for state in [CallState::Finished, CallState::Serving, CallState::Called] {
        hall.becomes(107, state);
        hall.tell();
    }
    assert_eq!(hall.said(), [107]);
}

#[test]
fn three_calls_at_once_follow_one_another() {
    let mut hall = Hall::open();
    for number in [101, 102, 103] {
        hall.call(number, number - 100);
    }
    hall.tell();
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(hall.large().unwrap());
        hall.wait_live(4 * SECOND);
    }
    assert_eq!(seen, [101, 102, 103]);
    assert_eq!(hall.said(), [101, 102, 103]);
}

#[test]
fn a_call_taken_back_before_its_turn_is_never_said() {
    let mut hall = Hall::open();
    hall.call(101, 1);
    hall.tell();
    hall.call(102, 2);
    hall.tell();
    hall.undo(102);
    hall.tell();
    hall.wait_live(MINUTE);
    assert_eq!(hall.said(), [101]);
}

#[test]
fn of_a_burst_the_newest_is_shown_at_once_and_three_are_said() {
    let mut hall = Hall::open();
    for number in 101..=130 {
        hall.call(number, number % 5 + 1);
    }
    hall.tell();
    assert_eq!(hall.large(), Some(130));
    hall.wait_live(MINUTE);
    assert_eq!(hall.said(), [128, 129, 130]);
}

#[test]
fn after_an_hour_away_old_calls_are_shown_and_only_fresh_ones_said() {
    let mut hall = Hall::open();
    hall.happens(Event::Lost);
    for number in 101..=109 {
        hall.wait(6 * MINUTE);
        hall.call(number, 1);
    }
    hall.wait(10 * SECOND);
    hall.call(110, 2);
    hall.tell();
    assert_eq!(hall.large(), Some(110));
    assert_eq!(hall.said(), [109, 110]);
    assert!(!hall.stale());
}

#[test]
fn after_a_long_silence_nothing_is_said_where_the_calls_age_is_unknown() {
    let mut hall = Hall::open();
    hall.wait(10 * MINUTE);
    hall.call(101, 1);
    hall.seq += 1;
    let snapshot = Snapshot {
        answered: None,
        ..hall.snapshot()
    };
    hall.happens(Event::Told(snapshot));
    assert_eq!((hall.large(), hall.said()), (Some(101), vec![]));
}

#[test]
fn a_call_made_during_a_short_loss_is_said() {
    let mut hall = Hall::open();
    hall.wait(30 * SECOND);
    assert!(hall.stale());
    hall.call(101, 1);
    hall.tell();
    assert_eq!(hall.said(), [101]);
}

#[test]
fn a_silent_service_makes_the_board_say_since_when() {
    let mut hall = Hall::open();
    hall.call(107, 3);
    hall.tell();
    let heard_ms = hall.now_ms;
    hall.wait(14_500);
    assert!(!hall.stale());
    hall.wait(SECOND);
    let view = hall.board.view(hall.now_ms);
    assert_eq!(view.band, Some(Band::Stale { since_ms: heard_ms }));
    assert_eq!(view.services[0].waiting, None, "who waits is not known");
    assert_eq!(view.services[0].serving, Some(101));
    assert_eq!(hall.large(), Some(107));
    hall.wait(5 * MINUTE);
    assert_eq!(hall.board.view(hall.now_ms).main, Main::Unheard);
    assert_eq!(hall.board.view(hall.now_ms).calls.len(), 1);
}

#[test]
fn a_broken_way_is_mended_by_news_only() {
    let mut hall = Hall::open();
    hall.happens(Event::Lost);
    hall.wait_live(20 * SECOND);
    assert!(hall.stale());
    hall.tell();
    assert!(!hall.stale());
}

#[test]
fn an_answer_that_comes_late_does_not_turn_the_board_back() {
    let mut hall = Hall::open();
    let early = hall.snapshot();
    hall.call(107, 3);
    hall.tell();
    hall.happens(Event::Told(early));
    assert_eq!(hall.large(), Some(107));
}

#[test]
fn another_journal_is_believed_wherever_it_stands() {
    let mut hall = Hall::open();
    hall.seq = 90;
    hall.tell();
    hall.call(107, 3);
    let restored = Snapshot {
        place: Place::parse("two:4"),
        ..hall.snapshot()
    };
    hall.happens(Event::Told(restored));
    assert_eq!(hall.large(), Some(107));
}

#[test]
fn wall_clocks_that_jump_change_nothing_while_the_service_is_heard() {
    let mut hall = Hall::open();
    let days = [400, -9_000, 0];
    for (number, days) in (101..).zip(days) {
        hall.call_at(number, 1, wall(hall.now_ms) + TimeDelta::days(days));
        hall.tell();
        assert_eq!(hall.large(), Some(number));
        hall.wait_live(5 * SECOND);
    }
    assert_eq!(hall.said(), [101, 102, 103]);
}

#[test]
fn a_prayer_is_told_large_or_beside_a_visitor_still_served() {
    let mut hall = Hall::open();
    hall.call(107, 3);
    hall.tell();
    hall.happens(Event::Doors(Doors::Prayer));
    let band = hall.board.view(hall.now_ms).band;
    assert_eq!(band, Some(Band::Doors(Doors::Prayer)));
    hall.becomes(107, CallState::Finished);
    hall.tell();
    let view = hall.board.view(hall.now_ms);
    assert_eq!((view.main, view.band), (Main::Closed(Doors::Prayer), None));
}

#[test]
fn a_notice_of_the_staff_stands_beside_the_calls() {
    let mut hall = Hall::open();
    let notice = BTreeMap::from([("ar".to_owned(), "المصعد معطّل".to_owned())]);
    let snapshot = Snapshot {
        notice: Some(notice.clone()),
        ..hall.snapshot()
    };
    hall.happens(Event::Told(snapshot));
    assert_eq!(
        hall.board.view(hall.now_ms).band,
        Some(Band::Notice(notice))
    );
    hall.wait(20 * SECOND);
    assert!(hall.stale(), "what is stale outranks it");
}

#[test]
fn slides_take_turns() {
    let mut hall = Hall::open();
    assert_eq!(hall.board.view(hall.now_ms).slide, None);
    hall.happens(Event::Slides(2));
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(hall.board.view(hall.now_ms).slide);
        hall.wait_live(12 * SECOND);
    }
    assert_eq!(seen, [Some(0), Some(1), Some(0)]);
}

#[test]
fn many_services_take_turns_in_even_pages() {
    let ids: Vec<String> = (0..24).map(|index| format!("service-{index}")).collect();
    let mut board = Board::new(Pace::default(), ids.clone());
    board.services_per_page = 10;
    let mut seen = Vec::new();
    for page in 0..3 {
        let view = board.view(page * 12 * SECOND);
        assert_eq!((view.services.len(), view.pages), (8, 3));
        seen.extend(view.services.into_iter().map(|queued| queued.service));
    }
    assert_eq!(seen, ids);
}

#[test]
fn a_board_without_sound_tells_the_staff() {
    let mut hall = Hall::open();
    hall.happens(Event::Sound { works: false });
    assert!(hall.board.view(hall.now_ms).sound_fault);
    hall.happens(Event::Sound { works: true });
    assert!(!hall.board.view(hall.now_ms).sound_fault);
}
