//! The branch's events as they come, for a device that shows them. A stream is read for a minute at a time: a cable
//! that was pulled says nothing, and a stream that begins anew goes on after the last event it told.

use super::{Client, Fault, answer_of};
use std::io::{BufRead, BufReader};
use std::time::Duration;

/// One stream; then the next begins where it ended.
const STREAM: Duration = Duration::from_secs(60);

/// An event that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// Its place, `epoch:seq`, to go on after; none for what has no place.
    pub(crate) place: Option<String>,
    /// A fact's kind, or `reset`.
    pub(crate) kind: String,
}

impl Client {
    /// Tells events after a place (`None`: from now on) until the stream ends or `told` answers `false`. A
    /// heartbeat is told as `None`.
    ///
    /// # Errors
    /// Why no stream began; one that broke off has just ended.
    pub(crate) fn follow(
        &self,
        after: Option<&str>,
        told: impl FnMut(Option<Told>) -> bool,
    ) -> Result<(), Fault> {
        let get = self.agent.get(self.at("/api/v1/events"));
        let get = get.header("authorization", self.bearer()?);
        let get = match after {
            Some(place) => get.header("last-event-id", place),
            None => get,
        };
        let config = get.config().timeout_recv_body(Some(STREAM));
        let response = answer_of(config.timeout_global(None).build().call())?;
        read(BufReader::new(response.into_body().into_reader()), told);
        Ok(())
    }
}

/// Server-Sent Events, line by line (WHATWG HTML, 9.2.6).
fn read(stream: impl BufRead, mut told: impl FnMut(Option<Told>) -> bool) {
    let (mut place, mut kind) = (None, String::new());
    for line in stream.lines().map_while(Result::ok) {
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        let goes_on = match field {
            "id" => {
                place = Some(value.to_owned());
                true
            }
            "event" => {
                kind = value.to_owned();
                true
            }
            "" if line.is_empty() && !kind.is_empty() => told(Some(Told {
                place: place.take(),
                kind: std::mem::take(&mut kind),
            })),
            // A comment is the service's heartbeat.
            "" if !line.is_empty() => told(None),
            _ => true,
        };
        if !goes_on {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(stream: &str) -> Vec<Option<Told>> {
        let mut found = Vec::new();
        read(stream.as_bytes(), |told| {
            found.push(told);
            true
        });
        found
    }

    fn told(place: &str, kind: &str) -> Option<Told> {
        Some(Told {
            place: Some(place.to_owned()),
            kind: kind.to_owned(),
        })
    }

    #[test]
    fn events_and_heartbeats_are_told_in_their_order() {
        let stream = "id: e:1\nevent: ticket.called\ndata: {\"a\": \"b: c\"}\n\n:\n\nid:e:2\nevent:ticket.started\ndata:\n\n";
        let expected = [
            told("e:1", "ticket.called"),
            None,
            told("e:2", "ticket.started"),
        ];
        assert_eq!(all(stream), expected);
    }

    #[test]
    fn an_event_that_broke_off_is_not_told() {
        assert_eq!(all("id: e:1\nevent: ticket.called\n"), []);
    }
}
