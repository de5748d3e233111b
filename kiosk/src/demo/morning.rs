//! The visitors of the morning, one after the other, and what the screens show each.

use super::out::Out;
use crate::app::Event;
use crate::place;
use crate::reception::wish;
use crate::screens::write_png;
use anyhow::{Context, Result, bail};
use config::Settings;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};
use ui::headless::Headless;
use ui::{Language, Page, Touch, Trouble, View};

/// No visitor of a demo waits longer.
const PATIENCE: Duration = Duration::from_secs(30);
const VISITORS: usize = 12;

/// What befalls a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Nothing: a ticket is taken.
    Plain,
    /// The visitor first reads what the service asks for, and takes it along on paper (P6).
    ReadsFirst,
    /// The roll ends in the middle of the ticket, and a volunteer changes it.
    PaperRunsOut,
    /// The printer takes no more bytes; the number on the screen is photographed.
    PrinterStalls,
}

/// What a visitor got.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) number: String,
    pub(super) service: String,
    pub(super) story: Story,
}

/// A morning being played.
pub(super) struct Morning<'a> {
    pub(super) settings: &'a Settings,
    out: &'a Out,
    glass: Headless,
    seen: Receiver<View>,
    pub(super) now: Option<View>,
}

impl<'a> Morning<'a> {
    /// A morning before the first visitor: a glass in memory, wired to the reception as a window is.
    pub(super) fn new(
        settings: &'a Settings,
        out: &'a Out,
        seen: Receiver<View>,
        events: Sender<Event>,
    ) -> Result<Self> {
        let screen = &settings.device.screen;
        let glass = Headless::new(screen.width, screen.height)?;
        ui::fit(glass.app(), place::px_per_mm(screen));
        ui::connect(glass.app(), move |touch| {
            drop(events.send(Event::Touched(wish(touch))))
        });
        Ok(Self {
            settings,
            out,
            glass,
            seen,
            now: None,
        })
    }

    /// Plays all visitors.
    pub(super) fn play(mut self) -> Result<Vec<Visit>> {
        (0..VISITORS)
            .map(|visitor| {
                self.visit(visitor)
                    .with_context(|| format!("visitor {}", visitor + 1))
            })
            .collect()
    }

    fn visit(&mut self, visitor: usize) -> Result<Visit> {
        let story = match visitor {
            2 => Story::ReadsFirst,
            4 => Story::PaperRunsOut,
            8 => Story::PrinterStalls,
            _ => Story::Plain,
        };
        self.until("the welcome", |view| {
            view.page == Page::Idle && view.takeover.is_none()
        })?;
        self.picture(visitor, "welcome")?;
        self.touch(&Touch::Begin);
        self.until("the services", |view| {
            matches!(view.page, Page::Services(_))
        })?;
        self.as_they_like(visitor)?;
        self.picture(visitor, "services")?;
        let service = self.wanted(visitor)?;
        if story == Story::ReadsFirst {
            self.read(visitor, &service)?;
        }
        self.printer(match story {
            Story::Plain | Story::ReadsFirst => "",
            Story::PaperRunsOut => "out_after_rows = 260\n",
            Story::PrinterStalls => "link = \"stalled\"\n",
        })?;
        match story {
            Story::ReadsFirst => self.touch(&Touch::TakeNumber),
            _ => self.choose(&service)?,
        }
        self.answer(visitor)?;
        let number = self.take(visitor, story)?;
        self.touch(&Touch::Done);
        Ok(Visit {
            number,
            service,
            story,
        })
    }

    /// Every third visitor reads English, every fourth is one of those served first (P2).
    fn as_they_like(&mut self, visitor: usize) -> Result<()> {
        if visitor % 3 == 1 {
            self.touch(&Touch::Language);
            self.until("English", |view| view.chrome.language == Language::English)?;
        }
        if visitor % 4 == 3 && !self.settings.branch.priority_groups.is_empty() {
            self.touch(&Touch::Priority);
            let chosen = |view: &View| matches!(&view.page, Page::Services(menu) if menu.priority.as_ref().is_some_and(|it| it.chosen));
            self.until("priority", chosen)?;
        }
        Ok(())
    }

    fn take(&mut self, visitor: usize, story: Story) -> Result<String> {
        let has_paper = |view: &View| matches!(view.page, Page::Ticket { .. });
        match story {
            Story::Plain | Story::ReadsFirst => self.until("a ticket", has_paper)?,
            Story::PaperRunsOut => {
                let out = |view: &View| {
                    matches!(
                        view.page,
                        Page::Unprinted {
                            trouble: Trouble::OutOfPaper,
                            ..
                        }
                    )
                };
                self.until("the number without paper", out)?;
                self.picture(visitor, "paper-ran-out")?;
                self.printer("")?;
                self.until("the ticket after the roll was changed", has_paper)?;
            }
            Story::PrinterStalls => {
                self.until("the number without paper", |view| {
                    matches!(view.page, Page::Unprinted { .. })
                })?;
                self.printer("")?;
            }
        }
        self.picture(visitor, "ticket")?;
        match self.now.as_ref().map(|view| &view.page) {
            Some(Page::Ticket { ticket } | Page::Unprinted { ticket, .. }) => {
                Ok(ticket.number.clone())
            }
            _ => bail!("no number is on the screen"),
        }
    }

    pub(super) fn touch(&self, touch: &Touch) {
        ui::act(self.glass.app(), touch);
    }

    fn printer(&self, situation: &str) -> Result<()> {
        let file = self.out.printer().join("printer.toml");
        std::fs::write(&file, situation).with_context(|| format!("cannot write {}", file.display()))
    }

    /// Shows views as they come until one is as `wanted`.
    pub(super) fn until(&mut self, what: &str, wanted: impl Fn(&View) -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.now.as_ref().is_some_and(&wanted) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.seen.recv_timeout(left) {
                Ok(view) => {
                    self.glass.show(&view);
                    self.now = Some(view);
                }
                Err(_) => bail!("waited for {what}; the screen shows {:?}", self.now),
            }
        }
        Ok(())
    }

    pub(super) fn picture(&self, visitor: usize, name: &str) -> Result<()> {
        let file: PathBuf = self
            .out
            .screens()
            .join(format!("{:02}-{name}.png", visitor + 1));
        write_png(&self.glass.picture(), &file)
    }
}
