//! A fact that begins a record: looked up, made where it is not there, and verified.

use super::carrier::Carrier;
use super::client::Answer;
use super::find::seen;
use super::job::{Came, Job, Stop};
use super::ledger::State;
use super::verdict::{Seen, Verdict, verdict};
use crate::fault::Trouble;
use config::{Create, Read, RecordMapping, Token};

impl Carrier {
    pub(super) async fn create(
        &mut self,
        job: &mut Job<'_>,
        record: &RecordMapping,
    ) -> Result<Came, Stop> {
        if job.row.state == State::Verify {
            return self.verify(job, record).await;
        }
        if job.row.state == State::Planned {
            self.keep(job, State::Lookup)?;
        }
        let found = self
            .system
            .find(&record.lookup, &job.key, &job.said)
            .await?;
        let Some(id) = found.into_iter().next() else {
            return self.make(job, &record.create).await;
        };
        // Made before, whoever heard of it; whether it is the only one is seen next.
        job.row.record = Some(id);
        self.keep(job, State::Verify)?;
        Ok(Came::On)
    }

    async fn make(&mut self, job: &mut Job<'_>, create: &Create) -> Result<Came, Stop> {
        let used_before = job.row.token.is_some();
        if let Some(token) = create.token.as_ref().filter(|_| !used_before) {
            job.row.token = Some(self.token(token, job).await?);
        }
        let said = match &job.row.token {
            Some(token) => job.said.with("token", token),
            None => job.said.clone(),
        };
        self.keep(job, State::Create)?;
        let answer = self.system.ask(&create.request, &said).await?;
        if answer.is_done() || create.exists.contains(&answer.status) {
            return self.made(job, create, &answer);
        }
        if used_before && !answer.is_failure() && !answer.is_success() {
            // Spent or run out; the lookup tells which, and a new one is got where it was not spent.
            job.row.token = None;
            self.keep(job, State::Lookup)?;
            return Ok(Came::On);
        }
        Ok(self.not_taken(&answer, "making of a record"))
    }

    /// It is never made again after this: whatever the system did, it said that there is a record.
    fn made(&mut self, job: &mut Job<'_>, create: &Create, answer: &Answer) -> Result<Came, Stop> {
        let id = create.id.as_ref().filter(|_| answer.is_success());
        job.row.record = id.and_then(|id| answer.text(id));
        job.row.token = None;
        self.keep(job, State::Verify)?;
        self.suspects.forget(job.row.number);
        self.suspects.wrote();
        Ok(Came::On)
    }

    async fn token(&mut self, token: &Token, job: &Job<'_>) -> Result<String, Stop> {
        let answer = self.system.ask(&token.request, &job.said).await?;
        let got = answer.text(&token.token).filter(|_| answer.is_success());
        got.ok_or_else(|| answer.strange("asking for a token").into())
    }

    async fn verify(&mut self, job: &Job<'_>, record: &RecordMapping) -> Result<Came, Stop> {
        let made = job.row.record.clone();
        let seen = match &made {
            Some(made) => self.look_at(job, &record.read, made).await?,
            None => Seen::Absent,
        };
        let found = self
            .system
            .find(&record.lookup, &job.key, &job.said)
            .await?;
        Ok(
            match verdict(made.as_deref().map(|made| (made, seen)), &found) {
                Verdict::Good(record) => Came::Done(record),
                Verdict::Early(why) => Came::Early(why),
                Verdict::Wrong(why) => Came::wrong(why),
            },
        )
    }

    async fn look_at(&mut self, job: &Job<'_>, read: &Read, record: &str) -> Result<Seen, Stop> {
        let said = job.said.with("record", record);
        let record = self.system.read(read, &job.key, &said).await?;
        Ok(seen(record.as_ref()))
    }

    /// What an answer says that is no success.
    pub(super) fn not_taken(&self, answer: &Answer, to: &str) -> Came {
        let status = answer.status;
        if answer.is_failure() {
            return Came::Failed(format!("it fails with status {status}"));
        }
        if answer.is_refusal() {
            let why = format!("it answered the {to} with status {status}");
            return Came::Wrong(why, self.system.why(answer));
        }
        let trouble: Trouble = answer.strange(to);
        Came::Later(trouble)
    }
}
