//! Whether an act may be done, and the fact that it is then.

use super::Request;
use super::act::{Act, Attest, Done, Draft, Refused, Signing};
use super::attest::{Attestation, Content};
use super::fact::{Decision, Drafted, Filled, Personal, RequestFact, Signature};
use super::form::{Form, Values};
use super::state::Step;
use crate::rating::plain;

impl Draft<'_> {
    /// The fact by which it begins.
    ///
    /// # Errors
    /// [`Refused::Form`] when its values are none of its form's.
    pub fn begin(self) -> Result<Done, Refused> {
        let (filled, personal) = filled(self.form, &self.values, 1)?;
        let fact = RequestFact::Drafted(Drafted {
            reference: self.reference,
            service: self.service,
            channel: self.channel,
            visit: self.visit,
            filled,
        });
        Ok(Done { fact, personal })
    }
}

impl Request {
    /// What comes of `act`, made upon the version `upon`.
    ///
    /// # Errors
    /// [`Refused`], with why; [`Refused::Stale`] before all others.
    pub fn act(&self, upon: u32, act: Act<'_>) -> Result<Done, Refused> {
        self.may(upon, act.step())?;
        let version = self.version + 1;
        let (fact, personal) = match act {
            Act::Change { form, values } => {
                let (filled, personal) = filled(form, &values, version)?;
                (RequestFact::Changed(filled), personal)
            }
            Act::Amend { form, values } => {
                let (filled, personal) = filled(form, &values, version)?;
                (RequestFact::Amended(filled), personal)
            }
            Act::Wait {
                missing,
                others,
                papers,
            } => waiting(missing, others, papers, version)?,
            Act::Resume { visit } => bare(RequestFact::Resumed { version, visit }),
            Act::Sign {
                form,
                values,
                signing,
            } => self.signed(form, values, signing)?,
            Act::Attest(attest) => self.attested(&attest)?,
            Act::Submit { day, times } => bare(RequestFact::Submitted {
                version,
                earliest: times.earliest(day),
                latest: times.latest(day),
            }),
            Act::Answer { decision, words } => {
                let fact = RequestFact::Answered { version, decision };
                (fact, said(words))
            }
            Act::Serve => self.served()?,
            Act::Withdraw { why } => (RequestFact::Withdrawn { version }, said(why)),
            Act::Tell {
                about,
                channel,
                words,
            } => {
                let fact = RequestFact::Told {
                    version,
                    about,
                    channel,
                };
                (fact, said(words))
            }
        };
        Ok(Done { fact, personal })
    }

    /// That `upon` is the version it has.
    ///
    /// # Errors
    /// [`Refused::Stale`], with who made a later one.
    pub fn upon(&self, upon: u32) -> Result<(), Refused> {
        if upon == self.version {
            return Ok(());
        }
        Err(Refused::Stale {
            version: self.version,
            by: self.last.by.clone(),
            at: self.last.at,
        })
    }

    fn may(&self, upon: u32, step: Step) -> Result<(), Refused> {
        self.upon(upon)?;
        let state = self.state;
        let allowed = state.after(step).map(|_| ());
        allowed.ok_or(Refused::NotNow { state, step })
    }

    fn signed(
        &self,
        form: &Form,
        values: &Values,
        signing: Signing,
    ) -> Result<(RequestFact, Personal), Refused> {
        self.is_of(form, values)?;
        let unfinished = form.unfinished(values);
        if !unfinished.is_empty() {
            return Err(Refused::Form(unfinished));
        }
        let (signature, strokes) = match signing {
            Signing::Paper => (Signature::Paper, None),
            Signing::Finger { strokes } if strokes.trim().is_empty() => {
                return Err(Refused::NoSignature);
            }
            Signing::Finger { strokes } => (Signature::finger(&strokes), Some(strokes)),
        };
        let version = self.version + 1;
        let personal = Personal {
            strokes,
            ..Personal::default()
        };
        Ok((RequestFact::Signed { version, signature }, personal))
    }

    fn attested(&self, attest: &Attest<'_>) -> Result<(RequestFact, Personal), Refused> {
        let (form, values, papers) = (attest.form, attest.values, attest.papers);
        self.is_of(form, values)?;
        let whole = |paper: &&String| !papers.get(*paper).is_some_and(|c| c.is_whole());
        let lacking: Vec<String> = attest.required.iter().filter(whole).cloned().collect();
        if !lacking.is_empty() {
            return Err(Refused::Papers { papers: lacking });
        }
        let signed = self.signed.as_ref().ok_or(Refused::NoSignature)?;
        let content = Content {
            request: self.id,
            version: self.version,
            form,
            values,
            papers,
            signature: signed.signature,
        };
        let parted = form.part(values);
        let attestation = Attestation {
            version: self.version + 1,
            of: self.version,
            form: form.clone(),
            values: parted.open,
            papers: papers.clone(),
            signature: signed.signature,
            digest: content.digest(attest.salt),
        };
        let personal = Personal {
            values: parted.personal,
            salt: Some(attest.salt),
            ..Personal::default()
        };
        Ok((RequestFact::Attested(Box::new(attestation)), personal))
    }

    fn served(&self) -> Result<(RequestFact, Personal), Refused> {
        match self.answered.as_ref().map(|answered| answered.decision) {
            Some(Decision::Accepted) => {
                let version = self.version + 1;
                Ok(bare(RequestFact::Served { version }))
            }
            _ => Err(Refused::RefusedByCommittee),
        }
    }

    /// That a form and values are those it was filled in with, as far as it knows them.
    fn is_of(&self, form: &Form, values: &Values) -> Result<(), Refused> {
        if form.as_ref() != self.form {
            return Err(Refused::FormChanged);
        }
        match form.part(values).open == self.values {
            true => Ok(()),
            false => Err(Refused::OtherValues),
        }
    }
}

fn filled(form: &Form, values: &Values, version: u32) -> Result<(Filled, Personal), Refused> {
    let faults = form.faults(values);
    if !faults.is_empty() {
        return Err(Refused::Form(faults));
    }
    let parted = form.part(values);
    let filled = Filled {
        version,
        form: form.as_ref(),
        values: parted.open,
    };
    let personal = Personal {
        values: parted.personal,
        ..Personal::default()
    };
    Ok((filled, personal))
}

fn waiting(
    missing: Vec<String>,
    others: Vec<String>,
    papers: &[String],
    version: u32,
) -> Result<(RequestFact, Personal), Refused> {
    if let Some(paper) = missing.iter().find(|paper| !papers.contains(paper)) {
        let paper = paper.clone();
        return Err(Refused::UnknownPaper { paper });
    }
    let others = others.iter().map(|words| plain(words));
    let others: Vec<String> = others.filter(|words| !words.is_empty()).collect();
    if missing.is_empty() && others.is_empty() {
        return Err(Refused::NothingMissing);
    }
    let fact = RequestFact::Waiting {
        version,
        missing,
        others: u32::try_from(others.len()).unwrap_or(u32::MAX),
    };
    let personal = Personal {
        papers: others,
        ..Personal::default()
    };
    Ok((fact, personal))
}

fn bare(fact: RequestFact) -> (RequestFact, Personal) {
    (fact, Personal::default())
}

fn said(words: Option<String>) -> Personal {
    let words = words.map(|words| plain(&words));
    Personal {
        words: words.filter(|words| !words.is_empty()),
        ..Personal::default()
    }
}
