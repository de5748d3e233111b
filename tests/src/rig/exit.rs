//! An exit terminal without a window, in this process: touches go in, views come out.

use crate::rig::Place;
use crate::rig::wait::PATIENCE;
use domain::exit::Touch;
use kiosk::exit::{Event, Running, start};
use std::io::Write;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;
use ui::exit::{LinkState, Page, View};

/// The shipped branch.
const MANARAT: &str = include_str!("../../../config/branches/manarat.toml");

/// An exit terminal at work; it ends with the story.
pub struct ExitTerminal {
    running: Option<Running>,
    seen: Receiver<View>,
    now: Option<View>,
}

impl Place {
    /// A place for an exit terminal of the shipped branch, whose branch service is at `address`.
    #[must_use]
    pub fn of_exit(address: &str) -> Self {
        let device = format!(
            "[device]\nname = \"exit-1\"\nrole = \"exit\"\nbranch_service = \"{address}\"\nclock_mark = \"clock-is-right\"\n"
        );
        let scanner = "[hardware.scanner]\nkind = \"simulated\"\nfile = \"scanner.txt\"\n";
        Self::with_settings(&format!("{MANARAT}\n{device}\n{scanner}"))
    }

    /// Holds something to the scanner.
    pub fn scans(&self, text: &str) {
        let file = self.folder().join("scanner.txt");
        let opened = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(file);
        writeln!(opened.unwrap(), "{text}").unwrap();
    }
}

impl ExitTerminal {
    /// Opens the terminal of a place, and waits for its question.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn open(place: &Place) -> Self {
        let (views, seen) = channel();
        let show = move |view| drop(views.send(view));
        let running = start(&place.settings(), place.data(), show).unwrap();
        let mut terminal = Self {
            running: Some(running),
            seen,
            now: None,
        };
        terminal.until_question();
        terminal
    }

    /// Touches the screen.
    pub fn touch(&self, touch: Touch) {
        if let Some(running) = &self.running {
            running.events.send(Event::Touched(touch)).ok();
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

    /// Waits for the question with nothing before it.
    pub fn until_question(&mut self) {
        self.until("the question", |view| {
            matches!(view.page, Page::Rate { .. }) && view.takeover.is_none()
        });
    }

    /// Waits for thanks for a rating.
    pub fn until_thanked(&mut self) {
        self.until("thanks", |view| matches!(view.page, Page::More { .. }));
    }

    /// Touches until the page takes it: for a moment after it came it takes none, so that a mashing hand presses nothing.
    pub fn touch_until(&mut self, touch: &Touch, what: &str, wanted: impl Fn(&View) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !self.now.as_ref().is_some_and(&wanted) {
            assert!(
                Instant::now() < deadline,
                "waited in vain for {what}; the screen shows {:?}",
                self.now
            );
            self.touch(touch.clone());
            if let Ok(view) = self.seen.recv_timeout(std::time::Duration::from_millis(50)) {
                self.now = Some(view);
            }
        }
    }

    /// Waits until this is known of a code.
    pub fn until_link(&mut self, wanted: LinkState) {
        self.until(
            &format!("{wanted:?}"),
            |view| matches!(view.page, Page::Link { state, .. } if state == wanted),
        );
    }

    /// Closes it as an orderly stop does.
    pub fn close(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }
}

impl Drop for ExitTerminal {
    fn drop(&mut self) {
        self.stop();
    }
}
