//! The exit terminal of the morning: visitors who were served rate as they leave, most with one touch, some with more. It has
//! a journal of its own, and works on its own; what it keeps is delivered afterwards.

use super::out::Out;
use crate::client::pair;
use crate::control::{Request, ask};
use crate::exit::{Event, Running, start, wish};
use crate::place;
use crate::screens::write_png;
use anyhow::{Context, Result, bail};
use config::{Role, Scanner, Settings, Sound};
use domain::code::{self, CodeContent, TicketKey};
use domain::day::BusinessDay;
use domain::people::DeviceRole;
use serde_json::Value;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use store::{Pairing, Reader};
use ui::ExitWindow;
use ui::exit::{LinkState, Page, Reason, Score, Touch, View};
use ui::headless::Headless;

/// What the terminal is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two touches of a page that is not ready for one: for a moment after it came it takes none.
const AGAIN: Duration = Duration::from_millis(100);
/// What an unhappy visitor writes.
const COMMENT: &str = "طال انتظاري ولم أعرف كم بقي أمامي.";
const SUGGESTION: &str = "ليت بجانب الباب مقاعد لكبار السن.";

/// What a visitor does at the exit.
struct Leaver {
    score: Score,
    reasons: &'static [Reason],
    comment: bool,
    links: bool,
}

const fn leaver(score: Score, reasons: &'static [Reason], comment: bool, links: bool) -> Leaver {
    Leaver {
        score,
        reasons,
        comment,
        links,
    }
}

/// Visitors in the order in which they leave; whoever comes after these walks past.
const LEAVERS: [Leaver; 10] = [
    leaver(Score::VeryGood, &[Reason::Courtesy], false, true),
    leaver(Score::Good, &[], false, false),
    leaver(Score::Bad, &[Reason::Waiting], true, true),
    leaver(Score::VeryGood, &[], false, true),
    leaver(Score::Good, &[Reason::Clarity, Reason::Result], false, true),
    leaver(Score::VeryGood, &[], false, false),
    leaver(
        Score::VeryBad,
        &[Reason::Waiting, Reason::Place],
        false,
        true,
    ),
    leaver(Score::Good, &[Reason::Courtesy], false, true),
    leaver(Score::VeryGood, &[], false, true),
    leaver(Score::Good, &[], false, true),
];

/// The terminal while visitors leave.
pub(super) struct Leaving<'a> {
    out: &'a Out,
    settings: Settings,
    key: TicketKey,
    today: BusinessDay,
    glass: Headless<ExitWindow>,
    running: Running,
    seen: Receiver<View>,
    now: Option<View>,
}

impl<'a> Leaving<'a> {
    /// Pairs an exit terminal with the service at `address`, which works on `data`, and starts it.
    pub(super) fn open(
        branch: &Settings,
        data: &Path,
        out: &'a Out,
        address: &str,
    ) -> Result<Self> {
        let settings = settings(branch, out, address);
        let (name, role) = (settings.device.name.clone(), DeviceRole::Exit);
        let told = ask(data, &Request::PairCode { name, role })?;
        let told = told.context("the branch service made no pairing code")?;
        pair(
            &settings,
            &out.exit(),
            told.lines().next().unwrap_or_default(),
        )?;
        let key = Pairing::ticket_key(&out.exit());
        let key = key.context("pairing left the exit terminal no key to know tickets by")?;
        let today = Reader::open(data)?.open_day()?;
        let (views, seen) = channel();
        let running = start(&settings, &out.exit(), move |view| drop(views.send(view)))?;
        let screen = &settings.device.screen;
        let glass = Headless::exit(screen.width, screen.height)?;
        ui::fit(glass.app(), place::px_per_mm(screen));
        let events = running.events.clone();
        ui::exit::connect(glass.app(), move |touch| {
            drop(events.send(Event::Touched(wish(touch))));
        });
        Ok(Self {
            out,
            settings,
            key,
            today: today.context("no business day is open")?,
            glass,
            running,
            seen,
            now: None,
        })
    }

    /// The terminal's name in its journal.
    pub(super) fn name(&self) -> &str {
        &self.settings.device.name
    }

    /// Lets those who were served leave; how many rated.
    pub(super) fn let_leave(mut self, served: &[Value]) -> Result<usize> {
        for (place, (leaver, ticket)) in LEAVERS.iter().zip(served).enumerate() {
            self.leave(place, leaver, ticket)
                .with_context(|| format!("visitor {} at the exit", place + 1))?;
        }
        self.suggest()?;
        self.running.stop();
        Ok(served.len().min(LEAVERS.len()))
    }

    fn leave(&mut self, place: usize, leaver: &Leaver, ticket: &Value) -> Result<()> {
        self.until("the question", is_question)?;
        if place % 3 == 1 {
            self.touch(&Touch::Language);
            self.until("English", |view| {
                view.chrome.language == ui::Language::English
            })?;
        }
        self.picture(place, "question")?;
        self.touch(&Touch::Rate(leaver.score));
        self.until("thanks for the rating", |view| {
            matches!(view.page, Page::More { .. })
        })?;
        for reason in leaver.reasons {
            let chosen = |view: &View| matches!(&view.page, Page::More { reasons, .. } if reasons.contains(reason));
            self.touch_until(&Touch::Reason(*reason), "the reason chosen", chosen)?;
        }
        if leaver.comment {
            self.write(place, (&Touch::Comment, "comment"), COMMENT)?;
        }
        if leaver.links {
            self.link(place, ticket)?;
        }
        self.picture(place, "more")?;
        self.go()
    }

