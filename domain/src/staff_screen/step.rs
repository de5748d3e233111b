//! The transition: what each event makes of the staff screen.

use super::day::{day_done, on_day};
use super::device::{ask_for_code, name_device, on_power, paired};
use super::keys::put;
use super::papers::{paper_ended, print, roll_on};
use super::sign::{sign, signed_in};
use super::{
    Effect, Event, IDLE_MS, Notice, Page, Place, Printing, RollStep, SIGN_IN_MS, StaffScreen, Touch,
};

/// The screen after `event` at `now_ms` (boot clock, milliseconds), and what it asks for.
#[must_use]
pub fn step(screen: &mut StaffScreen, event: Event, now_ms: u64) -> Vec<Effect> {
    match event {
        Event::Touched(touch) => return touched(screen, touch, now_ms),
        Event::Tick => return tick(screen, now_ms),
        Event::SignedIn { attempt, answer } => signed_in(screen, attempt, answer),
        Event::Printer(printer) if printer != screen.printer => {
            screen.printer = printer;
            if let Page::Roll(step) = &mut screen.page {
                *step = step.seen(printer);
            }
        }
        Event::Printer(_) => {}
        Event::Paper(end) => paper_ended(screen, end),
        Event::Seen(seen) => screen.seen = seen,
        Event::Paired { code, words } => paired(screen, code, words),
        Event::Done => done(screen),
        Event::NotDone => not_done(screen),
        Event::Going { power, pretended } if screen.user.is_some() => {
            screen.notice = Some(if pretended {
                Notice::Pretended(power)
            } else {
                Notice::Going(power)
            });
        }
        Event::Going { .. } => {}
    }
    Vec::new()
}

fn touched(screen: &mut StaffScreen, touch: Touch, now_ms: u64) -> Vec<Effect> {
    screen.touched_ms = now_ms;
    match touch {
        Touch::Pressed => screen.knock.press(now_ms),
        Touch::Lifted if screen.knock.lift(now_ms) && !screen.is_open() => screen.open(),
        Touch::Lifted | Touch::Activity => {}
        _ if !screen.is_open() => {}
        Touch::Language => screen.manner.english = !screen.manner.english,
        Touch::TextSize => screen.manner.text_size = screen.manner.text_size % 3 + 1,
        Touch::Contrast => screen.manner.high_contrast = !screen.manner.high_contrast,
        Touch::Reach => screen.manner.reach = !screen.manner.reach,
        Touch::Leave => return screen.leave(),
        Touch::Back => return back(screen),
        touch => return on_page(screen, touch),
    }
    Vec::new()
}

fn tick(screen: &mut StaffScreen, now_ms: u64) -> Vec<Effect> {
    let patience_ms = match screen.page {
        Page::Away if screen.knock.rested(now_ms) => {
            screen.touched_ms = now_ms;
            screen.open();
            return Vec::new();
        }
        Page::Away => return Vec::new(),
        Page::SignIn(_) => SIGN_IN_MS,
        _ => IDLE_MS,
    };
    if now_ms.saturating_sub(screen.touched_ms) >= patience_ms {
        return screen.leave();
    }
    Vec::new()
}

/// What a touch means where one is.
fn on_page(screen: &mut StaffScreen, touch: Touch) -> Vec<Effect> {
    match (&mut screen.page, touch) {
        (Page::SignIn(sign_in), touch) if !sign_in.checking => return sign(screen, touch),
        (Page::PairName { name, plate, .. }, touch) => match touch {
            Touch::Key(key) => put(name, key),
            Touch::Erase => drop(name.pop()),
            Touch::OtherKeys => *plate = plate.other(),
            Touch::Enter => return ask_for_code(screen),
            _ => {}
        },
        (Page::Menu, Touch::Open(place)) => open(screen, place),
        (Page::Printer, Touch::ChangeRoll) => {
            go_to(screen, |screen| Page::Roll(RollStep::first(screen.printer)))
        }
        (Page::Roll(step), Touch::Next) => {
            let step = *step;
            roll_on(screen, step);
        }
        (Page::Printer | Page::Roll(RollStep::Test), Touch::TestPage) => {
            return print(screen, Printing::Test, Effect::TestPage);
        }
        (Page::Papers, Touch::Reprint(job)) => {
            return print(screen, Printing::Copy, Effect::Reprint { job });
        }
        (Page::Delivery, Touch::SendAgain) => return send_again(screen),
        (Page::Day | Page::OpenDay(_) | Page::Numbers(_), touch) => return on_day(screen, touch),
        (Page::PairRole, Touch::Pair(role)) => name_device(screen, role),
        (Page::PairCode { .. }, Touch::Confirm) => go_to(screen, |_| Page::Menu),
        (Page::Power | Page::Sure { .. }, touch) => return on_power(screen, touch),
        _ => {}
    }
    Vec::new()
}

fn send_again(screen: &mut StaffScreen) -> Vec<Effect> {
    if !screen.may_send_again() {
        return Vec::new();
    }
    screen.notice = None;
    vec![Effect::SendAgain]
}

fn open(screen: &mut StaffScreen, place: Place) {
    if !screen.may(place) {
        return;
    }
    go_to(screen, |_| match place {
        Place::Printer => Page::Printer,
        Place::Papers => Page::Papers,
        Place::Delivery => Page::Delivery,
        Place::Day => Page::Day,
        Place::Device => Page::Device,
        Place::Pair => Page::PairRole,
        Place::Power => Page::Power,
    });
}

/// Another page, where nothing of the last is still said.
pub(super) fn go_to(screen: &mut StaffScreen, page: impl FnOnce(&StaffScreen) -> Page) {
    screen.page = page(screen);
    screen.notice = None;
}

fn back(screen: &mut StaffScreen) -> Vec<Effect> {
    let before = match &screen.page {
        Page::Away | Page::SignIn(_) | Page::Menu => return screen.leave(),
        Page::Roll(_) => Page::Printer,
        Page::OpenDay(_) | Page::Numbers(_) => Page::Day,
        Page::PairName { .. } => Page::PairRole,
        Page::Sure { .. } => Page::Power,
        _ => Page::Menu,
    };
    go_to(screen, |_| before);
    Vec::new()
}

fn done(screen: &mut StaffScreen) {
    match screen.page {
        Page::Delivery => screen.notice = Some(Notice::SentAgain),
        _ => day_done(screen),
    }
}

fn not_done(screen: &mut StaffScreen) {
    if let Page::PairName { asked, .. } = &mut screen.page {
        *asked = false;
    }
    if screen.user.is_some() {
        screen.notice = Some(Notice::NotDone);
    }
}
