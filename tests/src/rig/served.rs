//! A branch service as its people reach it: the program `kiosk serve` on a port of this machine, spoken to over HTTP,
//! killed and started again on the same data.

use crate::rig::{Outcome, Place, Record, command, kiosk};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::time::Duration;
use ureq::Agent;
use ureq::http::Request;

/// The shipped branch.
const MANARAT: &str = include_str!("../../../config/branches/manarat.toml");
/// Where visitors would reach their pages; stories read the code out of it.
const PUBLIC: &str = "https://visitors.example.org";
/// The PIN of everyone here.
pub const PIN: &str = "918273";
/// The longest one answer may take.
const LONGEST: Duration = Duration::from_secs(20);

/// A branch service at work; it is killed with its story.
pub struct Served {
    /// Its settings and data.
    pub place: Place,
    port: u16,
    child: Child,
}

impl Served {
    /// The shipped branch, with visitors' pages, and an admin `huda`, a manager `mona`, the clerks `amal`, `badr` and `dana`.
    #[must_use]
    pub fn manarat() -> Self {
        Self::of_branch(MANARAT)
    }

    /// Any branch (the text of `[branch]` and below) with the same people.
    #[must_use]
    pub fn of_branch(branch: &str) -> Self {
        Self::started(branch, "session_minutes = 5\n")
    }

    fn started(branch: &str, desk: &str) -> Self {
        let place = Place::with_settings(&settings(branch, desk));
        add_staff(&place, "huda", "admin");
        let (child, port) = start(&place, 0);
        let served = Self { place, port, child };
        let huda = served.signed_in("huda");
        let others = [
            ("mona", "manager"),
            ("amal", "clerk"),
            ("badr", "clerk"),
            ("dana", "clerk"),
        ];
        for (user, role) in others {
            let person = json!({ "user": user, "role": role, "pin": PIN });
            huda.post("/api/v1/staff", &person).is(201);
        }
        served
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The program's process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Someone who has not signed in.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::at(&self.address())
    }

    /// A signed-in member of staff.
    ///
    /// # Panics
    /// When they are refused.
    #[must_use]
    pub fn signed_in(&self, user: &str) -> Client {
        let mut client = self.client();
        client.sign_in(user, PIN).is(200);
        client
    }

    /// A paired device of this name and role.
    ///
    /// # Panics
    /// When it cannot be paired.
    #[must_use]
    pub fn device(&self, name: &str, role: &str) -> Client {
        let code = self
            .command(["pair-code", "--role", role, "--name", name])
            .out;
        let code = code.lines().next().unwrap().to_owned();
        let paired = self
            .client()
            .post("/api/v1/devices/pair", &json!({ "code": code }));
        let token = paired.is(201).json()["token"].as_str().unwrap().to_owned();
        self.client()
            .with("authorization", &format!("Bearer {token}"))
    }

    /// Runs a command beside it, on its data.
    pub fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Outcome {
        let arguments = arguments.into_iter().map(OsString::from);
        let data = ["--data".into(), self.place.data().into()];
        kiosk(arguments.chain(data))
    }

