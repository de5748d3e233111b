//! What a finger did on the staff screen, as its rules know it.

use domain::people::DeviceRole;
use domain::screen::Touch as ScreenTouch;
use domain::staff_screen::{Field, Place, Power, Step, Touch};
use ui::staff::{self as shown, StaffTouch};
use uuid::Uuid;

/// A touch that the two screens share; anything else only shows that somebody is there.
pub(super) fn of_screen(touch: &ScreenTouch) -> Touch {
    match touch {
        ScreenTouch::Language => Touch::Language,
        ScreenTouch::TextSize => Touch::TextSize,
        ScreenTouch::Contrast => Touch::Contrast,
        ScreenTouch::Reach => Touch::Reach,
        ScreenTouch::Back => Touch::Back,
        ScreenTouch::Home => Touch::Leave,
        _ => Touch::Activity,
    }
}

/// A touch on the staff screen.
pub(crate) fn staff_touch(touch: StaffTouch) -> Touch {
    match touch {
        StaffTouch::Pressed => Touch::Pressed,
        StaffTouch::Lifted => Touch::Lifted,
        StaffTouch::Key(sign) => Touch::Key(sign),
        StaffTouch::Erase => Touch::Erase,
        StaffTouch::OtherKeys => Touch::OtherKeys,
        StaffTouch::Field(shown::Field::User) => Touch::Field(Field::User),
        StaffTouch::Field(shown::Field::Pin) => Touch::Field(Field::Pin),
        StaffTouch::Enter => Touch::Enter,
        StaffTouch::Open(place) => Touch::Open(self::place(place)),
        StaffTouch::TestPage => Touch::TestPage,
        StaffTouch::ChangeRoll => Touch::ChangeRoll,
        StaffTouch::Next => Touch::Next,
        StaffTouch::Reprint(job) => Uuid::try_parse(&job).map_or(Touch::Activity, Touch::Reprint),
        StaffTouch::SendAgain => Touch::SendAgain,
        StaffTouch::ChooseDay => Touch::ChooseDay,
        StaffTouch::ChooseNumbers => Touch::ChooseNumbers,
        StaffTouch::Step(row, step) => Touch::Step(row, self::step(step)),
        StaffTouch::Confirm => Touch::Confirm,
        StaffTouch::Pair(role) => Touch::Pair(self::role(role)),
        StaffTouch::Power(shown::Power::Off) => Touch::Power(Power::Off),
        StaffTouch::Power(shown::Power::Restart) => Touch::Power(Power::Restart),
    }
}

fn place(place: shown::Place) -> Place {
    match place {
        shown::Place::Printer => Place::Printer,
        shown::Place::Papers => Place::Papers,
        shown::Place::Delivery => Place::Delivery,
        shown::Place::Day => Place::Day,
        shown::Place::Device => Place::Device,
        shown::Place::Pair => Place::Pair,
        shown::Place::Power => Place::Power,
    }
}

fn step(step: shown::Step) -> Step {
    match step {
        shown::Step::TenLess => Step::TenLess,
        shown::Step::Less => Step::Less,
        shown::Step::More => Step::More,
        shown::Step::TenMore => Step::TenMore,
    }
}

fn role(role: shown::DeviceRole) -> DeviceRole {
    match role {
        shown::DeviceRole::Reception => DeviceRole::Reception,
        shown::DeviceRole::Exit => DeviceRole::Exit,
        shown::DeviceRole::Board => DeviceRole::Board,
        shown::DeviceRole::Tablet => DeviceRole::Tablet,
    }
}
