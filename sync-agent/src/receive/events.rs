//! A batch as it came: the events of one source, each of them one of the contract ("Facts") or with what is wrong in it.

use super::problem::Problem;
use axum::http::StatusCode;
use serde_json::Value;

/// The events of one source.
#[derive(Debug)]
pub(crate) struct Batch {
    /// `None` where no event could be read.
    pub(super) source: Option<String>,
    pub(super) events: Vec<Event>,
}

/// One event.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) id: String,
    /// Its place in its source, where that can be read.
    pub(super) seq: Option<i64>,
    /// What it is told from others by, or why it cannot be taken.
    pub(super) hash: Result<String, String>,
    /// The event itself, as one line of JSON.
    pub(super) text: String,
}

impl Batch {
    /// The batch in a body.
    pub(crate) fn read(body: &[u8]) -> Result<Self, Problem> {
        let bad = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "batch", detail);
        let values: Vec<Value> = serde_json::from_slice(body)
            .map_err(|why| bad(format!("the body is not a JSON array of events: {why}")))?;
        let mut batch = Self {
            source: None,
            events: Vec::with_capacity(values.len()),
        };
        for (index, value) in values.iter().enumerate() {
            batch
                .add(value)
                .map_err(|why| bad(format!("event {index}: {why}")))?;
        }
        Ok(batch)
    }

    fn add(&mut self, value: &Value) -> Result<(), String> {
        let id = text(value, "id")?.to_owned();
        let source = text(value, "source")?;
        match &self.source {
            Some(first) if first != source => {
                return Err(format!(
                    "its source is {source}, the first event's is {first}; one batch has one source"
                ));
            }
            Some(_) => {}
            None => self.source = Some(source.to_owned()),
        }
        self.events.push(Event {
            id,
            seq: seq(value),
            hash: checked(value),
            text: value.to_string(),
        });
        Ok(())
    }
}

/// The hash of an event in which everything is as the contract says.
fn checked(event: &Value) -> Result<String, String> {
    if text(event, "specversion")? != "1.0" {
        return Err("`specversion` is not \"1.0\"".to_owned());
    }
    for name in ["type", "subject", "time"] {
        text(event, name)?;
    }
    if !event["data"].is_object() {
        return Err("`data` is not an object".to_owned());
    }
    seq(event).ok_or("`seq` is not a whole number from 1")?;
    hash(text(event, "hash")?)
}

fn seq(event: &Value) -> Option<i64> {
    event["seq"].as_i64().filter(|seq| *seq >= 1)
}

fn text<'e>(event: &'e Value, name: &str) -> Result<&'e str, String> {
    let text = event.get(name).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
        .ok_or_else(|| format!("`{name}` is not a text"))
}

fn hash(text: &str) -> Result<String, String> {
    let digits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match digits {
        true => Ok(text.to_ascii_lowercase()),
        false => Err("`hash` has not 64 hexadecimal digits".to_owned()),
    }
}
