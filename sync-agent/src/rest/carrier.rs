//! Delivery to one mapped system, step by step. One worker for each: what it looked up stays so until it acted on it.

use super::client::System;
use super::job::{Came, Job, Stop};
use super::ledger::{Row, State};
use super::plan::{self, Task};
use super::said::{Place, Said};
use super::suspects::Suspects;
use crate::backoff::{BackOff, Pace, chance};
use crate::delivery::Delivery;
use crate::fault::{DeliveryError, Trouble, TroubleKind};
use crate::sender::Step;
use crate::target::{RestTarget, Target};
use config::Mapping;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Keys, Outgoing, Reader, StoreError, while_still};

pub(crate) struct Carrier {
    pub(crate) name: String,
    mapping: Arc<Mapping>,
    pub(super) delivery: Delivery,
    pub(super) system: System,
    pub(super) suspects: Suspects,
    data: PathBuf,
    branch: String,
    personal: bool,
    backoff: BackOff,
    /// Whether `delivery.db` was found damaged, and must be opened anew.
    damaged: bool,
}

/// What is next: a fact, or nothing to ask anybody for.
enum Next<'m> {
    Fact(Row, Begun<'m>),
    Step(Step),
}

/// A fact's step before anybody is asked.
enum Begun<'m> {
    Job(Box<Job<'m>>),
    Came(Came),
}

impl Carrier {
    pub(crate) fn new(
        target: &Target,
        rest: RestTarget,
        data: &Path,
        branch: &str,
    ) -> Result<Self, DeliveryError> {
        let mut delivery = Delivery::open(data, &target.name)?;
        delivery.tidy_records()?;
        Ok(Self {
            name: target.name.clone(),
            mapping: Arc::new(rest.mapping.clone()),
            delivery,
            personal: rest.personal,
            system: System::new(rest, target.limits, data),
            suspects: Suspects::default(),
            data: data.to_owned(),
            branch: branch.to_owned(),
            backoff: BackOff::new(Pace::USUAL),
            damaged: false,
        })
    }

    /// How often in a row it went wrong.
    pub(crate) fn failures(&self) -> u32 {
        self.backoff.failures()
    }

    /// Whether something is set aside for this target and not given up.
    pub(crate) fn has_parked(&self) -> Result<bool, DeliveryError> {
        let counts = self.delivery.counts()?;
        Ok(counts.parked + counts.behind + counts.waiting > 0)
    }

    /// Takes the next step of the next fact. One that is given up half-way has an unknown outcome, and is looked up.
    pub(crate) async fn step(&mut self) -> Result<Step, DeliveryError> {
        self.delivery.follow(self.damaged)?;
        let stepped = self.go_on().await;
        self.damaged = stepped.as_ref().is_err_and(DeliveryError::is_damage);
        stepped
    }

    async fn go_on(&mut self) -> Result<Step, DeliveryError> {
        let mapping = Arc::clone(&self.mapping);
        let (row, begun) = match self.next(&mapping)? {
            Next::Fact(row, begun) => (row, begun),
            Next::Step(step) => return Ok(step),
        };
        let came = match begun {
            Begun::Job(job) => self.walk(&row, *job).await?,
            Begun::Came(came) => came,
        };
        self.ends(&row, came)
    }

