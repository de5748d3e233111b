//! Beginning a request, and what is done with it.

use super::read::{by_id, found, values};
use crate::acts::Asked;
use crate::append::{NewFact, Writer};
use crate::days::open_day;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::open::Store;
use crate::repeats::Once;
use crate::visits;
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::request::{
    About, Act, AnswerTimes, Attest, Decision, Done, Draft, Form, Reference, Refused, Request,
    Salt, Signing, Values,
};
use domain::ticket::Channel;
use domain::time::Stamp;
use domain::visit::{Begun, Checks, Visit, gathered};
use rusqlite::Connection;
use uuid::Uuid;

/// References drawn before it is taken for a fault of the system's randomness.
const DRAWS: u32 = 100;

/// A request to be begun.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// Id of the service it is for.
    pub service: String,
    /// How it came (P13).
    pub channel: Channel,
    /// On which visit; `None`: one begins with it, of its channel (P13).
    pub visit: Option<Uuid>,
    /// Its form.
    pub form: Form,
    /// What is filled in already, personal values too.
    pub values: Values,
}

/// What is done with a request. Values and papers that are signed and attested are read from the journal itself.
#[derive(Clone)]
pub enum RequestAct {
    /// Filled in: these are all its values now.
    Change {
        /// The form as it stands.
        form: Form,
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
        papers: Vec<String>,
    },
    /// It is taken up again (H6).
    Resume {
        /// On which visit; `None`: one begins by this.
        visit: Option<Uuid>,
        /// How whoever begins one comes (P13).
        channel: Channel,
    },
    /// The applicant signs (H4).
    Sign {
        /// The form as it stands.
        form: Form,
        /// How.
        signing: Signing,
    },
    /// The employee attests (H4), having entered their PIN again.
    Attest {
        /// The form as it stands.
        form: Form,
        /// Ids of the papers that must be given, matched and valid.
        required: Vec<String>,
    },
    /// It goes to the committee (H5).
    Submit {
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
    /// A new version of what was signed.
    Amend {
        /// The form as it stands.
        form: Form,
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

/// What is typed, said or signed never shows in a log.
impl std::fmt::Debug for RequestAct {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("RequestAct(hidden)")
    }
}

impl Store {
    /// Begins a request under a reference of its own; its id.
    ///
    /// # Errors
    /// [`StoreError::Request`] with the faults of its values; [`StoreError::Unknown`] for no such visit;
    /// [`StoreError::NoDay`]; [`StoreError::KeyReused`]; [`StoreError::Random`]; a failing disk.
    pub fn begin_request(
        &mut self,
        new: &NewRequest,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        let keys = self.keys.clone();
        self.once(asked.repeat.as_ref(), |writer| {
            let visit = on_visit(writer, new.visit, (new.channel, &new.service), asked)?;
            let draft = Draft {
                reference: unused_reference(writer.connection)?,
                service: new.service.clone(),
                channel: new.channel,
                visit: Some(visit),
                form: &new.form,
                values: new.values.clone(),
            };
            let id = Uuid::now_v7();
            tell(writer, &keys, (id, draft.begin().map_err(refused)?), asked)?;
            Ok(id)
        })
    }

    /// Does something with a request, upon the version that whoever asks has seen; its id.
    ///
    /// # Errors
    /// [`StoreError::Request`] with why it is refused, [`Refused::Stale`] before all others; [`StoreError::Unknown`] for no
    /// such request or visit; [`StoreError::NoDay`]; [`StoreError::KeyReused`]; [`StoreError::Unsealed`]; a failing disk.
    pub fn act_on_request(
        &mut self,
        (id, upon): (Uuid, u32),
        what: &RequestAct,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        let keys = self.keys.clone();
        self.once(asked.repeat.as_ref(), |writer| {
            let request = by_id(writer.connection, id)?;
            request.upon(upon).map_err(refused)?;
            let what = &with_visit(writer, &request, what, asked)?;
            let done = Desk {
                connection: writer.connection,
                keys: &keys,
                request: &request,
            }
            .act(upon, what)?;
            tell(writer, &keys, (id, done), asked)?;
            Ok(id)
        })
    }

    /// Records that someone looked at what is personal in a request. Durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::NoDay`]; a failing disk.
    pub fn see_request(&mut self, id: Uuid, stamp: &Stamp, by: &str) -> Result<(), StoreError> {
        let day = self.day()?.business_day.ok_or(StoreError::NoDay)?;
        let fact = NewFact {
            payload: Payload::RequestSeen {},
            subject: id.to_string(),
            business_day: Some(day),
            stamp: *stamp,
            by: by.to_owned(),
            personal: None,
        };
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }
}

/// A request about to be changed.
struct Desk<'a> {
    connection: &'a Connection,
    keys: &'a Keys,
    request: &'a Request,
}

impl Desk<'_> {
    fn act(&self, upon: u32, what: &RequestAct) -> Result<Done, StoreError> {
        match what {
            RequestAct::Sign { form, signing } => {
                let (values, signing) = (&self.values()?, signing.clone());
                self.judged(
                    upon,
                    Act::Sign {
                        form,
                        values,
                        signing,
                    },
                )
            }
            RequestAct::Attest { form, required } => self.attest(upon, form, required),
            RequestAct::Resume { visit, .. } => self.judged(upon, Act::Resume { visit: *visit }),
            RequestAct::Submit { times } => {
                let (day, times) = (today(self.connection)?, *times);
                self.judged(upon, Act::Submit { day, times })
            }
            other => self.judged(upon, plain(other)),
        }
    }

