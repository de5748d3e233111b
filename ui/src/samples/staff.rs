//! The staff screen of the sample branch, page by page.

use super::branch::{count, pick};
use crate::staff::*;
use crate::{Language, Page};

/// Every page, by name.
pub(super) fn all(language: Language) -> Vec<(&'static str, Page)> {
    let mut pages = asked(language);
    pages.extend(steps(language));
    pages.extend(sheets(language));
    pages.extend(choices(language));
    let page = |(name, page, notice)| (name, Page::Staff(Staff { page, notice }));
    pages.into_iter().map(page).collect()
}

type Named = (&'static str, StaffPage, Option<Notice>);

fn asked(language: Language) -> Vec<Named> {
    let sign_in = |field, keys, typed| {
        StaffPage::SignIn(SignIn {
            user: "mariam".into(),
            typed,
            field,
            keys,
            checking: false,
        })
    };
    let user = sign_in(Field::User, letters(language), 0);
    let pin = sign_in(Field::Pin, figures(language), 6);
    let wait = Notice::Wait(count(language, 40));
    let name = StaffPage::PairName {
        role: DeviceRole::Exit,
        name: "exit-1".into(),
        keys: letters(language),
    };
    vec![
        ("staff-user", user, None),
        ("staff-pin", pin.clone(), None),
        ("staff-wrong", pin.clone(), Some(Notice::Wrong)),
        ("staff-wait", pin, Some(wait)),
        ("staff-name", name, None),
    ]
}

fn letters(language: Language) -> Vec<Key> {
    let letter = |sign: char| Key::Sign {
        sign,
        shown: sign.to_string(),
    };
    let mut keys: Vec<Key> = ('a'..='z').map(letter).collect();
    let shown = pick(language, "١٢٣", "123");
    keys.extend([Key::Erase, Key::Other { shown }]);
    keys
}

fn figures(language: Language) -> Vec<Key> {
    let figure = |sign: char| Key::Sign {
        sign,
        shown: match language {
            Language::Arabic => super::branch::arabic_digit(sign).to_string(),
            Language::English => sign.to_string(),
        },
    };
    let mut keys: Vec<Key> = "1234567890".chars().map(figure).collect();
    let hyphen = Key::Sign {
        sign: '-',
        shown: "-".into(),
    };
    let shown = "abc".into();
    keys.extend([hyphen, Key::Erase, Key::Other { shown }]);
    keys
}

fn steps(language: Language) -> Vec<Named> {
    let roll = |step, printer, place: u32| StaffPage::Roll {
        step,
        figures: [count(language, place).shown, count(language, 4).shown],
        printer,
        printing: false,
    };
    let failed = Notice::NotPrinted(Printing::Test);
    let out = Notice::Printed(Printing::Test, Evidence::ProcessId);
    let open = roll(RollStep::Open, Printer::PaperOut, 1);
    let change = roll(RollStep::Change, Printer::CoverOpen, 2);
    let close = roll(RollStep::Close, Printer::CoverOpen, 3);
    let test = roll(RollStep::Test, Printer::Ready, 4);
    let done = roll(RollStep::Done, Printer::Ready, 4);
    vec![
        ("staff-roll-open", open, None),
        ("staff-roll-change", change, None),
        ("staff-roll-close", close, None),
        ("staff-roll-test", test.clone(), None),
        ("staff-roll-failed", test, Some(failed)),
        ("staff-roll-done", done, Some(out)),
    ]
}

fn sheets(language: Language) -> Vec<Named> {
    let printer = |printer| {
        StaffPage::Printer(PrinterSheet {
            printer,
            evidence: Evidence::ProcessId,
            unconfirmed: count(language, 1),
            failed: count(language, 0),
            can_print: true,
        })
    };
    let out = Notice::Printed(Printing::Test, Evidence::ProcessId);
    let ready = printer(Printer::Ready);
    vec![
        ("staff-menu", StaffPage::Menu(places(language)), None),
        ("staff-printer", printer(Printer::PaperLow), None),
        ("staff-printer-tested", ready, Some(out)),
        ("staff-papers", papers(language), None),
        (
            "staff-papers-copied",
            papers(language),
            Some(Notice::Unconfirmed(Printing::Copy)),
        ),
        ("staff-day", day(language), None),
        ("staff-delivery", delivery(language), None),
        ("staff-device", device(language), None),
    ]
}

fn places(language: Language) -> Vec<PlaceCard> {
    vec![
        PlaceCard::Printer(Printer::PaperLow),
        PlaceCard::Papers {
            unconfirmed: count(language, 1),
            failed: count(language, 0),
        },
        PlaceCard::Delivery {
            waiting: count(language, 0),
            refused: count(language, 2),
        },
        PlaceCard::Day {
            open: date(language),
            unconfirmed: false,
        },
        PlaceCard::Device("reception-1".into()),
        PlaceCard::Pair,
        PlaceCard::Power,
    ]
}

fn date(language: Language) -> String {
    super::chrome(language).date
}

fn papers(language: Language) -> StaffPage {
    let truths = [
        Truth::Sending,
        Truth::Printed(Evidence::ProcessId),
        Truth::Unconfirmed,
        Truth::NotPrinted,
        Truth::Printed(Evidence::Status),
    ];
    let row = |(index, truth): (u32, Truth)| PaperRow {
        job: index.to_string(),
        number: count(language, 110 - index).shown,
        time: pick(language, "٩:٤٧ صباحًا", "9:47 am"),
        truth,
        copy: index == 1,
    };
    let truths = truths.into_iter().cycle().take(10);
    StaffPage::Papers {
        papers: (0..).zip(truths).map(row).collect(),
        can_copy: true,
    }
}

fn day(language: Language) -> StaffPage {
    let service = |name: [&str; 2], next| ServiceNumbers {
        name: pick(language, name[0], name[1]),
        next: count(language, next).shown,
        left: count(language, 93),
    };
    StaffPage::Day(DaySheet {
        open: date(language),
        clock: pick(language, "٩:٤٧ صباحًا", "9:47 am"),
        trust: ClockTrust::Untrusted,
        unconfirmed: true,
        services: vec![
            service(["طلب دعم مستفيد", "Beneficiary support request"], 107),
            service(["الاستفسارات", "Enquiries"], 207),
            service(["البحث الاجتماعي", "Social research"], 307),
        ],
    })
}

fn delivery(language: Language) -> StaffPage {
    let target = |name: Option<&str>, waiting, refused, trouble: &str| Target {
        name: name.map(str::to_owned),
        waiting: count(language, waiting),
        refused: count(language, refused),
        last: pick(language, "٩:٤٧ صباحًا", "9:47 am"),
        trouble: trouble.to_owned(),
    };
    StaffPage::Delivery(DeliverySheet {
        targets: vec![
            target(Some("cases"), 3, 2, ""),
            target(Some("archive"), 214, 0, "connection refused"),
        ],
        refused: vec![(
            "cases".into(),
            "it answered the making of a record with status 422".into(),
        )],
        can_send: true,
    })
}

fn device(language: Language) -> StaffPage {
    StaffPage::Device(DeviceSheet {
        name: "reception-1".into(),
        clock: pick(language, "٩:٤٧ صباحًا", "9:47 am"),
        trust: ClockTrust::Synced,
        free: "24.3 GB".into(),
        journal: "12 MB".into(),
        console: "https://reception-1.local:8443/console".into(),
        visitors: String::new(),
        voice: Voice::Ready,
        version: "0.1.0".into(),
    })
}

fn signs(language: Language) -> [String; 4] {
    let sign = |sign: char, by| {
        let figure = count(language, by).shown;
        format!("\u{2066}{sign}{figure}\u{2069}")
    };
    [sign('−', 10), sign('−', 1), sign('+', 1), sign('+', 10)]
}

fn choices(language: Language) -> Vec<Named> {
    let row = |name: [&str; 2], number| NumberRow {
        name: pick(language, name[0], name[1]),
        number: count(language, number).shown,
    };
    let long = [
        "طلب دعم الأسر المستفيدة ومتابعة الطلبات السابقة لدى لجنة البحث",
        "Support for beneficiary families and follow-up of requests",
    ];
    let numbers = StaffPage::Numbers {
        rows: vec![
            row(long, 132),
            row(["الاستفسارات", "Enquiries"], 225),
            row(["البحث الاجتماعي", "Social research"], 325),
            row(["التبرع", "Giving"], 425),
            row(["التطوع", "Volunteering"], 525),
            row(["احتياجات المساجد", "Mosque needs"], 625),
        ],
        signs: signs(language),
    };
    let open = StaffPage::OpenDay {
        date: date(language),
        signs: signs(language),
    };
    let code = StaffPage::PairCode {
        name: "exit-1".into(),
        code: "482 913".into(),
        words: "bako · timu · lade · rosi · nepa · kudo".into(),
    };
    let sure = |power, again| StaffPage::Sure { power, again };
    let pretended = Notice::Pretended(Power::Off);
    vec![
        ("staff-numbers", numbers, None),
        ("staff-open-day", open, None),
        ("staff-roles", StaffPage::PairRole, None),
        ("staff-code", code, None),
        ("staff-power", StaffPage::Power, Some(pretended)),
        ("staff-off", sure(Power::Off, false), None),
        ("staff-restart-sure", sure(Power::Restart, true), None),
    ]
}
