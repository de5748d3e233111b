//! The staff screen: every page of it, as an administrator of the branch would see it.

use super::sample;
use crate::app::staff::Known;
use crate::app::view::Face;
use config::Branch;
use desk::deliveries::{DeliveriesView, ParkedView, TargetView};
use domain::people::{DeviceRole, StaffRole};
use domain::print::PrintState;
use domain::screen::Manner;
use domain::staff_screen::{
    KeyPlate, Notice, Numbers, Page, Power, Printer, RollStep, SignIn, StaffScreen, User,
};
use domain::time::ClockTrust;
use store::{NumbersState, OpenDay, PrintJob, RecentPaper};
use uuid::Uuid;

/// One picture to draw.
pub(super) struct StaffShot {
    pub(super) name: &'static str,
    pub(super) screen: StaffScreen,
}

/// Every page that looks different.
pub(super) fn all(face: &Face, manner: Manner) -> Vec<StaffShot> {
    let pages = asked()
        .into_iter()
        .chain(places())
        .chain(behind(&face.branch));
    let shot = |(name, page)| {
        let mut screen = StaffScreen::default();
        screen.page = page;
        screen.manner = manner;
        screen.user = Some(User {
            name: "mariam".to_owned(),
            role: StaffRole::Admin,
        });
        screen.printer = Printer::PaperLow;
        screen.notice = (name == "staff-wrong").then_some(Notice::Wrong);
        StaffShot { name, screen }
    };
    pages.map(shot).collect()
}

type Named = (&'static str, Page);

fn asked() -> Vec<Named> {
    let sign_in = Page::SignIn(SignIn::default());
    let name = Page::PairName {
        role: DeviceRole::Exit,
        name: "exit-1".to_owned(),
        plate: KeyPlate::Letters,
        asked: false,
    };
    vec![
        ("staff-sign-in", sign_in.clone()),
        ("staff-wrong", sign_in),
        ("staff-pair-name", name),
    ]
}

fn places() -> Vec<Named> {
    vec![
        ("staff-menu", Page::Menu),
        ("staff-printer", Page::Printer),
        ("staff-papers", Page::Papers),
        ("staff-delivery", Page::Delivery),
        ("staff-day", Page::Day),
        ("staff-device", Page::Device),
        ("staff-pair-role", Page::PairRole),
        ("staff-power", Page::Power),
    ]
}

fn behind(branch: &Branch) -> Vec<Named> {
    let power = Power::Off;
    let code = Page::PairCode {
        name: "exit-1".to_owned(),
        code: "482 913".to_owned(),
        words: ["bako", "timu", "lade", "rosi", "nepa", "kudo"]
            .map(str::to_owned)
            .into(),
    };
    vec![
        ("staff-roll-open", Page::Roll(RollStep::Open)),
        ("staff-roll-change", Page::Roll(RollStep::Change)),
        ("staff-roll-close", Page::Roll(RollStep::Close)),
        ("staff-roll-test", Page::Roll(RollStep::Test)),
        ("staff-roll-done", Page::Roll(RollStep::Done)),
        ("staff-open-day", Page::OpenDay(sample::today(branch))),
        ("staff-numbers", Page::Numbers(numbers(branch))),
        ("staff-pair-code", code),
        (
            "staff-off",
            Page::Sure {
                power,
                again: false,
            },
        ),
        ("staff-off-sure", Page::Sure { power, again: true }),
    ]
}

fn numbers(branch: &Branch) -> Vec<Numbers> {
    let services = branch.services.iter();
    services
        .map(|service| Numbers {
            service: service.id.clone(),
            from: service.numbers.start() + 32,
            first: *service.numbers.start(),
            last: *service.numbers.end(),
        })
        .collect()
}

/// A device on an ordinary day.
pub(super) fn known(branch: &Branch) -> Known {
    let states = [
        PrintState::Sending,
        PrintState::Confirmed,
        PrintState::Unconfirmed,
        PrintState::Failed,
    ];
    let first = branch
        .services
        .first()
        .map_or(100, |service| *service.numbers.start());
    let paper = |(index, state): (u32, PrintState)| RecentPaper {
        job: PrintJob {
            id: Uuid::from_u128(index.into()),
            ticket: Uuid::nil(),
            copy: index == 1,
            state: state.code().to_owned(),
            detail: Some("process-id".to_owned()),
        },
        number: first + 7 - index.min(7),
        at: sample::now(),
    };
    let services = branch.services.iter().map(|service| {
        let range = domain::numbers::NumberRange {
            first: *service.numbers.start(),
            last: *service.numbers.end(),
        };
        NumbersState {
            service: service.id.clone(),
            range,
            run: domain::numbers::Run {
                next: range.first + 7,
                last: range.last,
            },
            highest_known: Some(range.first + 6),
            proposed: range.first + 32,
        }
    });
    Known {
        papers: (0..)
            .zip(states.into_iter().cycle().take(10))
            .map(paper)
            .collect(),
        troubled: (1, 1),
        delivery: delivery(),
        day: Some(OpenDay {
            business_day: Some(sample::today(branch)),
            numbers_unconfirmed: true,
        }),
        numbers: services.collect(),
        clock: Some(ClockTrust::Synced),
        free: Some(24_300_000_000),
        journal: Some(12_000_000),
        console: "https://reception-1.local:8443/console".to_owned(),
    }
}

/// One target with a refused record, and one that nobody answers at.
fn delivery() -> DeliveriesView {
    let target = |name: &str, waiting, parked, error: Option<&str>| TargetView {
        name: name.to_owned(),
        waiting,
        parked,
        last_success: Some(sample::now().to_rfc3339()),
        last_error: error.map(str::to_owned),
    };
    DeliveriesView {
        targets: vec![
            target("cases", 0, 1, None),
            target("archive", 214, 0, Some("connection refused")),
        ],
        parked: vec![ParkedView {
            target: "cases".to_owned(),
            id: Uuid::nil().to_string(),
            kind: "ticket.called".to_owned(),
            reason: "it answered the making of a record with status 422".to_owned(),
            at: sample::now().to_rfc3339(),
        }],
    }
}
