//! A lively morning that nobody lived: three counters, people waiting, one set aside, one missed, a printer nearly out
//! of paper. For looking at the console and for its tests.

use axum::http::{HeaderMap, StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use config::{Bilingual, Language, Settings};
use desk::Problem;
use desk::console::data::*;
use desk::console::{ConsoleData, Setup};
use desk::deliveries::{DeliveriesView, ParkedView, TargetView};
use desk::documents::DocumentsView;
use desk::ratings::{CommentView, FiguresView, GroupView, ResultsView, SuggestionView};
use desk::requests::{
    CheckView, DatesView, MarkView, PersonalView, ReachView, RequestView, SubmittedView, VisitView,
};
use desk::views::*;
use desk::visitor::{Answered, VisitorView};
use domain::people::StaffRole;
use domain::rating::FollowUp;
use domain::request::{Calendar, Value};
use std::collections::BTreeMap;
use std::sync::Mutex;
use store::NoticeWords;
use uuid::Uuid;

#[path = "fixture_requests.rs"]
mod requests;

pub(crate) use requests::*;

/// A branch held in memory.
pub(crate) struct Made {
    pub(crate) setup: Setup,
    pub(crate) queue: Mutex<QueueView>,
    pub(crate) rank: StaffRole,
}

impl Made {
    /// The morning, with someone of `rank` at the browser.
    pub(crate) fn new(rank: StaffRole) -> Self {
        let setup = Setup::of(&Settings::shipped());
        let queue = Mutex::new(queue(&setup));
        Self { setup, queue, rank }
    }
}

pub(crate) fn who(rank: StaffRole) -> Who {
    Who {
        user: "sara".to_owned(),
        name: "سارة القحطاني".to_owned(),
        rank,
        csrf: "made-up".to_owned(),
    }
}

fn both(name: &Bilingual) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("ar".to_owned(), name.ar.clone()),
        ("en".to_owned(), name.en.clone()),
    ])
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_763_794_020, 0).unwrap_or_default()
}

/// A ticket of `number` that waits for `minutes`.
pub(crate) fn ticket(number: u32, service: &str, minutes: u64) -> TicketView {
    TicketView {
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(number)),
        number,
        service: service.to_owned(),
        state: "waiting".to_owned(),
        priority: false,
        visitor: Some("beneficiary".to_owned()),
        channel: "interview".to_owned(),
        language: "ar".to_owned(),
        counter: None,
        issued_at: now() - TimeDelta::minutes(i64::try_from(minutes).unwrap_or(0)),
        waited_seconds: minutes * 60 + 12,
        since_seconds: minutes * 60 + 12,
        recalls: 0,
        wait: Some(Wait { low: 5, high: 10 }),
        because: None,
        outcome: None,
        note: None,
        to: None,
        only_at: vec![],
    }
}

/// Addresses a ticket to a person, who works at these counters now.
pub(crate) fn send(ticket: &mut TicketView, person: &str, only_at: &[&str]) {
    ticket.to = Some(person.to_owned());
    ticket.only_at = only_at.iter().map(|id| (*id).to_owned()).collect();
}

/// `ticket` in `state` for so many seconds.
pub(crate) fn at(mut ticket: TicketView, state: &str, since: u64) -> TicketView {
    ticket.state = state.to_owned();
    ticket.since_seconds = since;
    ticket.wait = None;
    ticket
}

fn served() -> TicketView {
    let mut ticket = at(ticket(107, "support-request", 11), "serving", 272);
    ticket.priority = true;
    ticket.because = Some(Why {
        because: "priority".to_owned(),
        overtook: 3,
        overtaken: vec![104, 105, 203],
    });
    ticket
}

fn called() -> TicketView {
    let mut ticket = at(ticket(203, "enquiries", 9), "called", 48);
    ticket.recalls = 1;
    ticket.visitor = None;
    ticket.language = "en".to_owned();
    ticket.note = Some("يسأل عن طلب قدّمه الشهر الماضي".to_owned());
    ticket.because = Some(Why {
        because: "first_come".to_owned(),
        overtook: 0,
        overtaken: vec![],
    });
    ticket
}

