//! What the console's and the visitors' pages ask for, answered by the service at work.

use super::Service;
use crate::Problem;
use crate::api::{Member, Place};
use crate::console::Setup;
use crate::console::data::{
    AuditEntry, AuditView, AuthorityView, ConsoleData, DayService, DayView, DeviceView,
    PrinterState, PrinterView, RequestPage, RequestsPage, StaffView, Who,
};
use crate::day::day_rule;
use crate::deliveries::DeliveriesView;
use crate::documents::DocumentsView;
use crate::queue::{Queue, Turn};
use crate::ratings::{ResultsView, SuggestionView};
use crate::requests::VisitView;
use crate::views::{Promised, QueueView};
use crate::visitor::{Answered, VisitorView};
use axum::http::HeaderMap;
use config::Language;
use store::{NoticeWords, NumbersState, Reader, StoreError};
use uuid::Uuid;

impl ConsoleData for Service {
    fn setup(&self) -> &Setup {
        &self.setup
    }

    async fn who(&self, headers: &HeaderMap) -> Option<Who> {
        // A page that cannot tell who asks treats them as nobody: they sign in again.
        let signed = self.signed(headers).await.ok()??;
        Some(Who {
            name: signed.user.clone(),
            user: signed.user,
            rank: signed.rank,
            csrf: signed.csrf,
        })
    }

    async fn queue(&self) -> Result<QueueView, Problem> {
        self.queue.aside(Queue::view).await
    }

    async fn promised(&self, ticket: Uuid) -> Result<Promised, Problem> {
        self.queue
            .aside(move |queue| queue.promised_before(ticket))
            .await
    }

    async fn devices(&self) -> Result<Vec<DeviceView>, Problem> {
        let papers = self.read(Reader::papers_of_today).await?;
        let mut devices = vec![self.this_device(papers)];
        let paired = self.paired_devices().await?.into_iter();
        let paired = paired.filter(|device| !device.revoked);
        devices.extend(paired.map(|device| DeviceView {
            role: device.role.map_or("", |role| role.code()).to_owned(),
            last_seen_seconds: self.people.heard_of(&device.name, self.now().mono_ms),
            name: device.name,
            this: false,
            printer: None,
        }));
        Ok(devices)
    }

    async fn staff(&self) -> Result<Vec<StaffView>, Problem> {
        let view = |member: Member| StaffView {
            user: member.user,
            name: None,
            rank: member.role,
            disabled: member.disabled,
        };
        Ok(self.members().await?.into_iter().map(view).collect())
    }

    async fn audit(&self, before: Option<&str>) -> Result<AuditView, Problem> {
        let before: Option<Place> = before.map(str::parse).transpose()?;
        let page = Service::audit(self, before).await?;
        let entries = self
            .read(move |reader| {
                page.entries
                    .into_iter()
                    .map(|entry| said(reader, entry))
                    .collect()
            })
            .await?;
        Ok(AuditView {
            entries,
            older: page.before,
        })
    }

    async fn deliveries(&self) -> Result<DeliveriesView, Problem> {
        self.where_records_are().await
    }

    async fn documents(&self) -> Result<DocumentsView, Problem> {
        self.documents_there().await
    }

    async fn picture(&self, file: &str) -> Result<Option<Vec<u8>>, Problem> {
        self.shown_picture(file).await
    }

    async fn notice(&self) -> Result<NoticeWords, Problem> {
        self.queue.aside(Queue::notice).await
    }

    async fn day(&self) -> Result<DayView, Problem> {
        let (now, branch) = (self.now(), self.settings.branch.clone());
        let (day, numbers, unfinished) = self
            .read(move |reader| {
                let (day, numbers) = reader.day(branch.number_gap)?;
                Ok((day, numbers, reader.glance()?))
            })
            .await?;
        let unfinished = unfinished.counts.values().sum::<u32>()
            + u32::try_from(unfinished.taken.len()).unwrap_or(u32::MAX);
        let today = day_rule(&self.settings.branch).day_of(now.at);
        Ok(DayView {
            business_day: day.business_day.map(|day| day.to_string()),
            today: today.to_string(),
            clock_trusted: now.clock.opens_days(),
            unfinished,
            confirm: day.numbers_unconfirmed,
            services: numbers
                .iter()
                .map(|state| numbers_of(state, day.numbers_unconfirmed))
                .collect(),
        })
    }

