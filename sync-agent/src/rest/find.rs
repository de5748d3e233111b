//! What a system has: records that hold our key, and one record by its own id.

use super::client::{Answer, System, Unanswered, text};
use super::said::{Place, Said};
use super::verdict::Seen;
use config::{Lookup, Read};
use serde_json::Value;

/// One record as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// Whether it holds our key.
    pub(crate) holds: bool,
    /// The place of the last fact written in it.
    pub(crate) place: Option<Place>,
    pub(crate) etag: Option<String>,
}

/// What is thought of a record that was read, or was not there.
pub(crate) fn seen(record: Option<&Record>) -> Seen {
    match record {
        Some(record) if record.holds => Seen::Holds,
        Some(_) => Seen::Lacks,
        None => Seen::Absent,
    }
}

impl System {
    /// The system's ids of the records that hold our key.
    pub(crate) async fn find(
        &mut self,
        lookup: &Lookup,
        key: &str,
        said: &Said,
    ) -> Result<Vec<String>, Unanswered> {
        let answer = self.ask(&lookup.request, said).await?;
        if lookup.absent.contains(&answer.status) {
            return Ok(Vec::new());
        }
        let found = found(lookup, key, &answer);
        found.ok_or_else(|| answer.strange("lookup").into())
    }

    /// One record; `None` where there is none.
    pub(crate) async fn read(
        &mut self,
        read: &Read,
        key: &str,
        said: &Said,
    ) -> Result<Option<Record>, Unanswered> {
        let answer = self.ask(&read.request, said).await?;
        if read.absent.contains(&answer.status) {
            return Ok(None);
        }
        if !answer.is_success() || answer.body.is_none() {
            return Err(answer.strange("reading of a record").into());
        }
        let place = read.place.as_ref().and_then(|place| answer.text(place));
        Ok(Some(Record {
            holds: answer.text(&read.key).as_deref() == Some(key),
            place: place.as_deref().and_then(Place::read),
            etag: read.etag.as_ref().and_then(|etag| answer.text(etag)),
        }))
    }
}

/// `None` for an answer that is none to a lookup.
fn found(lookup: &Lookup, key: &str, answer: &Answer) -> Option<Vec<String>> {
    let body = answer.body.as_ref().filter(|_| answer.is_success())?;
    let records = match body.pointer(lookup.records.text())? {
        Value::Array(records) => records.iter().collect(),
        record @ Value::Object(_) => vec![record],
        _ => return None,
    };
    let ours = records
        .into_iter()
        .filter(|record| text(record, &lookup.key).as_deref() == Some(key));
    ours.map(|record| text(record, &lookup.id)).collect()
}