fn counters(setup: &Setup) -> Vec<CounterView> {
    let made = |number: u32, ar: &str, services: &[&str], ticket| CounterView {
        id: format!("counter-{number}"),
        number,
        name: BTreeMap::from([
            ("ar".to_owned(), ar.to_owned()),
            ("en".to_owned(), format!("Counter {number}")),
        ]),
        state: "open".to_owned(),
        staff: None,
        services: services.iter().map(|id| (*id).to_owned()).collect(),
        ticket,
        held: vec![],
        undo_seconds: None,
    };
    let all: Vec<&str> = setup
        .services
        .iter()
        .map(|service| service.id.as_str())
        .collect();
    let mut first = made(1, "الشباك الأول", &all[..3], Some(served()));
    first.staff = Some("سارة القحطاني".to_owned());
    first.undo_seconds = Some(14);
    first.held = vec![
        at(ticket(101, "support-request", 31), "held", 1105),
        at(ticket(302, "social-research", 12), "held", 185),
    ];
    let mut second = made(
        2,
        "الشباك الثاني",
        &["enquiries", "letters", "mosque-needs"],
        Some(called()),
    );
    second.staff = Some("عبد الرحمن".to_owned());
    let mut third = made(3, "الشباك الثالث", &["giving", "volunteering"], None);
    third.state = "break".to_owned();
    third.staff = Some("منى".to_owned());
    let mut fourth = made(
        4,
        "الشباك الرابع",
        &["giving", "volunteering", "enquiries"],
        None,
    );
    fourth.staff = Some("هند".to_owned());
    let mut fifth = made(5, "الشباك الخامس", &["help-request"], None);
    fifth.state = "closed".to_owned();
    vec![first, second, third, fourth, fifth]
}

fn queue(setup: &Setup) -> QueueView {
    let mut waiting = vec![
        ticket(108, "support-request", 16),
        ticket(204, "enquiries", 15),
        ticket(109, "support-request", 14),
        ticket(303, "social-research", 12),
        ticket(110, "support-request", 9),
        ticket(205, "enquiries", 6),
        ticket(501, "giving", 5),
        ticket(111, "support-request", 4),
        ticket(304, "social-research", 3),
        ticket(206, "enquiries", 2),
        ticket(112, "support-request", 1),
        ticket(701, "help-request", 1),
    ];
    waiting[2].priority = true;
    send(&mut waiting[3], "سارة القحطاني", &["counter-1"]);
    send(&mut waiting[5], "منى", &[]);
    waiting[6].visitor = Some("supporter".to_owned());
    waiting[9].channel = "telephone".to_owned();
    waiting[9].language = "en".to_owned();
    let services = setup
        .services
        .iter()
        .map(|service| of(service, &waiting))
        .collect();
    QueueView {
        business_day: Some("2026-11-22".to_owned()),
        place: "1:412".to_owned(),
        services,
        counters: counters(setup),
        waiting,
        missed: vec![
            at(ticket(106, "support-request", 20), "no_show", 420),
            at(ticket(202, "enquiries", 34), "no_show", 1500),
        ],
    }
}

/// A service, with those who wait for it.
pub(crate) fn of(service: &desk::console::setup::Service, waiting: &[TicketView]) -> ServiceView {
    let mine: Vec<&TicketView> = waiting
        .iter()
        .filter(|ticket| ticket.service == service.id)
        .collect();
    ServiceView {
        id: service.id.clone(),
        name: both(&service.name),
        waiting: u32::try_from(mine.len()).unwrap_or(0),
        waiting_priority: u32::try_from(mine.iter().filter(|ticket| ticket.priority).count())
            .unwrap_or(0),
        longest_wait_seconds: mine.iter().map(|ticket| ticket.waited_seconds).max(),
        wait: (!mine.is_empty()).then_some(Wait { low: 10, high: 15 }),
        counters_open: u32::from(service.id != "help-request"),
    }
}

