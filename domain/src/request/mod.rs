//! A request for support (P14): its form as the settings have it, and its way from a draft through signing and attesting to
//! the committee's answer (H4 to H7). Pure values: moments, ids, salts and what is typed come from the caller.
//!
//! An act upon a version is a fact ([`Request::act`]); facts make the request ([`Request::apply`]), live and in replay alike.

mod act;
mod answer;
mod apply;
mod attest;
mod digest;
mod fact;
mod field;
mod form;
mod judge;
mod label;
mod reach;
mod reference;
#[cfg(test)]
mod samples;
mod state;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod walks;

pub use act::{Act, Attest, Done, Draft, Refused, Signing};
pub use answer::AnswerTimes;
pub use attest::{Attestation, Verdict};
pub use digest::{Digest, NoDigest, Salt};
pub use fact::{Decision, Drafted, Filled, Personal, RequestFact, Signature};
pub use field::{
    Calendar, Choice, DateFault, Field, FieldFault, Kind, LONGEST_TEXT, NationalIdFault,
    PhoneFault, Typed, Value,
};
pub use form::{Carried, Faulty, Form, FormRef, Parted, Reading, Typing, Values};
pub use label::Label;
pub use reach::{About, Reach};
pub use reference::{NoReference, Reference};
pub use state::{State, Step};

use crate::day::BusinessDay;
use crate::ticket::Channel;
use crate::visit::Mark;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A request as its facts have made it. Nothing of it is personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its identity: the subject of its facts.
    pub id: Uuid,
    /// By which it is found (H6).
    pub reference: Reference,
    /// Id of the service it is for.
    pub service: String,
    /// How it came (P13).
    pub channel: Channel,
    /// The visits it was begun and resumed on, the first first.
    pub visits: Vec<Uuid>,
    /// The form it was filled in with last.
    pub form: FormRef,
    /// Its values that are not personal.
    pub values: Values,
    /// Where it is.
    pub state: State,
    /// How many facts there are of it: what an act is made upon.
    pub version: u32,
    /// 1, and 1 more with each amendment.
    pub edition: u32,
    /// Who began it, and when.
    pub drafted: Mark,
    /// Who brought it into its state, and when.
    pub since: Mark,
    /// Who did the last thing with it, and when.
    pub last: Mark,
    /// While it waits: papers of the checklist that are missing, by their ids (H6).
    pub missing: Vec<String>,
    /// While it waits: how many more are, named in words that are sealed beside the fact.
    pub others: u32,
    /// How this edition was signed; `None`: it is not yet.
    pub signed: Option<Signed>,
    /// Every attestation, the first first; an amendment takes none away.
    pub attested: Vec<Attested>,
    /// This edition's submission.
    pub submitted: Option<Submitted>,
    /// The committee's answer.
    pub answered: Option<Answered>,
    /// What the applicant was told since it came into its state, and by whom (P3).
    pub told: BTreeMap<About, Mark>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// How.
    pub signature: Signature,
    /// Before whom, and when.
    pub mark: Mark,
}

/// An attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attested {
    /// Of what.
    pub attestation: Attestation,
    /// Who attested it, and when.
    pub mark: Mark,
}

/// A submission to the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// Before this date no answer comes (H5).
    pub earliest: BusinessDay,
    /// After this date it is overdue; never, where there is none.
    pub latest: Option<BusinessDay>,
    /// Who submitted it, and when.
    pub mark: Mark,
}

/// The committee's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What it decided.
    pub decision: Decision,
    /// Who recorded it, and when.
    pub mark: Mark,
}
