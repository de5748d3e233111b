//! Which words stand for the API's terms: one table per term, so that a term without words is seen here.

use crate::console::data::PrinterState;
use crate::ratings::By;
use crate::views::Why;
use crate::words::Words;
use domain::people::StaffRole;
use domain::rating::{FollowUp, Reason, Score};

/// Sentences the script says by itself.
pub(crate) const SCRIPT: [&str; 67] = [
    "minutes-short",
    "lost-since",
    "lost-press",
    "mended",
    "nobody-waits",
    "refused",
    "refused-holding",
    "refused-waiting",
    "refused-called",
    "refused-serving",
    "refused-held",
    "refused-no_show",
    "refused-finished",
    "refused-cancelled",
    "refused-expired",
    "refused-closed",
    "refused-break",
    "problem-recalls-spent",
    "problem-nothing-to-undo",
    "problem-user-exists",
    "problem-last-admin",
    "problem-no-user",
    "problem-shut-out",
    "problem-no-day",
    "problem-day-open",
    "problem-numbers-spent",
    "problem-numbers-unconfirmed",
    "problem-weak-pin",
    "problem-name",
    "problem-device-name",
    "not-allowed",
    "not-found",
    "not-understood",
    "too-often",
    "our-fault",
    "session-ended",
    "wrong-pin",
    "wait-seconds",
    "recalled",
    "pin-differs",
    "saved",
    "problem-stale",
    "problem-form",
    "problem-papers",
    "problem-request-state",
    "problem-form-changed",
    "problem-nothing-missing",
    "problem-not-given",
    "problem-visit-ended",
    "problem-personal",
    "problem-committee-refused",
    "fault-missing",
    "fault-too-long",
    "fault-not-a-number",
    "fault-out-of-range",
    "fault-date-form",
    "fault-other-calendar",
    "fault-date-year",
    "fault-date-month",
    "fault-date-day",
    "fault-not-a-choice",
    "fault-id-length",
    "fault-id-first-digit",
    "fault-id-check-digit",
    "fault-phone-signs",
    "fault-phone-saudi",
    "fault-phone-international",
];

/// Words of a ticket's state.
pub(crate) fn state(state: &str) -> &'static str {
    match state {
        "waiting" => "state-waiting",
        "called" => "state-called",
        "serving" => "state-serving",
        "held" => "state-held",
        "no_show" => "state-no-show",
        "finished" => "state-finished",
        "cancelled" => "state-cancelled",
        _ => "state-expired",
    }
}

/// Words of a counter's state.
pub(crate) fn counter(state: &str) -> &'static str {
    match state {
        "open" => "counter-open",
        "break" => "counter-break",
        _ => "counter-closed",
    }
}

/// Words of who comes (P1, P11).
pub(crate) fn visitor(kind: &str) -> &'static str {
    match kind {
        "beneficiary" => "kind-beneficiary",
        "supporter" => "kind-supporter",
        "volunteer" => "kind-volunteer",
        "internal" => "kind-internal",
        _ => "kind-other",
    }
}

/// The kinds of visitor, as staff choose them.
pub(crate) const VISITORS: [&str; 5] =
    ["beneficiary", "supporter", "volunteer", "internal", "other"];

/// The eight channels of the policy (P13).
pub(crate) const CHANNELS: [&str; 8] = [
    "interview",
    "telephone",
    "social_media",
    "letter",
    "help_request",
    "volunteering",
    "website",
    "delegate",
];

/// Words of how a contact came (P13).
pub(crate) fn channel(channel: &str) -> &'static str {
    match channel {
        "telephone" => "channel-telephone",
        "social_media" => "channel-social-media",
        "letter" => "channel-letter",
        "help_request" => "channel-help-request",
        "volunteering" => "channel-volunteering",
        "website" => "channel-website",
        "delegate" => "channel-delegate",
        _ => "channel-interview",
    }
}