pub(crate) fn promised(number: u32) -> Promised {
    Promised {
        id: Uuid::from_u128(7),
        number,
        service: "support-request".to_owned(),
        business_day: "2026-11-22".to_owned(),
        issued_at: now(),
        ahead: 4,
        wait: Some(Wait { low: 15, high: 20 }),
        track_url: Some("https://manarat.example/t/1ABCDE2FGHJK3MNPQR4STVWX".to_owned()),
        code: None,
        long_code: None,
    }
}

pub(crate) fn devices() -> Vec<DeviceView> {
    let made = |name: &str, role: &str, seen: Option<u64>, printer| DeviceView {
        name: name.to_owned(),
        role: role.to_owned(),
        last_seen_seconds: seen,
        this: role == "reception",
        printer,
    };
    let printer = |state, since_seconds, unconfirmed, failed| {
        Some(PrinterView {
            state,
            since_seconds,
            unconfirmed,
            failed,
        })
    };
    vec![
        made(
            "reception",
            "reception",
            Some(0),
            printer(PrinterState::PaperLow, 720, 1, 0),
        ),
        made(
            "reception-2",
            "reception",
            Some(4),
            printer(PrinterState::PaperOut, 95, 0, 2),
        ),
        made("exit-1", "exit", Some(11), None),
        made("board-hall", "board", Some(2400), None),
        made("tablet-3", "tablet", None, None),
    ]
}

pub(crate) fn staff() -> Vec<StaffView> {
    let made = |user: &str, name: Option<&str>, rank, disabled| StaffView {
        user: user.to_owned(),
        name: name.map(str::to_owned),
        rank,
        disabled,
    };
    vec![
        made("sara", Some("سارة القحطاني"), StaffRole::Admin, false),
        made("abdulrahman", Some("عبد الرحمن"), StaffRole::Clerk, false),
        made("mona", None, StaffRole::Manager, false),
        made("khalid", Some("خالد"), StaffRole::Clerk, true),
    ]
}

pub(crate) fn audit() -> AuditView {
    let kinds = [
        ("ticket.called", "staff:sara", Some("107")),
        ("ticket.finished", "staff:sara", Some("104")),
        ("counter.opened", "staff:abdulrahman", Some("counter-2")),
        ("staff.changed", "staff:sara", Some("mona")),
        ("device.paired", "staff:sara", Some("exit-1")),
        ("ticket.issued", "reception", Some("112")),
        ("staff.refused", "branch", None),
        ("something.new", "branch", None),
    ];
    let entry = |(at, (kind, by, subject)): (usize, (&str, &str, Option<&str>))| AuditEntry {
        at: now() - TimeDelta::minutes(3 * i64::try_from(at).unwrap_or(0)),
        kind: kind.to_owned(),
        by: by.to_owned(),
        subject: subject.map(str::to_owned),
    };
    AuditView {
        entries: kinds.into_iter().enumerate().map(entry).collect(),
        older: Some("1:371".to_owned()),
    }
}

pub(crate) fn day(setup: &Setup, confirm: bool) -> DayView {
    let service = |(at, service): (usize, &desk::console::setup::Service)| {
        let first = 100 * (u32::try_from(at).unwrap_or(0) + 1);
        DayService {
            id: service.id.clone(),
            last: (at < 4).then_some(first + 12),
            next: if at < 4 { first + 38 } else { first },
            range: (first, first + 99),
        }
    };
    DayView {
        business_day: Some("2026-11-22".to_owned()),
        today: "2026-11-22".to_owned(),
        clock_trusted: !confirm,
        unfinished: 14,
        confirm,
        services: setup.services.iter().enumerate().map(service).collect(),
    }
}

pub(crate) fn authority() -> AuthorityView {
    let six = |words: [&str; 6]| words.map(str::to_owned).to_vec();
    AuthorityView {
        arabic: six(["راكوتو", "نيميفا", "سولابي", "ديكومو", "بافيلو", "توساري"]),
        latin: six(["rakuto", "nemifa", "solabi", "dekomu", "pavilo", "tusare"]),
        address: "/trust/authority.crt".to_owned(),
    }
}