    /// Holds the ticket to the scanner, so that the visit can be answered.
    fn link(&mut self, place: usize, ticket: &Value) -> Result<()> {
        self.touch_until(&Touch::Link, "the page to link", |view| {
            matches!(view.page, Page::Link { .. })
        })?;
        self.picture(place, "link")?;
        let opened = File::options()
            .create(true)
            .append(true)
            .open(self.out.scanner());
        writeln!(opened?, "{}", self.code(ticket)?)?;
        self.until(
            "the visit linked",
            |view| !matches!(view.page, Page::Link { state, .. } if state != LinkState::Linked),
        )
    }

    /// What stands in the QR on the ticket's paper.
    fn code(&self, ticket: &Value) -> Result<String> {
        let id = ticket["id"].as_str().unwrap_or_default();
        let number = ticket["number"].as_u64().and_then(|it| it.try_into().ok());
        let content = CodeContent {
            ticket: id.parse()?,
            business_day: self.today,
            number: number.context("a ticket without a number")?,
        };
        Ok(code::sign(&self.key, &content))
    }

    fn write(&mut self, place: usize, (open, name): (&Touch, &str), text: &str) -> Result<()> {
        let is_open = |view: &View| matches!(view.page, Page::Write { .. } | Page::Phone { .. });
        self.touch_until(open, "the keys", is_open)?;
        if matches!(self.page(), Some(Page::Phone { .. })) {
            return self.touch_until(&Touch::Back, "the page before", |view| !is_open(view));
        }
        let is_written =
            |view: &View| matches!(&view.page, Page::Write { text: now, .. } if now == text);
        self.touch_until(
            &Touch::Wrote(text.to_owned()),
            "what is written",
            is_written,
        )?;
        self.picture(place, name)?;
        self.touch_until(&Touch::Keep, "what was written kept", |view| !is_open(view))
    }

    /// One more visitor only leaves a suggestion (P15).
    fn suggest(&mut self) -> Result<()> {
        if self.settings.exit.suggestions {
            self.until("the question", is_question)?;
            self.write(LEAVERS.len(), (&Touch::Suggest, "suggestion"), SUGGESTION)?;
            self.go()?;
        }
        Ok(())
    }

    /// Goes: the screen is the next visitor's.
    fn go(&mut self) -> Result<()> {
        let gone = |view: &View| !matches!(view.page, Page::More { .. } | Page::Link { .. });
        self.touch_until(&Touch::Done, "thanks", gone)?;
        self.touch_until(&Touch::Home, "the question", is_question)
    }

    fn page(&self) -> Option<&Page> {
        self.now.as_ref().map(|view| &view.page)
    }

    fn touch(&self, touch: &Touch) {
        ui::exit::act(self.glass.app(), touch);
    }

    fn touch_until(
        &mut self,
        touch: &Touch,
        what: &str,
        wanted: impl Fn(&View) -> bool,
    ) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.now.as_ref().is_some_and(&wanted) {
            if Instant::now() >= deadline {
                bail!("waited for {what}; the screen shows {:?}", self.now);
            }
            self.touch(touch);
            if let Ok(view) = self.seen.recv_timeout(AGAIN) {
                self.shown(view);
            }
        }
        Ok(())
    }

    fn until(&mut self, what: &str, wanted: impl Fn(&View) -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.now.as_ref().is_some_and(&wanted) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.seen.recv_timeout(left) {
                Ok(view) => self.shown(view),
                Err(_) => bail!("waited for {what}; the screen shows {:?}", self.now),
            }
        }
        Ok(())
    }

    fn shown(&mut self, view: View) {
        self.glass.show(&view);
        self.now = Some(view);
    }

    fn picture(&self, place: usize, name: &str) -> Result<()> {
        let file = format!("exit-{:02}-{name}.png", place + 1);
        write_png(&self.glass.picture(), &self.out.screens().join(file))
    }
}

fn is_question(view: &View) -> bool {
    matches!(view.page, Page::Rate { .. }) && view.takeover.is_none()
}

/// The branch's settings for its exit terminal, at which a demo's visitors do not keep the distance that people keep.
fn settings(branch: &Settings, out: &Out, address: &str) -> Settings {
    let mut settings = place::as_client(branch.clone(), Role::Exit, address.to_owned());
    let (file, folder) = (out.scanner(), out.exit().join("sound"));
    settings.hardware.scanner = Some(Scanner::Simulated { file });
    settings.hardware.sound = Sound::Simulated { folder };
    let pace = &mut settings.exit.pace;
    (pace.apart_seconds, pace.most, pace.within_seconds) = (0, 100, 1);
    settings
}
