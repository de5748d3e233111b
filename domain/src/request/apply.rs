//! What facts make of a request: the same live and in replay, and without anything personal, so that it stays as it is when
//! that is erased.

use super::Request;
use super::attest::Attestation;
use super::fact::{Filled, RequestFact, Signature};
use super::state::State;
use super::{Answered, Attested, Signed, Submitted};
use crate::visit::Mark;
use std::collections::BTreeMap;
use uuid::Uuid;

impl Request {
    /// The request that begins with this fact; `None` for a fact that begins none.
    #[must_use]
    pub fn began(id: Uuid, fact: &RequestFact, mark: &Mark) -> Option<Self> {
        let RequestFact::Drafted(drafted) = fact else {
            return None;
        };
        Some(Self {
            id,
            reference: drafted.reference,
            service: drafted.service.clone(),
            channel: drafted.channel,
            visits: drafted.visit.into_iter().collect(),
            form: drafted.filled.form.clone(),
            values: drafted.filled.values.clone(),
            state: State::Draft,
            version: drafted.filled.version,
            edition: 1,
            drafted: mark.clone(),
            since: mark.clone(),
            last: mark.clone(),
            missing: Vec::new(),
            others: 0,
            signed: None,
            attested: Vec::new(),
            submitted: None,
            answered: None,
            told: BTreeMap::new(),
        })
    }

    /// What a further fact makes of it. Facts are what happened: they are not judged again.
    pub fn apply(&mut self, fact: &RequestFact, mark: &Mark) {
        self.version = fact.version();
        self.last = mark.clone();
        match fact {
            RequestFact::Drafted(_) => {}
            RequestFact::Changed(filled) => self.filled(filled),
            RequestFact::Waiting {
                missing, others, ..
            } => {
                self.missing.clone_from(missing);
                self.others = *others;
                self.goes_to(State::Waiting, mark);
            }
            RequestFact::Resumed { visit, .. } => {
                let new = visit.filter(|visit| !self.visits.contains(visit));
                self.visits.extend(new);
                self.goes_to(State::Draft, mark);
            }
            RequestFact::Signed { signature, .. } => self.is_signed(*signature, mark),
            RequestFact::Attested(attestation) => self.is_attested(attestation, mark),
            RequestFact::Submitted {
                earliest, latest, ..
            } => {
                self.submitted = Some(Submitted {
                    earliest: *earliest,
                    latest: *latest,
                    mark: mark.clone(),
                });
                self.goes_to(State::Submitted, mark);
            }
            RequestFact::Answered { decision, .. } => {
                self.answered = Some(Answered {
                    decision: *decision,
                    mark: mark.clone(),
                });
                self.goes_to(State::Answered, mark);
            }
            RequestFact::Served { .. } => self.goes_to(State::Served, mark),
            RequestFact::Withdrawn { .. } => self.goes_to(State::Withdrawn, mark),
            RequestFact::Amended(filled) => self.amended(filled, mark),
            RequestFact::Told { about, .. } => {
                self.told.insert(*about, mark.clone());
            }
        }
    }

    /// Into another state: what the applicant was told before was of the one before.
    fn goes_to(&mut self, state: State, mark: &Mark) {
        self.state = state;
        self.since = mark.clone();
        self.told.clear();
        if state != State::Waiting {
            self.missing.clear();
            self.others = 0;
        }
    }

    fn filled(&mut self, filled: &Filled) {
        self.form = filled.form.clone();
        self.values = filled.values.clone();
    }

    fn is_signed(&mut self, signature: Signature, mark: &Mark) {
        let mark = mark.clone();
        self.goes_to(State::Signed, &mark);
        self.signed = Some(Signed { signature, mark });
    }

    fn is_attested(&mut self, attestation: &Attestation, mark: &Mark) {
        self.attested.push(Attested {
            attestation: attestation.clone(),
            mark: mark.clone(),
        });
        self.goes_to(State::Attested, mark);
    }

    fn amended(&mut self, filled: &Filled, mark: &Mark) {
        self.filled(filled);
        self.edition += 1;
        self.signed = None;
        self.submitted = None;
        self.goes_to(State::Draft, mark);
    }
}