/// A visit in the state that its code names, such as `called`.
fn figures(faces: [u32; 4], finished: Option<u32>) -> FiguresView {
    FiguresView::of(&faces, finished).unwrap_or_default()
}

fn group(of: &[&str], faces: [u32; 4], finished: Option<u32>) -> GroupView {
    GroupView {
        of: of.iter().map(|of| (*of).to_owned()).collect(),
        unlinked: finished.is_none(),
        first: None,
        last: None,
        among: None,
        figures: figures(faces, finished),
    }
}

/// A month of results: every kind of group, the folded ones among them.
pub(crate) fn results() -> ResultsView {
    let date = |text: &str| text.parse().ok();
    let days = [
        ("2026-11-01", "2026-11-03", [1, 4, 20, 31]),
        ("2026-11-04", "2026-11-04", [2, 2, 9, 14]),
    ];
    let days = days.map(|(first, last, faces)| GroupView {
        first: date(first),
        last: date(last),
        ..group(&[], faces, Some(140))
    });
    let reasons = [("waiting", [6, 9, 8, 2]), ("courtesy", [0, 1, 9, 30])];
    let reasons = reasons.map(|(reason, faces)| GroupView {
        unlinked: false,
        among: Some(183),
        ..group(&[reason], faces, None)
    });
    let words = [
        "الموظف شرح لي المطلوب كله",
        "=1+1",
        "The wait was long.\nBut everybody was kind.",
    ];
    let comment = |words: &str| CommentView {
        day: date("2026-11-04").unwrap_or_default(),
        words: words.to_owned(),
    };
    ResultsView {
        period: "2026-11".to_owned(),
        periods: vec!["2026-11".to_owned(), "2026-10".to_owned()],
        smallest: 5,
        all: Some(figures([9, 14, 62, 98], Some(412))),
        internal: Some(figures([0, 1, 2, 4], Some(11))),
        groups: [
            vec![
                group(&["support-request"], [4, 8, 30, 51], Some(200)),
                group(
                    &["enquiries", "letters", "mosque-needs"],
                    [2, 3, 12, 20],
                    Some(90),
                ),
                group(&["giving"], [3, 3, 20, 27], None),
            ],
            vec![group(&["beneficiaries"], [6, 11, 42, 71], Some(290))],
            days.to_vec(),
            reasons.to_vec(),
        ],
        comments: words.map(comment).to_vec(),
    }
}

pub(crate) fn deliveries() -> DeliveriesView {
    let target = |name: &str, waiting, parked, error: Option<&str>| TargetView {
        name: name.to_owned(),
        waiting,
        parked,
        last_success: Some("2026-11-22T08:15:00Z".to_owned()),
        last_error: error.map(str::to_owned),
    };
    DeliveriesView {
        targets: vec![
            target("cases", 0, 0, None),
            target("archive", 3, 1, None),
            target("ministry", 1204, 0, Some("connection refused")),
        ],
        parked: vec![ParkedView {
            target: "archive".to_owned(),
            id: "0192f3a0-0000-7000-8000-000000000407".to_owned(),
            kind: "ticket.finished".to_owned(),
            reason: "rejected: outcome is not known here".to_owned(),
            at: "2026-11-22T08:12:00Z".to_owned(),
        }],
    }
}

/// The shipped documents.
pub(crate) fn documents() -> DocumentsView {
    DocumentsView::read(std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../config/documents"
    )))
}

pub(crate) fn suggestions() -> Vec<SuggestionView> {
    let suggestion = |n: u128, state, answer: Option<&str>| SuggestionView {
        id: Uuid::from_u128(n),
        day: "2026-11-04".parse().unwrap_or_default(),
        state,
        words: Some("ساعات مسائية يومًا في الأسبوع لمن يعمل نهارًا".to_owned()),
        answer: answer.map(str::to_owned),
        linked: n == 1,
    };
    vec![
        suggestion(1, FollowUp::New, None),
        suggestion(2, FollowUp::InHand, Some("ندرس فتح مساء الثلاثاء.")),
    ]
}

