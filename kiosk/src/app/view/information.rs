//! What a service is, what it asks before a number, and why it gives none.

use super::{Drawing, unavailable};
use crate::words::opening;
use domain::hours;
use domain::screen::{Serves, Sheet};
use ui::{Page, Unavailable};

impl Drawing<'_> {
    pub(super) fn information(&self, id: &str, sheet: Sheet) -> Page {
        let text = |text: &config::Bilingual| text.get(self.language).to_owned();
        let service = self.face.branch.service(id);
        Page::Information(ui::Information {
            service: self.service_name(id),
            icon: service.map_or_else(String::new, |service| service.icon.clone()),
            paragraphs: service.map_or_else(Vec::new, |service| {
                let first = std::iter::once(&service.description);
                first.chain(&service.information).map(text).collect()
            }),
            papers: service.map_or_else(Vec::new, |service| {
                service.papers.iter().map(text).collect()
            }),
            sheet: self.sheet(sheet),
            open: self.takes_numbers(id),
        })
    }

    /// A printer that cannot print says so before anybody asks it to.
    pub(super) fn sheet(&self, sheet: Sheet) -> ui::Sheet {
        match sheet {
            Sheet::Unasked if self.screen.faults.printer.is_some() => ui::Sheet::Failed,
            Sheet::Unasked => ui::Sheet::Unasked,
            Sheet::Printing => ui::Sheet::Printing,
            Sheet::Printed => ui::Sheet::Printed,
            Sheet::Failed => ui::Sheet::Failed,
        }
    }

    /// Whether a visitor who now asks for a number of the service could come to one. Without paper one can.
    fn takes_numbers(&self, service: &str) -> bool {
        let (doors, faults) = (self.screen.doors, &self.screen.faults);
        doors.takeover().is_none()
            && faults.highest(true).is_none()
            && self.terms(service).serves == Serves::Now
    }

    pub(super) fn question(&self, id: &str) -> Page {
        let service = self.face.branch.service(id);
        let question = service.and_then(|service| service.confirm.as_ref());
        Page::Confirm {
            service: self.service_name(id),
            icon: service.map_or_else(String::new, |service| service.icon.clone()),
            question: question
                .map(|question| question.get(self.language).to_owned())
                .unwrap_or_default(),
        }
    }

    pub(super) fn refusal(&self, service: &str, why: Serves) -> Page {
        Page::Refused {
            service: self.service_name(service),
            // A refusal has a reason, by the screen's rules.
            why: unavailable(why).unwrap_or(Unavailable::Full),
            when: self.served_again(service, why).unwrap_or_default(),
        }
    }

    fn served_again(&self, service: &str, why: Serves) -> Option<String> {
        let serves = self.face.outlook.services.get(service)?;
        match (why, serves) {
            (Serves::NotToday, hours::Serves::NotToday { next }) => {
                opening::served_again(self.words(), (*next)?, self.today()).ok()
            }
            _ => None,
        }
    }
}
