//! Facts that other devices deliver (contract.md, "Delivery to an HTTP target"): a batch of CloudEvents of one source. What
//! is wrong with one is told of that one alone, and every place of the source is answered for.

use crate::Problem;
use crate::api::{Changes, Json, Unauthorized};
use crate::people::Device;
use crate::serve::{Service, too_large};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use chrono::{DateTime, Utc};
use domain::day::BusinessDay;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::Read;
use std::sync::Arc;
use store::{Delivered, Foreign, Source};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where they are delivered.
pub(crate) const PATH: &str = "/api/v1/facts";
/// Bytes of a batch, packed or not.
pub(crate) const MOST: usize = 1024 * 1024;
/// Facts that are taken by one commit, so that nobody at the counters waits long for it.
const AT_ONCE: usize = 200;

/// What became of a batch.
#[derive(Serialize, ToSchema)]
pub(super) struct Taken {
    /// Of each event, in the batch's order.
    results: Vec<Each>,
    /// The seq up to which everything of the source was answered for; none for an empty batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    contiguous_through: Option<u64>,
}

/// What became of an event.
#[derive(Clone, Serialize, ToSchema)]
struct Each {
    /// Its id, as it was sent.
    id: String,
    /// `accepted`, `duplicate`, `conflict` or `rejected`.
    status: &'static str,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// A fact as a CloudEvent.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "`specversion` is only described")]
pub(super) struct Event {
    /// `1.0`.
    specversion: Option<String>,
    /// The fact's id.
    id: Uuid,
    /// `urn:istiqbal:BRANCH:DEVICE:EPOCH`.
    source: String,
    /// `org.istiqbal.KIND.v1`.
    r#type: String,
    /// What it is about.
    subject: String,
    /// When.
    time: DateTime<Utc>,
    /// What it says; its `personal` is what is personal in it, where its device sends that.
    #[schema(value_type = Object)]
    data: Value,
    /// Its place within its source.
    #[schema(value_type = u64, minimum = 1)]
    seq: Value,
    /// Its business day.
    #[schema(value_type = Option<String>)]
    businessday: Option<BusinessDay>,
    /// SHA-256 of its link in the chain, in 64 hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    hash: String,
}

/// Takes facts of another device, oldest first: `application/cloudevents-batch+json`, packed by gzip or not.
#[utoipa::path(post, operation_id = "deliver_facts", path = "/api/v1/facts", tag = "delivery", security(("device" = [])),
    request_body(content = Vec<Event>, content_type = "application/cloudevents-batch+json"),
    responses((status = 200, body = Taken), Changes, Unauthorized))]