pub(crate) fn visit(setup: &Setup, state: &str) -> Option<VisitorView> {
    let known = [
        "waiting",
        "near",
        "called",
        "serving",
        "held",
        "no_show",
        "finished",
        "cancelled",
        "expired",
    ];
    let at_counter = matches!(state, "called" | "serving");
    known.contains(&state).then(|| VisitorView {
        number: 107,
        state: if state == "near" { "waiting" } else { state }.to_owned(),
        service: both(&setup.services[0].name),
        ahead: if state == "near" { 1 } else { 7 },
        wait: Some(Wait { low: 15, high: 20 }),
        counter: at_counter.then_some(3),
        language: Language::Arabic,
        digits: setup.digits,
        branch: setup.name.clone(),
        answers: vec![Answered {
            words: Some("مقاعد أكثر عند المدخل لو تكرمتم".to_owned()),
            state: FollowUp::Adopted,
            answer: Some("شكرًا لك. أضفنا ستة مقاعد عند المدخل.".to_owned()),
        }],
    })
}

impl ConsoleData for Made {
    fn setup(&self) -> &Setup {
        &self.setup
    }

    async fn who(&self, headers: &HeaderMap) -> Option<Who> {
        let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
        cookies.contains("made_session").then(|| who(self.rank))
    }

    async fn queue(&self) -> Result<QueueView, Problem> {
        Ok(self.queue.lock().map_err(|_| broken())?.clone())
    }

    async fn promised(&self, _: Uuid) -> Result<Promised, Problem> {
        Ok(promised(113))
    }

    async fn devices(&self) -> Result<Vec<DeviceView>, Problem> {
        Ok(devices())
    }

    async fn staff(&self) -> Result<Vec<StaffView>, Problem> {
        Ok(staff())
    }

    async fn audit(&self, _: Option<&str>) -> Result<AuditView, Problem> {
        Ok(audit())
    }

    async fn notice(&self) -> Result<NoticeWords, Problem> {
        let words = "نستأنف الخدمة بعد صلاة الظهر الساعة ١٢:١٠";
        Ok([("ar".to_owned(), words.to_owned())].into())
    }

    async fn day(&self) -> Result<DayView, Problem> {
        Ok(day(&self.setup, true))
    }

    async fn results(&self, _: Option<&str>) -> Result<ResultsView, Problem> {
        Ok(results())
    }

    async fn deliveries(&self) -> Result<DeliveriesView, Problem> {
        Ok(deliveries())
    }

    async fn documents(&self) -> Result<DocumentsView, Problem> {
        Ok(documents())
    }

    async fn picture(&self, _: &str) -> Result<Option<Vec<u8>>, Problem> {
        Ok(None)
    }

    async fn suggestions(&self) -> Result<Vec<SuggestionView>, Problem> {
        Ok(suggestions())
    }

    async fn requests_page(
        &self,
        _: Option<&str>,
        _: Option<&str>,
    ) -> Result<RequestsPage, Problem> {
        Ok(requests_page())
    }

    async fn request_page(&self, id: Uuid, _: &Who) -> Result<RequestPage, Problem> {
        let states = ["answered", "waiting", "submitted", "draft", "signed"];
        let n = usize::try_from(id.as_u128()).unwrap_or(1);
        let state = states.get(n.wrapping_sub(1)).ok_or_else(broken)?;
        Ok(request_page(state, true))
    }

    async fn visit_page(&self, _: Uuid) -> Result<VisitView, Problem> {
        Ok(visit_page())
    }

    fn authority(&self) -> Option<AuthorityView> {
        Some(authority())
    }

    async fn visit(&self, code: &str) -> Option<VisitorView> {
        visit(&self.setup, code)
    }
}

fn broken() -> Problem {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "broken",
        "the made-up branch is broken",
    )
}