    fn next<'m>(&mut self, mapping: &'m Mapping) -> Result<Next<'m>, DeliveryError> {
        let journal = while_still(&self.data, || Reader::open(&self.data));
        let reader = match journal {
            Err(StoreError::NoJournal(_)) => return Ok(Next::Step(Step::Idle)),
            opened => opened?,
        };
        let ready = self.delivery.ready()?;
        let rests = |row: &&Row| self.suspects.rests(row.number);
        if let Some(row) = ready.iter().find(|row| rests(row).is_none()) {
            let begun = self.begin(&reader, mapping, row)?;
            return Ok(Next::Fact(row.clone(), begun));
        }
        let rests = ready.iter().filter_map(|row| rests(&row)).min();
        let waits = rests.map_or(Step::Idle, Step::Failed);
        let further = self.take_up(&reader)?;
        Ok(Next::Step(if further { Step::Moved } else { waits }))
    }

    /// Looks for more facts; whether it got further in the journal.
    fn take_up(&mut self, reader: &Reader) -> Result<bool, DeliveryError> {
        for end in reader.epochs()? {
            let cursor = self.delivery.cursor(end.epoch)?;
            if cursor >= end.last {
                continue;
            }
            let plan = plan::plan(reader, &self.mapping, &end, cursor)?;
            if plan.through > cursor {
                self.delivery.take_up(&plan)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What is to be told of a fact, or what comes of it without asking anybody.
    fn begin<'m>(
        &self,
        reader: &Reader,
        mapping: &'m Mapping,
        row: &Row,
    ) -> Result<Begun<'m>, DeliveryError> {
        if row.dropped {
            return Ok(Begun::Came(Came::Nothing));
        }
        let Some(outgoing) = reader.outgoing_by_id(row.id)? else {
            let why = "the journal does not have this fact any more";
            return Ok(Begun::Came(Came::wrong(why)));
        };
        let Some((task, told)) = plan::told(reader, mapping, outgoing, &row.subject)? else {
            return Ok(Begun::Came(Came::Nothing));
        };
        let place = plan::stands(&reader.epochs()?, row.epoch, row.seq);
        let place = place.unwrap_or(Place {
            epoch: 0,
            seq: row.seq,
        });
        let said = self.said(place, &told)?;
        Ok(
            match self.system.engine().text(&task.record().key, &said.value()) {
                Ok(key) => Begun::Job(Box::new(Job {
                    row: row.clone(),
                    task,
                    said: said.with("key", &key),
                    key,
                    place,
                })),
                Err(unsaid) => Begun::Came(Came::wrong(unsaid.to_string())),
            },
        )
    }

    async fn walk(&mut self, row: &Row, mut job: Job<'_>) -> Result<Came, DeliveryError> {
        let came = match job.task {
            Task::Create(record) => self.create(&mut job, record).await,
            Task::Update(record, update) => self.update(&mut job, (record, update)).await,
        };
        let came = came.or_else(Stop::came)?;
        if let Came::Done(id) = &came {
            self.delivery
                .done(row, (&job.task.record().name, &job.key, id))?;
        }
        Ok(came)
    }

    fn ends(&mut self, row: &Row, came: Came) -> Result<Step, DeliveryError> {
        match came {
            Came::On => Ok(Step::Moved),
            Came::Nothing => self.delivery.let_go(row).map(|()| Step::Moved),
            Came::Done(_) => self.went_well(row),
            Came::Wrong(why, said) => self.parked(row, &why, &said),
            Came::Later(trouble) => self.failed(&trouble),
            Came::Failed(why) => self.suspected(row, &why),
            Came::Early(why) => self.denied(row, &why),
        }
    }

    fn said(&self, place: Place, told: &Outgoing) -> Result<Said, DeliveryError> {
        let said = Said::of(&told.fact, place, &self.branch);
        if !self.personal {
            return Ok(said);
        }
        let keys = self.keys()?;
        let sealed = keys.as_ref().zip(told.personal.as_ref());
        let personal = sealed
            .map(|(keys, sealed)| keys.unseal(sealed))
            .transpose()?;
        Ok(said.with_personal(personal.as_deref()))
    }

    /// What opens personal values. Keys are made by whoever seals, never here.
    fn keys(&self) -> Result<Option<Keys>, DeliveryError> {
        let sealed = self.data.join("keys/personal.key").exists();
        Ok(sealed.then(|| Keys::open(&self.data)).transpose()?)
    }

    fn went_well(&mut self, row: &Row) -> Result<Step, DeliveryError> {
        if self.backoff.failures() > 0 {
            tracing::info!(target_name = self.name, "facts are delivered again");
        }
        self.backoff.went_well();
        self.suspects.forget(row.number);
        self.delivery.tell(None)?;
        Ok(Step::Moved)
    }

    /// `said` may be anything and is for staff alone, not for the log.
    fn parked(&mut self, row: &Row, why: &str, said: &str) -> Result<Step, DeliveryError> {
        tracing::error!(target_name = self.name, fact = %row.id, why, "a record is parked");
        self.suspects.forget(row.number);
        self.delivery.park(row, &format!("{why}{said}"))?;
        Ok(Step::Moved)
    }

    fn suspected(&mut self, row: &Row, why: &str) -> Result<Step, DeliveryError> {
        if self.suspects.failed_at(row.number, Pace::USUAL) {
            let why = format!("{why} again and again, and takes others");
            return self.parked(row, &why, "");
        }
        self.failed(&Trouble::new(TroubleKind::Refused, why))
    }

    /// What it said is looked for some more times: its search may be slower than its answers.
    fn denied(&mut self, row: &Row, why: &str) -> Result<Step, DeliveryError> {
        self.suspects.failed_at(row.number, Pace::USUAL);
        if self.suspects.failures(row.number) >= super::suspects::TRIES {
            return self.parked(row, why, "");
        }
        self.delivery
            .tell(Some(&Trouble::new(TroubleKind::Refused, why)))?;
        Ok(Step::Moved)
    }

    /// What goes wrong in this program or on its disk is waited out too.
    pub(crate) fn failed(&mut self, trouble: &Trouble) -> Result<Step, DeliveryError> {
        if self.backoff.failures() == 0 {
            tracing::warn!(
                target_name = self.name,
                why = trouble.why,
                "nothing is delivered just now"
            );
        }
        let wait = self.backoff.failed(trouble.rest, chance());
        self.delivery.tell(Some(trouble))?;
        Ok(Step::Failed(wait))
    }

    /// Keeps how far a fact is.
    pub(super) fn keep(&mut self, job: &mut Job<'_>, state: State) -> Result<(), DeliveryError> {
        job.row.state = state;
        self.delivery.step(&job.row)
    }
}
