//! The device as a whole, and others that join: pairing, switching off, restarting.

use super::step::go_to;
use super::{Effect, KeyPlate, Page, Power, StaffScreen, Touch};
use crate::people::{DeviceRole, is_name};
use std::mem::take;

pub(super) fn name_device(screen: &mut StaffScreen, role: DeviceRole) {
    go_to(screen, |_| Page::PairName {
        role,
        name: String::new(),
        plate: KeyPlate::Letters,
        asked: false,
    });
}

pub(super) fn ask_for_code(screen: &mut StaffScreen) -> Vec<Effect> {
    let Page::PairName {
        role, name, asked, ..
    } = &mut screen.page
    else {
        return Vec::new();
    };
    if *asked || !is_name(name) {
        return Vec::new();
    }
    *asked = true;
    let (role, name) = (*role, name.clone());
    vec![Effect::PairCode { role, name }]
}

pub(super) fn paired(screen: &mut StaffScreen, code: String, words: Vec<String>) {
    if let Page::PairName {
        name, asked: true, ..
    } = &mut screen.page
    {
        let name = take(name);
        go_to(screen, |_| Page::PairCode { name, code, words });
    }
}

/// It is asked twice, because nobody can take a number until someone comes and switches on.
pub(super) fn on_power(screen: &mut StaffScreen, touch: Touch) -> Vec<Effect> {
    match (&screen.page, touch) {
        (Page::Power, Touch::Power(power)) => ask_whether(screen, power, false),
        (
            Page::Sure {
                power,
                again: false,
            },
            Touch::Confirm,
        ) => ask_whether(screen, *power, true),
        (Page::Sure { power, again: true }, Touch::Confirm) => {
            let power = *power;
            go_to(screen, |_| Page::Power);
            return vec![Effect::Power(power)];
        }
        _ => {}
    }
    Vec::new()
}

fn ask_whether(screen: &mut StaffScreen, power: Power, again: bool) {
    go_to(screen, |_| Page::Sure { power, again });
}
