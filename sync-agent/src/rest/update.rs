//! A later fact of a record: the record is found, read, changed, and read again.

use super::carrier::Carrier;
use super::find::Record;
use super::job::{Came, Job, Stop};
use super::ledger::State;
use super::verdict::{Verdict, verdict};
use crate::fault::{Trouble, TroubleKind};
use config::{Lookup, RecordMapping, Update};

impl Carrier {
    pub(super) async fn update(
        &mut self,
        job: &mut Job<'_>,
        (record, update): (&RecordMapping, &Update),
    ) -> Result<Came, Stop> {
        let known = self.delivery.record(&record.name, &job.key)?;
        let remembered = known.is_some();
        let id = match known {
            Some(id) => id,
            None => match self.found(job, &record.lookup).await? {
                Ok(id) => id,
                Err(came) => return Ok(came),
            },
        };
        job.said = job.said.with("record", &id);
        match self.system.read(&record.read, &job.key, &job.said).await? {
            Some(seen) if seen.holds => self.bring(job, update, (&id, &seen)).await,
            // Whatever is known of it is asked anew.
            _ if remembered => {
                self.delivery.forget_record(&record.name, &job.key)?;
                Ok(Came::On)
            }
            Some(_) => Ok(Came::wrong(format!(
                "reading record {id} does not show our key"
            ))),
            None => Ok(Came::Early(format!(
                "its lookup finds record {id}, and reading that does not"
            ))),
        }
    }

    /// The record that holds our key.
    async fn found(
        &mut self,
        job: &mut Job<'_>,
        lookup: &Lookup,
    ) -> Result<Result<String, Came>, Stop> {
        if job.row.state == State::Planned {
            self.keep(job, State::Lookup)?;
        }
        let found = self.system.find(lookup, &job.key, &job.said).await?;
        if found.is_empty() {
            let why =
                "it holds no record that this could be told of: it was taken away, or never made";
            return Ok(Err(Came::wrong(why)));
        }
        Ok(match verdict(None, &found) {
            Verdict::Good(id) => Ok(id),
            Verdict::Early(why) | Verdict::Wrong(why) => Err(Came::wrong(why)),
        })
    }

    async fn bring(
        &mut self,
        job: &mut Job<'_>,
        update: &Update,
        (id, record): (&str, &Record),
    ) -> Result<Came, Stop> {
        let told = job.task.record().read.place.is_some();
        if told && record.place >= Some(job.place) {
            return Ok(Came::Done(id.to_owned()));
        }
        if job.row.state == State::Verify {
            // Saying it again does no harm.
            self.keep(job, State::Lookup)?;
            return Ok(Came::Early(format!(
                "it said that it changed record {id}, and did not keep the change"
            )));
        }
        let said = match &record.etag {
            Some(etag) => job.said.with("etag", etag),
            None => job.said.clone(),
        };
        self.keep(job, State::Update)?;
        let answer = self.system.ask(&update.request, &said).await?;
        if update.again.contains(&answer.status) {
            let why = format!("record {id} changed meanwhile");
            return Ok(Came::Later(Trouble::new(TroubleKind::Waiting, why)));
        }
        if !answer.is_done() {
            return Ok(self.not_taken(&answer, "changing of a record"));
        }
        self.suspects.wrote();
        if !told {
            return Ok(Came::Done(id.to_owned()));
        }
        // What was denied before counts on, or a system that keeps nothing would be told without end.
        self.keep(job, State::Verify)?;
        Ok(Came::On)
    }
}
