//! The transition: what each event makes of the screen.

use super::aloud::{self, Before};
use super::walk::{inform_of_all, onward, walked};
use super::{
    About, Effect, Event, Menu, Page, PrinterTrouble, Promised, Refusal, Screen, Serves, Sheet,
    Takeover, Touch,
};
use uuid::Uuid;

/// A finger that came down so long ago, in milliseconds, and was not told to mean anything, meant nothing.
const BARE_TOUCH_MS: u64 = 2_000;

/// The screen after `event` at `now_ms` (boot clock, milliseconds), and what it asks for.
#[must_use]
pub fn step(screen: &mut Screen, event: Event, now_ms: u64) -> Vec<Effect> {
    let said = Before::of(screen);
    let by_hand = matches!(event, Event::Touched(_));
    let mut effects = happened(screen, event, now_ms);
    effects.extend(said.and_then(|said| said.follow(screen, by_hand, now_ms)));
    effects
}

fn happened(screen: &mut Screen, event: Event, now_ms: u64) -> Vec<Effect> {
    match event {
        Event::Touched(touch) => return touched(screen, touch, now_ms),
        Event::Issued { visit, ticket } => issued(screen, visit, ticket, now_ms),
        Event::Refused { visit, why } => refused(screen, visit, why),
        Event::Printed { ticket } => printed(screen, ticket, now_ms),
        Event::NotPrinted { ticket, trouble } => not_printed(screen, ticket, trouble, now_ms),
        Event::Information {
            visit,
            about,
            printed,
        } => informed(screen, visit, &about, printed),
        Event::Printer(trouble) => screen.faults.printer = trouble,
        Event::Doors(doors) => screen.doors = doors,
        Event::Terms(terms) => screen.terms = terms,
        Event::Storing { works } => screen.faults.cannot_store = !works,
        Event::Branch { answers } => screen.faults.branch_away = !answers,
        Event::Numbers { confirmed } => screen.faults.numbers_unconfirmed = !confirmed,
        Event::Started { works } => {
            screen.faults.preparing = false;
            screen.faults.out_of_order = !works;
        }
        Event::Spoken { id } => aloud::ended(screen, id, now_ms),
        Event::Covered if screen.saying.is_some() => return vec![aloud::hush(screen)],
        Event::Covered => {}
        Event::Tick => tick(screen, now_ms),
    }
    Vec::new()
}

fn touched(screen: &mut Screen, touch: Touch, now_ms: u64) -> Vec<Effect> {
    screen.touched_ms = now_ms;
    if touch == Touch::Activity {
        // A finger came down; what it wants is told when it lifts.
        return Vec::new();
    }
    if touch == Touch::Listen {
        // The question too: who cannot read it does not know that any touch answers it. While it is said nothing is taken
        // back, and after it there is all the time again to answer, also that one is done.
        return vec![aloud::say(screen, now_ms)];
    }
    if screen.asks_more_time {
        // Any touch keeps everything, and does nothing else (H1), but the answer that one is done.
        screen.asks_more_time = false;
        if touch == Touch::Done {
            screen.leave();
        }
        return Vec::new();
    }
    match touch {
        Touch::Language => screen.manner.english = !screen.manner.english,
        Touch::TextSize => screen.manner.text_size = screen.manner.text_size % 3 + 1,
        Touch::Contrast => screen.manner.high_contrast = !screen.manner.high_contrast,
        Touch::Reach => screen.manner.reach = !screen.manner.reach,
        Touch::MoreTime => {}
        walk if screen.takeover().is_some() => return interrupted(screen, &walk),
        walk => return walked(screen, walk),
    }
    Vec::new()
}

/// What can be done while something stands before the page.
fn interrupted(screen: &mut Screen, touch: &Touch) -> Vec<Effect> {
    match touch {
        Touch::WithoutPaper => return without_paper(screen),
        // What services ask for can be read at any hour (P6).
        Touch::Information => inform_of_all(screen, Menu::default()),
        Touch::Home | Touch::Done if screen.page != Page::Idle => screen.leave(),
        _ => {}
    }
    Vec::new()
}

