//! Cards to choose from: places, roles of devices, off or on again.

use slint::{ComponentHandle, Image, SharedString};

use super::{delivery, words};
use crate::generated::{
    CardItem, DayWords, Icons, PageKind, PlacesWords, PowerWords, StaffMenu, UnavailableKind,
};
use crate::screen::{grid_of, int};
use crate::staff::{DeviceRole, Notice, Place, PlaceCard, Power, StaffTouch};
use crate::window::Touched;
use crate::{AppWindow, Touch, model};

/// What each card's touch means; the id is what crosses the glass.
const TOUCHES: [(&str, StaffTouch); 13] = [
    ("printer", StaffTouch::Open(Place::Printer)),
    ("papers", StaffTouch::Open(Place::Papers)),
    ("delivery", StaffTouch::Open(Place::Delivery)),
    ("day", StaffTouch::Open(Place::Day)),
    ("device", StaffTouch::Open(Place::Device)),
    ("pair", StaffTouch::Open(Place::Pair)),
    ("power", StaffTouch::Open(Place::Power)),
    ("reception", StaffTouch::Pair(DeviceRole::Reception)),
    ("exit", StaffTouch::Pair(DeviceRole::Exit)),
    ("board", StaffTouch::Pair(DeviceRole::Board)),
    ("tablet", StaffTouch::Pair(DeviceRole::Tablet)),
    ("off", StaffTouch::Power(Power::Off)),
    ("restart", StaffTouch::Power(Power::Restart)),
];

/// The id of a place's card.
pub(super) fn id(place: Place) -> &'static str {
    id_of(&StaffTouch::Open(place))
}

/// Writes the places there are, and how it stands there.
pub(super) fn places(window: &AppWindow, places: &[PlaceCard]) -> PageKind {
    let said = window.global::<PlacesWords>();
    let cards = places.iter().map(|place| place_card(window, place));
    show(window, said.get_menu(), said.get_leave(), cards.collect());
    window.global::<StaffMenu>().set_notice(SharedString::new());
    PageKind::StaffMenu
}

/// Writes what a new device can be.
pub(super) fn roles(window: &AppWindow) -> PageKind {
    let icons = window.global::<Icons>();
    let roles = [
        (DeviceRole::Exit, icons.get_door()),
        (DeviceRole::Board, icons.get_device()),
        (DeviceRole::Tablet, icons.get_devices()),
        (DeviceRole::Reception, icons.get_receipt()),
    ];
    let cards = roles.map(|(role, icon)| {
        let id = id_of(&StaffTouch::Pair(role));
        card(id, (words::role(window, role), SharedString::new()), icon)
    });
    let title = window.global::<PlacesWords>().get_pair();
    show(window, title, SharedString::new(), cards.into());
    window.global::<StaffMenu>().set_notice(SharedString::new());
    PageKind::StaffMenu
}

/// Writes the choice between off and on again.
pub(super) fn power(window: &AppWindow, said: Option<&Notice>) -> PageKind {
    let (icons, power) = (window.global::<Icons>(), window.global::<PowerWords>());
    let cards = vec![
        card(
            "restart",
            (power.get_restart(), power.get_restart_hint()),
            icons.get_restart(),
        ),
        card(
            "off",
            (power.get_off(), power.get_off_hint()),
            icons.get_power(),
        ),
    ];
    let title = window.global::<PlacesWords>().get_power();
    show(window, title, SharedString::new(), cards);
    let notice = words::notice(window, said);
    window.global::<StaffMenu>().set_notice(notice);
    PageKind::StaffMenu
}

/// Tells what is chosen.
pub(super) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<StaffMenu>();
    let choosing = touched.clone();
    page.on_choose(move |id: SharedString| {
        let chosen = TOUCHES.iter().find(|(known, _)| id == *known);
        chosen
            .into_iter()
            .for_each(|(_, touch)| choosing(Touch::Staff(touch.clone())));
    });
    page.on_back(crate::window::tell(touched, Touch::Back));
}

fn id_of(touch: &StaffTouch) -> &'static str {
    let known = TOUCHES.iter().find(|(_, known)| known == touch);
    known.map_or("", |(id, _)| id)
}

fn show(window: &AppWindow, title: SharedString, leave: SharedString, cards: Vec<CardItem>) {
    let page = window.global::<StaffMenu>();
    let grid = grid_of(window, cards.len());
    page.set_title(title);
    page.set_leave(leave);
    page.set_columns(int(grid.columns));
    page.set_rows(int(grid.rows));
    page.set_cards(model::updated(page.get_cards(), cards));
}

fn place_card(window: &AppWindow, place: &PlaceCard) -> CardItem {
    let (icons, said) = (window.global::<Icons>(), window.global::<PlacesWords>());
    let (id, name, about, icon) = match place {
        PlaceCard::Printer(printer) => (
            "printer",
            said.get_printer(),
            words::printer(window, *printer),
            icons.get_printer(),
        ),
        PlaceCard::Papers {
            unconfirmed,
            failed,
        } => (
            "papers",
            said.get_papers(),
            match (unconfirmed.value, failed.value) {
                (0, 0) => said.get_all_known(),
                (_, 0) => said.invoke_to_look_at(unconfirmed.shown.as_str().into()),
                (0, _) => said.invoke_to_look_at(failed.shown.as_str().into()),
                _ => said
                    .invoke_to_look_at(format!("{} + {}", unconfirmed.shown, failed.shown).into()),
            },
            icons.get_receipt(),
        ),
        PlaceCard::Delivery { waiting, refused } => (
            "delivery",
            said.get_delivery(),
            delivery::summary(window, waiting, refused),
            icons.get_globe(),
        ),
        PlaceCard::Day { open, unconfirmed } => (
            "day",
            said.get_day(),
            match (*unconfirmed, open.is_empty()) {
                (true, _) => said.get_choose_numbers(),
                (false, true) => window.global::<DayWords>().get_none(),
                (false, false) => open.as_str().into(),
            },
            icons.get_day(),
        ),
        PlaceCard::Device(name) => (
            "device",
            said.get_device(),
            name.as_str().into(),
            icons.get_device(),
        ),
        PlaceCard::Pair => (
            "pair",
            said.get_pair(),
            SharedString::new(),
            icons.get_devices(),
        ),
        PlaceCard::Power => (
            "power",
            said.get_power(),
            SharedString::new(),
            icons.get_power(),
        ),
    };
    card(id, (name, about), icon)
}

fn card(id: &str, (name, about): (SharedString, SharedString), icon: Image) -> CardItem {
    CardItem {
        id: id.into(),
        name,
        description: about,
        icon,
        group: false,
        document: false,
        count: 0,
        count_shown: SharedString::new(),
        wait: SharedString::new(),
        unavailable: UnavailableKind::None,
    }
}
