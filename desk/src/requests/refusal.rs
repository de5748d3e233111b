//! What a request or a visit refuses, as the API tells it.

use super::faults;
use crate::Problem;
use crate::problem::More;
use axum::http::StatusCode;
use domain::{request, visit};

impl From<request::Refused> for Problem {
    fn from(refused: request::Refused) -> Self {
        use request::Refused as R;
        let told = refused.to_string();
        let conflict = |word| Self::new(StatusCode::CONFLICT, word, told.clone());
        match refused {
            R::Stale { version, by, at } => {
                let (version, by, at) = (Some(version), Some(by), Some(at));
                conflict("stale").more(More {
                    version,
                    by,
                    at,
                    ..More::default()
                })
            }
            R::NotNow { state, .. } => conflict("request-state").in_state(state.code()),
            R::RefusedByCommittee => conflict("committee-refused").in_state("answered"),
            R::FormChanged => conflict("form-changed"),
            R::OtherValues => conflict("other-values"),
            R::Papers { .. } => conflict("papers"),
            R::Form(faulty) => faults::problem(&faulty),
            R::UnknownPaper { .. } => unfit("paper", told),
            R::NothingMissing => unfit("nothing-missing", told),
            R::NoSignature => unfit("no-signature", told),
        }
    }
}

impl From<visit::Refused> for Problem {
    fn from(refused: visit::Refused) -> Self {
        use visit::Refused as R;
        let told = refused.to_string();
        let conflict = |word| Self::new(StatusCode::CONFLICT, word, told.clone());
        match refused {
            R::Ended(_) => conflict("visit-ended").in_state("ended"),
            R::AlreadyThere => conflict("already-there"),
            R::NowhereToRefer => conflict("nowhere-to-refer"),
            R::UnknownPaper { .. } => unfit("paper", told),
            R::NotGiven { .. } => unfit("not-given", told),
            R::UnknownOutcome { .. } => unfit("outcome", told),
        }
    }
}

fn unfit(word: &str, told: String) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, word, told)
}
