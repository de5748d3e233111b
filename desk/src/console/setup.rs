//! What the console needs of the settings, read once: names, papers, outcomes, limits.

use config::{Bilingual, Digits, Settings};

/// The branch as its console shows it.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The branch's name.
    pub name: Bilingual,
    /// Its icon.
    pub icon: String,
    /// Its time zone.
    pub time_zone: chrono_tz::Tz,
    /// Digits of Arabic pages.
    pub digits: Digits,
    /// Its services, in their order.
    pub services: Vec<Service>,
    /// What may come of a visit, in order.
    pub outcomes: Vec<Named>,
    /// How departments are called.
    pub departments: Vec<Named>,
    /// The service to which an officer refers a visitor to whom the procedure is unclear (H3); `None`: no such service.
    pub referral: Option<String>,
    /// How often a number may be called again.
    pub recalls: u32,
    /// Minutes after which the console asks what becomes of a ticket that was set aside.
    pub hold_minutes: u32,
    /// Whether a receipt of the visit can be printed.
    pub receipts: bool,
}

/// A service by its words.
#[derive(Debug, Clone)]
pub struct Service {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Icon.
    pub icon: String,
    /// Papers to bring, in order.
    pub papers: Vec<Bilingual>,
    /// The same as staff tick them (H2).
    pub checklist: Vec<config::Paper>,
    /// Id of the form of its requests; `None`: none are made at it.
    pub form: Option<String>,
}

/// An id with its name.
#[derive(Debug, Clone)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Bilingual,
}

impl Setup {
    /// What `settings` say.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let branch = &settings.branch;
        let services: Vec<Service> = branch.services.iter().map(Service::of).collect();
        Self {
            name: branch.name.clone(),
            icon: branch.icon.clone(),
            time_zone: branch.time_zone,
            digits: branch.digits,
            services,
            outcomes: branch.outcomes.iter().map(Named::outcome).collect(),
            departments: branch.departments.iter().map(Named::department).collect(),
            referral: branch.social_research.clone(),
            recalls: branch.calling.recalls,
            hold_minutes: branch.calling.hold_minutes,
            receipts: true,
        }
    }

    /// The service of `id`.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }
}

impl Named {
    fn outcome(outcome: &config::Outcome) -> Self {
        Self {
            id: outcome.id.clone(),
            name: outcome.name.clone(),
        }
    }

    fn department(department: &config::Department) -> Self {
        Self {
            id: department.id.clone(),
            name: department.name.clone(),
        }
    }
}

impl Service {
    fn of(service: &config::Service) -> Self {
        Self {
            id: service.id.clone(),
            name: service.name.clone(),
            icon: service.icon.clone(),
            papers: service.papers.clone(),
            checklist: service.checklist.clone(),
            form: service.form.clone(),
        }
    }
}
