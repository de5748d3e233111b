//! The transition: what each event makes of the screen.

use super::{Effect, Event, Page, PrinterTrouble, Promised, Refusal, Screen, Takeover, Touch};
use uuid::Uuid;

/// The screen after `event` at `now_ms` (boot clock, milliseconds), and what it asks for.
#[must_use]
pub fn step(screen: &mut Screen, event: Event, now_ms: u64) -> Vec<Effect> {
    match event {
        Event::Touched(touch) => return touched(screen, touch, now_ms),
        Event::Issued { visit, ticket } => issued(screen, visit, ticket, now_ms),
        Event::Refused { visit, why } => refused(screen, visit, why),
        Event::Printed { ticket } => printed(screen, ticket, now_ms),
        Event::NotPrinted { ticket, trouble } => not_printed(screen, ticket, trouble, now_ms),
        Event::Printer(trouble) => screen.faults.printer = trouble,
        Event::Storing { works } => screen.faults.cannot_store = !works,
        Event::Numbers { confirmed } => screen.faults.numbers_unconfirmed = !confirmed,
        Event::Started { works } => {
            screen.faults.preparing = false;
            screen.faults.out_of_order = !works;
        }
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
        Touch::MoreTime => {}
        Touch::WithoutPaper => without_paper(screen),
        walk => return walked(screen, walk),
    }
    Vec::new()
}

fn without_paper(screen: &mut Screen) {
    if matches!(
        screen.takeover(),
        Some(Takeover::OutOfPaper | Takeover::PrinterFault)
    ) {
        screen.without_paper = true;
        if screen.page == Page::Idle {
            screen.page = Page::Services { page: 0 };
        }
    }
}

fn walked(screen: &mut Screen, touch: Touch) -> Vec<Effect> {
    if screen.takeover().is_some() {
        return Vec::new();
    }
    match (&screen.page, touch) {
        (Page::Idle, Touch::Begin) => screen.page = Page::Services { page: 0 },
        (Page::Services { .. }, Touch::Choose(service)) => return vec![ask(screen, service)],
        (Page::Services { .. }, Touch::Priority) => screen.priority = !screen.priority,
        (Page::Services { page }, Touch::PageForward) => {
            let page = (page + 1).min(screen.pages.saturating_sub(1));
            screen.page = Page::Services { page };
        }
        (Page::Services { page }, Touch::PageBack) => {
            screen.page = Page::Services {
                page: page.saturating_sub(1),
            };
        }
        (Page::Refused { .. }, Touch::Begin) => screen.page = Page::Services { page: 0 },
        (
            Page::Ticket(_) | Page::Unprinted(..) | Page::Services { .. } | Page::Refused { .. },
            Touch::Home | Touch::Done,
        ) => {
            screen.leave();
        }
        _ => {}
    }
    Vec::new()
}

fn ask(screen: &mut Screen, service: String) -> Effect {
    screen.page = Page::Issuing {
        service: service.clone(),
    };
    let (visit, priority, english) = (screen.visit, screen.priority, screen.manner.english);
    Effect::Issue {
        visit,
        service,
        priority,
        english,
    }
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
    }
    let Page::Issuing { service } = &screen.page else {
        return;
    };
    if visit != screen.visit {
        return;
    }
    screen.page = match why {
        Refusal::NumbersSpent => Page::Refused {
            service: service.clone(),
        },
        Refusal::CannotStore | Refusal::NumbersUnconfirmed => Page::Services { page: 0 },
    };
}

fn printed(screen: &mut Screen, ticket: Uuid, now_ms: u64) {
    let promised = screen
        .promised()
        .filter(|promised| promised.id == ticket)
        .cloned();
    if let Some(promised) = promised {
        screen.page = Page::Ticket(promised);
        screen.touched_ms = now_ms;
    }
}

fn not_printed(screen: &mut Screen, ticket: Uuid, trouble: PrinterTrouble, now_ms: u64) {
    let promised = screen
        .promised()
        .filter(|promised| promised.id == ticket)
        .cloned();
    if let Some(promised) = promised {
        screen.page = Page::Unprinted(promised, trouble);
        screen.touched_ms = now_ms;
    }
}

fn tick(screen: &mut Screen, now_ms: u64) {
    let still_ms = now_ms.saturating_sub(screen.touched_ms);
    let patience = screen.patience;
    match screen.page {
        // The reset must reach a manner that was changed before anything was begun.
        Page::Idle if still_ms >= patience.idle_ms && screen.at_rest() => {}
        Page::Idle | Page::Ticket(_) if still_ms >= patience.idle_ms => screen.leave(),
        Page::Services { .. } | Page::Refused { .. } | Page::Unprinted(..) => {
            screen.asks_more_time = still_ms >= patience.idle_ms;
            if still_ms >= patience.idle_ms + patience.grace_ms {
                screen.leave();
            }
        }
        // A paper that nobody tells of any more must not hold the screen: the number is what counts.
        Page::Printing(ref ticket) if still_ms >= patience.idle_ms => {
            screen.page = Page::Unprinted(ticket.clone(), PrinterTrouble::Unconfirmed);
            screen.touched_ms = now_ms;
        }
        // A promise ends at once, by its own answer.
        Page::Idle | Page::Ticket(_) | Page::Issuing { .. } | Page::Printing(_) => {}
    }
}

impl Screen {
    fn at_rest(&self) -> bool {
        self.manner == super::Manner::default() && !self.priority && !self.without_paper
    }
}
