//! The walk from the first touch to a number: what each touch on a page leads to.

use super::{About, Effect, Level, Menu, Page, Screen, Serves, Sheet, Touch, Who};
use crate::ticket::VisitorKind;

/// Groups may stand in groups, so that services lie three levels deep at most.
const MOST_LEVELS: usize = 2;

/// A touch that moves through the pages, where nothing stands before them.
pub(super) fn walked(screen: &mut Screen, touch: Touch) -> Vec<Effect> {
    match (screen.page.clone(), touch) {
        (Page::Idle, Touch::Begin) => screen.page = Page::Services(Menu::default()),
        (Page::Services(menu), touch) => return chosen(screen, menu, touch),
        (Page::Information { about, from, .. }, touch) => {
            return read(screen, about, from, touch);
        }
        (Page::Who { service, from }, Touch::Who(visitor)) => {
            return answered(screen, service, from, visitor);
        }
        (Page::Confirm { service, from }, Touch::Confirm) => {
            return onward(screen, service, from, true);
        }
        (Page::Who { from, .. } | Page::Confirm { from, .. }, Touch::Back) => {
            screen.asked_who = false;
            screen.visitor = None;
            screen.page = Page::Services(from);
        }
        (Page::Refused { from, .. }, Touch::Begin | Touch::Back) => {
            screen.page = Page::Services(from);
        }
        (page, Touch::Home | Touch::Done) if may_leave(&page) => screen.leave(),
        _ => {}
    }
    Vec::new()
}

fn may_leave(page: &Page) -> bool {
    !matches!(page, Page::Idle | Page::Issuing { .. } | Page::Printing(_))
}

fn chosen(screen: &mut Screen, mut menu: Menu, touch: Touch) -> Vec<Effect> {
    let last = screen.pages.saturating_sub(1);
    menu.page = menu.page.min(last);
    match touch {
        Touch::Choose(service) if menu.reading => inform(screen, service, menu),
        Touch::Read(document) if menu.reading => look_at(screen, About::Document(document), menu),
        Touch::Choose(service) => return onward(screen, service, menu, false),
        Touch::Open(group) => open(screen, menu, group),
        Touch::Information => inform_of_all(screen, menu),
        Touch::Priority => screen.priority = !screen.priority,
        Touch::PageForward => turn(screen, menu.clone(), (menu.page + 1).min(last)),
        Touch::PageBack => turn(screen, menu.clone(), menu.page.saturating_sub(1)),
        Touch::Back => back(screen, menu),
        Touch::Home | Touch::Done => screen.leave(),
        _ => {}
    }
    Vec::new()
}

fn turn(screen: &mut Screen, menu: Menu, page: usize) {
    screen.page = Page::Services(Menu { page, ..menu });
}

fn open(screen: &mut Screen, mut menu: Menu, group: String) {
    if menu.path.len() < MOST_LEVELS {
        let from_page = std::mem::take(&mut menu.page);
        menu.path.push(Level { group, from_page });
    }
    screen.page = Page::Services(menu);
}

fn back(screen: &mut Screen, mut menu: Menu) {
    match menu.path.pop() {
        Some(level) => turn(screen, menu, level.from_page),
        None if menu.reading => stop_reading(screen),
        None => screen.leave(),
    }
}

/// Back to choosing; where nothing can be chosen now, back to the beginning.
fn stop_reading(screen: &mut Screen) {
    screen.page = Page::Services(Menu::default());
    if screen.takeover().is_some() {
        // Whoever read still stands there, and reads what comes next as they read this.
        screen.rest();
    }
}

/// The same services, to be read of rather than chosen.
pub(super) fn inform_of_all(screen: &mut Screen, menu: Menu) {
    screen.page = Page::Services(Menu {
        reading: true,
        ..menu
    });
}

fn inform(screen: &mut Screen, service: String, from: Menu) {
    if screen.terms.contains_key(&service) {
        look_at(screen, About::Service(service), from);
    }
}

fn look_at(screen: &mut Screen, about: About, from: Menu) {
    screen.page = Page::Information {
        about,
        sheet: Sheet::Unasked,
        from,
    };
}

fn read(screen: &mut Screen, about: About, from: Menu, touch: Touch) -> Vec<Effect> {
    match (touch, about) {
        (Touch::TakeNumber, About::Service(service)) => {
            let menu = Menu {
                reading: false,
                ..from
            };
            screen.page = Page::Services(menu.clone());
            if screen.takeover().is_none() {
                return onward(screen, service, menu, false);
            }
            screen.wanted = Some((service, menu));
        }
        (Touch::PrintInformation, about) => return print(screen, about),
        (Touch::Back, _) => screen.page = Page::Services(from),
        (Touch::Home | Touch::Done, _) => screen.leave(),
        _ => {}
    }
    Vec::new()
}

/// One paper a touch: while it is on its way, and once it is out, asking again does nothing.
fn print(screen: &mut Screen, about: About) -> Vec<Effect> {
    let (visit, english) = (screen.visit, screen.manner.english);
    let broken = screen.faults.printer.is_some();
    let Page::Information { sheet, .. } = &mut screen.page else {
        return Vec::new();
    };
    if matches!(sheet, Sheet::Printing | Sheet::Printed) {
        return Vec::new();
    }
    *sheet = if broken {
        Sheet::Failed
    } else {
        Sheet::Printing
    };
    let effect = Effect::PrintInformation {
        visit,
        about,
        english,
    };
    (!broken).then_some(effect).into_iter().collect()
}

fn answered(
    screen: &mut Screen,
    service: String,
    from: Menu,
    visitor: Option<VisitorKind>,
) -> Vec<Effect> {
    screen.visitor = visitor;
    screen.asked_who = true;
    onward(screen, service, from, false)
}

/// What comes next for a visitor who wants a number of this service: a refusal, a question, or the number.
pub(super) fn onward(
    screen: &mut Screen,
    service: String,
    from: Menu,
    confirmed: bool,
) -> Vec<Effect> {
    let Some(terms) = screen.terms.get(&service).copied() else {
        return Vec::new();
    };
    screen.page = match terms {
        _ if terms.serves != Serves::Now => Page::Refused {
            service,
            why: terms.serves,
            from,
        },
        _ if terms.visitor == Who::Asked && !screen.asked_who => Page::Who { service, from },
        _ if terms.confirms && !confirmed => Page::Confirm { service, from },
        _ => return vec![ask(screen, service, from, terms.visitor)],
    };
    Vec::new()
}

fn ask(screen: &mut Screen, service: String, from: Menu, who: Who) -> Effect {
    screen.page = Page::Issuing {
        service: service.clone(),
        from,
    };
    let visitor = match who {
        Who::Known(kind) => Some(kind),
        Who::Asked => screen.visitor,
        Who::Anyone => None,
    };
    Effect::Issue {
        visit: screen.visit,
        service,
        priority: screen.priority,
        visitor,
        english: screen.manner.english,
    }
}
