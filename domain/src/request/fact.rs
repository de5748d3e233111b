//! What facts say of a request: kinds `request.*`, whose subject is the request's id. A persisted format: add fields with a
//! default, never change the meaning of one. Each carries the version that it made: 1, and 1 more with each fact.
//!
//! Personal values and free words never stand here but in [`Personal`], sealed beside the fact (facts.md, "A fact").

use super::attest::Attestation;
use super::digest::{Digest, Salt};
use super::form::{FormRef, Values};
use super::reach::About;
use super::reference::Reference;
use crate::day::BusinessDay;
use crate::ticket::Channel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum RequestFact {
    /// It was begun. Personal: its values.
    #[serde(rename = "request.drafted")]
    Drafted(Drafted),
    /// It was filled in further. Personal: its values, all of them.
    #[serde(rename = "request.changed")]
    Changed(Filled),
    /// It waits for papers (H6). Personal: papers in the employee's own words.
    #[serde(rename = "request.waiting")]
    Waiting {
        /// The version this makes.
        version: u32,
        /// Papers of the checklist that are missing, by their ids.
        missing: Vec<String>,
        /// How many more are, in words.
        #[serde(default)]
        others: u32,
    },
    /// It was taken up again (H6).
    #[serde(rename = "request.resumed")]
    Resumed {
        /// The version this makes.
        version: u32,
        /// On which visit.
        #[serde(default)]
        visit: Option<Uuid>,
    },
    /// The applicant signed it (H4). Personal: the strokes of a finger.
    #[serde(rename = "request.signed")]
    Signed {
        /// The version this makes.
        version: u32,
        /// How.
        signature: Signature,
    },
    /// The employee attested it (H4): who and when are the fact's own. Personal: its values and the digest's salt.
    #[serde(rename = "request.attested")]
    Attested(Box<Attestation>),
    /// It went to the committee, with the dates that were told (H5).
    #[serde(rename = "request.submitted")]
    Submitted {
        /// The version this makes.
        version: u32,
        /// Before this date no answer comes.
        earliest: BusinessDay,
        /// After this date it is overdue; never, where there is none.
        #[serde(default)]
        latest: Option<BusinessDay>,
    },
    /// The committee answered. Personal: its words.
    #[serde(rename = "request.answered")]
    Answered {
        /// The version this makes.
        version: u32,
        /// What it decided.
        decision: Decision,
    },
    /// What was asked for was provided (H7).
    #[serde(rename = "request.served")]
    Served {
        /// The version this makes.
        version: u32,
    },
    /// The applicant took it back. Personal: why.
    #[serde(rename = "request.withdrawn")]
    Withdrawn {
        /// The version this makes.
        version: u32,
    },
    /// A new version of what was signed or attested is open; what was attested stays. Personal: its values.
    #[serde(rename = "request.amended")]
    Amended(Filled),
    /// The applicant was told something that concerns it (P3). Personal: the words.
    #[serde(rename = "request.told")]
    Told {
        /// The version this makes.
        version: u32,
        /// What about.
        about: About,
        /// Through which channel (P13).
        channel: Channel,
    },
}

/// How a request began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// By which it is found again.
    pub reference: Reference,
    /// Id of the service it is for.
    pub service: String,
    /// How it came (P13).
    pub channel: Channel,
    /// On which visit.
    #[serde(default)]
    pub visit: Option<Uuid>,
    /// Its form and its first values.
    #[serde(flatten)]
    pub filled: Filled,
}

/// A form as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The version this makes.
    pub version: u32,
    /// With which form.
    pub form: FormRef,
    /// All values that are not personal.
    pub values: Values,
}

/// How an applicant signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Signature {
    /// With a finger on the screen.
    Finger {
        /// Over the strokes, which are kept sealed.
        digest: Digest,
    },
    /// On the paper.
    Paper,
}

/// What the committee decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Acceptance.
    Accepted,
    /// Refusal.
    Refused,
}

/// What stands sealed beside a fact of a request.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Personal {
    /// The personal values of the version, all of them.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub values: Values,
    /// Of an attestation: what its digest is salted with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// Of a signature with a finger: its strokes, as the caller writes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strokes: Option<String>,
    /// Missing papers that the checklist does not name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<String>,
    /// What was written with it: the committee's words, why it was withdrawn, what the applicant was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Personal {
    /// Whether nothing need be sealed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is personal never shows in a log.
impl std::fmt::Debug for Personal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Personal(sealed)")
    }
}

impl Signature {
    /// Whether these strokes are the ones that were signed with.
    #[must_use]
    pub fn is_of(&self, strokes: &str) -> bool {
        *self == Self::finger(strokes)
    }

    pub(super) fn finger(strokes: &str) -> Self {
        let digest = Digest::of("istiqbal strokes 1", strokes);
        Self::Finger { digest }
    }
}

impl RequestFact {
    /// The version that this fact made.
    #[must_use]
    pub fn version(&self) -> u32 {
        match self {
            Self::Drafted(drafted) => drafted.filled.version,
            Self::Changed(filled) | Self::Amended(filled) => filled.version,
            Self::Attested(attestation) => attestation.version,
            Self::Waiting { version, .. }
            | Self::Resumed { version, .. }
            | Self::Signed { version, .. }
            | Self::Submitted { version, .. }
            | Self::Answered { version, .. }
            | Self::Served { version }
            | Self::Withdrawn { version }
            | Self::Told { version, .. } => *version,
        }
    }

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
    /// When the kind is none of a request's or the data is not of its form.
    pub fn from_parts(kind: &str, data: &serde_json::Value) -> serde_json::Result<Self> {
        serde_json::from_value(serde_json::json!({ "kind": kind, "data": data }))
    }
}
