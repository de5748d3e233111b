//! The pages of a visit behind the menu: information, questions, the ticket and a refusal.

use super::album::{Shot, Sitting};
use super::sample;
use crate::hours::Outlook;
use config::Service;
use domain::hours;
use domain::print::PrintState;
use domain::screen::{About, Menu, Page, PrinterTrouble, Promised, Serves, Sheet, Who};

/// Each page, in the order of a visit.
pub(super) fn shots(sitting: &Sitting) -> Vec<Shot> {
    let mut shots = reading(sitting);
    shots.extend(questions(sitting));
    shots.extend(ticket(sitting));
    shots.extend(refusals(sitting));
    shots
}

fn reading(sitting: &Sitting) -> Vec<Shot> {
    let services = &sitting.branch().services;
    let longest = services.iter().max_by_key(|service| letters(service));
    let page = |service: &Service| Page::Information {
        about: About::Service(service.id.clone()),
        sheet: Sheet::Unasked,
        from: Menu::default(),
    };
    let named = [
        ("information", services.first()),
        ("information-long", longest),
    ];
    let shot = |(name, service): (&str, Option<&Service>)| {
        service.map(|service| Shot::of(name, sitting.at(page(service))))
    };
    let documents = sitting.face.documents.first().map(|document| {
        let page = Page::Information {
            about: About::Document(document.name.clone()),
            sheet: Sheet::Unasked,
            from: Menu::default(),
        };
        Shot::of("document", sitting.at(page))
    });
    let services = named.into_iter().filter_map(shot);
    services.chain(documents).collect()
}

/// How much there is to read of a service.
fn letters(service: &Service) -> usize {
    let texts = service.papers.iter().chain(&service.information);
    texts.map(|text| text.ar.chars().count()).sum()
}

/// Questions are drawn of the first service that asks them.
fn questions(sitting: &Sitting) -> Vec<Shot> {
    let terms = sitting.at(Page::Idle).terms;
    let services = &sitting.branch().services;
    let asks = |service: &&Service| terms[&service.id].visitor == Who::Asked;
    let who = services.iter().find(asks).map(|service| Page::Who {
        service: service.id.clone(),
        from: Menu::default(),
    });
    let confirms = |service: &&Service| service.confirm.is_some();
    let confirm = services.iter().find(confirms).map(|service| Page::Confirm {
        service: service.id.clone(),
        from: Menu::default(),
    });
    let shot = |(name, page): (&str, Option<Page>)| Some(Shot::of(name, sitting.at(page?)));
    [("who", who), ("confirm", confirm)]
        .into_iter()
        .filter_map(shot)
        .collect()
}

fn ticket(sitting: &Sitting) -> Vec<Shot> {
    let Some(shown) = &sitting.face.ticket else {
        return Vec::new();
    };
    let ticket = Promised {
        id: shown.issued.ticket.id,
        number: shown.issued.ticket.number,
        service: shown.issued.ticket.service.clone(),
    };
    let troubles = [
        ("out-of-paper", PrinterTrouble::OutOfPaper),
        ("cover-open", PrinterTrouble::CoverOpen),
        ("printer-fault", PrinterTrouble::Fault),
        (PrintState::Unconfirmed.code(), PrinterTrouble::Unconfirmed),
    ];
    let mut shots = vec![
        Shot::of("printing", sitting.at(Page::Printing(ticket.clone()))),
        Shot::of("ticket", sitting.at(Page::Ticket(ticket.clone()))),
    ];
    shots.extend(troubles.map(|(name, trouble)| {
        let page = Page::Unprinted(ticket.clone(), trouble);
        Shot::of(format!("ticket-{name}"), sitting.at(page))
    }));
    shots
}

fn refusals(sitting: &Sitting) -> Vec<Shot> {
    let Some(service) = sitting.branch().services.first() else {
        return Vec::new();
    };
    let again = sample::today(sitting.branch()) + chrono::TimeDelta::days(2);
    let outlook = Outlook {
        services: [(
            service.id.clone(),
            hours::Serves::NotToday { next: Some(again) },
        )]
        .into(),
        ..Outlook::default()
    };
    let reasons = [
        ("full", Serves::Full),
        ("ended", Serves::Ended),
        ("not-today", Serves::NotToday),
    ];
    let shot = |(name, why)| Shot {
        name: format!("refused-{name}"),
        screen: sitting.at(Page::Refused {
            service: service.id.clone(),
            why,
            from: Menu::default(),
        }),
        outlook: outlook.clone(),
    };
    reasons.map(shot).into()
}
