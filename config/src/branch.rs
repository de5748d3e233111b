//! The branch: its names, its services and counters, when it is open and whom it serves first.
//!
//! Numbers and calling by these settings are rules of `domain`.

use crate::{
    Bilingual, Calling, Counter, Department, Form, Group, Holiday, Hours, Outcome, Prayers,
    Results, Service,
};
use std::path::PathBuf;

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
    /// Whether services that do not say who comes for them ask visitors who they are (P1).
    pub ask_visitor: bool,
    /// Services, in the order in which screens offer them; at least one.
    pub services: Vec<Service>,
    /// Groups of services, in the order in which screens offer them: at most two levels, without circles,
    /// none empty. May be none.
    pub groups: Vec<Group>,
    /// Whom the branch serves first (P2); may be empty.
    pub priority_groups: Vec<PriorityGroup>,
    /// Counters at which visitors are served, in the order of the file; at least one, and each service has one.
    pub counters: Vec<Counter>,
    /// How those who wait are called.
    pub calling: Calling,
    /// What a visit may end with, in the order in which staff are offered them; at least one.
    pub outcomes: Vec<Outcome>,
    /// How the departments of the services are called; may be empty, and then is shown by their ids.
    pub departments: Vec<Department>,
    /// Weekly hours, in local time. Empty: open at any hour.
    pub hours: Vec<Hours>,
    /// Weekly hours of the month of Ramadan. Empty: the usual ones; never without `hours`.
    pub ramadan_hours: Vec<Hours>,
    /// Days on which the branch stays closed, in the order of the file.
    pub holidays: Vec<Holiday>,
    /// Breaks for prayer; `None`: it has none.
    pub prayers: Option<Prayers>,
    /// What may be seen of ratings.
    pub results: Results,
    /// Forms of requests (P14), in the order of the file; may be empty.
    pub forms: Vec<Form>,
    /// Id of the service that visitors are referred to where the procedure is unclear to them (H3); `None`: there is none.
    pub social_research: Option<String>,
    /// Folder of the documents that staff and visitors read (P6, P14); `None`: there are none.
    pub documents: Option<PathBuf>,
}

impl Branch {
    /// The form with this id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

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

    /// The counter with this id.
    #[must_use]
    pub fn counter(&self, id: &str) -> Option<&Counter> {
        self.counters.iter().find(|counter| counter.id == id)
    }

    /// The outcome with this id.
    #[must_use]
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
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
