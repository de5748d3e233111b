//! The choice of a service, page by page, and priority beneath it.

use slint::{ComponentHandle, SharedString};

use crate::generated::{ServiceItem, Services};
use crate::screen::int;
use crate::window::{Touched, tell};
use crate::{AppWindow, Priority, ServiceCard, Touch, icons, model};

/// Between the groups served first; a list, not a sentence. The dot stays with the group before it.
const BETWEEN_GROUPS: &str = "\u{a0}· ";

/// Which page of how many.
pub(crate) struct Turn {
    /// From 0.
    pub(crate) page: usize,
    /// At least 1.
    pub(crate) pages: usize,
}

/// Writes the cards, the pager and the priority strip.
pub(crate) fn show(
    window: &AppWindow,
    services: &[ServiceCard],
    turn: Turn,
    priority: Option<&Priority>,
) {
    let page = window.global::<Services>();
    let items = services.iter().map(|card| item(window, card)).collect();
    page.set_services(model::updated(page.get_services(), items));
    page.set_page(int(turn.page));
    page.set_pages(int(turn.pages));
    show_priority(window, priority);
}

/// Tells of choices, turns and priority.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Services>();
    let choosing = touched.clone();
    page.on_choose(move |id: SharedString| choosing(Touch::Choose(id.into())));
    page.on_priority(tell(touched, Touch::Priority));
    page.on_forward(tell(touched, Touch::PageForward));
    page.on_back(tell(touched, Touch::PageBack));
}

fn show_priority(window: &AppWindow, priority: Option<&Priority>) {
    let page = window.global::<Services>();
    let groups = priority
        .map(|priority| priority.groups.as_slice())
        .unwrap_or_default();
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    let pictures = groups
        .iter()
        .map(|group| icons::picture(window, &group.icon))
        .collect();
    page.set_has_priority(priority.is_some());
    page.set_priority_chosen(priority.is_some_and(|priority| priority.chosen));
    page.set_groups(names.join(BETWEEN_GROUPS).into());
    page.set_pictures(model::updated(page.get_pictures(), pictures));
}

fn item(window: &AppWindow, card: &ServiceCard) -> ServiceItem {
    ServiceItem {
        id: card.id.as_str().into(),
        name: card.name.as_str().into(),
        description: card.description.as_str().into(),
        icon: icons::picture(window, &card.icon),
        waiting: i32::try_from(card.waiting.value).unwrap_or(i32::MAX),
        waiting_shown: card.waiting.shown.as_str().into(),
        open: card.open,
    }
}