    async fn results(&self, period: Option<&str>) -> Result<ResultsView, Problem> {
        Service::results(self, period).await
    }

    async fn suggestions(&self) -> Result<Vec<SuggestionView>, Problem> {
        let keys = self.queue.keys().clone();
        let all = self.read(move |reader| reader.suggestions(&keys, None));
        let view = |suggestion: store::Suggestion| SuggestionView {
            id: suggestion.id,
            day: suggestion.day,
            state: suggestion.state,
            words: suggestion.words,
            answer: suggestion.answer,
            linked: suggestion.linked,
        };
        Ok(all.await?.into_iter().map(view).collect())
    }

    async fn requests_page(
        &self,
        typed: Option<&str>,
        state: Option<&str>,
    ) -> Result<RequestsPage, Problem> {
        Service::requests_page(self, typed, state).await
    }

    async fn request_page(&self, id: Uuid, who: &Who) -> Result<RequestPage, Problem> {
        Service::request_page(self, id, who).await
    }

    async fn visit_page(&self, id: Uuid) -> Result<VisitView, Problem> {
        self.visit_view(id).await
    }

    fn authority(&self) -> Option<AuthorityView> {
        let words = self.words()?;
        Some(AuthorityView {
            arabic: words.arabic.to_vec(),
            latin: words.latin.to_vec(),
            address: "/trust/authority.crt".to_owned(),
        })
    }

    async fn visit(&self, code: &str) -> Option<VisitorView> {
        let code = code.to_owned();
        let turn = self.queue.aside(move |queue| Ok(queue.turn(&code)?)).await;
        Some(self.visit_of(turn.ok()??))
    }
}

impl Service {
    fn visit_of(&self, turn: Turn) -> VisitorView {
        let branch = &self.settings.branch;
        let service = branch.service(&turn.service);
        let counter = turn.counter.as_deref().and_then(|id| branch.counter(id));
        let state = if turn.over && turn.state.is_alive() {
            "expired"
        } else {
            turn.state.code()
        };
        VisitorView {
            number: turn.number,
            state: state.to_owned(),
            service: service
                .map(|service| crate::queue::names(&service.name))
                .unwrap_or_default(),
            ahead: turn.ahead,
            wait: turn.wait,
            counter: counter.map(|counter| counter.number),
            language: Language::from_code(&turn.language).unwrap_or_default(),
            digits: branch.digits,
            branch: branch.name.clone(),
            answers: turn.suggestions.into_iter().map(answered).collect(),
        }
    }

    fn this_device(&self, (unconfirmed, failed): (u32, u32)) -> DeviceView {
        let health = self.health();
        let printer = health.iter().find(|part| part.part == "printer");
        DeviceView {
            name: self.settings.device.name.clone(),
            role: "reception".to_owned(),
            last_seen_seconds: Some(0),
            this: true,
            printer: printer.map(|printer| PrinterView {
                state: printer_state(&printer.detail),
                since_seconds: printer.since_seconds,
                unconfirmed,
                failed,
            }),
        }
    }
}

fn answered(suggestion: store::Suggestion) -> Answered {
    Answered {
        words: suggestion.words,
        state: suggestion.state,
        answer: suggestion.answer,
    }
}

/// A printer's state by the word its health carries.
fn printer_state(word: &str) -> PrinterState {
    match word {
        "" => PrinterState::Ready,
        "paper-low" => PrinterState::PaperLow,
        "paper-out" => PrinterState::PaperOut,
        "cover-open" => PrinterState::CoverOpen,
        "cutter-jammed" => PrinterState::CutterJammed,
        _ => PrinterState::Offline,
    }
}

fn numbers_of(state: &NumbersState, unconfirmed: bool) -> DayService {
    DayService {
        id: state.service.clone(),
        last: state.highest_known,
        next: if unconfirmed {
            state.proposed
        } else {
            state.run.next
        },
        range: (state.range.first, state.range.last),
    }
}

/// An entry of the audit trail with its ticket's number instead of its id.
fn said(reader: &Reader, entry: crate::api::Entry) -> Result<AuditEntry, StoreError> {
    let subject = match entry.subject.parse() {
        Ok(ticket) => reader
            .ticket(ticket)
            .ok()
            .map(|ticket| ticket.number.to_string()),
        Err(_) => Some(entry.subject),
    };
    Ok(AuditEntry {
        at: entry.at,
        kind: entry.kind,
        by: entry.by,
        subject,
    })
}