/// Goes on without paper: to the number that was wanted, or to the services.
fn without_paper(screen: &mut Screen) -> Vec<Effect> {
    if matches!(
        screen.takeover(),
        Some(Takeover::OutOfPaper | Takeover::PrinterFault)
    ) {
        screen.without_paper = true;
        if screen.page == Page::Idle {
            screen.page = Page::Services(Menu::default());
        }
        if let Some((service, from)) = screen.wanted.take()
            && screen.takeover().is_none()
        {
            return onward(screen, service, from, false);
        }
    }
    Vec::new()
}

fn issued(screen: &mut Screen, visit: u64, ticket: Promised, now_ms: u64) {
    if visit == screen.visit && matches!(screen.page, Page::Issuing { .. }) {
        screen.page = Page::Printing(ticket);
        screen.touched_ms = now_ms;
    }
}

fn refused(screen: &mut Screen, visit: u64, why: Refusal) {
    match why {
        Refusal::NumbersSpent => {}
        Refusal::CannotStore => screen.faults.cannot_store = true,
        Refusal::NumbersUnconfirmed => screen.faults.numbers_unconfirmed = true,
        Refusal::BranchAway => screen.faults.branch_away = true,
    }
    let Page::Issuing { service, from } = &screen.page else {
        return;
    };
    if visit != screen.visit {
        return;
    }
    let (service, from) = (service.clone(), from.clone());
    screen.page = match why {
        Refusal::NumbersSpent => Page::Refused {
            service,
            why: Serves::Full,
            from,
        },
        Refusal::CannotStore | Refusal::NumbersUnconfirmed | Refusal::BranchAway => {
            Page::Services(from)
        }
    };
}

fn printed(screen: &mut Screen, ticket: Uuid, now_ms: u64) {
    if let Some(promised) = shown(screen, ticket) {
        screen.page = Page::Ticket(promised);
        screen.asks_more_time = false;
        screen.touched_ms = now_ms;
    }
}

fn not_printed(screen: &mut Screen, ticket: Uuid, trouble: PrinterTrouble, now_ms: u64) {
    if let Some(promised) = shown(screen, ticket) {
        screen.page = Page::Unprinted(promised, trouble);
        screen.asks_more_time = false;
        screen.touched_ms = now_ms;
    }
}

/// The ticket of this id, if it is the one on the screen.
fn shown(screen: &Screen, ticket: Uuid) -> Option<Promised> {
    let promised = screen.promised();
    promised.filter(|promised| promised.id == ticket).cloned()
}

fn informed(screen: &mut Screen, visit: u64, asked: &About, printed: bool) {
    let same_visit = visit == screen.visit;
    if let Page::Information { about, sheet, .. } = &mut screen.page
        && same_visit
        && about == asked
        // A sheet that was given up may come after all: a refill brings it.
        && (printed || *sheet == Sheet::Printing)
    {
        *sheet = if printed {
            Sheet::Printed
        } else {
            Sheet::Failed
        };
    }
}

fn tick(screen: &mut Screen, now_ms: u64) {
    if screen.saying.is_some_and(|saying| saying.lasts(now_ms)) {
        // Who listens is there, though nothing is touched.
        return;
    }
    let still_ms = now_ms.saturating_sub(screen.touched_ms);
    let patience = screen.patience;
    if still_ms < patience.idle_ms {
        // A bare touch answers the question too, once it is sure that it meant none of its buttons.
        screen.asks_more_time &= still_ms < BARE_TOUCH_MS;
        return;
    }
    match screen.page {
        ref page if page.waits_for_the_visitor() => {
            screen.asks_more_time = true;
            if still_ms >= patience.idle_ms + patience.grace_ms {
                screen.leave();
            }
        }
        // The reset must reach a manner that was changed before anything was begun.
        Page::Idle if screen.at_rest() => {}
        Page::Idle | Page::Ticket(_) => screen.leave(),
        // A paper that nobody tells of any more must not hold the screen: the number is what counts.
        Page::Printing(ref ticket) => {
            screen.page = Page::Unprinted(ticket.clone(), PrinterTrouble::Unconfirmed);
            screen.touched_ms = now_ms;
        }
        // A promise ends at once, by its own answer.
        _ => {}
    }
}

impl Screen {
    fn at_rest(&self) -> bool {
        self.manner == super::Manner::default() && !self.priority && !self.without_paper
    }
}