/// Words of a visitor's language.
pub(crate) fn language(code: &str) -> &'static str {
    match code {
        "en" => "language-en",
        _ => "language-ar",
    }
}

/// Words of a rank.
pub(crate) fn rank(rank: &StaffRole) -> &'static str {
    match rank {
        StaffRole::Clerk => "rank-clerk",
        StaffRole::Manager => "rank-manager",
        StaffRole::Admin => "rank-admin",
    }
}

/// Words of a device's role.
pub(crate) fn role(role: &str) -> &'static str {
    match role {
        "reception" => "role-reception",
        "exit" => "role-exit",
        "board" => "role-board",
        "tablet" => "role-tablet",
        _ => "role-serve",
    }
}

/// Roles a device can be paired in.
pub(crate) const ROLES: [&str; 4] = ["reception", "exit", "board", "tablet"];

/// Words of a printer's state, and what to do about it.
pub(crate) fn printer(state: &PrinterState) -> &'static str {
    match state {
        PrinterState::Ready => "printer-ready",
        PrinterState::PaperLow => "printer-paper-low",
        PrinterState::PaperOut => "printer-paper-out",
        PrinterState::CoverOpen => "printer-cover-open",
        PrinterState::CutterJammed => "printer-cutter-jammed",
        PrinterState::Offline => "printer-offline",
    }
}

/// How a printer's state stands: `good`, `warn`, `bad`.
pub(crate) fn printer_tone(state: &PrinterState) -> &'static str {
    match state {
        PrinterState::Ready => "good",
        PrinterState::PaperLow => "warn",
        _ => "bad",
    }
}

/// Words of a fact's kind in the audit trail.
pub(crate) fn act(kind: &str) -> &'static str {
    match kind {
        "ticket.issued" => "act-issued",
        "ticket.called" => "act-called",
        "ticket.recalled" => "act-recalled",
        "ticket.started" => "act-started",
        "ticket.finished" => "act-finished",
        "ticket.no_show" => "act-no-show",
        "ticket.held" => "act-held",
        "ticket.resumed" => "act-resumed",
        "ticket.returned" => "act-returned",
        "ticket.transferred" => "act-transferred",
        "ticket.cancelled" => "act-cancelled",
        "ticket.undone" => "act-undone",
        "counter.opened" => "act-counter-opened",
        "counter.closed" => "act-counter-closed",
        "counter.break" => "act-counter-break",
        "notice.set" => "act-notice-set",
        "suggestion.followed" => "act-suggestion-followed",
        "day.opened" => "act-day-opened",
        "staff.added" => "act-staff-added",
        "staff.changed" => "act-staff-changed",
        "staff.disabled" => "act-staff-disabled",
        "staff.enabled" => "act-staff-enabled",
        "staff.signed_in" => "act-signed-in",
        "staff.signed_out" => "act-signed-out",
        "staff.refused" => "act-refused",
        "device.paired" => "act-device-paired",
        "device.revoked" => "act-device-revoked",
        "visit.begun" => "act-visit-begun",
        "visit.checked" => "act-visit-checked",
        "visit.referred" => "act-visit-referred",
        "visit.ended" => "act-visit-ended",
        "request.drafted" => "act-request-drafted",
        "request.changed" => "act-request-changed",
        "request.waiting" => "act-request-waiting",
        "request.resumed" => "act-request-resumed",
        "request.signed" => "act-request-signed",
        "request.attested" => "act-request-attested",
        "request.submitted" => "act-request-submitted",
        "request.answered" => "act-request-answered",
        "request.served" => "act-request-served",
        "request.withdrawn" => "act-request-withdrawn",
        "request.amended" => "act-request-amended",
        "request.told" => "act-request-told",
        "request.seen" => "act-request-seen",
        "person.erased" => "act-person-erased",
        _ => "act-other",
    }
}

