//! The transition: what each event makes of the exit terminal.

use super::page::Subject;
use super::{
    Effect, Event, Exit, LinkState, Page, Rated, Record, Scanned, Takeover, Thanked, Touch, aloud,
};
use crate::code::short_typed;
use crate::rating::{LONGEST, Reason, Said, Score};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A page that follows a touch takes no other for so long, in milliseconds: what a mashing hand meant is done.
const SETTLE_MS: u64 = 600;
/// The longest typed code that is looked at, in characters.
const CODE: usize = 32;

/// The terminal after `event` at `now_ms` (boot clock, milliseconds), and what it asks for, in this order.
#[must_use]
pub fn step(exit: &mut Exit, event: Event, now_ms: u64) -> Vec<Effect> {
    if event == Event::Touched(Touch::Listen) {
        exit.touched_ms = now_ms;
        return vec![aloud::say(exit, now_ms)];
    }
    let before = exit.saying.map(|_| (exit.visit, exit.speech()));
    let kept = happened(exit, event, now_ms);
    let hushed = before.and_then(|before| aloud::hushed(exit, &before));
    kept.into_iter().chain(hushed).collect()
}

fn happened(exit: &mut Exit, event: Event, now_ms: u64) -> Option<Effect> {
    match event {
        Event::Touched(touch) => return touched(exit, touch, now_ms),
        Event::Scanned(scanned) => return seen(exit, scanned, now_ms),
        Event::Kept { visit, subject } if visit == exit.visit => kept(exit, subject, now_ms),
        Event::Refused { visit } => {
            exit.fault = exit.fault.max(Some(Takeover::CannotStore));
            if visit == exit.visit {
                exit.leave(now_ms);
            }
        }
        Event::Kept { .. } => {}
        Event::Started { works } => exit.fault = (!works).then_some(Takeover::OutOfOrder),
        Event::Storing { works } => stores(exit, works),
        Event::Spoken { id } => aloud::ended(exit, id, now_ms),
        Event::Keys(room) => exit.offers.keys = room,
        Event::Tick => return tick(exit, now_ms),
    }
    None
}

fn stores(exit: &mut Exit, works: bool) {
    match (works, exit.fault) {
        (true, Some(Takeover::CannotStore)) => exit.fault = None,
        (false, None) => exit.fault = Some(Takeover::CannotStore),
        _ => {}
    }
}

fn touched(exit: &mut Exit, touch: Touch, now_ms: u64) -> Option<Effect> {
    exit.touched_ms = now_ms;
    if touch == Touch::Activity {
        return None;
    }
    if exit.asks_more_time {
        // Any touch keeps everything, and does nothing else (H1), but the answer that one is done.
        exit.asks_more_time = false;
        return (touch == Touch::Done).then(|| done(exit, now_ms)).flatten();
    }
    match touch {
        Touch::Language => exit.manner.english = !exit.manner.english,
        Touch::TextSize => exit.manner.text_size = exit.manner.text_size % 3 + 1,
        Touch::Contrast => exit.manner.high_contrast = !exit.manner.high_contrast,
        Touch::Reach => exit.manner.reach = !exit.manner.reach,
        touch if exit.takeover().is_none() && !settles(exit, now_ms) => {
            return walked(exit, touch, now_ms);
        }
        _ => {}
    }
    None
}

/// Whether the page came so lately that a touch was meant for the one before it. Where a visitor begins, none is too early.
fn settles(exit: &Exit, now_ms: u64) -> bool {
    exit.page != Page::Rate && now_ms.saturating_sub(exit.opened_ms) < SETTLE_MS
}