    /// Ends it as a power cut would, and waits until it is gone.
    ///
    /// # Panics
    /// When it has ended already.
    pub fn kill(&mut self) {
        assert!(
            self.child.try_wait().unwrap().is_none(),
            "it has ended by itself"
        );
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again on the same data and port.
    pub fn start_again(&mut self) {
        let (child, _) = start(&self.place, self.port);
        self.child = child;
    }

    /// What its journal tells.
    #[must_use]
    pub fn record(&self) -> Record {
        self.place.record()
    }

    /// That `kiosk verify` finds the journal sound.
    ///
    /// # Panics
    /// With the first difference.
    pub fn verify(&self) {
        let told = self.command(["verify"]);
        assert_eq!(told.code, Some(0), "{}", told.out);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn settings(branch: &str, desk: &str) -> String {
    let public = format!("[branch]\npublic_address = \"{PUBLIC}\"\n");
    let branch = branch.replacen("[branch]\n", &public, 1);
    let device = "[device]\nclock_mark = \"clock-is-right\"\nidle_seconds = 600\n";
    let desk = format!("[desk]\nrequests_per_minute = 100000\nconnections = 512\n{desk}");
    let printer = "[hardware.printer]\nkind = \"simulated\"\nfolder = \"printer\"\n";
    format!("{branch}\n{device}\n{desk}\n{printer}")
}

fn add_staff(place: &Place, user: &str, role: &str) {
    let mut adding = command()
        .args(["staff", "add", user, "--role", role, "--config"])
        .arg(place.settings_file())
        .arg("--data")
        .arg(place.data())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(adding.stdin.take().unwrap(), "{PIN}").unwrap();
    assert!(adding.wait().unwrap().success());
}

/// Starts the service and waits for its word that it listens.
fn start(place: &Place, port: u16) -> (Child, u16) {
    let log = place.folder().join("log");
    let log = std::fs::File::options().create(true).append(true).open(log);
    let mut child = command()
        .args(["serve", "--port", &port.to_string(), "--config"])
        .arg(place.settings_file())
        .arg("--data")
        .arg(place.data())
        .stdout(Stdio::piped())
        .stderr(log.unwrap())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let port = line.trim().rsplit_once("listening on http://127.0.0.1:");
    let Some((_, port)) = port else {
        let log = std::fs::read_to_string(place.folder().join("log"));
        panic!("the service did not start: {line:?} {log:?}");
    };
    (child, port.parse().unwrap())
}

/// Someone who asks: a browser's cookie, a device's token, or nothing.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    address: String,
    headers: Vec<(String, String)>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers by lower-case name.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Client {
    /// Someone who asks at this address.
    #[must_use]
    pub fn at(address: &str) -> Self {
        let settings = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(LONGEST));
        Self {
            agent: settings.build().into(),
            address: address.to_owned(),
            headers: Vec::new(),
        }
    }

    /// With a further header in every request.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Asks for a session and keeps it.
    pub fn sign_in(&mut self, user: &str, pin: &str) -> Answer {
        let answer = self.post("/api/v1/session", &json!({ "user": user, "pin": pin }));
        if answer.status == 200 {
            let cookie = answer.header("set-cookie").unwrap();
            let cookie = cookie.split(';').next().unwrap().to_owned();
            let csrf = answer.json()["csrf"].as_str().unwrap().to_owned();
            self.headers.extend([
                ("cookie".to_owned(), cookie),
                ("x-csrf-token".to_owned(), csrf),
            ]);
        }
        answer
    }

    /// The value of a header it sends.
    #[must_use]
    pub fn sends(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(sent, _)| sent == name);
        found.map(|(_, value)| value.as_str())
    }

    /// `GET`.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, None, "").unwrap()
    }

