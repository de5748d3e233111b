//! Sentences chosen by what there is to say, from the catalogue's own.

use slint::{ComponentHandle, SharedString};

use crate::AppWindow;
use crate::generated::{
    DayWords, DeliveryWords, DeviceWords, NoticesWords, PapersWords, PowerWords, PrinterWords,
    Tone, VoiceWords,
};
use crate::staff::{
    ClockTrust, DeviceRole, Evidence, Notice, Power, Printer, Printing, Truth, Voice,
};

/// What came of the last thing done; nothing where there is nothing to say.
pub(super) fn notice(window: &AppWindow, said: Option<&Notice>) -> SharedString {
    let all = window.global::<NoticesWords>();
    let Some(said) = said else {
        return SharedString::new();
    };
    match said {
        Notice::Wrong => all.get_wrong(),
        Notice::Wait(seconds) => {
            let count = i32::try_from(seconds.value).unwrap_or(i32::MAX);
            all.invoke_wait(count, seconds.shown.as_str().into())
        }
        Notice::Nobody => all.get_nobody(),
        Notice::DayOpened => all.get_day_opened(),
        Notice::NumbersConfirmed => all.get_numbers_confirmed(),
        Notice::SentAgain => window.global::<DeliveryWords>().get_sent_again(),
        Notice::NotDone => all.get_not_done(),
        Notice::Going(power) => going(window, *power, true),
        Notice::Pretended(power) => going(window, *power, false),
        paper => of_paper(&all, paper),
    }
}

fn going(window: &AppWindow, power: Power, truly: bool) -> SharedString {
    let all = window.global::<PowerWords>();
    match (power, truly) {
        (Power::Off, true) => all.get_going_off(),
        (Power::Restart, true) => all.get_restarting(),
        (Power::Off, false) => all.get_would_go_off(),
        (Power::Restart, false) => all.get_would_restart(),
    }
}

fn of_paper(all: &NoticesWords, said: &Notice) -> SharedString {
    use Evidence::{ProcessId, Status};
    use Printing::{Copy, Test};
    match said {
        Notice::Printing(Test) => all.get_test_printing(),
        Notice::Printed(Test, ProcessId) => all.get_test_printed(),
        Notice::Printed(Test, Status) => all.get_test_printed_by_status(),
        Notice::Unconfirmed(Test) => all.get_test_unconfirmed(),
        Notice::NotPrinted(Test) => all.get_test_failed(),
        Notice::Printing(Copy) => all.get_copy_printing(),
        Notice::Printed(Copy, ProcessId) => all.get_copy_printed(),
        Notice::Printed(Copy, Status) => all.get_copy_printed_by_status(),
        Notice::Unconfirmed(Copy) => all.get_copy_unconfirmed(),
        Notice::NotPrinted(Copy) => all.get_copy_failed(),
        _ => SharedString::new(),
    }
}

/// Whether it is good news.
pub(super) fn tone(said: Option<&Notice>) -> Tone {
    match said {
        None
        | Some(
            Notice::Printing(_)
            | Notice::Printed(..)
            | Notice::DayOpened
            | Notice::NumbersConfirmed
            | Notice::Going(_)
            | Notice::Pretended(_),
        ) => Tone::Good,
        Some(_) => Tone::Fault,
    }
}

/// How the printer is.
pub(super) fn printer(window: &AppWindow, printer: Printer) -> SharedString {
    let all = window.global::<PrinterWords>();
    match printer {
        Printer::Unknown => all.get_unknown(),
        Printer::Ready => all.get_ready(),
        Printer::PaperLow => all.get_paper_low(),
        Printer::PaperOut => all.get_paper_out(),
        Printer::CoverOpen => all.get_cover_open(),
        Printer::CutterJammed => all.get_cutter_jammed(),
        Printer::Overheated => all.get_overheated(),
        Printer::Faulty => all.get_faulty(),
        Printer::Stalled => all.get_stalled(),
        Printer::Disconnected => all.get_disconnected(),
    }
}

/// What is known of a paper, and whether that is good.
pub(super) fn truth(window: &AppWindow, truth: Truth) -> (SharedString, Tone) {
    let all = window.global::<PapersWords>();
    match truth {
        Truth::Queued => (all.get_queued(), Tone::Busy),
        Truth::Sending => (all.get_sending(), Tone::Busy),
        Truth::Printed(Evidence::ProcessId) => (all.get_by_process_id(), Tone::Good),
        Truth::Printed(Evidence::Status) => (all.get_by_status(), Tone::Good),
        Truth::Unconfirmed => (all.get_unconfirmed(), Tone::Fault),
        Truth::NotPrinted => (all.get_failed(), Tone::Fault),
    }
}

/// How far the clock is to be trusted.
pub(super) fn trust(window: &AppWindow, trust: ClockTrust) -> SharedString {
    let all = window.global::<DayWords>();
    match trust {
        ClockTrust::Synced => all.get_trusted(),
        ClockTrust::Holdover => all.get_held(),
        ClockTrust::Untrusted => all.get_untrusted(),
    }
}

/// How far visitors' screens can be heard.
pub(super) fn voice(window: &AppWindow, voice: Voice) -> SharedString {
    let all = window.global::<VoiceWords>();
    match voice {
        Voice::Off => window.global::<DeviceWords>().get_off(),
        Voice::Ready => all.get_ready(),
        Voice::InPart => all.get_in_part(),
        Voice::Missing => all.get_missing(),
        Voice::NoLoudspeaker => all.get_no_loudspeaker(),
        Voice::Busy => all.get_busy(),
        Voice::Faulty => all.get_faulty(),
    }
}

/// What a device is for.
pub(super) fn role(window: &AppWindow, role: DeviceRole) -> SharedString {
    let all = window.global::<DeviceWords>();
    match role {
        DeviceRole::Reception => all.get_reception(),
        DeviceRole::Exit => all.get_exit(),
        DeviceRole::Board => all.get_board(),
        DeviceRole::Tablet => all.get_tablet(),
    }
}
