//! What facts say of a visit: kinds `visit.*`, whose subject is the visit's id. A persisted format: add fields with a
//! default, never change the meaning of one.

use super::checks::Ticks;
use crate::ticket::{Channel, VisitorKind};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened to a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum VisitFact {
    /// It began, at the desk or through another channel (P13).
    #[serde(rename = "visit.begun")]
    Begun(Begun),
    /// A paper was looked at (H2).
    #[serde(rename = "visit.checked")]
    Checked {
        /// The paper's id in the service's checklist.
        paper: String,
        /// How it stands now.
        #[serde(flatten)]
        ticks: Ticks,
    },
    /// The visitor was referred to social research (H3); why, where it was written down, is personal.
    #[serde(rename = "visit.referred")]
    Referred {
        /// Id of the service it goes to.
        to: String,
    },
    /// It ended (H7).
    #[serde(rename = "visit.ended")]
    Ended {
        /// Id of its outcome.
        outcome: String,
    },
}

/// How a visit began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The ticket it is served under; none for what did not come through the queue.
    #[serde(default)]
    pub ticket: Option<Uuid>,
    /// Who comes, where they said so (P1, P11).
    #[serde(default)]
    pub visitor: Option<VisitorKind>,
    /// How the contact came (P13).
    pub channel: Channel,
    /// Id of the service it is for.
    pub service: String,
}

impl VisitFact {
    /// The kind and the data as JSON.
    ///
    /// # Errors
    /// When JSON cannot be written, which no fact of ours causes.
    pub fn to_parts(&self) -> serde_json::Result<(String, serde_json::Value)> {
        crate::fact::parts(self)
    }

    /// The fact of a stored kind and data.
    ///
    /// # Errors
    /// When the kind is none of a visit's or the data is not of its form.
    pub fn from_parts(kind: &str, data: &serde_json::Value) -> serde_json::Result<Self> {
        serde_json::from_value(serde_json::json!({ "kind": kind, "data": data }))
    }
}