pub(super) async fn take(
    State(service): State<Arc<Service>>,
    device: Device,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Taken>, Problem> {
    let mine = format!(
        "urn:istiqbal:{}:{}:",
        service.settings.branch.id, device.name
    );
    let sent = events(&headers, &body)?;
    let source = sent.first().and_then(|event| epoch_of(event, &mine));
    let Some(epoch) = source else {
        return refused(&sent, &mine).map(Json);
    };
    let source = Source {
        device: device.name,
        epoch,
    };
    let urn = format!("{mine}{epoch}");
    let read: Vec<Result<Foreign, Each>> =
        sent.into_iter().map(|event| fact(event, &urn)).collect();
    let through = service.keep(&source, &read).await?;
    Ok(Json(through))
}

impl Service {
    /// Has the facts that could be read kept; what became of all.
    async fn keep(
        &self,
        source: &Source,
        read: &[Result<Foreign, Each>],
    ) -> Result<Taken, Problem> {
        let facts: Vec<Foreign> = read.iter().flatten().cloned().collect();
        let mut verdicts = Vec::with_capacity(facts.len());
        for part in facts.chunks(AT_ONCE) {
            let (source, part) = (source.clone(), part.to_vec());
            let kept = self
                .branch
                .change(move |store, _| store.receive(&source, &part));
            verdicts.extend(kept.await?);
        }
        let source = source.clone();
        let through = self
            .branch
            .change(move |store, _| store.contiguous_through(&source))
            .await?;
        let mut verdicts = verdicts.into_iter();
        let each = read.iter().map(|read| match read {
            Ok(fact) => told(fact.id, verdicts.next()),
            Err(refused) => refused.clone(),
        });
        Ok(Taken {
            results: each.collect(),
            contiguous_through: Some(through),
        })
    }
}

fn told(id: Uuid, verdict: Option<Delivered>) -> Each {
    let (status, reason) = match verdict {
        Some(Delivered::Accepted) => ("accepted", None),
        Some(Delivered::Duplicate) => ("duplicate", None),
        Some(Delivered::Conflict) => ("conflict", None),
        Some(Delivered::Rejected(why)) => ("rejected", Some(why)),
        None => ("rejected", Some("it was not looked at".to_owned())),
    };
    Each {
        id: id.to_string(),
        status,
        reason,
    }
}

/// A batch whose first event is of no source of this device: none is kept.
fn refused(sent: &[Value], mine: &str) -> Result<Taken, Problem> {
    let why = format!("its source must be {mine}EPOCH, as the token says");
    let each = sent.iter().map(|event| not_read(event, why.clone()));
    Ok(Taken {
        results: each.collect(),
        contiguous_through: None,
    })
}

fn epoch_of(event: &Value, mine: &str) -> Option<Uuid> {
    event["source"].as_str()?.strip_prefix(mine)?.parse().ok()
}

fn not_read(event: &Value, why: String) -> Each {
    Each {
        id: event["id"].as_str().unwrap_or_default().to_owned(),
        status: "rejected",
        reason: Some(why),
    }
}

/// The fact of an event of the source `urn`.
fn fact(event: Value, urn: &str) -> Result<Foreign, Each> {
    let id = not_read(&event, String::new());
    let wrong = |why: String| Each {
        reason: Some(why),
        ..id.clone()
    };
    let mut event: Event = serde_json::from_value(event)
        .map_err(|why| wrong(format!("it is not an event of a fact: {why}")))?;
    if event.source != urn {
        return Err(wrong(format!("its source is not the batch's, {urn}")));
    }
    let kind = event.r#type.strip_prefix("org.istiqbal.");
    let kind = kind.and_then(|kind| kind.strip_suffix(".v1"));
    let kind = kind.ok_or_else(|| wrong("its type is not org.istiqbal.KIND.v1".to_owned()))?;
    let personal = event.data.as_object_mut();
    let personal = personal.and_then(|data| data.remove("personal"));
    Ok(Foreign {
        seq: seq(&event.seq).ok_or_else(|| wrong("its seq is no number from 1".to_owned()))?,
        id: event.id,
        hash: hash(&event.hash)
            .ok_or_else(|| wrong("its hash has not 64 hexadecimal digits".to_owned()))?,
        kind: kind.to_owned(),
        subject: event.subject,
        business_day: event.businessday,
        at: event.time,
        data: event.data,
        personal: personal.map(text),
    })
}

/// A place; some send numbers beyond what JSON holds exactly as texts.
fn seq(value: &Value) -> Option<u64> {
    let seq = value
        .as_u64()
        .or_else(|| value.as_str().and_then(|text| text.parse().ok()));
    seq.filter(|seq| (1..=i64::MAX.unsigned_abs()).contains(seq))
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, two) in hash.iter_mut().zip(digits.chunks(2)) {
        let two = std::str::from_utf8(two).ok()?;
        *byte = u8::from_str_radix(two, 16).ok()?;
    }
    Some(hash)
}

/// What is personal, as it is sealed: the text itself, or JSON.
fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn events(headers: &HeaderMap, body: &Bytes) -> Result<Vec<Value>, Problem> {
    let packed = headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"gzip"));
    let bad = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "json", detail);
    if !packed {
        return serde_json::from_slice(body)
            .map_err(|why| bad(format!("the body is no batch of events: {why}")));
    }
    let mut plain = Vec::new();
    let unpacked = flate2::read::MultiGzDecoder::new(&body[..]);
    unpacked
        .take(MOST as u64 + 1)
        .read_to_end(&mut plain)
        .map_err(|why| bad(format!("the body is not packed by gzip: {why}")))?;
    if plain.len() > MOST {
        return Err(too_large());
    }
    serde_json::from_slice(&plain)
        .map_err(|why| bad(format!("the body is no batch of events: {why}")))
}
