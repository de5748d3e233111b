//! What the console asks of the branch service to draw its pages. Whoever serves a branch answers it; examples and
//! tests answer with what they made up. Nothing is changed through here: staff act by the API.

use crate::console::setup::Setup;
use crate::deliveries::DeliveriesView;
use crate::documents::DocumentsView;
use crate::problem::Problem;
use crate::ratings::{ResultsView, SuggestionView};
use crate::requests::{CheckView, PersonalView, RequestView, VisitView};
use crate::views::{Promised, QueueView};
use crate::visitor::VisitorView;
use axum::http::HeaderMap;
use chrono::{DateTime, Utc};
use config::Language;
use domain::people::StaffRole;
use domain::request::State;
use std::future::Future;
use store::NoticeWords;
use uuid::Uuid;

/// The branch, as its pages ask for it.
pub trait ConsoleData: Send + Sync + 'static {
    /// What the settings say.
    fn setup(&self) -> &Setup;

    /// Who is signed in, by the cookies of a request; `None`: nobody.
    fn who(&self, headers: &HeaderMap) -> impl Future<Output = Option<Who>> + Send;

    /// The queue of the open day.
    fn queue(&self) -> impl Future<Output = Result<QueueView, Problem>> + Send;

    /// A ticket that was promised, as its answer said it.
    fn promised(&self, ticket: Uuid) -> impl Future<Output = Result<Promised, Problem>> + Send;

    /// The branch's devices, this one first.
    fn devices(&self) -> impl Future<Output = Result<Vec<DeviceView>, Problem>> + Send;

    /// All staff, in order of user name.
    fn staff(&self) -> impl Future<Output = Result<Vec<StaffView>, Problem>> + Send;

    /// A page of the audit trail, latest first: what lies before the place `before`, or the end of it.
    fn audit(
        &self,
        before: Option<&str>,
    ) -> impl Future<Output = Result<AuditView, Problem>> + Send;

    /// What the boards let the hall read, by language code; empty: nothing.
    fn notice(&self) -> impl Future<Output = Result<NoticeWords, Problem>> + Send;

    /// The business day and its numbers.
    fn day(&self) -> impl Future<Output = Result<DayView, Problem>> + Send;

    /// What may be seen of a month's ratings (P10); of the open day's month where none is named.
    fn results(
        &self,
        period: Option<&str>,
    ) -> impl Future<Output = Result<ResultsView, Problem>> + Send;

    /// Suggestions, the latest day first.
    fn suggestions(&self) -> impl Future<Output = Result<Vec<SuggestionView>, Problem>> + Send;

    /// Requests: the one of a reference as it was typed, or those of a state.
    fn requests_page(
        &self,
        typed: Option<&str>,
        state: Option<&str>,
    ) -> impl Future<Output = Result<RequestsPage, Problem>> + Send;

    /// One request, as `who` may see it; a look at what is personal is recorded.
    fn request_page(
        &self,
        id: Uuid,
        who: &Who,
    ) -> impl Future<Output = Result<RequestPage, Problem>> + Send;

    /// One visit at the desk.
    fn visit_page(&self, id: Uuid) -> impl Future<Output = Result<VisitView, Problem>> + Send;

    /// Where the records are.
    fn deliveries(&self) -> impl Future<Output = Result<DeliveriesView, Problem>> + Send;

    /// The documents that staff read (P14).
    fn documents(&self) -> impl Future<Output = Result<DocumentsView, Problem>> + Send;

    /// The bytes of a picture that one of them shows; `None`: none shows it.
    fn picture(&self, file: &str) -> impl Future<Output = Result<Option<Vec<u8>>, Problem>> + Send;

    /// The branch's certificate authority; `None` where the service is plain on loopback.
    fn authority(&self) -> Option<AuthorityView>;

    /// The visit behind the code of a ticket; `None` for an unknown code.
    fn visit(&self, code: &str) -> impl Future<Output = Option<VisitorView>> + Send;
}

/// Requests as their list shows them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RequestsPage {
    /// The reference that is looked for, as it was typed.
    pub typed: String,
    /// Whether that is no reference.
    pub mistyped: bool,
    /// Whether there is no request of that reference.
    pub none: bool,
    /// The state they are of; `None`: of any.
    pub state: Option<State>,
    /// Those that call for reaching out (P3), the most urgent first.
    pub reach: Vec<RequestView>,
    /// The requests, the last changed first.
    pub requests: Vec<RequestView>,
}

