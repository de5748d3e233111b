//! Visits and requests at the branch service (H2 to H7, P3, P13): what staff do with them, and what of them is shown to whom.
//! Personal values go only to the roles that the settings name, and each look is a fact.

mod act;
mod begin;
mod faults;
mod form;
mod pages;
mod person;
mod read;
mod refusal;
mod routes;
mod view;
mod visits;

pub use faults::FieldFault;
pub(crate) use routes::{Paths, routes};
pub use view::{
    CheckView, DatesView, MarkView, PersonalView, ReachView, RequestView, SubmittedView, VisitView,
};

use crate::Problem;
use crate::people::Signed;
use crate::serve::Service;
use axum::http::StatusCode;
use domain::people::StaffRole;

impl Service {
    /// That the settings let this member of staff see what is personal.
    ///
    /// # Errors
    /// 403.
    pub(crate) fn may_see(&self, signed: &Signed) -> Result<(), Problem> {
        if self.sees(signed.rank) {
            return Ok(());
        }
        let detail =
            "the settings do not let your role see what is personal; ask someone whose role does";
        Err(Problem::new(StatusCode::FORBIDDEN, "personal", detail))
    }

    /// Whether the settings let a role see what is personal.
    pub(crate) fn sees(&self, rank: StaffRole) -> bool {
        let role = match rank {
            StaffRole::Clerk => config::StaffRole::Clerk,
            StaffRole::Manager => config::StaffRole::Manager,
            StaffRole::Admin => config::StaffRole::Admin,
        };
        self.settings.privacy.shows_to(role)
    }
}
