//! Promising a ticket from the desk, the phone or another device.

use super::Queue;
use crate::actor::Actor;
use crate::branch::Paper;
use crate::problem::Problem;
use crate::views::{Promised, Wait};
use axum::http::StatusCode;
use domain::code::CodeContent;
use domain::estimate::Range;
use domain::fact::ToldWait;
use domain::ticket::{Channel, VisitorKind};
use serde::Deserialize;
use store::{Answer, IssueRequest, Issued};
use utoipa::ToSchema;

/// What a ticket is asked for with: the body of `POST /tickets`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueWish {
    /// The service's id.
    #[schema(min_length = 1, max_length = 40)]
    pub service: String,
    /// One of those served first (P2).
    #[serde(default)]
    pub priority: bool,
    /// Who comes, where they said so (P1): `beneficiary`, `supporter`, `volunteer`, `internal`, `other`.
    #[schema(value_type = Option<String>)]
    pub visitor: Option<VisitorKind>,
    /// The visitor's language, `ar` or `en`; Arabic where nothing is said.
    #[schema(pattern = "^(ar|en)$")]
    pub language: Option<String>,
    /// How the contact came (P13); `interview` where nothing is said.
    #[schema(value_type = Option<String>)]
    pub channel: Option<Channel>,
    /// Whether it is to be printed on the branch's printer.
    #[serde(default)]
    pub print: bool,
}

impl Queue {
    /// Promises a ticket, or repeats the promise made for this key; whether it is new. When this returns, the
    /// ticket is durable.
    ///
    /// # Errors
    /// 409 when the service has no number left, no day is open or its numbers are unconfirmed; 422 for an unknown service or a
    /// key used with another body; 503 when nothing can be stored.
    pub async fn issue(
        &self,
        who: &Actor,
        key: &str,
        wish: IssueWish,
    ) -> Result<(Promised, bool), Problem> {
        let request = self.request(who, key, wish)?;
        let answer = self
            .branch
            .change(move |store, stamp| store.issue(&request, stamp))
            .await?;
        let (issued, new) = match answer {
            Answer::New(issued) => (issued, true),
            Answer::Repeated(issued) => (issued, false),
        };
        if let (true, Some(_)) = (new, issued.job) {
            self.branch.print(Paper::Ticket(Box::new(issued.clone())));
        }
        let mut promised = self.promised(&issued);
        if matches!(who, Actor::Device { .. }) {
            promised.code = Some(issued.ticket.code);
            promised.long_code = Some(issued.long_code);
        }
        Ok((promised, new))
    }

    fn request(&self, who: &Actor, key: &str, wish: IssueWish) -> Result<IssueRequest, Problem> {
        let language = wish.language.unwrap_or_else(|| "ar".to_owned());
        if !["ar", "en"].contains(&language.as_str()) {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "language",
                "`language` is `ar` or `en`.",
            ));
        }
        let told = self.waits.newcomer(&wish.service, wish.priority);
        Ok(IssueRequest {
            path: "/api/v1/tickets".to_owned(),
            key: key.to_owned(),
            service: wish.service,
            priority: wish.priority,
            visitor: wish.visitor,
            language,
            channel: wish.channel.unwrap_or(Channel::Interview),
            by: who.by(),
            paper: wish.print,
            told: told.map(told_wait),
        })
    }

    /// What was answered when a ticket was promised, as it is now.
    ///
    /// # Errors
    /// 404 for an unknown ticket; 503.
    pub(crate) fn promised_before(&self, id: uuid::Uuid) -> Result<Promised, Problem> {
        let (ticket, ahead) = self
            .readers
            .read_here(|reader| Ok((reader.ticket(id)?, reader.ahead(id)?)))?;
        let long_code = domain::code::sign(
            &self.keys.ticket,
            &CodeContent {
                ticket: ticket.id,
                business_day: ticket.business_day,
                number: ticket.number,
            },
        );
        Ok(self.promised(&Issued {
            ticket,
            ahead,
            long_code,
            job: None,
        }))
    }

    fn promised(&self, issued: &Issued) -> Promised {
        let ticket = &issued.ticket;
        let address = self.settings.branch.public_address.as_ref();
        Promised {
            id: ticket.id,
            number: ticket.number,
            service: ticket.service.clone(),
            business_day: ticket.business_day.to_string(),
            issued_at: ticket.issued.at,
            ahead: issued.ahead,
            wait: self
                .waits
                .newcomer(&ticket.service, ticket.priority)
                .map(wait),
            track_url: address.map(|address| format!("{address}/t/{}", issued.long_code)),
            code: None,
            long_code: None,
        }
    }

    /// Has the receipt of a visit printed.
    pub(crate) fn print_receipt(&self, ticket: uuid::Uuid, missing: Vec<String>) {
        self.branch.print(Paper::Receipt { ticket, missing });
    }
}

/// A range as the API tells it.
pub(super) fn wait(range: Range) -> Wait {
    Wait {
        low: range.low_minutes,
        high: range.high_minutes,
    }
}

/// A range as a fact keeps it.
fn told_wait(range: Range) -> ToldWait {
    ToldWait {
        low: range.low_minutes,
        high: range.high_minutes,
    }
}
