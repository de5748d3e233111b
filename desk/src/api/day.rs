//! The business day and its numbers, as managers decide them.

use super::Json;
use super::openapi::{Changes, Conflict, Csrf, Unauthorized};
use crate::Problem;
use crate::day::{DayError, open_day, resume_numbers};
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// What is decided: a day to open, or numbers to go on from; both may be.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    /// The day to open, YYYY-MM-DD.
    date: Option<NaiveDate>,
    /// First number of each service that goes on elsewhere; others go on as proposed where numbers are unconfirmed.
    #[serde(default)]
    from: Option<BTreeMap<String, u32>>,
}

/// The day as it stands then.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Day {
    /// The open day.
    business_day: Option<NaiveDate>,
}

/// Opens a business day, or says from where numbers go on.
#[utoipa::path(post, path = "/api/v1/day", tag = "day", security(("session" = [])), params(Csrf),
    request_body = Decision, responses((status = 200, body = Day), Changes, Conflict, Unauthorized))]
pub(super) async fn decide(
    State(service): State<Arc<Service>>,
    staff: Staff<Manager>,
    Json(decision): Json<Decision>,
) -> Result<Json<Day>, Problem> {
    let (settings, by) = (service.settings.clone(), staff.by());
    let decided = service
        .branch
        .change(move |store, stamp| {
            let opened = decision
                .date
                .map(|date| open_day(store, &settings, date, stamp, &by));
            let resumed = decision
                .from
                .map(|from| resume_numbers(store, &settings, &from, stamp, &by));
            let day = store.day()?.business_day;
            Ok(opened.transpose().and(resumed.transpose()).map(|_| day))
        })
        .await?;
    let business_day = decided?;
    Ok(Json(Day { business_day }))
}

impl From<DayError> for Problem {
    fn from(error: DayError) -> Self {
        match error {
            DayError::Store(error) => error.into(),
            DayError::Clock { .. } => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "clock", error.to_string())
            }
        }
    }
}
