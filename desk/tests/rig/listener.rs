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
    /// Listens on; after a place where one is named. Where the service does not tell events yet, asks again, as a
    /// browser does.
    pub fn open(client: &Client, last: Option<&str>) -> Self {
        let connect = || TcpStream::connect(client.socket).unwrap();
        let mut tries = (0..1000).filter_map(|_| Self::over(connect(), client, last));
        tries.next().unwrap()
    }

    /// Listens on with next to no room for what it does not read.
    pub fn cramped(client: &Client) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .unwrap();
        let stream = runtime.block_on(async {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.set_recv_buffer_size(1024).unwrap();
            let stream = socket.connect(client.socket).await.unwrap();
            stream.into_std().unwrap()
        });
        stream.set_nonblocking(false).unwrap();
        Self::over(stream, client, None).unwrap()
    }

    fn over(mut stream: TcpStream, client: &Client, last: Option<&str>) -> Option<Self> {
        let more = last.map_or(String::new(), |id| format!("Last-Event-ID: {id}\r\n"));
        let head = client.head("GET", "/api/v1/events", &more, 0);
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        if line.starts_with("HTTP/1.1 503") {
            return None;
        }
        assert!(line.starts_with("HTTP/1.1 200"), "{line}");
        while line != "\r\n" {
            line.clear();
            lines.read_line(&mut line).unwrap();
        }
        Some(Self { lines })
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
