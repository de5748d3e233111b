//! Pages of services and groups: few and many, short names and the longest, open and not.

use super::branch::{SERVICES, card, group, pick, priority};
use crate::{Card, Language, Menu, Page, ServiceCard, Unavailable};

/// Every menu, by name.
pub(super) fn all(language: Language) -> Vec<(&'static str, Page)> {
    let menus = [
        ("services", menu(language, 6)),
        ("services-one", menu(language, 1)),
        ("services-two", menu(language, 2)),
        ("services-three", menu(language, 3)),
        ("services-four", menu(language, 4)),
        ("services-priority", with_priority(language)),
        ("services-many", many(language)),
        ("services-long", long(language)),
        ("services-groups", groups(language)),
        ("services-in-a-group", in_a_group(language)),
        ("services-reading", reading(language)),
    ];
    menus
        .into_iter()
        .map(|(name, menu)| (name, Page::Services(menu)))
        .collect()
}

/// So many services on one page.
pub(super) fn menu(language: Language, count: usize) -> Menu {
    let cards = services(language).into_iter().cycle().take(count);
    Menu {
        group: None,
        cards: cards.map(Card::Service).collect(),
        page: 0,
        pages: 1,
        reading: false,
        priority: Some(priority(language, false)),
    }
}

fn services(language: Language) -> Vec<ServiceCard> {
    SERVICES
        .iter()
        .map(|service| card(language, service))
        .collect()
}

fn with_priority(language: Language) -> Menu {
    Menu {
        priority: Some(priority(language, true)),
        ..menu(language, 6)
    }
}

/// The second page of three; some give no numbers, one tells how long the wait is.
fn many(language: Language) -> Menu {
    let why = [
        None,
        Some(Unavailable::Full),
        Some(Unavailable::NotToday),
        Some(Unavailable::Ended),
    ];
    let wait = pick(language, "١٠–١٥ دقيقة", "10–15 minutes");
    let cards = services(language).into_iter().zip(why);
    let cards = cards.map(|(card, unavailable)| ServiceCard {
        wait: unavailable.is_none().then(|| wait.clone()),
        unavailable,
        ..card
    });
    Menu {
        cards: cards.map(Card::Service).collect(),
        page: 1,
        pages: 3,
        ..menu(language, 0)
    }
}

/// Names of sixty letters, the longest the settings take.
fn long(language: Language) -> Menu {
    let name = pick(
        language,
        "طلب دعم الأسر المستفيدة ومتابعة الطلبات السابقة لدى لجنة البحث",
        "Support for beneficiary families and follow-up of requests",
    );
    let cards = services(language).into_iter().take(4);
    let cards = cards.map(|card| ServiceCard {
        name: name.clone(),
        ..card
    });
    Menu {
        cards: cards.map(Card::Service).collect(),
        ..menu(language, 0)
    }
}

fn groups(language: Language) -> Menu {
    let groups = [
        (
            "users-three",
            ["خدمات الأسر والأيتام", "Families and orphans"],
            9,
        ),
        ("mosque", ["العناية بالمساجد", "Care of mosques"], 11),
        (
            "handshake",
            ["التطوع والتبرع", "Volunteering and giving"],
            2,
        ),
    ];
    let groups = groups.map(|(icon, name, count)| group(language, icon, name, count));
    let cards = groups.into_iter().map(Card::Group);
    let services = services(language).into_iter().take(2).map(Card::Service);
    Menu {
        cards: cards.chain(services).collect(),
        ..menu(language, 0)
    }
}

fn in_a_group(language: Language) -> Menu {
    let name = pick(language, "خدمات الأسر والأيتام", "Families and orphans");
    Menu {
        group: Some(name),
        pages: 2,
        ..menu(language, 6)
    }
}

fn reading(language: Language) -> Menu {
    Menu {
        reading: true,
        priority: None,
        ..menu(language, 6)
    }
}
