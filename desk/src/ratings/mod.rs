//! Ratings and suggestions at the branch service: those of visitors' phones and of tablets, those that other devices
//! deliver, what managers may see of them (P10), and the answers to suggestions (P15).

mod csv;
mod facts;
mod follow;
mod openapi;
mod rate;
mod results;
mod tablet;
mod view;
mod visit;

pub(crate) use openapi::Paths;
pub use view::{By, CommentView, FiguresView, GroupView, ResultsView, ShareView, SuggestionView};

use crate::serve::Service;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::rating::{Guard, Mark, Pace};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use facts::{MOST as FACTS_BODY, PATH as FACTS};

/// The routes of this part.
pub(crate) fn routes() -> Router<Arc<Service>> {
    let delivered = post(facts::take).layer(DefaultBodyLimit::max(FACTS_BODY));
    Router::new()
        .route(FACTS, delivered)
        .route("/api/v1/ratings", post(rate::rate))
        .route("/api/v1/results", get(results::results))
        .route("/api/v1/results.csv", get(results::table))
        .route("/api/v1/comments.csv", get(results::comments))
        .route(tablet::PATH, get(tablet::page).post(tablet::rate))
        .route("/rate/pair", post(tablet::pair))
        .route("/api/v1/suggestions/{id}/follow", post(follow::follow))
        .merge(visit_routes())
}

/// What the visitor's page sends, on the plain listener too.
pub(crate) fn visit_routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/t/{code}/rating", post(visit::rate))
        .route("/t/{code}/suggestion", post(visit::suggest))
}

/// How fast each tablet's visitors followed one another, to mark what looks like play.
pub(crate) struct Play {
    pace: Pace,
    tablets: Mutex<HashMap<String, Guard>>,
}

impl Play {
    /// No tablet was heard of yet.
    pub(crate) fn new(pace: config::Pace) -> Self {
        let pace = Pace {
            apart_ms: u64::from(pace.apart_seconds) * 1000,
            most: pace.most as usize,
            within_ms: u64::from(pace.within_seconds) * 1000,
        };
        Self {
            pace,
            tablets: Mutex::default(),
        }
    }

    /// Why a rating on this tablet may be play.
    fn mark(&self, tablet: &str, now_ms: u64) -> Option<Mark> {
        let mut tablets = self.tablets.lock().unwrap_or_else(PoisonError::into_inner);
        let guard = tablets.entry(tablet.to_owned());
        guard.or_insert_with(|| Guard::new(self.pace)).mark(now_ms)
    }
}
