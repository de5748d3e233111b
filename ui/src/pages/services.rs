//! The choice of a service, page by page, with priority and what there is to read beneath it.

use slint::{ComponentHandle, SharedString};

use crate::generated::{CardItem, Services, UnavailableKind};
use crate::screen::{int, set_out};
use crate::window::{Touched, tell};
use crate::{AppWindow, Card, Count, Menu, Priority, Touch, Unavailable, icons, model};

/// Between the groups served first; a list, not a sentence. The dot stays with the group before it.
const BETWEEN_GROUPS: &str = "\u{a0}· ";

/// Writes the cards, the pager and the priority strip.
pub(crate) fn show(window: &AppWindow, menu: &Menu) {
    let page = window.global::<Services>();
    set_out(window, menu.cards.len(), menu.pages > 1);
    let items = menu.cards.iter().map(|card| item(window, card)).collect();
    page.set_cards(model::updated(page.get_cards(), items));
    page.set_group(menu.group.as_deref().unwrap_or_default().into());
    page.set_reading(menu.reading);
    page.set_page(int(menu.page));
    page.set_pages(int(menu.pages));
    show_priority(window, menu.priority.as_ref());
}

/// Tells of choices, turns and priority.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Services>();
    let (choosing, opening, reading) = (touched.clone(), touched.clone(), touched.clone());
    page.on_choose(move |id: SharedString| choosing(Touch::Choose(id.into())));
    page.on_open(move |id: SharedString| opening(Touch::Open(id.into())));
    page.on_read(move |id: SharedString| reading(Touch::Read(id.into())));
    page.on_priority(tell(touched, Touch::Priority));
    page.on_information(tell(touched, Touch::Information));
    page.on_back(tell(touched, Touch::Back));
    page.on_forward(tell(touched, Touch::PageForward));
    page.on_backward(tell(touched, Touch::PageBack));
}

/// Why a service gives no numbers, as the screens take it.
pub(crate) fn unavailable(why: Option<Unavailable>) -> UnavailableKind {
    match why {
        None => UnavailableKind::None,
        Some(Unavailable::Full) => UnavailableKind::Full,
        Some(Unavailable::Ended) => UnavailableKind::Ended,
        Some(Unavailable::NotToday) => UnavailableKind::NotToday,
    }
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

fn item(window: &AppWindow, card: &Card) -> CardItem {
    match card {
        Card::Service(service) => CardItem {
            wait: service.wait.as_deref().unwrap_or_default().into(),
            unavailable: unavailable(service.unavailable),
            ..counted(
                window,
                [
                    &service.id,
                    &service.name,
                    &service.description,
                    &service.icon,
                ],
                &service.waiting,
            )
        },
        Card::Group(group) => CardItem {
            group: true,
            ..counted(
                window,
                [&group.id, &group.name, &group.description, &group.icon],
                &group.services,
            )
        },
        Card::Document(document) => CardItem {
            id: document.id.as_str().into(),
            name: document.title.as_str().into(),
            icon: icons::picture(window, &document.icon),
            document: true,
            ..CardItem::default()
        },
    }
}

fn counted(
    window: &AppWindow,
    [id, name, description, icon]: [&str; 4],
    count: &Count,
) -> CardItem {
    CardItem {
        id: id.into(),
        name: name.into(),
        description: description.into(),
        icon: icons::picture(window, icon),
        count: i32::try_from(count.value).unwrap_or(i32::MAX),
        count_shown: count.shown.as_str().into(),
        ..CardItem::default()
    }
}
