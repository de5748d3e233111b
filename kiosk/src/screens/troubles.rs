//! What stands before a page: closed doors and faults, all at the welcome.

use super::album::{Shot, Sitting};
use super::sample::moment;
use crate::hours::{self, Outlook};
use domain::hours::Doors;
use domain::screen::{Faults, Page, PrinterTrouble};

/// Every takeover; a holiday where the branch has one.
pub(super) fn shots(sitting: &Sitting) -> Vec<Shot> {
    let closed = doors(sitting).into_iter().map(|(name, doors)| {
        let outlook = Outlook {
            doors,
            ..Outlook::default()
        };
        let mut screen = sitting.at(Page::Idle);
        screen.doors = hours::doors(&outlook);
        Shot {
            name: format!("takeover-{name}"),
            screen,
            outlook,
        }
    });
    let broken = faults().into_iter().map(|(name, faults)| {
        let mut screen = sitting.at(Page::Idle);
        screen.faults = faults;
        Shot::of(format!("takeover-{name}"), screen)
    });
    closed.chain(broken).collect()
}

fn doors(sitting: &Sitting) -> Vec<(&'static str, Doors)> {
    let branch = sitting.branch();
    let closed = |holiday, days| Doors::Closed {
        holiday,
        reopens: Some(moment(branch, days, (8, 0))),
    };
    let prayer = Doors::Prayer {
        resumes: moment(branch, 0, (12, 15)),
    };
    let mut doors = vec![("closed", closed(None, 1)), ("prayer", prayer)];
    if !branch.holidays.is_empty() {
        doors.push(("holiday", closed(Some(0), 9)));
    }
    doors
}

fn faults() -> [(&'static str, Faults); 7] {
    let none = Faults::default();
    let printer = |trouble| Faults {
        printer: Some(trouble),
        ..none
    };
    [
        ("out-of-paper", printer(PrinterTrouble::OutOfPaper)),
        ("printer-fault", printer(PrinterTrouble::Fault)),
        (
            "numbers-unconfirmed",
            Faults {
                numbers_unconfirmed: true,
                ..none
            },
        ),
        (
            "branch-away",
            Faults {
                branch_away: true,
                ..none
            },
        ),
        (
            "cannot-store",
            Faults {
                cannot_store: true,
                ..none
            },
        ),
        (
            "out-of-order",
            Faults {
                out_of_order: true,
                ..none
            },
        ),
        (
            "preparing",
            Faults {
                preparing: true,
                ..none
            },
        ),
    ]
}
