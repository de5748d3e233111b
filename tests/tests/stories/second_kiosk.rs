//! A second reception that takes its numbers from the branch service of the first: paired by a code, printing its own
//! papers, and plain with visitors while the service is away.

use domain::screen::Touch;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use tests::rig::place::files;
use tests::rig::{Outcome, Place, Reception, kiosk, until};
use ui::{Page, Takeover};

const SERVICE: &str = "support-request";

/// The first reception, with the branch service in it, and where that answers.
fn first(plain: bool) -> (Place, Reception, String) {
    let place = Place::new();
    change(
        &place,
        "[desk]\n",
        &format!("[desk]\nplain_on_loopback = {plain}\n"),
    );
    let (reception, address) = Reception::serving(&place);
    (place, reception, address)
}

/// A place of a further reception.
fn second(address: &str) -> Place {
    let place = Place::new();
    let device = format!("[device]\nname = \"reception-2\"\nbranch_service = \"{address}\"\n");
    change(&place, "[device]\n", &device);
    place
}

fn change(place: &Place, from: &str, to: &str) {
    let text = std::fs::read_to_string(place.settings_file()).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(place.settings_file(), text.replacen(from, to, 1)).unwrap();
}

/// The code that `kiosk pair-code` makes at the first, with all it says.
fn code(first: &Place, name: &str) -> (String, String) {
    let made = run(first, &["pair-code", "--role", "reception", "--name", name]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let code = made.out.lines().next().unwrap().to_owned();
    (code, made.out)
}

fn run(place: &Place, arguments: &[&str]) -> Outcome {
    let mut all: Vec<OsString> = arguments.iter().map(Into::into).collect();
    all.extend(["--data".into(), place.data().into()]);
    kiosk(all)
}

fn pair(second: &Place, code: &str) -> Outcome {
    let settings = second.settings_file();
    run(
        second,
        &["pair", code, "--config", settings.to_str().unwrap()],
    )
}

#[test]
fn a_visitor_at_the_second_kiosk_takes_the_branchs_next_number_on_its_own_paper() {
    let (one, mut reception, address) = first(false);
    assert!(address.starts_with("https://"), "{address}");
    let number = reception.take_ticket(SERVICE);
    let two = second(&address);
    let (code, told) = code(&one, "reception-2");
    let paired = pair(&two, &code);
    assert_eq!(paired.code, Some(0), "{paired:?}");
    let words = told.lines().last().unwrap();
    assert!(paired.out.contains(words), "{words}: {}", paired.out);
    let token = std::fs::metadata(two.data().join("keys/branch.token")).unwrap();
    assert_eq!(token.permissions().mode() & 0o777, 0o600);
    let mut further = Reception::open(&two);
    assert_eq!(further.take_ticket(SERVICE), number + 1);
    assert_eq!(reception.take_ticket(SERVICE), number + 2);
    until("its paper", || (two.papers().len() == 1).then_some(()));
    further.close();
    reception.close();
    let (branch, own) = (one.record(), two.record());
    let issued = branch.of("ticket.issued");
    assert_eq!(issued.len(), 3);
    let given = issued.iter().find(|fact| fact.by == "reception-2").unwrap();
    assert!(own.of("ticket.issued").is_empty() && own.of("day.opened").is_empty());
    for kind in ["print.queued", "print.sending", "print.confirmed"] {
        let facts = own.of(kind);
        assert_eq!(facts.len(), 1, "{kind}");
        assert_eq!(facts[0].subject, given.subject);
        assert_eq!(facts[0].business_day, given.business_day);
        let there = branch.of(kind).into_iter();
        assert!(there.clone().all(|fact| fact.subject != given.subject));
    }
    one.assert_sound();
    two.assert_sound();
}

#[test]
fn while_the_service_is_away_visitors_are_sent_to_the_desk_and_it_comes_back_by_itself() {
    let (one, reception, address) = first(true);
    let two = second(&address);
    assert_eq!(pair(&two, &code(&one, "reception-2").0).code, Some(0));
    let mut further = Reception::open(&two);
    let number = further.take_ticket(SERVICE);
    further.begin();
    reception.close();
    further.touch(Touch::Choose(SERVICE.to_owned()));
    further.until_takeover(Takeover::BranchAway);
    let (reception, again) = Reception::serving(&one);
    assert_eq!(again, address);
    further.choose_here(SERVICE);
    assert_eq!(further.until_ticket(), number + 1);
    further.close();
    reception.close();
    assert_eq!(one.record().tickets().len(), 2);
    one.assert_sound();
    two.assert_sound();
}

#[test]
fn a_kiosk_that_nobody_paired_sends_visitors_to_the_desk_until_it_is() {
    let (one, _reception, address) = first(true);
    let two = second(&address);
    let mut further = Reception::open(&two);
    further.until_takeover(Takeover::BranchAway);
    let wrong = pair(&two, "0000 0000");
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
    assert!(wrong.err.contains("this code is wrong"), "{}", wrong.err);
    let other = pair(&two, &code(&one, "reception-9").0);
    assert!(other.err.contains("reception-9"), "{other:?}");
    assert!(files(&two.data().join("keys"), "token").is_empty());
    assert_eq!(pair(&two, &code(&one, "reception-2").0).code, Some(0));
    further.choose(SERVICE);
    further.until("a number", |view| matches!(view.page, Page::Ticket { .. }));
}
