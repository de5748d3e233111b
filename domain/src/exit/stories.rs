//! What visitors live through at the exit terminal.

use super::*;
use crate::rating::{LONGEST, Reason, Said, Score};
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) const PATIENCE: Patience = Patience {
    idle_ms: 60_000,
    grace_ms: 30_000,
    thanks_ms: 8_000,
};
pub(super) const SUBJECT: Uuid = Uuid::from_u128(0x5eed);

pub(super) fn ready() -> Exit {
    let offers = Offers {
        suggestions: true,
        keys: true,
    };
    let mut exit = Exit::new(PATIENCE, offers);
    let _ = step(&mut exit, Event::Started { works: true }, 0);
    exit
}

/// A terminal with a clock, and a journal that keeps everything, as long as it can.
struct Story {
    exit: Exit,
    now_ms: u64,
    kept: Vec<(Option<Uuid>, Record, Said)>,
    full: bool,
    heard: Vec<Effect>,
}

impl Story {
    fn begin() -> Self {
        Self {
            exit: ready(),
            now_ms: 1_000,
            kept: Vec::new(),
            full: false,
            heard: Vec::new(),
        }
    }

    fn happens(&mut self, event: Event) -> &mut Self {
        for effect in step(&mut self.exit, event, self.now_ms) {
            let Effect::Keep {
                visit,
                subject,
                record,
                said,
            } = effect
            else {
                self.heard.push(effect);
                continue;
            };
            let answer = if self.full {
                Event::Refused { visit }
            } else {
                self.kept.push((subject, record, said));
                Event::Kept {
                    visit,
                    subject: SUBJECT,
                }
            };
            let _ = step(&mut self.exit, answer, self.now_ms);
        }
        self
    }

    fn touch(&mut self, touch: Touch) -> &mut Self {
        self.now_ms += 1_000;
        self.happens(Event::Touched(touch))
    }

    fn wait(&mut self, millis: u64) -> &mut Self {
        self.now_ms += millis;
        self.happens(Event::Tick)
    }

    fn link_state(&self) -> Option<LinkState> {
        match self.exit.page {
            Page::Link { state, .. } => Some(state),
            _ => None,
        }
    }
}

fn rating(score: Score, reasons: &[Reason]) -> Record {
    let reasons = reasons.iter().copied().collect::<BTreeSet<_>>();
    Record::Rating { score, reasons }
}

#[test]
fn p8_one_touch_is_a_whole_rating_and_the_next_visitor_finds_the_question() {
    let mut story = Story::begin();
    story.touch(Touch::Rate(Score::VeryGood));
    assert_eq!(
        story.kept,
        [(None, rating(Score::VeryGood, &[]), Said::default())]
    );
    assert!(matches!(story.exit.page, Page::More(_)));
    story.wait(8_000);
    assert_eq!(story.exit.page, Page::Rate);
    assert_eq!(story.kept.len(), 1, "a visitor who goes says nothing twice");
}

#[test]
fn a_hand_on_all_four_faces_is_one_rating_and_presses_nothing_that_comes_after() {
    let mut story = Story::begin();
    for score in Score::ALL {
        story.happens(Event::Touched(Touch::Rate(score)));
        story.happens(Event::Touched(Touch::Reason(Reason::Waiting)));
        story.happens(Event::Touched(Touch::Done));
    }
    assert_eq!(
        story.kept,
        [(None, rating(Score::VeryBad, &[]), Said::default())]
    );
    assert!(matches!(&story.exit.page, Page::More(rated) if rated.reasons.is_empty()));
}

#[test]
fn reasons_that_were_chosen_are_kept_when_the_visitor_goes_without_a_word() {
    let mut story = Story::begin();
    story.touch(Touch::Rate(Score::Bad));
    for reason in [
        Reason::Place,
        Reason::Waiting,
        Reason::Courtesy,
        Reason::Place,
    ] {
        story.touch(Touch::Reason(reason));
    }
    story.wait(8_000);
    let revised = (
        Some(SUBJECT),
        rating(Score::Bad, &[Reason::Waiting, Reason::Courtesy]),
        Said::default(),
    );
    assert_eq!(story.kept[1..], [revised]);
    assert_eq!(story.exit.page, Page::Rate);
}

