//! A page of the menu: the cards of a place, and who is served first.

use super::{Drawing, unavailable};
use crate::menu::{Item, Place, items, services_within};
use domain::screen::{Menu, Terms};
use ui::{Card, GroupCard, Priority, PriorityGroup, ServiceCard};

impl Drawing<'_> {
    pub(super) fn menu(&self, menu: &Menu) -> ui::Menu {
        let (face, manner) = (self.face, self.screen.manner);
        let pages = face.pages(Place::of(menu), manner);
        let cards = face.cards_per_page(manner);
        let page = menu.page.min(pages - 1);
        let here = items(&face.branch, &face.documents, Place::of(menu));
        let shown = here.into_iter().skip(page * cards).take(cards);
        ui::Menu {
            group: menu.group().map(|group| self.group_name(group)),
            cards: shown.map(|item| self.card(item)).collect(),
            page,
            pages,
            reading: menu.reading,
            priority: self.priority().filter(|_| !menu.reading),
        }
    }

    fn card(&self, item: Item) -> Card {
        match item {
            Item::Service(service) => Card::Service(self.service_card(service)),
            Item::Group(group) => Card::Group(self.group_card(group)),
            Item::Document(document) => Card::Document(self.document_card(document)),
        }
    }

    fn service_card(&self, service: &config::Service) -> ServiceCard {
        let waiting = self.face.waiting.get(&service.id).copied().unwrap_or(0);
        let wait = self.face.wait(&service.id, self.screen.priority);
        ServiceCard {
            id: service.id.clone(),
            name: service.name.get(self.language).to_owned(),
            description: service.description.get(self.language).to_owned(),
            icon: service.icon.clone(),
            waiting: self.count(waiting),
            wait: wait.and_then(|wait| self.wait(wait)),
            unavailable: unavailable(self.terms(&service.id).serves),
        }
    }

    fn group_card(&self, group: &config::Group) -> GroupCard {
        let description = group.description.as_ref();
        let services = services_within(&self.face.branch, &group.id);
        GroupCard {
            id: group.id.clone(),
            name: group.name.get(self.language).to_owned(),
            description: description
                .map(|text| text.get(self.language).to_owned())
                .unwrap_or_default(),
            icon: group.icon.clone(),
            services: self.count(u32::try_from(services).unwrap_or(u32::MAX)),
        }
    }

    fn group_name(&self, id: &str) -> String {
        let mut groups = self.face.branch.groups.iter();
        groups
            .find(|group| group.id == id)
            .map_or(id, |group| group.name.get(self.language))
            .to_owned()
    }

    fn priority(&self) -> Option<Priority> {
        let groups = &self.face.branch.priority_groups;
        let group = |group: &config::PriorityGroup| PriorityGroup {
            name: group.name.get(self.language).to_owned(),
            icon: group.icon.clone(),
        };
        (!groups.is_empty()).then(|| Priority {
            groups: groups.iter().map(group).collect(),
            chosen: self.screen.priority,
        })
    }

    /// The terms the screen was told; those of an open service until it was.
    pub(super) fn terms(&self, service: &str) -> Terms {
        self.screen.terms.get(service).copied().unwrap_or_default()
    }
}
