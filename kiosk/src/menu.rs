//! What stands at each place of the menu: groups first, because they lead to most of the services, then the
//! services of the place itself, both in the order of the settings. At the top, where one reads, documents follow.

use config::{Branch, Document, Group, Service};
use domain::screen::Menu;

/// One thing to choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Item<'a> {
    Group(&'a Group),
    Service(&'a Service),
    Document(&'a Document),
}

/// A place of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place<'a> {
    /// The group that is open; `None`: the top.
    pub(crate) group: Option<&'a str>,
    /// Whether one reads there.
    pub(crate) reading: bool,
}

impl<'a> Place<'a> {
    /// Where a menu is.
    pub(crate) fn of(menu: &'a Menu) -> Self {
        Self {
            group: menu.group(),
            reading: menu.reading,
        }
    }
}

/// Everything at a place.
pub(crate) fn items<'a>(
    branch: &'a Branch,
    documents: &'a [Document],
    place: Place,
) -> Vec<Item<'a>> {
    let groups = children(branch, place.group).map(Item::Group);
    let read = place.reading && place.group.is_none();
    let documents = documents.iter().filter(|_| read).map(Item::Document);
    groups
        .chain(services(branch, place.group).map(Item::Service))
        .chain(documents)
        .collect()
}

/// How many services stand in a group, at any depth.
pub(crate) fn services_within(branch: &Branch, group: &str) -> usize {
    let deeper = children(branch, Some(group)).map(|child| services_within(branch, &child.id));
    services(branch, Some(group)).count() + deeper.sum::<usize>()
}

fn children<'a>(branch: &'a Branch, place: Option<&str>) -> impl Iterator<Item = &'a Group> {
    let here = move |group: &&Group| group.parent.as_deref() == place;
    branch.groups.iter().filter(here)
}

fn services<'a>(branch: &'a Branch, place: Option<&str>) -> impl Iterator<Item = &'a Service> {
    let here = move |service: &&Service| service.group.as_deref() == place;
    branch.services.iter().filter(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn souq() -> Branch {
        let text = include_str!("../../config/tests/branches/souq.toml");
        config::Settings::parse(text, "souq.toml").unwrap().branch
    }

    fn ids(branch: &Branch, place: Option<&str>) -> Vec<String> {
        let id = |item: Item| match item {
            Item::Group(group) => format!("[{}]", group.id),
            Item::Service(service) => service.id.clone(),
            Item::Document(document) => format!("<{}>", document.name),
        };
        let place = Place {
            group: place,
            reading: false,
        };
        items(branch, &[], place).into_iter().map(id).collect()
    }

    #[test]
    fn groups_stand_before_the_services_of_the_same_place() {
        let branch = souq();
        let cases: [(Option<&str>, &[&str]); 3] = [
            (
                None,
                &[
                    "[families]",
                    "[orphans]",
                    "[health]",
                    "[learning]",
                    "[supporters]",
                    "enquiries",
                    "suggestions",
                    "letters",
                ],
            ),
            (
                Some("families"),
                &[
                    "[housing]",
                    "[household]",
                    "social-research",
                    "update-record",
                ],
            ),
            (
                Some("household"),
                &["food-baskets", "appliances", "clothing"],
            ),
        ];
        for (place, expected) in cases {
            assert_eq!(ids(&branch, place), expected, "{place:?}");
        }
    }

    #[test]
    fn a_group_counts_the_services_of_the_groups_within_it() {
        let branch = souq();
        for (group, expected) in [("families", 9), ("housing", 4), ("health", 2)] {
            assert_eq!(services_within(&branch, group), expected, "{group}");
        }
    }

    #[test]
    fn every_service_stands_at_one_place() {
        let branch = souq();
        let places = branch.groups.iter().map(|group| Some(group.id.as_str()));
        let all = places.chain([None]).flat_map(|place| ids(&branch, place));
        let mut services: Vec<String> = all.filter(|id| !id.starts_with('[')).collect();
        services.sort();
        let mut known: Vec<String> = branch
            .services
            .iter()
            .map(|service| service.id.clone())
            .collect();
        known.sort();
        assert_eq!(services, known);
    }
}