/// Words of a request's state.
pub(crate) fn request_state(state: &str) -> &'static str {
    match state {
        "draft" => "request-draft",
        "waiting" => "request-waiting",
        "signed" => "request-signed",
        "attested" => "request-attested",
        "submitted" => "request-submitted",
        "answered" => "request-answered",
        "served" => "request-served",
        _ => "request-withdrawn",
    }
}

/// Words of what there is to tell an applicant (P3).
pub(crate) fn about(about: &str) -> &'static str {
    match about {
        "answer" => "reach-answer",
        "overdue" => "reach-overdue",
        "papers" => "reach-papers",
        _ => "reach-silence",
    }
}

/// Words of the committee's decision.
pub(crate) fn decision(decision: &str) -> &'static str {
    match decision {
        "accepted" => "decision-accepted",
        _ => "decision-refused",
    }
}

/// Words of a face.
pub(crate) fn score(score: Score) -> &'static str {
    match score {
        Score::VeryGood => "score-very-good",
        Score::Good => "score-good",
        Score::Bad => "score-bad",
        Score::VeryBad => "score-very-bad",
    }
}

/// Words of what a rating is about.
pub(crate) fn reason(reason: &str) -> &'static str {
    match Reason::from_code(reason) {
        Some(Reason::Waiting) => "reason-waiting",
        Some(Reason::Courtesy) => "reason-courtesy",
        Some(Reason::Clarity) => "reason-clarity",
        Some(Reason::Result) => "reason-result",
        Some(Reason::Place) | None => "reason-place",
    }
}

/// Words of how far staff are with a suggestion.
pub(crate) fn follow_up(state: FollowUp) -> &'static str {
    match state {
        FollowUp::New => "follow-new",
        FollowUp::InHand => "follow-in-hand",
        FollowUp::Adopted => "follow-adopted",
        FollowUp::Declined => "follow-declined",
    }
}

/// Words of a grouping of results.
pub(crate) fn by(by: By) -> &'static str {
    match by {
        By::Service => "results-by-service",
        By::Department => "results-by-department",
        By::Day => "results-by-day",
        By::Reason => "results-by-reason",
    }
}

/// Why a ticket was called when it was, in one plain sentence; `None` where there is nothing to explain.
pub(crate) fn why(words: &Words, why: &Why) -> Option<String> {
    let before = !why.overtaken.is_empty();
    let key = match (why.because.as_str(), before) {
        ("priority", true) => "because-priority-before",
        ("priority", false) => "because-priority",
        ("normal_turn", true) => "because-normal-turn-before",
        ("normal_turn", false) => "because-normal-turn",
        ("longest_wait", true) => "because-longest-wait-before",
        ("longest_wait", false) => "because-longest-wait",
        ("preferred_service", true) => "because-preferred-before",
        ("preferred_service", false) => "because-preferred",
        ("addressed", true) => "because-addressed-before",
        ("addressed", false) => "because-addressed",
        ("first_come", _) => "because-first-come",
        _ => return None,
    };
    let known = u32::try_from(why.overtaken.len()).unwrap_or(u32::MAX);
    let others = why.overtook.saturating_sub(known);
    let mut numbers = words.numbers(&why.overtaken);
    if others > 0 {
        let values = [("numbers", numbers.into()), ("n", others.into())];
        numbers = words.say_with("numbers-and-others", values);
    }
    Some(words.say_with(key, [("numbers", numbers.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = include_str!("../../assets/console.js");

    #[test]
    fn the_script_has_words_for_all_it_says() {
        for said in CODE
            .split("say('")
            .skip(1)
            .filter_map(|rest| rest.split('\'').next())
        {
            assert!(SCRIPT.contains(&said), "{said}");
        }
    }

    #[test]
    fn a_refusal_has_words_for_every_state() {
        for state in [
            "waiting",
            "called",
            "serving",
            "held",
            "no_show",
            "finished",
            "cancelled",
            "expired",
        ] {
            assert!(
                SCRIPT.contains(&format!("refused-{state}").as_str()),
                "{state}"
            );
        }
    }
}
