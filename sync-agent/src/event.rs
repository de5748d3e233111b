//! A fact as a CloudEvent 1.0 (contract, "Facts").

use domain::fact::written;
use serde::Serialize;
use serde_json::Value;
use store::Outgoing;

/// One event of a batch.
#[derive(Debug, Serialize)]
pub(crate) struct CloudEvent<'a> {
    specversion: &'static str,
    id: String,
    source: &'a str,
    #[serde(rename = "type")]
    kind: String,
    subject: &'a str,
    time: String,
    datacontenttype: &'static str,
    seq: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    businessday: Option<String>,
    clock: &'static str,
    hash: String,
    data: Value,
}

impl<'a> CloudEvent<'a> {
    /// The event of a fact from `source`, with what is personal where it may go along.
    pub(crate) fn of(outgoing: &'a Outgoing, source: &'a str, personal: Option<&str>) -> Self {
        let fact = &outgoing.fact;
        Self {
            specversion: "1.0",
            id: fact.id.to_string(),
            source,
            kind: format!("org.istiqbal.{}.v1", fact.kind),
            subject: &fact.subject,
            time: written(&fact.at),
            datacontenttype: "application/json",
            seq: fact.seq,
            businessday: fact.business_day.map(|day| day.to_string()),
            clock: fact.clock.code(),
            hash: hex(&outgoing.hash),
            data: with_personal(fact.data.clone(), personal),
        }
    }
}

/// Data with `personal` in it: as JSON where it is that, else as text.
fn with_personal(mut data: Value, personal: Option<&str>) -> Value {
    if let (Some(fields), Some(text)) = (data.as_object_mut(), personal) {
        let value = serde_json::from_str(text).unwrap_or_else(|_| Value::from(text));
        fields.insert("personal".to_owned(), value);
    }
    data
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where facts come from: a branch's device in one of its epochs.
pub(crate) fn source(branch: &str, device: &str, epoch: uuid::Uuid) -> String {
    format!("urn:istiqbal:{branch}:{device}:{epoch}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fact::Fact;
    use domain::time::ClockTrust;
    use serde_json::json;
    use uuid::Uuid;

    fn rating() -> Outgoing {
        let fact = Fact {
            seq: 3,
            epoch: Uuid::from_u128(1),
            device: "exit-1".to_owned(),
            id: Uuid::from_u128(2),
            kind: "rating.given".to_owned(),
            subject: Uuid::from_u128(3).to_string(),
            business_day: "2026-11-22".parse().ok(),
            at: "2026-11-22T06:00:00Z".parse().unwrap(),
            clock: ClockTrust::Synced,
            boot: None,
            mono_ms: None,
            by: "exit-1".to_owned(),
            data: json!({ "score": "bad" }),
        };
        Outgoing {
            fact,
            hash: [0xAB; 32],
            personal: None,
        }
    }

    fn written_as(personal: Option<&str>) -> Value {
        let source = source("manarat", "exit-1", Uuid::from_u128(1));
        serde_json::to_value(CloudEvent::of(&rating(), &source, personal)).unwrap()
    }

    #[test]
    fn a_fact_is_the_cloud_event_of_the_contract() {
        let expected = json!({
            "specversion": "1.0",
            "id": "00000000-0000-0000-0000-000000000002",
            "source": "urn:istiqbal:manarat:exit-1:00000000-0000-0000-0000-000000000001",
            "type": "org.istiqbal.rating.given.v1",
            "subject": "00000000-0000-0000-0000-000000000003",
            "time": "2026-11-22T06:00:00.000Z",
            "datacontenttype": "application/json",
            "seq": 3,
            "businessday": "2026-11-22",
            "clock": "synced",
            "hash": "ab".repeat(32),
            "data": { "score": "bad" },
        });
        assert_eq!(written_as(None), expected);
    }

    #[test]
    fn what_is_personal_stands_in_the_data_where_it_may_go_along() {
        let said = written_as(Some("{\"comment\":\"الانتظار طويل\"}"));
        let expected = json!({ "score": "bad", "personal": { "comment": "الانتظار طويل" } });
        assert_eq!(said["data"], expected);
        assert_eq!(
            written_as(Some("0501234567 x"))["data"]["personal"],
            "0501234567 x"
        );
    }
}