fn walked(exit: &mut Exit, touch: Touch, now_ms: u64) -> Option<Effect> {
    match (&mut exit.page, touch) {
        (Page::Rate, Touch::Rate(score)) => return Some(rate(exit, score, now_ms)),
        (Page::Rate, Touch::Suggest) if exit.offers.suggestions => write(exit, None, now_ms),
        (Page::More(rated), Touch::Reason(reason)) => turn(rated, reason),
        (Page::More(rated), Touch::Comment) if !rated.score.is_glad() => {
            let rated = rated.clone();
            write(exit, Some(rated), now_ms);
        }
        (Page::More(rated), Touch::Link) => {
            let of = Subject::Rating(rated.clone());
            link(exit, of, now_ms);
        }
        (Page::Write { text, .. }, Touch::Wrote(written)) => {
            *text = written.chars().take(LONGEST).collect();
        }
        (Page::Write { .. }, Touch::Keep) => return keep_words(exit, now_ms),
        (Page::Link { typed, state, .. }, Touch::Typed(code)) if *state != LinkState::Linked => {
            *typed = code.chars().take(CODE).collect();
            *state = LinkState::Waiting;
        }
        (Page::Link { typed, .. }, Touch::Keep) => {
            let code = short_typed(typed);
            return linked(exit, code.ok_or(LinkState::Mistyped));
        }
        (Page::Write { .. } | Page::Phone(_) | Page::Link { .. }, Touch::Back) => {
            back(exit, now_ms)
        }
        (Page::Thanks(_), _) => exit.leave(now_ms),
        (Page::Rate, Touch::Home | Touch::Done) => exit.leave(now_ms),
        (
            Page::More(_) | Page::Write { .. } | Page::Phone(_) | Page::Link { .. },
            Touch::Done | Touch::Home,
        ) => {
            return done(exit, now_ms);
        }
        _ => {}
    }
    None
}

fn rate(exit: &mut Exit, score: Score, now_ms: u64) -> Effect {
    exit.open(Page::Keeping(score), now_ms);
    let reasons = BTreeSet::new();
    keep(
        exit,
        None,
        Record::Rating { score, reasons },
        Said::default(),
    )
}

fn keep(exit: &Exit, subject: Option<Uuid>, record: Record, said: Said) -> Effect {
    Effect::Keep {
        visit: exit.visit,
        subject,
        record,
        said,
    }
}

fn turn(rated: &mut Rated, reason: Reason) {
    if !rated.reasons.remove(&reason) {
        rated.reasons.insert(reason);
    }
    rated.kept = false;
}

fn write(exit: &mut Exit, rated: Option<Rated>, now_ms: u64) {
    let text = rated.as_ref().map(|rated| rated.comment.clone());
    let page = if exit.offers.keys {
        let text = text.unwrap_or_default();
        Page::Write { rated, text }
    } else {
        Page::Phone(rated)
    };
    exit.open(page, now_ms);
}

fn link(exit: &mut Exit, of: Subject, now_ms: u64) {
    let page = Page::Link {
        of,
        typed: String::new(),
        state: LinkState::Waiting,
    };
    exit.open(page, now_ms);
}

/// The rating as it now is, to be kept under its subject.
fn revision(exit: &Exit, rated: &Rated) -> Effect {
    let said = Said {
        comment: Some(rated.comment.clone()).filter(|comment| !comment.is_empty()),
        suggestion: None,
        ticket: rated.ticket.clone(),
    };
    let record = Record::Rating {
        score: rated.score,
        reasons: rated.reasons.clone(),
    };
    keep(exit, Some(rated.subject), record, said)
}

/// Keeps what is written; words of nothing but blanks are none.
fn keep_words(exit: &mut Exit, now_ms: u64) -> Option<Effect> {
    let Page::Write { rated, text } = &exit.page else {
        return None;
    };
    let text = crate::rating::plain(text);
    match rated.clone() {
        Some(rated) => {
            let rated = Rated {
                comment: text,
                ..rated
            };
            let effect = revision(exit, &rated);
            exit.open(Page::More(rated), now_ms);
            Some(effect)
        }
        None if text.is_empty() => None,
        None => Some(suggest(exit, None, text, None)),
    }
}

fn suggest(exit: &Exit, subject: Option<Uuid>, text: String, ticket: Option<String>) -> Effect {
    let said = Said {
        comment: None,
        suggestion: Some(text),
        ticket,
    };
    keep(exit, subject, Record::Suggestion, said)
}

/// A code at the scanner; it is heard where something can be linked.
fn seen(exit: &mut Exit, scanned: Scanned, now_ms: u64) -> Option<Effect> {
    if let Page::More(rated) = &exit.page {
        let of = Subject::Rating(rated.clone());
        link(exit, of, now_ms);
    }
    if !matches!(exit.page, Page::Link { .. }) {
        return None;
    }
    exit.touched_ms = now_ms;
    exit.asks_more_time = false;
    linked(
        exit,
        match scanned {
            Scanned::Ticket(code) => Ok(code),
            Scanned::Old => Err(LinkState::Old),
            Scanned::Foreign => Err(LinkState::Unknown),
        },
    )
}