/// A request as its page shows it.
#[derive(Clone, PartialEq)]
pub struct RequestPage {
    /// The request.
    pub request: RequestView,
    /// What is personal in it; `None`: not for the role of who looks.
    pub personal: Option<PersonalView>,
    /// Its form as the settings have it now; `None`: they have none.
    pub form: Option<config::Form>,
    /// How the papers of its checklist stand (H2).
    pub checklist: Vec<CheckView>,
    /// The visit in which papers are ticked now; `None`: none goes on.
    pub visit: Option<Uuid>,
}

/// A member of staff who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// User name.
    pub user: String,
    /// The name to show; the user name where none is known.
    pub name: String,
    /// What they may do.
    pub rank: StaffRole,
    /// What a changing request of this session must carry as `X-CSRF-Token`.
    pub csrf: String,
}

/// A member of staff, as admins see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffView {
    /// User name.
    pub user: String,
    /// The name to show, where one is known.
    pub name: Option<String>,
    /// What they may do.
    pub rank: StaffRole,
    /// Whether they may not sign in.
    pub disabled: bool,
}

/// A device of the branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceView {
    /// Its name.
    pub name: String,
    /// `reception`, `exit`, `board`, `serve`, `tablet`.
    pub role: String,
    /// How long ago it was last heard of; `None`: never.
    pub last_seen_seconds: Option<u64>,
    /// Whether it is the one that answers here, which cannot be taken away.
    pub this: bool,
    /// Its printer, where it has one.
    pub printer: Option<PrinterView>,
}

/// A printer, as staff need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrinterView {
    /// What it says of itself.
    pub state: PrinterState,
    /// How long it has been so.
    pub since_seconds: u64,
    /// Jobs of today whose paper nobody confirmed.
    pub unconfirmed: u32,
    /// Jobs of today that failed.
    pub failed: u32,
}

/// A printer's state, the worst that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterState {
    /// Ready, with paper enough.
    Ready,
    /// Ready; the roll is near its end.
    PaperLow,
    /// No paper.
    PaperOut,
    /// Its cover is open.
    CoverOpen,
    /// Its cutter is stuck.
    CutterJammed,
    /// It does not answer.
    Offline,
}

/// A page of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditView {
    /// Latest first.
    pub entries: Vec<AuditEntry>,
    /// The place before which older ones lie; `None`: there are none.
    pub older: Option<String>,
}

/// One thing that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// When, by the wall clock.
    pub at: DateTime<Utc>,
    /// The fact's kind, such as `staff.added`.
    pub kind: String,
    /// Who did it.
    pub by: String,
    /// What it was done to: a ticket's number, a user, a device, a counter.
    pub subject: Option<String>,
}

/// The business day, as managers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayView {
    /// The open day, YYYY-MM-DD.
    pub business_day: Option<String>,
    /// The date by this device's clock in the branch, YYYY-MM-DD.
    pub today: String,
    /// Whether the clock is known to be right.
    pub clock_trusted: bool,
    /// How many still wait or are held, and would expire with a new day.
    pub unfinished: u32,
    /// Whether numbers must be confirmed before the next ticket (after a restore).
    pub confirm: bool,
    /// Where each service's numbers are.
    pub services: Vec<DayService>,
}

/// Where a service's numbers are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayService {
    /// Service id.
    pub id: String,
    /// The highest number known to be given today.
    pub last: Option<u32>,
    /// The number to go on from: the next, or what is proposed where they must be confirmed.
    pub next: u32,
    /// The first and last number of its range.
    pub range: (u32, u32),
}

/// The branch's own certificate authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityView {
    /// Its fingerprint as six words in Arabic letters.
    pub arabic: Vec<String>,
    /// The same six in Latin letters.
    pub latin: Vec<String>,
    /// Where its certificate can be fetched.
    pub address: String,
}

impl AuthorityView {
    /// The six words in the letters of `language`.
    #[must_use]
    pub fn words(&self, language: Language) -> &[String] {
        match language {
            Language::Arabic => &self.arabic,
            Language::English => &self.latin,
        }
    }
}