    /// `POST` of JSON.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, None, &body.to_string()).unwrap()
    }

    /// `POST` of JSON with an Idempotency-Key.
    pub fn keyed(&self, path: &str, key: &str, body: &Value) -> Answer {
        self.try_keyed(path, key, body).unwrap()
    }

    /// As [`Client::keyed`]; an error when no answer came.
    ///
    /// # Errors
    /// The connection's.
    pub fn try_keyed(&self, path: &str, key: &str, body: &Value) -> Result<Answer, ureq::Error> {
        self.ask("POST", path, Some(key), &body.to_string())
    }

    /// Any request with a JSON body; none where it is empty.
    ///
    /// # Errors
    /// The connection's.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: &str,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let answer = if body.is_empty() {
            self.agent.run(request.body(())?)?
        } else {
            let request = request.header("content-type", "application/json");
            self.agent.run(request.body(body)?)?
        };
        read(answer)
    }

    /// A ticket of a service, by a key that nobody else uses.
    ///
    /// # Panics
    /// When it is refused.
    pub fn issue(&self, service: &str) -> Value {
        self.issue_as(&json!({ "service": service }))
    }

    /// A ticket as wished.
    ///
    /// # Panics
    /// When it is refused.
    pub fn issue_as(&self, wish: &Value) -> Value {
        let key = uuid::Uuid::new_v4().to_string();
        let answer = self.keyed("/api/v1/tickets", &key, wish);
        answer.is(201).json()
    }

    /// Something done with a ticket; the ticket as it is then.
    ///
    /// # Panics
    /// When it is refused.
    pub fn act(&self, ticket: &Value, act: &str, body: &Value) -> Value {
        let path = format!("/api/v1/tickets/{}/{act}", id(ticket));
        self.post(&path, body).is(200).json()
    }

    /// Opens a counter.
    ///
    /// # Panics
    /// When it is refused.
    pub fn open(&self, counter: &str) {
        let path = format!("/api/v1/counters/{counter}/open");
        self.post(&path, &json!({})).is(200);
    }

    /// Calls the next ticket to a counter.
    pub fn call(&self, counter: &str) -> Answer {
        self.post(&format!("/api/v1/counters/{counter}/call-next"), &json!({}))
    }

    /// A counter as the queue has it.
    ///
    /// # Panics
    /// When there is none such.
    #[must_use]
    pub fn counter(&self, counter: &str) -> Value {
        let queue = self.get("/api/v1/queue").is(200).json();
        let counters = queue["counters"].as_array().unwrap();
        let found = counters.iter().find(|found| found["id"] == counter);
        found.unwrap().clone()
    }

    /// Listens to events; after the place `last` where one is named.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn listen(&self, last: Option<&str>) -> Listener {
        let patient = Agent::config_builder().timeout_recv_body(Some(Duration::from_secs(60)));
        let agent: Agent = patient.build().into();
        let mut request = agent.get(format!("{}/api/v1/events", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let stream = request.call().unwrap().into_body().into_reader();
        Listener {
            lines: BufReader::new(Box::new(stream)),
        }
    }
}

fn read(answer: ureq::http::Response<ureq::Body>) -> Result<Answer, ureq::Error> {
    let (head, mut body) = answer.into_parts();
    let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into();
    let headers = head.headers.iter();
    Ok(Answer {
        status: head.status.as_u16(),
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body: body.read_to_string()?,
    })
}

impl Answer {
    /// Itself, when its status is this.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// That it refuses with this status and word, as problem details with a sentence; the problem.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn refuses(&self, status: u16, word: &str) -> Value {
        self.is(status);
        let kind = self.header("content-type");
        assert_eq!(kind, Some("application/problem+json"), "{self:?}");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:istiqbal:problem:{word}"));
        assert!(!problem["detail"].as_str().unwrap().is_empty());
        problem
    }
}

/// The id of a ticket as it was answered.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn id(ticket: &Value) -> String {
    ticket["id"].as_str().unwrap().to_owned()
}

/// Someone who listens to events.
pub struct Listener {
    lines: BufReader<Box<dyn std::io::Read + Send>>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// Its place, `epoch:seq`.
    pub id: String,
    /// The fact's kind.
    pub event: String,
    /// The fact as JSON.
    pub data: String,
}

impl Listener {
    /// The next event; `None` when the stream ended.
    pub fn next_event(&mut self) -> Option<Heard> {
        let mut heard = Heard::default();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap_or(0) == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some(("id", value)) => value.clone_into(&mut heard.id),
                Some(("event", value)) => value.clone_into(&mut heard.event),
                Some(("data", value)) => value.clone_into(&mut heard.data),
                _ => {}
            }
            if line.trim().is_empty() && !heard.event.is_empty() {
                return Some(heard);
            }
        }
    }

    /// Events up to and with the first of this kind.
    ///
    /// # Panics
    /// When the stream ends before.
    pub fn until(&mut self, kind: &str) -> Vec<Heard> {
        let mut all = Vec::new();
        loop {
            let heard = self.next_event();
            let heard = heard.unwrap_or_else(|| panic!("no {kind} came, only {all:?}"));
            let last = heard.event == kind;
            all.push(heard);
            if last {
                return all;
            }
        }
    }
}
