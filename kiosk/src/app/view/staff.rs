//! The staff screen's view: where staff are and what is known, with the branch's words and figures.

use super::Face;
use crate::app::language;
use crate::app::staff::Known;
use crate::voice::Hearing;
use crate::words::{Words, dates};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use config::Language;
use desk::deliveries::{BRANCH, TargetView};
use domain::people::DeviceRole;
use domain::print::{Evidence, PrintState};
use domain::staff_screen::{
    Field, KeyPlate, Notice, Numbers, Page, Place, Power, Printer, Printing, RollStep, SignIn,
    StaffScreen,
};
use domain::time::ClockTrust;
use hardware::sound::SoundFault;
use store::{NumbersState, RecentPaper};
use ui::staff::{self as shown, StaffPage};
use ui::{Chrome, Count, View};

/// The settings' part of what staff are shown.
pub(crate) struct Setting<'a> {
    /// The device's name.
    pub(crate) device: &'a str,
    /// The best evidence of its printer.
    pub(crate) evidence: config::Evidence,
    /// How far the screens can be heard; `None` where they are not meant to be.
    pub(crate) hearing: Option<Hearing>,
}

impl Face {
    /// What should be on the glass while staff are at it.
    pub(crate) fn staff_view(
        &self,
        screen: &StaffScreen,
        known: (&Known, &Setting),
        now: DateTime<Utc>,
    ) -> View {
        let language = language(screen.manner.english);
        let drawing = Drawing {
            face: self,
            screen,
            known: known.0,
            setting: known.1,
            language,
            now,
        };
        drawing.view()
    }
}

struct Drawing<'a> {
    face: &'a Face,
    screen: &'a StaffScreen,
    known: &'a Known,
    setting: &'a Setting<'a>,
    language: Language,
    now: DateTime<Utc>,
}