#[test]
fn only_who_is_unhappy_is_asked_for_words() {
    let mut story = Story::begin();
    story.touch(Touch::Rate(Score::Good)).touch(Touch::Comment);
    assert!(
        matches!(&story.exit.page, Page::More(rated) if rated.comment_offer() == Offer::Hidden)
    );
    let mut story = Story::begin();
    story.touch(Touch::Rate(Score::Bad)).touch(Touch::Comment);
    story
        .touch(Touch::Wrote("انتظرت طويلًا \u{202E}".to_owned()))
        .touch(Touch::Keep);
    let said = Said {
        comment: Some("انتظرت طويلًا".to_owned()),
        ..Said::default()
    };
    assert_eq!(
        story.kept[1],
        (Some(SUBJECT), rating(Score::Bad, &[]), said)
    );
    assert!(matches!(&story.exit.page, Page::More(rated) if rated.comment_offer() == Offer::Done));
    story.touch(Touch::Done);
    assert_eq!(story.exit.page, Page::Thanks(Thanked::Comment));
    assert_eq!(story.kept.len(), 2);
}

#[test]
fn words_that_were_not_kept_are_gone_with_who_wrote_them() {
    let mut story = Story::begin();
    story
        .touch(Touch::Rate(Score::VeryBad))
        .touch(Touch::Comment);
    story
        .touch(Touch::Wrote("لا أريد أن يُعرف".to_owned()))
        .wait(90_000);
    assert_eq!(story.exit.page, Page::Rate);
    assert!(story.kept.iter().all(|(_, _, said)| said.is_empty()));
}

#[test]
fn h1_whoever_writes_slowly_is_asked_and_keeps_every_letter() {
    let mut story = Story::begin();
    story
        .touch(Touch::Suggest)
        .touch(Touch::Wrote("كراسٍ أكثر".to_owned()))
        .wait(60_000);
    assert!(story.exit.asks_more_time);
    story.touch(Touch::MoreTime);
    assert!(!story.exit.asks_more_time);
    assert!(matches!(&story.exit.page, Page::Write { text, .. } if text == "كراسٍ أكثر"));
}

#[test]
fn p15_a_suggestion_is_kept_at_once_and_linked_only_by_who_wishes() {
    let mut story = Story::begin();
    story
        .touch(Touch::Suggest)
        .touch(Touch::Wrote("كراسٍ أكثر".to_owned()))
        .touch(Touch::Keep);
    let words = |ticket: Option<&str>| Said {
        comment: None,
        suggestion: Some("كراسٍ أكثر".to_owned()),
        ticket: ticket.map(str::to_owned),
    };
    assert_eq!(story.kept, [(None, Record::Suggestion, words(None))]);
    assert_eq!(story.link_state(), Some(LinkState::Waiting));
    story.happens(Event::Scanned(Scanned::Ticket("CODE".to_owned())));
    assert_eq!(
        story.kept[1],
        (Some(SUBJECT), Record::Suggestion, words(Some("CODE")))
    );
    story.touch(Touch::Done);
    assert_eq!(story.exit.page, Page::Thanks(Thanked::Linked));
}

#[test]
fn a_suggestion_of_nothing_is_none() {
    let mut story = Story::begin();
    story
        .touch(Touch::Suggest)
        .touch(Touch::Wrote(" \n ".to_owned()))
        .touch(Touch::Keep);
    assert_eq!(story.kept, []);
    story.touch(Touch::Done);
    assert_eq!(story.exit.page, Page::Rate);
}

#[test]
fn p10_a_visit_is_linked_by_its_ticket_alone_and_only_once() {
    let mut story = Story::begin();
    story.happens(Event::Scanned(Scanned::Ticket("BEFORE".to_owned())));
    assert_eq!(
        story.exit.page,
        Page::Rate,
        "a ticket held too early links nothing"
    );
    story.touch(Touch::Rate(Score::Good)).touch(Touch::Link);
    let wrong = [
        (Event::Scanned(Scanned::Foreign), LinkState::Unknown),
        (Event::Scanned(Scanned::Old), LinkState::Old),
    ];
    for (event, state) in wrong {
        story.happens(event);
        assert_eq!(story.link_state(), Some(state));
    }
    story
        .touch(Touch::Typed("4K7QF2M9X".to_owned()))
        .touch(Touch::Keep);
    assert_eq!(story.link_state(), Some(LinkState::Mistyped));
    assert_eq!(story.kept.len(), 1);
    story.happens(Event::Scanned(Scanned::Ticket("CODE".to_owned())));
    story.happens(Event::Scanned(Scanned::Ticket("OTHER".to_owned())));
    let tickets: Vec<_> = story
        .kept
        .iter()
        .map(|(_, _, said)| said.ticket.as_deref())
        .collect();
    assert_eq!(tickets, [None, Some("CODE")]);
}

