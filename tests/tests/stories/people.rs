//! Staff and devices by the command line, beside a running reception and without one.

use std::ffi::OsString;
use tests::rig::{Outcome, Place, Reception, kiosk, staff_command};

/// Runs a command that needs the data alone.
fn on(place: &Place, arguments: &[&str]) -> Outcome {
    let mut all: Vec<OsString> = arguments.iter().map(Into::into).collect();
    all.extend(["--data".into(), place.data().into()]);
    kiosk(all)
}

#[test]
fn the_first_admin_is_made_without_a_running_kiosk_and_others_beside_one() {
    let place = Place::new();
    let made = staff_command(&place, &["add", "huda", "--role", "admin"], "918273\n");
    assert_eq!(made.code, Some(0), "{made:?}");
    let reception = Reception::open(&place);
    let beside = staff_command(&place, &["add", "amal"], "correct horse\n");
    assert_eq!(beside.code, Some(0), "{beside:?}");
    let again = staff_command(&place, &["add", "amal"], "correct horse\n");
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("already"), "{}", again.err);
    staff_command(&place, &["disable", "amal"], "");
    let listed = on(&place, &["staff", "list"]).out;
    assert_eq!(listed, "amal clerk disabled\nhuda admin enabled\n");
    let journal = on(&place, &["journal"]).out;
    assert!(journal.contains("staff.disabled") && !journal.contains("argon2"));
    reception.close();
    assert_eq!(on(&place, &["verify"]).code, Some(0));
}

#[test]
fn easily_guessed_pins_and_the_last_admin_are_refused_in_words() {
    let place = Place::new();
    for (typed, told) in [
        ("123456\n", "123456"),
        ("12\n", "short"),
        ("\n", "short"),
        ("", "short"),
    ] {
        let refused = staff_command(&place, &["add", "huda", "--role", "admin"], typed);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    staff_command(&place, &["add", "huda", "--role", "admin"], "918273\n");
    let last = staff_command(&place, &["disable", "huda"], "");
    assert!(last.err.contains("last admin"), "{last:?}");
    assert_eq!(
        staff_command(&place, &["add", "x", "--role", "king"], "").code,
        Some(2)
    );
}

#[test]
fn a_pairing_code_needs_a_running_branch_service() {
    let place = Place::new();
    let arguments = ["pair-code", "--role", "exit", "--name", "exit-1"];
    let refused = on(&place, &arguments);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(
        refused.err.contains("no branch service runs"),
        "{}",
        refused.err
    );
    let odd = on(&place, &["pair-code", "--role", "king", "--name", "exit-1"]);
    assert_eq!(odd.code, Some(2));
}
