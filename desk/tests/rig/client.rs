//! A small HTTP client: one request a connection, cookies as browsers keep them.

use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::OnceLock;

#[derive(Debug, Clone)]
pub struct Client {
    pub socket: SocketAddr,
    /// `name=value` of the session.
    pub cookie: Option<String>,
    pub csrf: Option<String>,
    /// Further headers of every request.
    pub headers: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// That it is a problem of this status and word, told as one.
    pub fn assert_problem(&self, status: u16, word: &str) {
        assert_eq!(self.status, status, "{self:?}");
        let kind = self.header("content-type");
        assert_eq!(kind, Some("application/problem+json"), "{self:?}");
        let told = self.json();
        assert_eq!(told["type"], format!("urn:istiqbal:problem:{word}"));
        assert_eq!(told["status"], status);
        assert!(!told["detail"].as_str().unwrap().is_empty());
    }
}

impl Client {
    pub fn new(socket: SocketAddr) -> Self {
        Self {
            socket,
            cookie: None,
            csrf: None,
            headers: Vec::new(),
        }
    }

    /// With a further header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn sign_in(&mut self, user: &str, pin: &str) -> Answer {
        let wish = serde_json::json!({ "user": user, "pin": pin });
        let answer = self.post("/api/v1/session", &wish);
        if answer.status == 200 {
            let cookie = answer.header("set-cookie").unwrap();
            self.cookie = cookie.split(';').next().map(str::to_owned);
            self.csrf = answer.json()["csrf"].as_str().map(str::to_owned);
        }
        answer
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", b"")
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.ask("DELETE", path, "", b"")
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(
            "POST",
            path,
            "Content-Type: application/json\r\n",
            body.to_string().as_bytes(),
        )
    }

    /// Any request; `more` are further header lines.
    pub fn ask(&self, method: &str, path: &str, more: &str, body: &[u8]) -> Answer {
        let head = self.head(method, path, more, body.len());
        let stream = TcpStream::connect(self.socket).unwrap();
        let answer = exchange(stream, &head, body);
        assert_described(method, path, &answer);
        answer
    }

    /// The lines of a request's head.
    pub fn head(&self, method: &str, path: &str, more: &str, length: usize) -> String {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n",
            self.socket
        );
        if let Some(cookie) = &self.cookie {
            head += &format!("Cookie: other=1; {cookie}\r\n");
        }
        if let Some(csrf) = &self.csrf {
            head += &format!("X-CSRF-Token: {csrf}\r\n");
        }
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if method != "GET" && !more.contains("Transfer-Encoding") {
            head += &format!("Content-Length: {length}\r\n");
        }
        head + more + "\r\n"
    }
}

/// One request and its answer over any stream.
pub fn exchange(mut stream: impl Read + Write, head: &str, body: &[u8]) -> Answer {
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    stream.flush().unwrap();
    let mut bytes = Vec::new();
    // A peer that closes its TLS without a word has said all it had to say.
    stream.read_to_end(&mut bytes).ok();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// That the API's description knows this status of this call.
fn assert_described(method: &str, path: &str, answer: &Answer) {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    let description = DESCRIPTION.get_or_init(|| serde_json::to_value(desk::openapi()).unwrap());
    let path = path.split('?').next().unwrap();
    let paths = description["paths"].as_object().unwrap();
    let fits = |template: &str| {
        let (ours, theirs) = (path.split('/'), template.split('/'));
        ours.clone().count() == theirs.clone().count()
            && ours
                .zip(theirs)
                .all(|(ours, theirs)| theirs.starts_with('{') || ours == theirs)
    };
    let exact = paths.get(path);
    let described = exact.or_else(|| {
        let mut found = paths.iter().filter(|(template, _)| fits(template));
        found.next().map(|(_, described)| described)
    });
    let Some(call) = described.and_then(|calls| calls.get(method.to_lowercase())) else {
        return;
    };
    let told = &call["responses"][answer.status.to_string()];
    assert!(
        told.is_object(),
        "{method} {path} is not described to answer so: {answer:?}"
    );
}
