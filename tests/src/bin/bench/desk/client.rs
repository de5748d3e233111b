//! A client of the service on one kept connection: as little between the clock and the socket as there can be.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who asks, by the header lines that say so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Credentials(pub(crate) String);

/// A kept connection.
pub(crate) struct Client {
    stream: TcpStream,
    credentials: Credentials,
    read: Vec<u8>,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    /// From the request's first byte to the answer's last.
    pub(crate) took: Duration,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens there.
    pub(crate) fn connect(to: SocketAddr, credentials: &Credentials) -> Result<Self> {
        let stream = TcpStream::connect(to)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            credentials: credentials.clone(),
            read: Vec::new(),
        })
    }

    /// Asks for a change, under a key of its own.
    ///
    /// # Errors
    /// When the connection ends.
    pub(crate) fn post(&mut self, path: &str, body: &str) -> Result<Answer> {
        let key = uuid::Uuid::new_v4().simple();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{}Idempotency-Key: {key}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.credentials.0,
            body.len()
        );
        let started = Instant::now();
        self.stream.write_all(request.as_bytes())?;
        let mut answer = self.answer()?;
        answer.took = started.elapsed();
        Ok(answer)
    }

    /// Asks for what is there.
    ///
    /// # Errors
    /// When the connection ends.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        let who = &self.credentials.0;
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{who}\r\n");
        let started = Instant::now();
        self.stream.write_all(request.as_bytes())?;
        let mut answer = self.answer()?;
        answer.took = started.elapsed();
        Ok(answer)
    }

    /// As [`Client::post`], where only this status is an answer.
    ///
    /// # Errors
    /// As [`Client::post`], and when the status is another.
    pub(crate) fn done(&mut self, path: &str, body: &str, status: u16) -> Result<Answer> {
        let answer = self.post(path, body)?;
        ensure!(
            answer.status == status,
            "{path} answered {} {}",
            answer.head,
            String::from_utf8_lossy(&answer.body)
        );
        Ok(answer)
    }

    /// Begins to listen to events; what is read from then on are they.
    ///
    /// # Errors
    /// When it may not.
    pub(crate) fn listen(mut self) -> Result<TcpStream> {
        let request = format!(
            "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n",
            self.credentials.0
        );
        self.stream.write_all(request.as_bytes())?;
        let head = self.head()?;
        ensure!(head.starts_with("HTTP/1.1 200"), "no events: {head}");
        Ok(self.stream)
    }

    fn answer(&mut self) -> Result<Answer> {
        self.read.clear();
        let head = self.head()?;
        let status = head.get(9..12).and_then(|status| status.parse().ok());
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        let length: usize = length.map_or(Ok(0), |(_, length)| length.parse())?;
        while self.read.len() < length {
            self.more()?;
        }
        Ok(Answer {
            status: status.context("an answer without a status")?,
            head,
            body: std::mem::take(&mut self.read),
            took: Duration::ZERO,
        })
    }

    /// The head of an answer; what was read beyond it stays.
    fn head(&mut self) -> Result<String> {
        loop {
            let end = self.read.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                let body = self.read.split_off(end + 4);
                let head = std::mem::replace(&mut self.read, body);
                return Ok(String::from_utf8(head)?);
            }
            self.more()?;
        }
    }

    fn more(&mut self) -> Result<()> {
        let mut bytes = [0; 4096];
        let count = self.stream.read(&mut bytes)?;
        ensure!(count > 0, "the service ended a connection");
        self.read
            .extend_from_slice(bytes.get(..count).unwrap_or_default());
        Ok(())
    }
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// A text of the answer's JSON object.
    ///
    /// # Errors
    /// When it has none of that name.
    pub(crate) fn text(&self, name: &str) -> Result<String> {
        let read: Value = serde_json::from_slice(&self.body)?;
        let text = read.get(name).and_then(Value::as_str);
        Ok(text
            .with_context(|| format!("an answer without {name}"))?
            .to_owned())
    }
}
