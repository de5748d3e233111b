//! What stands before a page, with the branch's word on when it is over.

use super::Drawing;
use crate::words::opening;
use chrono::{DateTime, Utc};
use domain::hours::Doors;
use domain::screen::Takeover;

impl Drawing<'_> {
    pub(super) fn before(&self, takeover: Takeover) -> ui::Takeover {
        match takeover {
            Takeover::Closed => self.closed(),
            Takeover::Prayer => ui::Takeover::Prayer {
                when: self.resumes().unwrap_or_default(),
            },
            Takeover::OutOfPaper => ui::Takeover::OutOfPaper,
            Takeover::PrinterFault => ui::Takeover::PrinterFault,
            Takeover::NumbersUnconfirmed => ui::Takeover::NumbersUnconfirmed,
            Takeover::BranchAway => ui::Takeover::BranchAway,
            Takeover::CannotStore => ui::Takeover::CannotStore,
            Takeover::OutOfOrder => ui::Takeover::OutOfOrder,
            Takeover::Preparing => ui::Takeover::Preparing,
        }
    }

    fn closed(&self) -> ui::Takeover {
        let (holiday, reopens) = match self.face.outlook.doors {
            Doors::Closed { holiday, reopens } => (holiday, reopens),
            _ => (None, None),
        };
        let holiday = holiday.and_then(|place| self.face.branch.holidays.get(place));
        ui::Takeover::Closed {
            holiday: holiday
                .map(|holiday| holiday.name.get(self.language).to_owned())
                .unwrap_or_default(),
            when: reopens.and_then(|at| self.reopens(at)).unwrap_or_default(),
        }
    }

    fn reopens(&self, at: DateTime<Utc>) -> Option<String> {
        let at = at.with_timezone(&self.face.branch.time_zone);
        opening::reopens(self.words(), at, self.today()).ok()
    }

    fn resumes(&self) -> Option<String> {
        let Doors::Prayer { resumes } = self.face.outlook.doors else {
            return None;
        };
        let at = resumes.with_timezone(&self.face.branch.time_zone);
        opening::resumes(self.words(), at).ok()
    }
}
