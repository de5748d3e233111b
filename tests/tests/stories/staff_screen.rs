//! Staff at the kiosk itself: the knock, the PIN, and what they then do, while visitors' papers go on.

use domain::screen::Touch as VisitorTouch;
use domain::staff_screen::{Event as StaffEvent, Place, Power, Touch};
use kiosk::app::Event;
use tests::rig::{Place as Branch, Reception, staff_command, sync_agent};
use ui::staff::{DeliverySheet, Evidence, Notice, Printing, Staff, StaffPage};
use ui::{Page, View};

pub(super) fn staff(view: &View) -> Option<&Staff> {
    match &view.page {
        Page::Staff(staff) => Some(staff),
        _ => None,
    }
}

/// A branch with one administrator, with one PIN.
fn staffed() -> Branch {
    let place = Branch::new();
    employ(&place);
    place
}

/// Makes the administrator.
pub(super) fn employ(place: &Branch) {
    let typed = ["add", "mariam", "--role", "admin"];
    let made = staff_command(place, &typed, "481516\n");
    assert_eq!(made.code, Some(0), "{made:?}");
}

pub(super) fn tell(reception: &Reception, touch: Touch) {
    reception.send(Event::Staff(StaffEvent::Touched(touch)));
}

fn knock(reception: &mut Reception) {
    for _ in 0..5 {
        tell(reception, Touch::Pressed);
        tell(reception, Touch::Lifted);
    }
    reception.until("the question who it is", |view| {
        staff(view).is_some_and(|staff| matches!(staff.page, StaffPage::SignIn(_)))
    });
}

fn type_in(reception: &Reception, text: &str) {
    text.chars()
        .for_each(|key| tell(reception, Touch::Key(key)));
    tell(reception, Touch::Enter);
}

pub(super) fn sign_in(reception: &mut Reception) {
    knock(reception);
    type_in(reception, "mariam");
    type_in(reception, "481516");
    reception.until("the staff menu", |view| {
        staff(view).is_some_and(|staff| matches!(staff.page, StaffPage::Menu(_)))
    });
}

fn until_notice(reception: &mut Reception, notice: &Notice) {
    reception.until(&format!("{notice:?}"), |view| {
        staff(view).is_some_and(|staff| staff.notice.as_ref() == Some(notice))
    });
}

#[test]
fn a_wrong_pin_is_told_and_a_kiosk_without_staff_says_so() {
    let place = staffed();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    knock(&mut reception);
    type_in(&reception, "mariam");
    type_in(&reception, "000000");
    until_notice(&mut reception, &Notice::Wrong);
    reception.touch(VisitorTouch::Home);
    reception.until_welcome();
    reception.close();
    let unstaffed = Branch::new();
    let mut nobody = Reception::open(&unstaffed);
    nobody.until_welcome();
    knock(&mut nobody);
    type_in(&nobody, "mariam");
    type_in(&nobody, "481516");
    until_notice(&mut nobody, &Notice::Nobody);
}

#[test]
fn staff_print_a_test_page_and_a_copy_and_see_what_is_known_of_both() {
    let place = staffed();
    let mut reception = Reception::open(&place);
    reception.choose("enquiries");
    reception.until("the ticket", |view| {
        matches!(view.page, Page::Ticket { .. })
    });
    sign_in(&mut reception);
    tell(&reception, Touch::Open(Place::Printer));
    tell(&reception, Touch::TestPage);
    let printed = Notice::Printed(Printing::Test, Evidence::ProcessId);
    until_notice(&mut reception, &printed);
    tell(&reception, Touch::Back);
    tell(&reception, Touch::Open(Place::Papers));
    let view = reception.until("one paper", |view| papers(view).len() == 1);
    let job = papers(&view)[0].job.parse().unwrap();
    tell(&reception, Touch::Reprint(job));
    until_notice(
        &mut reception,
        &Notice::Printed(Printing::Copy, Evidence::ProcessId),
    );
    let view = reception.until("the copy in the list", |view| papers(view).len() == 2);
    let copies: Vec<bool> = papers(&view).iter().map(|paper| paper.copy).collect();
    assert_eq!(copies, [true, false]);
}

fn papers(view: &View) -> &[ui::staff::PaperRow] {
    match staff(view).map(|staff| &staff.page) {
        Some(StaffPage::Papers { papers, .. }) => papers,
        _ => &[],
    }
}

#[test]
fn a_ticket_on_its_way_ends_properly_while_staff_stand_before_it() {
    let place = staffed();
    let mut reception = Reception::open(&place);
    reception.choose("enquiries");
    sign_in(&mut reception);
    tell(&reception, Touch::Open(Place::Papers));
    reception.until("the paper's truth", |view| {
        let printed = ui::staff::Truth::Printed(Evidence::ProcessId);
        papers(view).iter().any(|paper| paper.truth == printed)
    });
    tell(&reception, Touch::Leave);
    reception.until("the visitor's number", |view| {
        matches!(view.page, Page::Ticket { .. })
    });
}

#[test]
fn a_simulated_device_says_that_it_would_switch_off() {
    let place = staffed();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    sign_in(&mut reception);
    tell(&reception, Touch::Open(Place::Power));
    tell(&reception, Touch::Power(Power::Off));
    tell(&reception, Touch::Confirm);
    tell(&reception, Touch::Confirm);
    let pretended = Notice::Pretended(ui::staff::Power::Off);
    until_notice(&mut reception, &pretended);
    tell(&reception, Touch::Leave);
    reception.until_welcome();
}

/// Settings with a target at which nobody listens.
const NOBODY: &str = "\n[[targets]]\nname = \"cases\"\nurl = \"http://127.0.0.1:9/facts\"\n";

fn delivery(view: &View) -> Option<&DeliverySheet> {
    match staff(view).map(|staff| &staff.page) {
        Some(StaffPage::Delivery(sheet)) => Some(sheet),
        _ => None,
    }
}

#[test]
fn staff_see_at_the_kiosk_that_records_wait_and_why() {
    let place = staffed();
    let text = std::fs::read_to_string(place.settings_file()).unwrap();
    std::fs::write(place.settings_file(), text + NOBODY).unwrap();
    let mut agent = sync_agent();
    agent.arg("once").arg("--data").arg(place.data());
    let agent = agent.arg("--config").arg(place.settings_file()).output();
    assert_eq!(agent.unwrap().status.code(), Some(3));
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    sign_in(&mut reception);
    tell(&reception, Touch::Open(Place::Delivery));
    let view = reception.until("how far records are", |view| delivery(view).is_some());
    let sheet = delivery(&view).unwrap();
    let target = sheet.targets.first().unwrap();
    assert_eq!(target.name.as_deref(), Some("cases"));
    assert!(target.waiting.value > 0, "{target:?}");
    assert!(
        !target.trouble.is_empty() && target.last.is_empty(),
        "{target:?}"
    );
    assert!(sheet.can_send && sheet.refused.is_empty(), "{sheet:?}");
}
