//! The branch: its names, days, services and whom it serves first.
//!
//! Numbers and calling by these settings are rules of `domain`.

use crate::Bilingual;
use std::ops::RangeInclusive;

/// A branch of a charity.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Short id in URLs and fact sources: lower-case letters, digits, hyphens.
    pub id: String,
    /// The charity's or branch's name, as screens and paper carry it.
    pub name: Bilingual,
    /// The branch's logo as an icon name (see [`Service::icon`]).
    pub icon: String,
    /// IANA time zone.
    pub time_zone: chrono_tz::Tz,
    /// Local time at which a business day begins.
    pub day_start: chrono::NaiveTime,
    /// Which digits Arabic surfaces show.
    pub digits: Digits,
    /// Where the visitor's page is reached, when it is on (facts.md, "Pairing and trust"); `None`: off.
    pub public_address: Option<String>,
    /// How many numbers are skipped after a restore.
    pub number_gap: u32,
    /// Services, in the order in which screens offer them; at least one.
    pub services: Vec<Service>,
    /// Whom the branch serves first (P2); may be empty.
    pub priority_groups: Vec<PriorityGroup>,
    /// Weekly hours, in local time. Empty: open at any hour.
    pub hours: Vec<Hours>,
}

impl Branch {
    /// The service with this id.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The priority group with this id.
    #[must_use]
    pub fn priority_group(&self, id: &str) -> Option<&PriorityGroup> {
        self.priority_groups.iter().find(|group| group.id == id)
    }
}

/// Digits that Arabic surfaces show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// ٠١٢٣٤٥٦٧٨٩
    #[default]
    ArabicIndic,
    /// 0123456789
    Latin,
}

/// One thing visitors come for.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Id in the journal and the API: lower-case letters, digits, hyphens; unique in the branch.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// One plain sentence.
    pub description: Bilingual,
    /// Name of an icon that `ui` and `hardware` carry (e.g. `hand-heart`).
    pub icon: String,
    /// Papers to bring, in order.
    pub papers: Vec<Bilingual>,
    /// Ticket numbers of a business day; overlaps no other service's; at least ten numbers.
    pub numbers: RangeInclusive<u32>,
    /// The department that answers for it (P11), by free id.
    pub department: String,
}

/// A group of visitors served first, by its words.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityGroup {
    /// Id in the journal.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Icon name.
    pub icon: String,
}

/// Opening hours of some days of the week.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Days these hours hold on.
    pub days: Vec<chrono::Weekday>,
    /// From, local time.
    pub open: chrono::NaiveTime,
    /// To, local time; later than `open`.
    pub close: chrono::NaiveTime,
}
