//! Every page and part of the console as a value: who may see it, where it stands, and how it is drawn.

use super::data::ConsoleData;
use super::frame::{Frame, Section};
use super::pages;
use crate::problem::Problem;
use axum::http::StatusCode;
use domain::people::StaffRole;
use uuid::Uuid;

/// What is asked for: a page, or its part where only that is asked for.
pub(super) enum View {
    Choose,
    Counter(String),
    Waiting(Option<String>),
    Counters,
    Issue,
    /// A ticket that was just given.
    Issued(Uuid),
    /// The sheet for handing a ticket over.
    Transfer(Uuid),
    /// The sheet for ending a visit.
    Finish(Uuid),
    Devices,
    /// What the hall reads on the boards.
    Notice,
    Day,
    Staff,
    /// The sheet of a member of staff.
    Person(String),
    /// What may be seen of a month's ratings.
    Results(Option<String>),
    /// What visitors suggest.
    Suggestions,
    /// The trail before a place.
    Audit(Option<String>),
    /// Where the records are.
    Delivery,
    /// The documents that tell of something, or all.
    Documents(Option<String>),
    /// One document.
    Document(String),
    /// Requests: of a reference, or of a state.
    Requests {
        typed: Option<String>,
        state: Option<String>,
    },
    Request(Uuid),
    Visit(Uuid),
}

/// Why there is no page.
pub(super) enum Refused {
    SignedOut,
    Problem(StatusCode),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        let status = StatusCode::from_u16(problem.status);
        Self::Problem(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

pub(super) type Answer = Result<String, Refused>;

impl View {
    pub(super) fn section(&self) -> Section {
        match self {
            Self::Choose | Self::Counter(_) | Self::Transfer(_) | Self::Finish(_) => {
                Section::Counter
            }
            Self::Waiting(_) => Section::Waiting,
            Self::Counters => Section::Counters,
            Self::Issue | Self::Issued(_) => Section::Issue,
            Self::Devices => Section::Devices,
            Self::Notice => Section::Notice,
            Self::Day => Section::Day,
            Self::Staff | Self::Person(_) => Section::Staff,
            Self::Results(_) => Section::Results,
            Self::Suggestions => Section::Suggestions,
            Self::Audit(_) => Section::Audit,
            Self::Delivery => Section::Delivery,
            Self::Documents(_) | Self::Document(_) => Section::Documents,
            Self::Requests { .. } | Self::Request(_) | Self::Visit(_) => Section::Requests,
        }
    }

    /// The page's path; its part's is the same below `/console/part`.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Choose => "choose".to_owned(),
            Self::Counter(id) => format!("counter/{id}"),
            Self::Waiting(_) => "waiting".to_owned(),
            Self::Counters => "counters".to_owned(),
            Self::Issue => "issue".to_owned(),
            Self::Issued(id) => format!("issued/{id}"),
            Self::Transfer(id) => format!("transfer/{id}"),
            Self::Finish(id) => format!("finish/{id}"),
            Self::Devices => "devices".to_owned(),
            Self::Notice => "notice".to_owned(),
            Self::Day => "day".to_owned(),
            Self::Staff => "staff".to_owned(),
            Self::Person(user) => format!("person/{user}"),
            Self::Results(_) => "results".to_owned(),
            Self::Suggestions => "suggestions".to_owned(),
            Self::Audit(_) => "audit".to_owned(),
            Self::Delivery => "delivery".to_owned(),
            Self::Documents(_) => "documents".to_owned(),
            Self::Document(name) => format!("document/{name}"),
            Self::Requests { .. } => "requests".to_owned(),
            Self::Request(id) => format!("request/{id}"),
            Self::Visit(id) => format!("visit/{id}"),
        }
    }

    /// Goes on for those who may see it.
    fn for_whom(&self, f: &Frame) -> Result<(), Refused> {
        let rank = match self {
            Self::Staff | Self::Person(_) => StaffRole::Admin,
            Self::Day | Self::Audit(_) | Self::Delivery | Self::Results(_) | Self::Suggestions => {
                StaffRole::Manager
            }
            _ => StaffRole::Clerk,
        };
        match f.who {
            None => Err(Refused::SignedOut),
            Some(who) if who.rank < rank => Err(Refused::Problem(StatusCode::FORBIDDEN)),
            Some(_) => Ok(()),
        }
    }

