//! The board's view in the branch's words: names, figures, dates and sentences in each of its languages.

use crate::hours::Outlook;
use crate::words::{self, Words, WordsError, dates, opening};
use chrono::{DateTime, TimeDelta, Timelike};
use chrono_tz::Tz;
use config::{Branch, Language, Settings};
use domain::board::{Band, Call, Main, Queued, View};
use domain::hours::Doors;
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use ui::board as drawn;

/// What the board's rules do not know and its views need.
pub struct Face {
    branch: Branch,
    /// The words of each language, the larger first; at least one.
    first: Words,
    second: Option<Words>,
    outlook: Outlook,
}

impl Face {
    /// The face of a branch in the languages of the settings' board.
    ///
    /// # Errors
    /// When words are missing.
    pub fn new(settings: &Settings) -> Result<Self, WordsError> {
        let of = |language: Language| words::of(language, settings.branch.digits);
        let mut languages = settings.board.languages.iter().copied();
        Ok(Self {
            branch: settings.branch.clone(),
            first: of(languages.next().unwrap_or_default())?,
            second: languages.next().map(of).transpose()?,
            outlook: Outlook::default(),
        })
    }

    /// What the hours make of this moment.
    pub(crate) fn set_outlook(&mut self, outlook: Outlook) {
        self.outlook = outlook;
    }

    /// What should be on the glass; `slide` is the one whose turn it is.
    #[must_use]
    pub fn view(&self, view: &View, slide: Option<drawn::Slide>, now: &Stamp) -> drawn::View {
        drawn::View {
            languages: self.languages(),
            branch: self.each(|words| Ok(self.branch.name.get(words.language()).to_owned())),
            logo: self.branch.icon.clone(),
            clock: self.clock(now),
            main: self.main(&view.main, now),
            calls: view.calls.iter().map(|call| self.last(call)).collect(),
            services: view.services.iter().map(|of| self.service(of)).collect(),
            page: view.page,
            pages: view.pages,
            band: view.band.as_ref().and_then(|band| self.band(band, now)),
            slide,
            sound_fault: view.sound_fault,
        }
    }

    fn languages(&self) -> drawn::Languages {
        let first = match self.first.language() {
            Language::Arabic => ui::Language::Arabic,
            Language::English => ui::Language::English,
        };
        match self.second {
            Some(_) => drawn::Languages::Both(first),
            None => drawn::Languages::Alone(first),
        }
    }

    /// What `say` says in each language; what cannot be said is left out.
    fn each(&self, say: impl Fn(&Words) -> Result<String, WordsError>) -> drawn::Words {
        let said = |words: &Words| say(words).unwrap_or_default();
        drawn::Words {
            first: said(&self.first),
            second: self.second.as_ref().map(said).unwrap_or_default(),
        }
    }

    fn figure(&self, number: u32) -> drawn::Words {
        self.each(|words| Ok(words.digits().number(number)))
    }

    fn clock(&self, now: &Stamp) -> Option<drawn::Clock> {
        let local = self.local(now)?;
        let (_, hour) = local.hour12();
        let figures = format!("{hour}:{:02}", local.minute());
        Some(drawn::Clock {
            time: self.first.digits().show(&figures),
            date: self.each(|words| dates::header(words, local.date_naive())),
        })
    }

    /// The local time, where the clock is to be trusted.
    fn local(&self, now: &Stamp) -> Option<DateTime<Tz>> {
        let trusted = now.clock != ClockTrust::Untrusted;
        trusted.then(|| now.at.with_timezone(&self.branch.time_zone))
    }

    fn main(&self, main: &Main, now: &Stamp) -> drawn::Main {
        match main {
            Main::Call(large) => {
                let made = &large.call.made;
                drawn::Main::Call(drawn::Call {
                    number: self.figure(made.number),
                    counter: self.figure(made.counter),
                    service: self.name(large.call.service.as_deref()),
                    recall: made.recalls > 0,
                    raised: large.raised,
                })
            }
            Main::Quiet => drawn::Main::Quiet,
            Main::Unheard => drawn::Main::Unheard,
            Main::Closed(domain::screen::Doors::Prayer) => drawn::Main::Prayer {
                when: self.reopens(now),
            },
            Main::Closed(_) => drawn::Main::Closed {
                when: self.reopens(now),
            },
        }
    }