/// Links what is at hand to the ticket of this code, once.
fn linked(exit: &mut Exit, code: Result<String, LinkState>) -> Option<Effect> {
    let Page::Link { of, state, .. } = &mut exit.page else {
        return None;
    };
    if *state == LinkState::Linked {
        return None;
    }
    let code = match code {
        Ok(code) => code,
        Err(why) => {
            *state = why;
            return None;
        }
    };
    *state = LinkState::Linked;
    match of {
        Subject::Rating(rated) => {
            rated.ticket = Some(code);
            let rated = rated.clone();
            Some(revision(exit, &rated))
        }
        Subject::Suggestion(subject, text) => {
            let (subject, text) = (*subject, text.clone());
            Some(suggest(exit, Some(subject), text, Some(code)))
        }
    }
}

/// What was asked for is durable: the first of a rating is thanked for, a suggestion can be linked.
fn kept(exit: &mut Exit, subject: Uuid, now_ms: u64) {
    match &mut exit.page {
        Page::Keeping(score) => {
            let rated = Rated {
                subject,
                score: *score,
                reasons: BTreeSet::new(),
                comment: String::new(),
                ticket: None,
                kept: true,
            };
            exit.open(Page::More(rated), now_ms);
        }
        Page::Write { rated: None, text } => {
            let of = Subject::Suggestion(subject, crate::rating::plain(text));
            link(exit, of, now_ms);
        }
        page => {
            if let Some(rated) = page.rated_mut() {
                rated.kept = true;
            }
        }
    }
}

fn back(exit: &mut Exit, now_ms: u64) {
    let page = match std::mem::replace(&mut exit.page, Page::Rate) {
        Page::Write { rated, .. } | Page::Phone(rated) => rated.map_or(Page::Rate, Page::More),
        Page::Link { of, .. } => match of {
            Subject::Rating(rated) => Page::More(rated),
            Subject::Suggestion(..) => Page::Thanks(Thanked::Suggestion),
        },
        page => page,
    };
    exit.open(page, now_ms);
}

/// The visitor is done: reasons that were chosen and not kept yet are, words that were not are nobody's business.
fn done(exit: &mut Exit, now_ms: u64) -> Option<Effect> {
    let effect = unkept(exit);
    let thanked = match &mut exit.page {
        Page::Link {
            of: Subject::Suggestion(..),
            state,
            ..
        } => match state {
            LinkState::Linked => Some(Thanked::Linked),
            _ => Some(Thanked::Suggestion),
        },
        page => page.rated_mut().map(|rated| rated.thanked()),
    };
    match thanked {
        Some(thanked) => exit.open(Page::Thanks(thanked), now_ms),
        None => exit.leave(now_ms),
    }
    effect
}

fn unkept(exit: &mut Exit) -> Option<Effect> {
    let rated = exit.page.rated_mut().filter(|rated| !rated.kept)?.clone();
    Some(revision(exit, &rated))
}

fn tick(exit: &mut Exit, now_ms: u64) -> Option<Effect> {
    if exit.is_heard(now_ms) {
        return None;
    }
    let still_ms = now_ms.saturating_sub(exit.touched_ms);
    let patience = exit.patience;
    match exit.page {
        // A promise ends at once, by its own answer.
        Page::Keeping(_) => {}
        Page::Rate if exit.at_rest() => {}
        Page::More(_) if still_ms >= patience.thanks_ms => {
            let effect = unkept(exit);
            exit.leave(now_ms);
            return effect;
        }
        Page::Thanks(_) if still_ms >= patience.thanks_ms => exit.leave(now_ms),
        Page::More(_) | Page::Thanks(_) => {}
        Page::Rate if still_ms >= patience.idle_ms => exit.leave(now_ms),
        _ if still_ms >= patience.idle_ms + patience.grace_ms => {
            let effect = unkept(exit);
            exit.leave(now_ms);
            return effect;
        }
        Page::Rate => {}
        _ if still_ms >= patience.idle_ms => exit.asks_more_time = true,
        _ => {}
    }
    None
}
