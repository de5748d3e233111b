//! Branches as unlike the shipped one as charities are: a large one in groups, and one with a single service.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono_tz::Asia::Riyadh;
use config::{Bilingual, Branch, Digits, ICONS, Settings};

fn branch(text: &str, file: &str) -> Branch {
    Settings::parse(text, file).unwrap().branch
}

fn souq() -> Branch {
    branch(include_str!("branches/souq.toml"), "souq.toml")
}

fn single() -> Branch {
    branch(include_str!("branches/single.toml"), "single.toml")
}

fn names(branch: &Branch) -> impl Iterator<Item = &Bilingual> {
    let groups = branch.groups.iter().map(|group| &group.name);
    branch
        .services
        .iter()
        .map(|service| &service.name)
        .chain(groups)
}

/// How many groups one passes to reach a service in `group`.
fn levels(branch: &Branch, group: Option<&str>) -> usize {
    let Some(id) = group else { return 0 };
    let group = branch.groups.iter().find(|group| group.id == id).unwrap();
    1 + levels(branch, group.parent.as_deref())
}

#[test]
fn a_large_charity_offers_two_dozen_services_on_three_levels() {
    let branch = souq();
    let services = branch.services.iter();
    let deep = services.map(|service| levels(&branch, service.group.as_deref()));
    let mut count = [0; 3];
    deep.for_each(|level| count[level] += 1);
    assert_eq!(count.iter().sum::<usize>(), 24);
    assert!(count.iter().all(|services| *services >= 3), "{count:?}");
}

#[test]
fn a_large_charity_has_names_of_sixty_letters_in_both_languages() {
    let branch = souq();
    let longest = |letters: fn(&Bilingual) -> usize| names(&branch).map(letters).max();
    assert_eq!(longest(|name| name.ar.chars().count()), Some(60));
    assert_eq!(longest(|name| name.en.chars().count()), Some(60));
}

#[test]
fn a_large_charity_has_its_days_and_whom_it_serves_first() {
    let branch = souq();
    assert_eq!(branch.time_zone, Riyadh);
    assert!(!branch.hours.is_empty() && !branch.ramadan_hours.is_empty());
    assert!(!branch.holidays.is_empty() && branch.prayers.is_some());
    assert_eq!(branch.priority_groups.len(), 4);
}

#[test]
fn a_charity_with_one_service_needs_nothing_more() {
    let branch = single();
    assert_eq!(branch.services.len(), 1);
    assert_eq!(branch.digits, Digits::Latin);
    assert!(branch.priority_groups.is_empty() && branch.groups.is_empty());
}

/// Each text is in its own language, and no two buttons read alike.
#[test]
fn visitors_can_tell_the_services_apart_in_both_languages() {
    let arabic = |text: &str| text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c));
    for branch in [souq(), single()] {
        let mut seen: Vec<&str> = Vec::new();
        for name in names(&branch) {
            assert!(arabic(&name.ar) && !arabic(&name.en), "{name:?}");
            assert!(!seen.contains(&name.ar.as_str()), "{name:?}");
            assert!(!seen.contains(&name.en.as_str()), "{name:?}");
            seen.extend([name.ar.as_str(), name.en.as_str()]);
        }
        assert!(
            branch
                .services
                .iter()
                .all(|s| ICONS.contains(&s.icon.as_str()))
        );
    }
}
