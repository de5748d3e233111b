//! One listener: what it missed, then what comes, until it is too slow, signed out, or the service stops.

use super::hub::{Told, after};
use crate::Actor;
use crate::Problem;
use crate::api::place::Place;
use crate::api::{Query, openapi};
use crate::people::{Cookie, DeviceOrStaff, Token};
use crate::serve::Service;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::people::StaffRole;
use serde::Deserialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use store::Reader;
use tokio::sync::{broadcast, mpsc, watch};
use tokio_stream::wrappers::ReceiverStream;
use tokio_stream::{Stream, StreamExt};
use utoipa::IntoParams;

/// A comment is sent so often while nothing happens.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often it is looked whether the listener still may: idling is no fact.
const LOOK: Duration = Duration::from_secs(15);
/// Events a connection may hold back.
const ROOM: usize = 64;
/// Facts missed beyond which a listener is better off reading anew.
const MISSED: usize = 5000;

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct After {
    /// Place after which to go on, as the header `Last-Event-ID`, which goes before it.
    #[param(
        pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9]{1,15}$"
    )]
    after: Option<String>,
}

/// Who listens, and by what.
struct Listener {
    actor: Actor,
    headers: HeaderMap,
}

/// What becomes durable, as it does: Server-Sent Events whose id is `epoch:seq`, whose event is the fact's kind and
/// whose data is the fact as JSON, without ratings and what is personal. The event `reset` says that what was shown
/// must be read anew: the place asked for is not known any more, or lies too far back.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", security(("session" = []), ("device" = [])),
    params(After, ("Last-Event-ID" = Option<String>, Header, description = "place after which to go on",
        pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9]{1,15}$")),
    responses((status = 200, body = String, content_type = "text/event-stream"), openapi::Reads))]
pub(in crate::api) async fn listen(
    State(service): State<Arc<Service>>,
    DeviceOrStaff(actor): DeviceOrStaff,
    Query(from): Query<After>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let last = headers.get("last-event-id");
    let last = last.map(|id| id.to_str().unwrap_or_default().to_owned());
    let from = last.or(from.after).map(|id| id.parse()).transpose()?;
    let (events, stream) = mpsc::channel(ROOM);
    let (told, upto) = service.hub.join().ok_or_else(not_yet)?;
    // What was durable before it asked is no news to it, though the hub may yet have to tell it.
    let now = service
        .read_here(Reader::last_place)?
        .map_or(upto, Place::from);
    let missed = service.missed(from, now).await?;
    let listener = Listener { actor, headers };
    let counted = service.counts.listening();
    tokio::spawn(async move {
        let sender = Sender {
            events,
            listener,
            last: from.unwrap_or(now),
            patience: service.limits.listener,
        };
        follow(&service, sender, missed, told).await;
        drop(counted);
    });
    let stream = ReceiverStream::new(stream).map(Ok);
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

/// What a listener is told first.
enum Missed {
    Facts(Vec<Told>),
    TooMuch(Place),
}

impl Service {
    async fn missed(&self, from: Option<Place>, upto: Place) -> Result<Missed, Problem> {
        let Some(from) = from.filter(|from| *from != upto) else {
            return Ok(Missed::Facts(Vec::new()));
        };
        let facts = self.read(move |reader| after(reader, from, MISSED)).await?;
        Ok(match facts {
            Some(facts) if facts.len() < MISSED => Missed::Facts(facts),
            _ => Missed::TooMuch(upto),
        })
    }
}

/// The way to one listener.
struct Sender {
    events: mpsc::Sender<Event>,
    listener: Listener,
    last: Place,
    patience: Duration,
}

async fn follow(
    service: &Service,
    mut sender: Sender,
    missed: Missed,
    mut told: broadcast::Receiver<Arc<Told>>,
) {
    if sender.catch_up(missed).await.is_none() {
        return;
    }
    let mut stopping = service.stopping.subscribe();
    let mut looks = tokio::time::interval(LOOK);
    looks.reset();
    loop {
        let going = tokio::select! {
            () = stop(&mut stopping) => None,
            () = sender.events.closed() => None,
            _ = looks.tick() => service.still(&sender.listener).await,
            next = told.recv() => match next {
                Ok(told) => service.pass_on(&mut sender, &told).await,
                // Too slow, or another journal took this one's place: it comes again and is told.
                Err(_) => None,
            },
        };
        if going.is_none() {
            return;
        }
    }
}

async fn stop(stopping: &mut watch::Receiver<bool>) {
    // Either way there is no more service.
    stopping.wait_for(|stopping| *stopping).await.ok();
}

impl Sender {
    /// `None` when nobody takes it.
    async fn catch_up(&mut self, missed: Missed) -> Option<()> {
        match missed {
            Missed::Facts(facts) => {
                for fact in &facts {
                    self.tell(fact).await?;
                }
                Some(())
            }
            Missed::TooMuch(upto) => {
                self.last = upto;
                self.reset(upto).await
            }
        }
    }

    async fn tell(&mut self, told: &Told) -> Option<()> {
        let again = told.place.epoch == self.last.epoch && told.place.seq <= self.last.seq;
        if again {
            return Some(());
        }
        self.last = told.place;
        if may_hear(&self.listener.actor, &told.kind) {
            let event = Event::default()
                .id(told.place.to_string())
                .event(&told.kind)
                .data(&told.json);
            self.send(event).await?;
        }
        if told.kind == "device.epoch_began" {
            self.reset(told.place).await?;
        }
        Some(())
    }

    async fn reset(&mut self, at: Place) -> Option<()> {
        let event = Event::default()
            .id(at.to_string())
            .event("reset")
            .data("{}");
        self.send(event).await
    }

    async fn send(&mut self, event: Event) -> Option<()> {
        self.events.send_timeout(event, self.patience).await.ok()
    }
}

impl Service {
    /// Tells a fact; after one about people or devices, looks whether the listener still may.
    async fn pass_on(&self, sender: &mut Sender, told: &Told) -> Option<()> {
        sender.tell(told).await?;
        if told.kind.starts_with("staff.") || told.kind.starts_with("device.") {
            self.still(&sender.listener).await?;
        }
        Some(())
    }

    /// Whether a listener is still who it was.
    async fn still(&self, listener: &Listener) -> Option<()> {
        let headers = &listener.headers;
        let there = match &listener.actor {
            Actor::Device { .. } => {
                let token = Token::of_bearer(headers)?;
                self.device(token.hash()).await.ok()?.is_some()
            }
            Actor::Staff { .. } => {
                let token = Token::of_cookie(headers, Cookie::Session, self.secure)?;
                self.session(token.hash(), false).await.ok()?.is_some()
            }
        };
        there.then_some(())
    }
}

/// Ratings are nobody's to hear (P10); who signs in is a manager's.
fn may_hear(actor: &Actor, kind: &str) -> bool {
    if kind.starts_with("rating.") || kind.starts_with("suggestion.") {
        return false;
    }
    let manages = match actor {
        Actor::Device { .. } => false,
        Actor::Staff { rank, .. } => *rank >= StaffRole::Manager,
    };
    manages || !kind.starts_with("staff.")
}

fn not_yet() -> Problem {
    let detail = "the journal is not open yet; try again";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
}