impl Drawing<'_> {
    fn view(&self) -> View {
        let manner = self.screen.manner;
        let branch = &self.face.branch;
        let today = self.now.with_timezone(&branch.time_zone).date_naive();
        View {
            chrome: Chrome {
                language: match self.language {
                    Language::Arabic => ui::Language::Arabic,
                    Language::English => ui::Language::English,
                },
                text_size: manner.text_size,
                high_contrast: manner.high_contrast,
                reach: manner.reach,
                branch: branch.name.get(self.language).to_owned(),
                date: self.date(today),
                logo: branch.icon.clone(),
                can_listen: false,
                speaking: false,
            },
            page: ui::Page::Staff(shown::Staff {
                page: self.page(),
                notice: self.screen.notice.map(|notice| self.notice(notice)),
            }),
            takeover: None,
            asks_more_time: false,
        }
    }

    fn page(&self) -> StaffPage {
        match &self.screen.page {
            Page::Away | Page::Menu => StaffPage::Menu(self.places()),
            Page::SignIn(sign_in) => StaffPage::SignIn(self.sign_in(sign_in)),
            Page::Printer => StaffPage::Printer(self.printer()),
            Page::Roll(step) => self.roll(*step),
            Page::Papers => StaffPage::Papers {
                papers: self
                    .known
                    .papers
                    .iter()
                    .map(|paper| self.paper(paper))
                    .collect(),
                can_copy: self.screen.printing.is_none(),
            },
            Page::Delivery => StaffPage::Delivery(self.delivery()),
            Page::Day => StaffPage::Day(self.day()),
            Page::OpenDay(date) => StaffPage::OpenDay {
                date: self.date(*date),
                signs: self.signs(),
            },
            Page::Numbers(rows) => StaffPage::Numbers {
                rows: rows.iter().map(|row| self.number_row(row)).collect(),
                signs: self.signs(),
            },
            Page::Device => StaffPage::Device(self.device()),
            Page::PairRole => StaffPage::PairRole,
            Page::PairName {
                role, name, plate, ..
            } => StaffPage::PairName {
                role: self::role(*role),
                name: name.clone(),
                keys: self.keys(*plate),
            },
            Page::PairCode { name, code, words } => StaffPage::PairCode {
                name: name.clone(),
                code: code.clone(),
                words: words.join(" · "),
            },
            Page::Power => StaffPage::Power,
            Page::Sure { power, again } => StaffPage::Sure {
                power: self::power(*power),
                again: *again,
            },
        }
    }

    fn sign_in(&self, asked: &SignIn) -> shown::SignIn {
        shown::SignIn {
            user: asked.user.clone(),
            typed: asked.pin.typed(),
            field: match asked.field {
                Field::User => shown::Field::User,
                Field::Pin => shown::Field::Pin,
            },
            keys: self.keys(asked.plate),
            checking: asked.checking,
        }
    }

    /// Letters, or figures as the branch shows them with the hyphen of names.
    fn keys(&self, plate: KeyPlate) -> Vec<shown::Key> {
        let digits = self.words().digits();
        let key = |sign: char| shown::Key::Sign {
            sign,
            shown: digits.show(&sign.to_string()),
        };
        let (mut keys, other): (Vec<_>, _) = match plate {
            KeyPlate::Letters => (('a'..='z').map(key).collect(), digits.show("123")),
            KeyPlate::Figures => ("1234567890-".chars().map(key).collect(), "abc".to_owned()),
        };
        keys.extend([shown::Key::Erase, shown::Key::Other { shown: other }]);
        keys
    }

    fn places(&self) -> Vec<shown::PlaceCard> {
        let places = self.screen.places().into_iter();
        places.map(|place| self.place(place)).collect()
    }

    fn place(&self, place: Place) -> shown::PlaceCard {
        let day = self.known.day;
        match place {
            Place::Printer => shown::PlaceCard::Printer(printer(self.screen.printer)),
            Place::Papers => shown::PlaceCard::Papers {
                unconfirmed: self.count(self.known.troubled.0),
                failed: self.count(self.known.troubled.1),
            },
            Place::Delivery => {
                let targets = &self.known.delivery.targets;
                shown::PlaceCard::Delivery {
                    waiting: self.records(targets.iter().map(|target| target.waiting).sum()),
                    refused: self.records(targets.iter().map(|target| target.parked).sum()),
                }
            }
            Place::Day => shown::PlaceCard::Day {
                open: self.open_day(),
                unconfirmed: day.is_some_and(|day| day.numbers_unconfirmed),
            },
            Place::Device => shown::PlaceCard::Device(self.setting.device.to_owned()),
            Place::Pair => shown::PlaceCard::Pair,
            Place::Power => shown::PlaceCard::Power,
        }
    }

    fn printer(&self) -> shown::PrinterSheet {
        shown::PrinterSheet {
            printer: printer(self.screen.printer),
            evidence: match self.setting.evidence {
                config::Evidence::ProcessId => shown::Evidence::ProcessId,
                config::Evidence::Status => shown::Evidence::Status,
            },
            unconfirmed: self.count(self.known.troubled.0),
            failed: self.count(self.known.troubled.1),
            can_print: self.screen.printing.is_none(),
        }
    }

    fn roll(&self, step: RollStep) -> StaffPage {
        let (step, place) = match step {
            RollStep::Open => (shown::RollStep::Open, 1),
            RollStep::Change => (shown::RollStep::Change, 2),
            RollStep::Close => (shown::RollStep::Close, 3),
            RollStep::Test => (shown::RollStep::Test, 4),
            RollStep::Done => (shown::RollStep::Done, 4),
        };
        StaffPage::Roll {
            step,
            figures: [self.figure(place), self.figure(4)],
            printer: printer(self.screen.printer),
            printing: self.screen.printing.is_some(),
        }
    }

    fn paper(&self, paper: &RecentPaper) -> shown::PaperRow {
        let local = paper.at.with_timezone(&self.face.branch.time_zone);
        shown::PaperRow {
            job: paper.job.id.to_string(),
            number: self.figure(paper.number),
            time: dates::time(self.words(), local).unwrap_or_default(),
            truth: truth(&paper.job),
            copy: paper.job.copy,
        }
    }

    fn delivery(&self) -> shown::DeliverySheet {
        let known = &self.known.delivery;
        let refused = known.parked.iter();
        shown::DeliverySheet {
            targets: known.targets.iter().map(|it| self.target(it)).collect(),
            refused: refused
                .map(|it| (it.target.clone(), it.reason.clone()))
                .collect(),
            can_send: self.screen.may_send_again(),
        }
    }

    fn target(&self, target: &TargetView) -> shown::Target {
        let answered = target.last_success.as_deref();
        let answered = answered.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let last = answered.map(|at| self.moment(at.with_timezone(&self.face.branch.time_zone)));
        shown::Target {
            name: (target.name != BRANCH).then(|| target.name.clone()),
            waiting: self.records(target.waiting),
            refused: self.records(target.parked),
            last: last.unwrap_or_default(),
            trouble: target.last_error.clone().unwrap_or_default(),
        }
    }

    fn records(&self, many: u64) -> Count {
        self.count(u32::try_from(many).unwrap_or(u32::MAX))
    }

    fn day(&self) -> shown::DaySheet {
        shown::DaySheet {
            open: self.open_day(),
            clock: self.clock(),
            trust: self.trust(),
            unconfirmed: self.known.day.is_some_and(|day| day.numbers_unconfirmed),
            services: self
                .known
                .numbers
                .iter()
                .map(|state| self.numbers(state))
                .collect(),
        }
    }

    fn numbers(&self, state: &NumbersState) -> shown::ServiceNumbers {
        let left = state
            .run
            .last
            .checked_sub(state.run.next)
            .map_or(0, |span| span + 1);
        shown::ServiceNumbers {
            name: self.service(&state.service),
            next: self.figure(state.run.next),
            left: self.count(left),
        }
    }

    fn number_row(&self, row: &Numbers) -> shown::NumberRow {
        shown::NumberRow {
            name: self.service(&row.service),
            number: self.figure(row.from),
        }
    }

    fn device(&self) -> shown::DeviceSheet {
        let branch = &self.face.branch;
        shown::DeviceSheet {
            name: self.setting.device.to_owned(),
            clock: self.clock(),
            trust: self.trust(),
            free: self
                .known
                .free
                .map(|free| self.size(free))
                .unwrap_or_default(),
            journal: self
                .known
                .journal
                .map(|size| self.size(size))
                .unwrap_or_default(),
            console: self.known.console.clone(),
            visitors: branch.public_address.clone().unwrap_or_default(),
            voice: self.setting.hearing.map_or(shown::Voice::Off, voice),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Bytes in the largest unit that leaves a whole figure.
    fn size(&self, bytes: u64) -> String {
        const MEGABYTE: u64 = 1_000_000;
        let (key, unit) = if bytes >= 1_000 * MEGABYTE {
            ("size-gigabytes", 1_000 * MEGABYTE)
        } else {
            ("size-megabytes", MEGABYTE)
        };
        let size = u32::try_from(bytes.div_ceil(unit)).unwrap_or(u32::MAX);
        self.words()
            .with(key, [("size", size.into())])
            .unwrap_or_default()
    }

    fn notice(&self, notice: Notice) -> shown::Notice {
        match notice {
            Notice::Wrong => shown::Notice::Wrong,
            Notice::Wait(seconds) => {
                shown::Notice::Wait(self.count(u32::try_from(seconds).unwrap_or(u32::MAX)))
            }
            Notice::Nobody => shown::Notice::Nobody,
            Notice::Printing(what) => shown::Notice::Printing(printing(what)),
            Notice::Printed(what, by) => shown::Notice::Printed(printing(what), evidence(by)),
            Notice::Unconfirmed(what) => shown::Notice::Unconfirmed(printing(what)),
            Notice::NotPrinted(what) => shown::Notice::NotPrinted(printing(what)),
            Notice::DayOpened => shown::Notice::DayOpened,
            Notice::NumbersConfirmed => shown::Notice::NumbersConfirmed,
            Notice::SentAgain => shown::Notice::SentAgain,
            Notice::NotDone => shown::Notice::NotDone,
            Notice::Going(which) => shown::Notice::Going(power(which)),
            Notice::Pretended(which) => shown::Notice::Pretended(power(which)),
        }
    }

    fn open_day(&self) -> String {
        let open = self.known.day.and_then(|day| day.business_day);
        open.map(|day| self.date(day)).unwrap_or_default()
    }

    fn clock(&self) -> String {
        let local = self.now.with_timezone(&self.face.branch.time_zone);
        let time = dates::time(self.words(), local).unwrap_or_default();
        format!("{}\n{time}", self.date(local.date_naive()))
    }

    /// A time of today, or another day with its time.
    fn moment(&self, at: DateTime<Tz>) -> String {
        let time = dates::time(self.words(), at).unwrap_or_default();
        let today = self.now.with_timezone(&at.timezone()).date_naive();
        match at.date_naive() == today {
            true => time,
            false => format!("{} – {time}", self.date(at.date_naive())),
        }
    }

    fn trust(&self) -> shown::ClockTrust {
        match self.known.clock {
            Some(ClockTrust::Synced) => shown::ClockTrust::Synced,
            Some(ClockTrust::Holdover) => shown::ClockTrust::Holdover,
            Some(ClockTrust::Untrusted) | None => shown::ClockTrust::Untrusted,
        }
    }

    /// A sign stands before its figure in either direction of reading.
    fn signs(&self) -> [String; 4] {
        let sign = |sign: char, by| format!("\u{2066}{sign}{}\u{2069}", self.figure(by));
        [sign('−', 10), sign('−', 1), sign('+', 1), sign('+', 10)]
    }

    fn service(&self, id: &str) -> String {
        self.face.service_name(id, self.language)
    }

    fn date(&self, date: NaiveDate) -> String {
        dates::header(self.words(), date).unwrap_or_default()
    }

    fn words(&self) -> &Words {
        self.face.words(self.language)
    }

    fn figure(&self, number: u32) -> String {
        self.words().digits().number(number)
    }

    fn count(&self, value: u32) -> Count {
        self.face.count(value, self.language)
    }
}

fn truth(job: &store::PrintJob) -> shown::Truth {
    let is = |state: PrintState| job.state == state.code();
    if is(PrintState::Queued) {
        shown::Truth::Queued
    } else if is(PrintState::Sending) {
        shown::Truth::Sending
    } else if is(PrintState::Confirmed) {
        let by = job.detail.as_deref().and_then(Evidence::from_code);
        shown::Truth::Printed(evidence(by.unwrap_or(Evidence::Status)))
    } else if is(PrintState::Failed) {
        shown::Truth::NotPrinted
    } else {
        shown::Truth::Unconfirmed
    }
}

fn evidence(evidence: Evidence) -> shown::Evidence {
    match evidence {
        Evidence::ProcessId => shown::Evidence::ProcessId,
        Evidence::Status => shown::Evidence::Status,
    }
}

fn voice(hearing: Hearing) -> shown::Voice {
    match hearing {
        Hearing::Whole => shown::Voice::Ready,
        Hearing::InPart => shown::Voice::InPart,
        Hearing::NoVoice => shown::Voice::Missing,
        Hearing::NoSound(SoundFault::Absent) => shown::Voice::NoLoudspeaker,
        Hearing::NoSound(SoundFault::Busy) => shown::Voice::Busy,
        Hearing::NoSound(_) => shown::Voice::Faulty,
    }
}

fn printing(what: Printing) -> shown::Printing {
    match what {
        Printing::Test => shown::Printing::Test,
        Printing::Copy => shown::Printing::Copy,
    }
}

fn power(power: Power) -> shown::Power {
    match power {
        Power::Off => shown::Power::Off,
        Power::Restart => shown::Power::Restart,
    }
}

fn role(role: DeviceRole) -> shown::DeviceRole {
    match role {
        DeviceRole::Reception => shown::DeviceRole::Reception,
        DeviceRole::Exit => shown::DeviceRole::Exit,
        DeviceRole::Board => shown::DeviceRole::Board,
        DeviceRole::Tablet => shown::DeviceRole::Tablet,
    }
}

fn printer(printer: Printer) -> shown::Printer {
    match printer {
        Printer::Unknown => shown::Printer::Unknown,
        Printer::Ready => shown::Printer::Ready,
        Printer::PaperLow => shown::Printer::PaperLow,
        Printer::PaperOut => shown::Printer::PaperOut,
        Printer::CoverOpen => shown::Printer::CoverOpen,
        Printer::CutterJammed => shown::Printer::CutterJammed,
        Printer::Overheated => shown::Printer::Overheated,
        Printer::Faulty => shown::Printer::Faulty,
        Printer::Stalled => shown::Printer::Stalled,
        Printer::Disconnected => shown::Printer::Disconnected,
    }
}