    fn last(&self, call: &Call) -> drawn::LastCall {
        drawn::LastCall {
            number: self.figure(call.made.number),
            counter: self.figure(call.made.counter),
            service: self.name(call.service.as_deref()),
        }
    }

    fn service(&self, queued: &Queued) -> drawn::Service {
        let figure = |number: Option<u32>| number.map(|number| self.figure(number));
        drawn::Service {
            name: self.name(Some(&queued.service)),
            queue: drawn::Queue {
                serving: figure(queued.serving).unwrap_or_default(),
                waiting: figure(queued.waiting).unwrap_or_default(),
                wait: self.wait(queued.wait),
            },
        }
    }

    /// Minutes as figures.
    fn wait(&self, wait: Option<(u32, u32)>) -> drawn::Words {
        let Some((low, high)) = wait else {
            return drawn::Words::default();
        };
        self.each(|words| {
            let figures = if low >= high {
                high.to_string()
            } else {
                format!("{low}–{high}")
            };
            Ok(words.digits().show(&figures))
        })
    }

    fn name(&self, service: Option<&str>) -> drawn::Words {
        let service = service.and_then(|id| self.branch.service(id));
        self.each(|words| {
            let name = service.map(|service| service.name.get(words.language()));
            Ok(name.unwrap_or_default().to_owned())
        })
    }

    fn band(&self, band: &Band, now: &Stamp) -> Option<drawn::Band> {
        match band {
            Band::Stale { since_ms } => Some(drawn::Band::Stale(self.silence(*since_ms, now))),
            Band::Doors(_) => {
                let when = self.reopens(now);
                (!when.first.is_empty()).then_some(drawn::Band::Doors(when))
            }
            Band::Notice(notice) => Some(drawn::Band::Notice(self.notice(notice))),
        }
    }

    fn silence(&self, since_ms: u64, now: &Stamp) -> drawn::Silence {
        let silent_ms = now.mono_ms.saturating_sub(since_ms);
        if let Some(local) = self.local(now) {
            let passed = TimeDelta::milliseconds(i64::try_from(silent_ms).unwrap_or(0));
            return drawn::Silence::Since(self.each(|words| dates::time(words, local - passed)));
        }
        let value = u32::try_from(silent_ms / 60_000).unwrap_or(u32::MAX);
        let minutes = self.figure(value);
        drawn::Silence::For {
            minutes: ui::Count {
                value,
                shown: minutes.first,
            },
            second: minutes.second,
        }
    }

    /// The notice in each language; in both the same where staff wrote only one.
    fn notice(&self, notice: &BTreeMap<String, String>) -> drawn::Words {
        let of = |words: &Words| notice.get(words.language().code()).cloned();
        let any = || notice.values().next().cloned().unwrap_or_default();
        let second = self.second.as_ref().and_then(of);
        match (of(&self.first), second) {
            (Some(first), second) => drawn::Words {
                first,
                second: second.unwrap_or_default(),
            },
            (None, second) => drawn::Words {
                first: second.unwrap_or_else(any),
                second: String::new(),
            },
        }
    }

    /// When closed doors open, as a whole sentence; empty where that is not known.
    fn reopens(&self, now: &Stamp) -> drawn::Words {
        let zone = &self.branch.time_zone;
        let today = now.at.with_timezone(zone).date_naive();
        match self.outlook.doors {
            Doors::Prayer { resumes, .. } => {
                self.each(|words| opening::resumes(words, resumes.with_timezone(zone)))
            }
            Doors::Closed {
                reopens: Some(at), ..
            } => self.each(|words| opening::reopens(words, at.with_timezone(zone), today)),
            _ => drawn::Words::default(),
        }
    }
}
