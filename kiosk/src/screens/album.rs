//! The pictures of a branch: every place of its menu and every page of a visit, by name.

use super::{troubles, visit};
use crate::app::view::Face;
use crate::hours::{self, Outlook};
use crate::menu::Place;
use config::Branch;
use domain::screen::{Faults, Level, Manner, Menu, Page, Patience, Screen};
use std::collections::BTreeSet;

/// One picture to draw.
pub(super) struct Shot {
    pub(super) name: String,
    pub(super) screen: Screen,
    pub(super) outlook: Outlook,
}

impl Shot {
    /// A screen that is open for visitors.
    pub(super) fn of(name: impl Into<String>, screen: Screen) -> Self {
        Self {
            name: name.into(),
            screen,
            outlook: Outlook::default(),
        }
    }
}

/// Whose pictures are drawn, and how it is read.
pub(super) struct Sitting<'a> {
    pub(super) face: &'a Face,
    pub(super) manner: Manner,
}

impl Sitting<'_> {
    /// A page with nothing wrong and every service giving numbers.
    pub(super) fn at(&self, page: Page) -> Screen {
        let mut screen = Screen::new(Patience {
            idle_ms: 0,
            grace_ms: 0,
        });
        screen.faults = Faults::default();
        screen.terms = hours::terms(self.branch(), &Outlook::default(), &BTreeSet::new());
        screen.page = page;
        screen.manner = self.manner;
        screen
    }

    pub(super) fn branch(&self) -> &Branch {
        &self.face.branch
    }
}

/// Every screen that looks different.
pub(super) fn all(face: &Face, manner: Manner) -> Vec<Shot> {
    let sitting = Sitting { face, manner };
    let mut shots = vec![Shot::of("idle", sitting.at(Page::Idle))];
    shots.extend(places(&sitting));
    shots.extend(choosing(&sitting));
    shots.extend(visit::shots(&sitting));
    shots.extend(troubles::shots(&sitting));
    shots
}

/// Every page of the menu: the top's, then each group's.
fn places(sitting: &Sitting) -> Vec<Shot> {
    let mut shots = menu_pages(sitting, "services", &Menu::default());
    for group in &sitting.branch().groups {
        let menu = Menu {
            path: path(sitting.branch(), &group.id),
            ..Menu::default()
        };
        shots.extend(menu_pages(
            sitting,
            &format!("services-{}", group.id),
            &menu,
        ));
    }
    shots
}

fn menu_pages(sitting: &Sitting, name: &str, menu: &Menu) -> Vec<Shot> {
    let pages = sitting.face.pages(Place::of(menu), sitting.manner);
    let shot = |page| {
        let menu = Menu {
            page,
            ..menu.clone()
        };
        Shot::of(
            format!("{name}-{}", page + 1),
            sitting.at(Page::Services(menu)),
        )
    };
    (0..pages).map(shot).collect()
}

/// The groups to open, one after another, to come into this one.
fn path(branch: &Branch, group: &str) -> Vec<Level> {
    let known = branch.groups.iter().find(|known| known.id == group);
    let parent = known.and_then(|known| known.parent.as_deref());
    let mut path = parent.map_or_else(Vec::new, |parent| path(branch, parent));
    path.push(Level {
        group: group.to_owned(),
        from_page: 0,
    });
    path
}

/// What else a menu can show.
fn choosing(sitting: &Sitting) -> Vec<Shot> {
    let mut first = sitting.at(Page::Services(Menu::default()));
    first.priority = true;
    let mut asking = sitting.at(Page::Services(Menu::default()));
    asking.asks_more_time = true;
    let reading = Menu {
        reading: true,
        ..Menu::default()
    };
    vec![
        Shot::of("services-priority", first),
        Shot::of("more-time", asking),
        Shot::of("reading-1", sitting.at(Page::Services(reading))),
    ]
}