    /// The whole page.
    pub(super) async fn page<D: ConsoleData>(&self, f: &Frame<'_>, data: &D) -> Answer {
        self.for_whom(f)?;
        Ok(match self {
            Self::Choose => pages::choose(f, &data.queue().await?),
            Self::Counter(id) => found(pages::counter(f, &data.queue().await?, id))?,
            Self::Waiting(service) => pages::waiting(f, &data.queue().await?, service.as_deref()),
            Self::Counters => pages::counters(f, &data.queue().await?),
            Self::Issue => pages::issue(f, &data.queue().await?),
            Self::Devices => {
                let authority = data.authority();
                let words = authority
                    .as_ref()
                    .map_or(&[][..], |it| it.words(f.language));
                pages::devices(f, &data.devices().await?, words)
            }
            Self::Notice => pages::notice(f, &data.notice().await?),
            Self::Day => pages::day(f, &data.day().await?),
            Self::Staff => pages::staff(f, &data.staff().await?),
            Self::Audit(before) => {
                let trail = data.audit(before.as_deref()).await?;
                pages::audit(f, &trail, before.is_none())
            }
            Self::Delivery => pages::delivery(f, &data.deliveries().await?),
            Self::Results(period) => pages::results(f, &data.results(period.as_deref()).await?),
            Self::Suggestions => pages::suggestions(f, &data.suggestions().await?),
            Self::Documents(question) => {
                let question = question.as_deref().unwrap_or_default();
                pages::documents(f, &data.documents().await?, question)
            }
            Self::Document(name) => found(pages::document(f, &data.documents().await?, name))?,
            Self::Requests { typed, state } => {
                let asked = data.requests_page(typed.as_deref(), state.as_deref());
                pages::requests(f, &asked.await?)
            }
            Self::Request(id) => {
                let who = f.who.ok_or(Refused::SignedOut)?;
                pages::request(f, &data.request_page(*id, who).await?)
            }
            Self::Visit(id) => pages::visit(f, &data.visit_page(*id).await?),
            Self::Issued(_) | Self::Transfer(_) | Self::Finish(_) | Self::Person(_) => {
                return Err(Refused::Problem(StatusCode::NOT_FOUND));
            }
        })
    }

    /// What changes of the page, or a sheet over it.
    pub(super) async fn part<D: ConsoleData>(&self, f: &Frame<'_>, data: &D) -> Answer {
        self.for_whom(f)?;
        Ok(match self {
            Self::Counter(id) => found(pages::counter_part(f, &data.queue().await?, id))?,
            Self::Waiting(service) => {
                pages::waiting_part(f, &data.queue().await?, service.as_deref())
            }
            Self::Counters => pages::counters_part(f, &data.queue().await?),
            Self::Issued(id) => pages::issued(f, &data.promised(*id).await?),
            Self::Transfer(id) => found(pages::transfer_sheet(f, &data.queue().await?, *id))?,
            Self::Finish(id) => found(pages::finish_sheet(f, &data.queue().await?, *id))?,
            Self::Devices => pages::devices_part(f, &data.devices().await?),
            Self::Staff => pages::staff_part(f, &data.staff().await?),
            Self::Person(user) => {
                let staff = data.staff().await?;
                let person = staff.iter().find(|person| person.user == *user);
                found(person.map(|person| pages::person(f, person)))?
            }
            Self::Choose
            | Self::Issue
            | Self::Notice
            | Self::Day
            | Self::Results(_)
            | Self::Suggestions
            | Self::Audit(_)
            | Self::Delivery
            | Self::Documents(_)
            | Self::Document(_)
            | Self::Requests { .. }
            | Self::Request(_)
            | Self::Visit(_) => {
                return Err(Refused::Problem(StatusCode::NOT_FOUND));
            }
        })
    }
}

fn found(page: Option<String>) -> Answer {
    page.ok_or(Refused::Problem(StatusCode::NOT_FOUND))
}
