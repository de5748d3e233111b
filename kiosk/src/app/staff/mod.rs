//! The staff screen at work: its rules are told what happens, and what they ask for is done here.
//!
//! It stands before the visitors' screen, which goes on beneath: tickets on their way end as they would.

mod acts;
mod known;
mod parts;
mod touches;

pub(crate) use known::Known;
pub(crate) use touches::staff_touch;

use super::{App, Event};
use crate::clock::mono_ms;
use domain::screen::{Event as ScreenEvent, Touch as ScreenTouch};
use domain::staff_screen::{self, Effect, PaperEnd, StaffScreen, step};
use hardware::{JobEnd, Stop};
use uuid::Uuid;

/// The staff screen with what belongs to it.
#[derive(Default)]
pub(super) struct AtKiosk {
    pub(super) screen: StaffScreen,
    pub(super) known: Known,
    /// The job of the copy that is on its way for staff.
    pub(super) copy: Option<Uuid>,
}

impl App {
    /// A visitor's touch, or staff's where their screen stands before the visitors'.
    pub(super) fn touched(&mut self, touch: ScreenTouch) {
        if self.staff.screen.is_open() {
            let touch = touches::of_screen(&touch);
            self.tell_staff(staff_screen::Event::Touched(touch));
        } else {
            self.tell_screen(ScreenEvent::Touched(touch));
        }
    }

    /// Gives one event to the staff screen's rules and does what they ask for.
    pub(super) fn tell_staff(&mut self, event: staff_screen::Event) {
        let was_in = self.staff.screen.user.is_some();
        let was_open = self.staff.screen.is_open();
        for effect in step(&mut self.staff.screen, event, mono_ms()) {
            self.do_for_staff(effect);
        }
        if !was_open && self.staff.screen.is_open() {
            self.tell_screen(ScreenEvent::Covered);
        }
        if !was_in && self.staff.screen.user.is_some() {
            self.look_for_staff();
        }
    }

    /// Time passed: what staff see is looked at anew.
    pub(super) fn staff_tick(&mut self) {
        if self.staff.screen.user.is_some() {
            self.look_for_staff();
        }
        self.tell_staff(staff_screen::Event::Tick);
    }

    fn do_for_staff(&mut self, effect: Effect) {
        match effect {
            Effect::SignIn { attempt, user, pin } => self.sign_in(attempt, user, pin),
            Effect::TestPage => self.print_test_page(),
            Effect::Reprint { job } => self.reprint(job),
            Effect::SendAgain => self.send_again(),
            Effect::OpenDay { date } => self.open_day_for_staff(date),
            Effect::ConfirmNumbers { from } => self.confirm_numbers(&from),
            Effect::PairCode { role, name } => self.pair_code(role, name),
            Effect::Power(power) => self.power(power),
            Effect::Left { signed_in } => self.staff_left(signed_in),
        }
    }

    /// Visitors begin anew after staff; a number on the glass stays until its visitor is done with it.
    fn staff_left(&mut self, signed_in: bool) {
        self.staff.known = Known::default();
        if signed_in && self.screen.promised().is_none() {
            self.tell_screen(ScreenEvent::Touched(ScreenTouch::Done));
        }
    }

    /// How a paper that staff asked for ended.
    pub(super) fn staff_paper_ended(&mut self, end: JobEnd) {
        let end = match end {
            JobEnd::Confirmed(proof) => PaperEnd::Printed(super::printing::evidence(proof)),
            JobEnd::Unconfirmed(_) => PaperEnd::Unconfirmed,
            JobEnd::Failed(_) => PaperEnd::NotPrinted,
        };
        self.tell_staff(staff_screen::Event::Paper(end));
        if self.staff.screen.user.is_some() {
            self.look_for_staff();
        }
    }

    /// Whether a ticket's job is the copy that staff asked for; it is told once.
    pub(super) fn staff_copy_ended(&mut self, job: Uuid, end: JobEnd) {
        if self.staff.copy == Some(job) {
            self.staff.copy = None;
            self.staff_paper_ended(end);
        }
    }

    /// The printer is held: nobody waits for what does not come.
    pub(super) fn staff_paper_waits(&mut self, stop: Stop) {
        self.staff_paper_ended(JobEnd::Failed(stop));
    }

    /// Tells the loop, from another thread, what came of something slow.
    fn in_a_thread(
        &self,
        name: &str,
        work: impl FnOnce() -> staff_screen::Event + Send + 'static,
    ) -> bool {
        let answers = self.calls.clone();
        let asked = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || drop(answers.send(Event::Staff(work()))));
        asked.is_ok()
    }
}
