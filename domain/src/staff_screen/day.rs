//! Opening a day, and saying from where numbers go on.

use super::page::from;
use super::step::go_to;
use super::{Effect, Notice, Page, StaffScreen, Step, Touch};
use chrono::TimeDelta;

pub(super) fn on_day(screen: &mut StaffScreen, touch: Touch) -> Vec<Effect> {
    let (first, last) = screen.seen.days;
    match (&mut screen.page, touch) {
        (Page::Day, Touch::ChooseDay) => go_to(screen, |screen| Page::OpenDay(screen.seen.today)),
        (Page::Day, Touch::ChooseNumbers) => {
            go_to(screen, |screen| Page::Numbers(screen.seen.numbers.clone()));
        }
        (Page::OpenDay(date), Touch::Step(0, step)) => {
            let moved = date.checked_add_signed(TimeDelta::days(step.by().into()));
            *date = moved.unwrap_or(*date).clamp(first, last.max(first));
        }
        (Page::OpenDay(date), Touch::Confirm) => return vec![Effect::OpenDay { date: *date }],
        (Page::Numbers(numbers), Touch::Step(row, step)) => {
            if let Some(numbers) = numbers.get_mut(row) {
                numbers.step(step);
            }
        }
        (Page::Numbers(numbers), Touch::Confirm) => {
            let from = from(numbers);
            return vec![Effect::ConfirmNumbers { from }];
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn day_done(screen: &mut StaffScreen) {
    let notice = match screen.page {
        Page::OpenDay(_) => Notice::DayOpened,
        Page::Numbers(_) => Notice::NumbersConfirmed,
        _ => return,
    };
    screen.page = Page::Day;
    screen.notice = Some(notice);
}

impl super::Numbers {
    fn step(&mut self, step: Step) {
        let moved = self.from.saturating_add_signed(step.by());
        self.from = moved.clamp(self.first, self.last.max(self.first));
    }
}
