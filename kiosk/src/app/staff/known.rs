//! What staff are shown of the device: looked at while they are there, forgotten when they leave.

use crate::app::App;
use config::Settings;
use desk::deliveries::{DeliveriesView, where_records_are};
use domain::staff_screen::{Event, Numbers, Seen};
use domain::time::ClockTrust;
use std::path::Path;
use store::{NumbersState, OpenDay, Reader, RecentPaper};

/// So many of the last papers.
const PAPERS: u32 = 10;

/// What was seen last.
#[derive(Default)]
pub(crate) struct Known {
    /// The last papers, the newest first.
    pub(crate) papers: Vec<RecentPaper>,
    /// Papers of the open day: nobody knows whether they are out, and surely not.
    pub(crate) troubled: (u32, u32),
    /// How far records are delivered.
    pub(crate) delivery: DeliveriesView,
    /// The open day.
    pub(crate) day: Option<OpenDay>,
    /// Each service's numbers.
    pub(crate) numbers: Vec<NumbersState>,
    /// How far the clock is to be trusted.
    pub(crate) clock: Option<ClockTrust>,
    /// Free bytes where the data is.
    pub(crate) free: Option<u64>,
    /// Bytes of the journal.
    pub(crate) journal: Option<u64>,
    /// Where the staff console is opened.
    pub(crate) console: String,
}

impl App {
    /// Looks at all that staff are shown, and tells the rules what they choose from.
    pub(super) fn look_for_staff(&mut self) {
        let gap = self.settings.branch.number_gap;
        let seen = self.with_store("looking for staff", |store| {
            let papers = store.last_jobs(PAPERS)?;
            Ok((
                papers,
                store.troubled_jobs()?,
                store.day()?,
                store.numbers(gap)?,
            ))
        });
        let known = &mut self.staff.known;
        if let Some((papers, troubled, day, numbers)) = seen {
            known.papers = papers;
            known.troubled = troubled;
            known.day = Some(day);
            known.numbers = numbers;
        }
        known.delivery = delivery(&self.data, &self.settings);
        known.clock = Some(self.clock.now().clock);
        known.free = free_bytes(&self.data);
        known.journal = std::fs::metadata(self.data.join(store::JOURNAL))
            .ok()
            .map(|file| file.len());
        known.console = match self.further.as_ref() {
            Some(further) => further.trouble().map_or_else(
                || {
                    self.settings
                        .device
                        .branch_service
                        .clone()
                        .unwrap_or_default()
                },
                ToString::to_string,
            ),
            None => self.service.address(),
        };
        let seen = self.seen();
        self.tell_staff(Event::Seen(seen));
    }

    /// Under a trusted clock today or tomorrow may be opened; under any other a month to either side.
    fn seen(&self) -> Seen {
        let stamp = self.clock.now();
        let today = desk::day::day_rule(&self.settings.branch).day_of(stamp.at);
        let days = if stamp.clock.opens_days() {
            (today, today + chrono::TimeDelta::days(1))
        } else {
            let open = self.staff.known.day.and_then(|day| day.business_day);
            let first = open.map_or(today, |open| open.min(today));
            (first, first.max(today) + chrono::TimeDelta::days(3_660))
        };
        let numbers = self.staff.known.numbers.iter().map(|state| Numbers {
            service: state.service.clone(),
            from: state.proposed,
            first: state.range.first,
            last: state.range.last,
        });
        Seen {
            today,
            days,
            numbers: numbers.collect(),
        }
    }
}

/// Nothing where it cannot be read: the log says why.
fn delivery(data: &Path, settings: &Settings) -> DeliveriesView {
    let reader = Reader::open(data);
    let epochs = reader.and_then(|reader| reader.epochs());
    let read = epochs.and_then(|epochs| where_records_are(data, settings, &epochs));
    read.unwrap_or_else(|error| {
        tracing::warn!("how far records are delivered cannot be read: {error}");
        DeliveriesView::default()
    })
}

fn free_bytes(folder: &std::path::Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
