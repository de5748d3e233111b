//! What is done with a request: each act is a fact with what stands sealed beside it, or is refused with a name. An act names
//! the version that it was made upon; upon another nothing is done, so that nobody's work is overwritten.

use super::answer::AnswerTimes;
use super::digest::Salt;
use super::fact::{Decision, Personal, RequestFact};
use super::form::{Faulty, Form, Values};
use super::reach::About;
use super::reference::Reference;
use super::state::{State, Step};
use crate::day::BusinessDay;
use crate::ticket::Channel;
use crate::visit::Checks;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A request that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<'a> {
    /// By which it will be found; of no other request.
    pub reference: Reference,
    /// Id of the service it is for.
    pub service: String,
    /// How it came (P13).
    pub channel: Channel,
    /// On which visit.
    pub visit: Option<Uuid>,
    /// Its form.
    pub form: &'a Form,
    /// What is filled in already.
    pub values: Values,
}

/// One act.
#[derive(Clone, PartialEq, Eq)]
pub enum Act<'a> {
    /// Filled in: these are all its values now. With another form than before, they are those that were carried over.
    Change {
        /// The form as it stands.
        form: &'a Form,
        /// All values, personal ones too.
        values: Values,
    },
    /// It waits for papers (H6).
    Wait {
        /// Those of the checklist, by their ids.
        missing: Vec<String>,
        /// Others, in the employee's own words.
        others: Vec<String>,
        /// Ids of the checklist of its service.
        papers: &'a [String],
    },
    /// It is taken up again (H6).
    Resume {
        /// On which visit.
        visit: Option<Uuid>,
    },
    /// The applicant signs that the data is right and theirs to answer for (H4).
    Sign {
        /// The form as it stands.
        form: &'a Form,
        /// All values, personal ones too.
        values: &'a Values,
        /// How.
        signing: Signing,
    },
    /// The employee attests that they matched it (H4). That they entered their PIN again is the caller's to prove.
    Attest(Attest<'a>),
    /// It goes to the committee (H5).
    Submit {
        /// The open business day.
        day: BusinessDay,
        /// How long an answer takes.
        times: AnswerTimes,
    },
    /// The committee answered.
    Answer {
        /// What it decided.
        decision: Decision,
        /// What it says.
        words: Option<String>,
    },
    /// What was asked for is provided (H7).
    Serve,
    /// The applicant takes it back.
    Withdraw {
        /// Why.
        why: Option<String>,
    },
    /// A new version of what was signed, to be signed and attested anew.
    Amend {
        /// The form as it stands.
        form: &'a Form,
        /// All values, personal ones too.
        values: Values,
    },
    /// The applicant was told (P3).
    Tell {
        /// What about.
        about: About,
        /// Through which channel (P13).
        channel: Channel,
        /// In which words.
        words: Option<String>,
    },
}

/// How an applicant signs.
#[derive(Clone, PartialEq, Eq)]
pub enum Signing {
    /// With a finger; the strokes in a writing of the caller's.
    Finger {
        /// The strokes.
        strokes: String,
    },
    /// On the paper.
    Paper,
}

/// What is attested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attest<'a> {
    /// The form as it stands.
    pub form: &'a Form,
    /// All values, personal ones too, as they were signed.
    pub values: &'a Values,
    /// The papers, as they were checked (H2).
    pub papers: &'a Checks,
    /// Ids of the papers that must be given, matched and valid.
    pub required: &'a [String],
    /// What the digest is salted with: random, of this attestation alone.
    pub salt: Salt,
}

/// What came of an act: to be appended in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The fact.
    pub fact: RequestFact,
    /// What stands sealed beside it; may be empty.
    pub personal: Personal,
}

/// Why an act was refused. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It was made upon another version than the request has; look at that first.
    #[error("{by} has changed this request meanwhile")]
    Stale {
        /// The version it has.
        version: u32,
        /// Who made that.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Its state does not allow it.
    #[error("a request that is {} cannot {step:?}", .state.code())]
    NotNow {
        /// Its state.
        state: State,
        /// What was asked of it.
        step: Step,
    },
    /// Values that the form does not take, or that it lacks.
    #[error("the form has faults")]
    Form(Vec<Faulty>),
    /// The settings have changed the form since: carry the values over first.
    #[error("the form has been changed since this request was filled in")]
    FormChanged,
    /// The values are not those that the request has.
    #[error("these are not the values of this request")]
    OtherValues,
    /// The checklist has no such paper.
    #[error("the service has no paper {paper:?}")]
    UnknownPaper {
        /// What was named.
        paper: String,
    },
    /// It was to wait for nothing.
    #[error("no paper is named that it waits for")]
    NothingMissing,
    /// Papers that must be given, matched and valid are not (H2).
    #[error("papers are missing, not matched or not valid: {}", papers.join(", "))]
    Papers {
        /// Their ids.
        papers: Vec<String>,
    },
    /// A finger that left no strokes.
    #[error("nothing was signed")]
    NoSignature,
    /// Nothing is provided for a request that was refused.
    #[error("the committee refused this request")]
    RefusedByCommittee,
}

impl Act<'_> {
    /// Which step it is.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::Change { .. } => Step::Change,
            Self::Wait { .. } => Step::Wait,
            Self::Resume { .. } => Step::Resume,
            Self::Sign { .. } => Step::Sign,
            Self::Attest(_) => Step::Attest,
            Self::Submit { .. } => Step::Submit,
            Self::Answer { .. } => Step::Answer,
            Self::Serve => Step::Serve,
            Self::Withdraw { .. } => Step::Withdraw,
            Self::Amend { .. } => Step::Amend,
            Self::Tell { .. } => Step::Tell,
        }
    }
}

/// What is said and signed never shows in a log, here and below.
impl std::fmt::Debug for Act<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Act({:?})", self.step())
    }
}

impl std::fmt::Debug for Signing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Finger { .. } => "Finger(hidden)",
            Self::Paper => "Paper",
        })
    }
}
