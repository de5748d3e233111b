//! Someone who listens to events.

use super::Client;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than anything here takes; a story that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Listener {
    lines: BufReader<TcpStream>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    pub id: String,
    pub event: String,
    pub data: String,
}

impl Listener {
    /// Listens on; after a place where one is named.
    pub fn open(client: &Client, last: Option<&str>) -> Self {
        let more = last.map_or(String::new(), |id| format!("Last-Event-ID: {id}\r\n"));
        let head = client.head("GET", "/api/v1/events", &more, 0);
        let mut stream = TcpStream::connect(client.socket).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        assert!(line.starts_with("HTTP/1.1 200"), "{line}");
        while line != "\r\n" {
            line.clear();
            lines.read_line(&mut line).unwrap();
        }
        Self { lines }
    }

    /// The next event; `None` when the service ended the stream.
    pub fn next(&mut self) -> Option<Heard> {
        let mut heard = Heard::default();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            let line = line.trim_end();
            match line.split_once(": ") {
                Some(("id", value)) => heard.id = value.to_owned(),
                Some(("event", value)) => heard.event = value.to_owned(),
                Some(("data", value)) => heard.data = value.to_owned(),
                // What frames chunks, comments.
                _ => {}
            }
            if line.is_empty() && !heard.event.is_empty() {
                return Some(heard);
            }
            // The end of a chunked answer.
            if line == "0" {
                return None;
            }
        }
    }
}