    fn judged(&self, upon: u32, act: Act<'_>) -> Result<Done, StoreError> {
        self.request.act(upon, act).map_err(refused)
    }

    fn attest(&self, upon: u32, form: &Form, required: &[String]) -> Result<Done, StoreError> {
        let attest = Attest {
            form,
            values: &self.values()?,
            papers: &self.papers()?,
            required,
            salt: Salt::new(random()?),
        };
        self.judged(upon, Act::Attest(attest))
    }

    /// All its values; without what is personal once that is erased.
    fn values(&self) -> Result<Values, StoreError> {
        let mut all = self.request.values.clone();
        all.extend(values(self.connection, self.keys, self.request)?.unwrap_or_default());
        Ok(all)
    }

    fn papers(&self) -> Result<Checks, StoreError> {
        let visits = self.request.visits.iter();
        let visits: Result<Vec<Visit>, StoreError> = visits
            .map(|id| visits::visit(self.connection, *id))
            .collect();
        Ok(gathered(&visits?))
    }
}

/// What is to be done, on a visit that there is. Where it is refused then, a visit that began for it did not.
fn with_visit(
    writer: &mut Writer<'_>,
    request: &Request,
    what: &RequestAct,
    asked: &Asked,
) -> Result<RequestAct, StoreError> {
    let RequestAct::Resume { visit, channel } = what else {
        return Ok(what.clone());
    };
    let of = (*channel, request.service.as_str());
    Ok(RequestAct::Resume {
        visit: Some(on_visit(writer, *visit, of, asked)?),
        channel: *channel,
    })
}

/// The visit that was named, or one that begins now.
fn on_visit(
    writer: &mut Writer<'_>,
    named: Option<Uuid>,
    (channel, service): (Channel, &str),
    asked: &Asked,
) -> Result<Uuid, StoreError> {
    if let Some(id) = named {
        return Ok(visits::visit(writer.connection, id)?.id);
    }
    let begun = Begun {
        ticket: None,
        visitor: None,
        channel,
        service: service.to_owned(),
    };
    visits::begin(writer, begun, asked)
}

/// The acts that need nothing of the journal.
fn plain(act: &RequestAct) -> Act<'_> {
    match act {
        RequestAct::Change { form, values } => Act::Change {
            form,
            values: values.clone(),
        },
        RequestAct::Amend { form, values } => Act::Amend {
            form,
            values: values.clone(),
        },
        RequestAct::Wait {
            missing,
            others,
            papers,
        } => Act::Wait {
            missing: missing.clone(),
            others: others.clone(),
            papers,
        },
        RequestAct::Answer { decision, words } => Act::Answer {
            decision: *decision,
            words: words.clone(),
        },
        RequestAct::Withdraw { why } => Act::Withdraw { why: why.clone() },
        RequestAct::Tell {
            about,
            channel,
            words,
        } => Act::Tell {
            about: *about,
            channel: *channel,
            words: words.clone(),
        },
        _ => Act::Serve,
    }
}

fn tell(
    writer: &mut Writer<'_>,
    keys: &Keys,
    (id, done): (Uuid, Done),
    asked: &Asked,
) -> Result<(), StoreError> {
    let sealed = (!done.personal.is_empty()).then(|| {
        let text = serde_json::json!(done.personal).to_string();
        keys.seal(&text)
    });
    let fact = NewFact {
        payload: Payload::Request(done.fact),
        subject: id.to_string(),
        business_day: Some(today(writer.connection)?),
        stamp: asked.stamp,
        by: asked.by.clone(),
        personal: sealed.transpose()?,
    };
    writer.append(&fact).map(|_| ())
}

fn today(connection: &Connection) -> Result<BusinessDay, StoreError> {
    open_day(connection)?.business_day.ok_or(StoreError::NoDay)
}

/// A reference that no other request has.
fn unused_reference(connection: &Connection) -> Result<Reference, StoreError> {
    for _ in 0..DRAWS {
        let drawn = Reference::drawn(u64::from_be_bytes(random()?));
        if found(connection, "reference = ?", &drawn.to_string())?.is_none() {
            return Ok(drawn);
        }
    }
    Err(StoreError::Random)
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
    Ok(bytes)
}

fn refused(refused: Refused) -> StoreError {
    StoreError::Request(Box::new(refused))
}
