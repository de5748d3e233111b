//! What stands on the board at one moment; which words and figures show it is left to `kiosk`.

use super::{Board, Call, Queued};
use crate::screen::Doors;
use std::collections::BTreeMap;

/// So many of the last calls are shown beside the large one.
const LAST_CALLS: usize = 6;

/// Everything on the board.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// How it hears the service.
    pub hearing: Hearing,
    /// The large place.
    pub main: Main,
    /// The last calls, newest first, without the large one.
    pub calls: Vec<Call>,
    /// The services of this page.
    pub services: Vec<Queued>,
    /// From 0.
    pub page: usize,
    /// How many pages of services there are, at least 1.
    pub pages: usize,
    /// What everyone should read beside the calls.
    pub band: Option<Band>,
    /// The slide that is shown now, from 0; `None`: there are none.
    pub slide: Option<usize>,
    /// Calls cannot be said aloud, which staff should know.
    pub sound_fault: bool,
}

/// How the board hears the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// Nothing was ever heard.
    Preparing,
    /// What is shown is so.
    Live,
    /// What is shown was so.
    Stale {
        /// When the service was heard last, by the boot clock in milliseconds.
        since_ms: u64,
    },
}

/// What stands in the large place.
#[derive(Debug, Clone, PartialEq)]
pub enum Main {
    /// A call in progress.
    Call(Large),
    /// Nobody is called at the moment.
    Quiet,
    /// The branch receives nobody now.
    Closed(Doors),
    /// The board cannot know who is called: nothing was ever heard, or nothing for long.
    Unheard,
}

/// The call in the large place.
#[derive(Debug, Clone, PartialEq)]
pub struct Large {
    /// Which.
    pub call: Call,
    /// Grows with every call that is put there as news; the eye is drawn to it when this changes.
    pub raised: u64,
}

/// What everyone should read beside the calls; the highest in rank only.
#[derive(Debug, Clone, PartialEq)]
pub enum Band {
    /// Nothing was heard since this time of the boot clock, in milliseconds.
    Stale {
        /// See [`Hearing::Stale`].
        since_ms: u64,
    },
    /// The doors are closed while visitors are still served.
    Doors(Doors),
    /// What staff want to be read, by language code.
    Notice(BTreeMap<String, String>),
}

impl Board {
    /// What stands on the board at `now_ms`.
    #[must_use]
    pub fn view(&self, now_ms: u64) -> View {
        let hearing = self.hearing(now_ms);
        let main = self.main(now_ms);
        let (page, pages) = self.page(now_ms);
        View {
            hearing,
            calls: self.last_calls(&main),
            services: self.services_on(page, pages, hearing),
            page,
            pages,
            band: self.band(hearing, &main),
            slide: self.slide(now_ms),
            sound_fault: !self.sound_works,
            main,
        }
    }

    fn main(&self, now_ms: u64) -> Main {
        let silent = self.told.is_none() || self.silence_ms(now_ms) >= self.pace.silent_ms;
        let large = self.queue.large(self.calls()).filter(|_| !silent);
        match (large, self.doors) {
            (Some(call), _) => Main::Call(Large {
                call: call.clone(),
                raised: self.queue.raised,
            }),
            (None, Doors::Closed | Doors::Prayer) => Main::Closed(self.doors),
            (None, Doors::Open) if silent => Main::Unheard,
            (None, Doors::Open) => Main::Quiet,
        }
    }

    fn last_calls(&self, main: &Main) -> Vec<Call> {
        let large = match main {
            Main::Call(large) => Some(large.call.made),
            Main::Quiet | Main::Closed(_) | Main::Unheard => None,
        };
        let calls = self.calls().iter();
        let others = calls.filter(|call| Some(call.made) != large);
        others.take(LAST_CALLS).cloned().collect()
    }

    fn band(&self, hearing: Hearing, main: &Main) -> Option<Band> {
        if let Hearing::Stale { since_ms } = hearing {
            return Some(Band::Stale { since_ms });
        }
        let closed = self.doors != Doors::Open && matches!(main, Main::Call(_));
        let notice = || self.told.as_ref().and_then(|told| told.notice.clone());
        if closed {
            Some(Band::Doors(self.doors))
        } else {
            notice().map(Band::Notice)
        }
    }

    /// Which page of the services is due, and of how many; pages are as even as they can be.
    fn page(&self, now_ms: u64) -> (usize, usize) {
        let pages = self.services.len().div_ceil(self.services_per_page.max(1));
        (turn(now_ms, self.pace.page_ms, pages), pages.max(1))
    }

    fn services_on(&self, page: usize, pages: usize, hearing: Hearing) -> Vec<Queued> {
        let each = self.services.len().div_ceil(pages).max(1);
        let ids = self.services.iter().skip(page * each).take(each);
        ids.map(|id| self.queued(id, hearing)).collect()
    }

    /// What is known of a service; who waits is not, unless it was heard just now.
    fn queued(&self, id: &str, hearing: Hearing) -> Queued {
        let services = self.told.iter().flat_map(|told| &told.services);
        let mut known = services.filter(|queued| queued.service == id);
        let queued = known.next().cloned();
        let queued = queued.unwrap_or_else(|| Queued::unknown(id));
        match hearing {
            Hearing::Live => queued,
            Hearing::Preparing | Hearing::Stale { .. } => Queued {
                serving: queued.serving,
                ..Queued::unknown(id)
            },
        }
    }

    fn slide(&self, now_ms: u64) -> Option<usize> {
        let shown_ms = now_ms.saturating_sub(self.slides_since_ms);
        (self.slides > 0).then(|| turn(shown_ms, self.pace.slide_ms, self.slides))
    }
}

/// Which of `count` things that take turns of `each_ms` has its turn after `passed_ms`.
fn turn(passed_ms: u64, each_ms: u64, count: usize) -> usize {
    let turns = passed_ms / each_ms.max(1);
    let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
    usize::try_from(turns % count).unwrap_or(0)
}