#[test]
fn a_typed_code_with_its_check_letter_links() {
    let key = crate::code::TicketKey::new([7; 32]);
    let code = crate::code::short(&key, Uuid::from_u128(1));
    let mut story = Story::begin();
    story.touch(Touch::Rate(Score::Good)).touch(Touch::Link);
    story
        .touch(Touch::Typed(code.replace('-', "")))
        .touch(Touch::Keep);
    assert_eq!(story.link_state(), Some(LinkState::Linked));
    assert_eq!(story.kept[1].2.ticket.as_deref(), Some(code.as_str()));
}

#[test]
fn ten_thousand_letters_are_cut_where_letters_end() {
    let mut story = Story::begin();
    story
        .touch(Touch::Suggest)
        .touch(Touch::Wrote("ض".repeat(10_000)))
        .touch(Touch::Keep);
    assert_eq!(
        story.kept[0]
            .2
            .suggestion
            .as_ref()
            .map(|text| text.chars().count()),
        Some(LONGEST)
    );
}

#[test]
fn where_keys_have_no_room_writing_is_offered_on_the_phone() {
    let mut story = Story::begin();
    story.happens(Event::Keys(false)).touch(Touch::Suggest);
    assert_eq!(
        (&story.exit.page, story.exit.page.what()),
        (&Page::Phone(None), Some(What::Suggestion))
    );
    story
        .touch(Touch::Back)
        .touch(Touch::Rate(Score::Bad))
        .touch(Touch::Comment);
    assert_eq!(story.exit.page.what(), Some(What::Comment));
    story.touch(Touch::Back);
    assert!(matches!(story.exit.page, Page::More(_)));
}

#[test]
fn nobody_is_thanked_for_what_cannot_be_kept() {
    let mut story = Story::begin();
    story.full = true;
    story.touch(Touch::Rate(Score::Good));
    assert_eq!(
        (&story.exit.page, story.exit.takeover()),
        (&Page::Rate, Some(Takeover::CannotStore))
    );
    story.touch(Touch::Rate(Score::Good));
    assert_eq!(story.exit.page, Page::Rate);
    story.full = false;
    story
        .happens(Event::Storing { works: true })
        .touch(Touch::Rate(Score::Good));
    assert!(matches!(story.exit.page, Page::More(_)));
}

#[test]
fn a_full_disk_does_not_take_the_words_from_under_the_visitors_hands() {
    let mut story = Story::begin();
    story
        .touch(Touch::Rate(Score::Bad))
        .touch(Touch::Comment)
        .touch(Touch::Wrote("كلمات".to_owned()));
    story.happens(Event::Storing { works: false });
    assert_eq!(story.exit.takeover(), None);
    assert!(matches!(story.exit.page, Page::Write { .. }));
}

#[test]
fn the_next_visitor_reads_arabic_in_the_usual_size_again() {
    let mut story = Story::begin();
    story
        .touch(Touch::Language)
        .touch(Touch::TextSize)
        .touch(Touch::Rate(Score::Good))
        .touch(Touch::Done);
    assert!(story.exit.manner.english);
    story.wait(8_000);
    assert_eq!(
        (&story.exit.page, story.exit.manner),
        (&Page::Rate, Manner::default())
    );
}

#[test]
fn p4_who_cannot_read_hears_the_question_to_its_end_and_the_next_visitor_hears_nothing_of_it() {
    let mut story = Story::begin();
    story
        .touch(Touch::Language)
        .touch(Touch::Listen)
        .wait(59_000);
    assert!(story.exit.manner.english, "who listens is there");
    assert!(matches!(&story.heard[..], [Effect::Say { id: 1, .. }]));
    story.happens(Event::Spoken { id: 1 });
    assert_eq!(story.exit.saying, None);
    story.touch(Touch::Listen).touch(Touch::Rate(Score::Good));
    assert!(matches!(
        &story.heard[1..],
        [Effect::Say { id: 2, .. }, Effect::Hush]
    ));
}
