//! Who one is: what is typed, and what is answered.

use super::keys::put;
use super::{Effect, Field, Notice, Page, SignIn, SignedIn, StaffScreen, Touch};
use std::mem::take;

pub(super) fn sign(screen: &mut StaffScreen, touch: Touch) -> Vec<Effect> {
    let Page::SignIn(sign_in) = &mut screen.page else {
        return Vec::new();
    };
    match touch {
        Touch::Key(key) => put(sign_in.typed(), key),
        Touch::Erase => drop(sign_in.typed().pop()),
        Touch::OtherKeys => sign_in.plate = sign_in.plate.other(),
        Touch::Field(field) => sign_in.go_to(field),
        Touch::Enter if sign_in.user.is_empty() => sign_in.go_to(Field::User),
        Touch::Enter if sign_in.pin.typed() == 0 => sign_in.go_to(Field::Pin),
        Touch::Enter => {
            sign_in.checking = true;
            screen.notice = None;
            screen.attempt += 1;
            return vec![Effect::SignIn {
                attempt: screen.attempt,
                user: sign_in.user.clone(),
                pin: take(&mut sign_in.pin),
            }];
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn signed_in(screen: &mut StaffScreen, attempt: u64, answer: SignedIn) {
    let Page::SignIn(sign_in) = &mut screen.page else {
        return;
    };
    if attempt != screen.attempt || !sign_in.checking {
        return;
    }
    sign_in.checking = false;
    sign_in.go_to(Field::Pin);
    match answer {
        SignedIn::Welcome(user) => {
            screen.user = Some(user);
            screen.page = Page::Menu;
        }
        SignedIn::Wrong => screen.notice = Some(Notice::Wrong),
        SignedIn::Wait(seconds) => screen.notice = Some(Notice::Wait(seconds)),
        SignedIn::Nobody => {
            *sign_in = SignIn::default();
            screen.notice = Some(Notice::Nobody);
        }
    }
}
