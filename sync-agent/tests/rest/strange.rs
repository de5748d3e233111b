//! A case system that does what it is told: what real ones were seen to do, and Roundup does not.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::runtime::Runtime;

/// What it does with a record of some title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quirk {
    /// Leaves our key out of what it makes.
    DropsTheKey,
    /// Makes a second one by itself, with the same key.
    Doubles,
    /// Fails at it.
    Fails,
    /// Refuses it, and says why.
    Refuses,
    /// Says that it changed it, and does not.
    KeepsNoChange,
    /// Its search does not find it.
    HidesIt,
}

#[derive(Default)]
struct Kept {
    quirks: BTreeMap<String, Quirk>,
    records: Vec<Value>,
    asked: usize,
    authorization: Option<String>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Kept>>);

pub struct Strange {
    shared: Shared,
    address: String,
    _runtime: Runtime,
}

impl Strange {
    pub fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let shared = Shared::default();
        let router = Router::new()
            .route("/cases", post(create).get(find))
            .route("/cases/{id}", get(read))
            .route("/cases/{id}", patch(change))
            .with_state(shared.clone());
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(async { axum::serve(listener, router).await });
        Self {
            shared,
            address,
            _runtime: runtime,
        }
    }

    /// How it is mapped, with these lines more in the target's table.
    pub fn mapping(&self, lines: &str) -> String {
        format!(
            r#"
[[targets]]
name = "cases"
kind = "rest"
url = "{}"
most_per_second = 500
why = "/why"
{lines}

[[targets.records]]
name = "case"
lookup = {{ url = "cases?key={{{{ key }}}}", records = "", id = "/id", key = "/key" }}
read = {{ url = "cases/{{{{ record }}}}", key = "/key", place = "/place" }}

[targets.records.create]
kinds = ["ticket.issued"]
url = "cases"
id = "/id"
form = {{ title = "{{{{ data.number }}}}", key = "{{{{ key }}}}", place = "{{{{ place }}}}", state = "waits" }}

[[targets.records.updates]]
kinds = ["ticket.called", "ticket.finished"]
url = "cases/{{{{ record }}}}"
json = {{ state = "{{{{ kind }}}}", place = "{{{{ place }}}}", counter = "{{{{ data.counter }}}}" }}
"#,
            self.address
        )
    }

    /// What it does from now on with the ticket of this number.
    pub fn does(&self, number: u32, quirk: Quirk) {
        self.shared.lock().quirks.insert(number.to_string(), quirk);
    }

    pub fn behaves(&self) {
        self.shared.lock().quirks.clear();
    }

    /// The states of all records of a title.
    pub fn states(&self, number: u32) -> Vec<String> {
        let (kept, title) = (self.shared.lock(), number.to_string());
        let records = kept
            .records
            .iter()
            .filter(|record| record["title"] == title);
        records
            .map(|record| record["state"].as_str().unwrap().to_owned())
            .collect()
    }

    /// People take a record away.
    pub fn removes(&self, id: u32) {
        let mut kept = self.shared.lock();
        kept.records.retain(|record| record["id"] != id);
    }

    /// How often it was asked for something.
    pub fn asked(&self) -> usize {
        self.shared.lock().asked
    }

    pub fn authorization(&self) -> Option<String> {
        self.shared.lock().authorization.clone()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap()
    }

    fn asked(&self, headers: &HeaderMap) -> MutexGuard<'_, Kept> {
        let mut kept = self.lock();
        kept.asked += 1;
        let authorization = headers.get("authorization");
        kept.authorization = authorization.map(|value| value.to_str().unwrap().to_owned());
        kept
    }
}

impl Kept {
    fn quirk(&self, record: &Value) -> Option<Quirk> {
        self.quirks.get(record["title"].as_str()?).copied()
    }

    fn make(&mut self, fields: &BTreeMap<String, String>, with_key: bool) -> Value {
        let mut record = json!(fields);
        record["id"] = json!(self.records.len() + 1);
        if !with_key {
            record["key"] = Value::Null;
        }
        self.records.push(record.clone());
        record
    }
}

async fn create(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let mut kept = shared.asked(&headers);
    let fields: BTreeMap<String, String> = form(&body);
    let quirk = kept.quirk(&json!(fields));
    match quirk {
        Some(Quirk::Fails) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Quirk::Refuses) => {
            let why = json!({ "why": "the title is too short" });
            return (StatusCode::UNPROCESSABLE_ENTITY, Json(why)).into_response();
        }
        Some(Quirk::Doubles) => {
            kept.make(&fields, true);
        }
        _ => {}
    }
    let made = kept.make(&fields, quirk != Some(Quirk::DropsTheKey));
    (StatusCode::CREATED, Json(made)).into_response()
}

/// What a form says, by the rules of forms.
fn form(body: &Bytes) -> BTreeMap<String, String> {
    let address = format!("http://form/?{}", std::str::from_utf8(body).unwrap());
    let address = reqwest::Url::parse(&address).unwrap();
    address.query_pairs().into_owned().collect()
}

async fn find(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Json<Vec<Value>> {
    let kept = shared.asked(&headers);
    let hidden = |record: &&Value| kept.quirk(record) != Some(Quirk::HidesIt);
    // It finds too much: whatever begins the same.
    let near = |record: &&Value| {
        record["key"]
            .as_str()
            .is_some_and(|key| key[..8] == query["key"][..8])
    };
    Json(
        kept.records
            .iter()
            .filter(hidden)
            .filter(near)
            .cloned()
            .collect(),
    )
}

async fn read(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<u32>) -> Response {
    let kept = shared.asked(&headers);
    let record = kept.records.iter().find(|record| record["id"] == id);
    record.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |record| Json(record).into_response(),
    )
}

async fn change(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<u32>,
    Json(fields): Json<BTreeMap<String, Value>>,
) -> StatusCode {
    let mut kept = shared.asked(&headers);
    let Some(index) = kept.records.iter().position(|record| record["id"] == id) else {
        return StatusCode::NOT_FOUND;
    };
    let quirk = kept.quirk(&kept.records[index]);
    match quirk {
        Some(Quirk::Fails) => return StatusCode::INTERNAL_SERVER_ERROR,
        Some(Quirk::KeepsNoChange) => return StatusCode::NO_CONTENT,
        _ => {}
    }
    for (name, value) in fields {
        kept.records[index][name] = value;
    }
    StatusCode::NO_CONTENT
}
