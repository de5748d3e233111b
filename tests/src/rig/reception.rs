//! A reception without a window, in this process: touches go in, views come out. What a visitor would see is what
//! stories wait for.

use crate::rig::Place;
use crate::rig::wait::PATIENCE;
use domain::screen::Touch;
use kiosk::app::Event;
use kiosk::reception::{Running, start};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;
use ui::{Menu, Page, Takeover, Trouble, View};

/// A reception at work; it ends with the story.
pub struct Reception {
    running: Option<Running>,
    seen: Receiver<View>,
    now: Option<View>,
}

impl Reception {
    /// Opens the reception of a place.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn open(place: &Place) -> Self {
        let (views, seen) = channel();
        let show = move |view| drop(views.send(view));
        let running = start(&place.settings(), place.data(), show, |_| {}).unwrap();
        Self {
            running: Some(running),
            seen,
            now: None,
        }
    }

    /// Opens the reception of a place, and waits until its branch service answers; where.
    ///
    /// # Panics
    /// When it does not.
    #[must_use]
    pub fn serving(place: &Place) -> (Self, String) {
        let ((views, seen), (told, heard)) = (channel(), channel());
        let show = move |view| drop(views.send(view));
        let listening = move |address: &str| drop(told.send(address.to_owned()));
        let running = start(&place.settings(), place.data(), show, listening).unwrap();
        let address = heard.recv_timeout(PATIENCE).unwrap();
        let now = None;
        let running = Some(running);
        (Self { running, seen, now }, address)
    }

    /// Closes it as an orderly stop does.
    pub fn close(mut self) {
        self.stop();
    }

    /// Touches the screen.
    pub fn touch(&self, touch: Touch) {
        if let Some(running) = &self.running {
            running.events.send(Event::Touched(touch)).ok();
        }
    }

    /// Anything else that happens to it.
    pub fn send(&self, event: Event) {
        if let Some(running) = &self.running {
            running.events.send(event).ok();
        }
    }

    /// Waits for a view.
    ///
    /// # Panics
    /// When it does not come: `what` was waited for, and what is shown instead.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&View) -> bool) -> View {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(view) = self.now.as_ref().filter(|view| wanted(view)) {
                return view.clone();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            match self.seen.recv_timeout(left) {
                Ok(view) => self.now = Some(view),
                Err(_) => panic!("waited in vain for {what}; the screen shows {:?}", self.now),
            }
        }
    }

    /// Waits for the welcome with nothing before it.
    pub fn until_welcome(&mut self) {
        self.until("the welcome", |view| {
            view.page == Page::Idle && view.takeover.is_none()
        });
    }

    /// Waits until this stands before every page.
    pub fn until_takeover(&mut self, wanted: Takeover) {
        self.until(&format!("{wanted:?}"), |view| {
            view.takeover.as_ref() == Some(&wanted)
        });
    }

    /// Begins at the welcome and chooses a service, without a word on who one is.
    pub fn choose(&mut self, service: &str) {
        self.begin();
        self.choose_here(service);
    }

    /// Chooses a service once they are shown, and passes what is asked before a number.
    pub fn choose_here(&mut self, service: &str) {
        self.until_services();
        self.touch(Touch::Choose(service.to_owned()));
        let answered = |view: &View| !matches!(view.page, Page::Services(_));
        let view = self.until("an answer to the choice", |view| {
            answered(view) || view.takeover.is_some()
        });
        if matches!(view.page, Page::Who { .. }) {
            self.touch(Touch::Who(None));
            self.until("what comes after", |view| {
                !matches!(view.page, Page::Who { .. })
            });
        }
        if self.asks_a_question() {
            self.touch(Touch::Confirm);
        }
    }

    /// Begins at the welcome, and waits for the services.
    pub fn begin(&mut self) {
        self.until_welcome();
        self.touch(Touch::Begin);
        self.until_services();
    }

    /// Waits for services with nothing before them.
    pub fn until_services(&mut self) -> Menu {
        let view = self.until("the services", |view| {
            matches!(view.page, Page::Services(_)) && view.takeover.is_none()
        });
        menu(&view)
    }

    fn asks_a_question(&self) -> bool {
        let view = self.now.as_ref();
        view.is_some_and(|view| matches!(view.page, Page::Confirm { .. }))
    }

    /// Waits for "take your ticket"; its number.
    pub fn until_ticket(&mut self) -> u32 {
        let view = self.until("a ticket", |view| matches!(view.page, Page::Ticket { .. }));
        number(&view)
    }

    /// Waits for a number, printed or not; that number.
    pub fn until_number(&mut self) -> u32 {
        let view = self.until("a number", |view| {
            matches!(
                view.page,
                Page::Printing { .. } | Page::Ticket { .. } | Page::Unprinted { .. }
            )
        });
        number(&view)
    }

    /// Waits for a number without paper, for this reason; its number.
    pub fn until_unprinted(&mut self, wanted: Trouble) -> u32 {
        let view = self.until(
            &format!("a number without paper: {wanted:?}"),
            |view| matches!(view.page, Page::Unprinted { trouble, .. } if trouble == wanted),
        );
        number(&view)
    }

    /// Takes a ticket of a service from welcome to the end of the visit; its number.
    pub fn take_ticket(&mut self, service: &str) -> u32 {
        self.choose(service);
        let number = self.until_ticket();
        self.leave();
        number
    }

    /// Is done, and waits until the next visitor could come.
    pub fn leave(&mut self) {
        self.touch(Touch::Done);
        self.until("the end of the visit", |view| view.page == Page::Idle);
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }
}

impl Drop for Reception {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The services on the screen.
///
/// # Panics
/// When there are none.
#[must_use]
pub fn menu(view: &View) -> Menu {
    match &view.page {
        Page::Services(menu) => menu.clone(),
        _ => panic!("no services are shown: {view:?}"),
    }
}

/// The number on the screen, whatever its digits.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn number(view: &View) -> u32 {
    let shown = match &view.page {
        Page::Printing { number, .. } => number,
        Page::Ticket { ticket } | Page::Unprinted { ticket, .. } => &ticket.number,
        _ => panic!("no number is shown: {view:?}"),
    };
    let latin = |letter: char| match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        _ => letter.to_digit(10),
    };
    shown
        .chars()
        .filter_map(latin)
        .fold(0, |number, digit| number * 10 + digit)
}
