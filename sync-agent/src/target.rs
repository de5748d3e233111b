//! Where facts go, by the settings. Another kind of target is another variant of [`Kind`].

use chrono_tz::Tz;
use config::{Mapping, Settings, TargetKind};
use std::path::PathBuf;

/// What the branch service is called among targets; the settings keep the name free.
const BRANCH: &str = "branch";

/// A target.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// How a target takes facts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Every fact, as batches of CloudEvents (contract, "Delivery to an HTTP target").
    Http(HttpTarget),
    /// Facts of some kinds, as records of a system that is mapped in the settings.
    Rest(Box<RestTarget>),
}

/// A system that is mapped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RestTarget {
    /// What its requests' addresses begin with.
    pub(crate) url: String,
    pub(crate) token_file: Option<PathBuf>,
    /// Whether templates may name what is personal.
    pub(crate) personal: bool,
    pub(crate) mapping: Mapping,
    /// The branch's time zone, for dates.
    pub(crate) zone: Tz,
}

/// A target over HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HttpTarget {
    /// Where batches are posted to.
    pub(crate) url: String,
    pub(crate) known_by: KnownBy,
    /// Whether what is personal goes along.
    pub(crate) personal: bool,
    /// Whether batches are compressed.
    pub(crate) gzip: bool,
}

/// How this device is known to a target, and knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KnownBy {
    /// By what `kiosk pair` kept; only the authority that was pinned there is trusted.
    Pairing,
    /// By a token in a file, where there is one; the system's authorities are trusted.
    Token(Option<PathBuf>),
}

/// The targets of this device: its branch service, where that is another device, and those of the settings.
pub(crate) fn targets(settings: &Settings) -> Vec<Target> {
    let branch = settings.device.branch_service.as_deref().map(branch);
    let others = settings.targets.iter().map(|target| Target {
        name: target.name.clone(),
        kind: kind(target, settings.branch.time_zone),
    });
    branch.into_iter().chain(others).collect()
}

fn kind(target: &config::Target, zone: Tz) -> Kind {
    match &target.kind {
        TargetKind::Http => Kind::Http(HttpTarget {
            url: target.url.clone(),
            known_by: KnownBy::Token(target.token_file.clone()),
            personal: target.personal,
            gzip: target.gzip,
        }),
        TargetKind::Rest(mapping) => Kind::Rest(Box::new(RestTarget {
            url: target.url.clone(),
            token_file: target.token_file.clone(),
            personal: target.personal,
            mapping: (**mapping).clone(),
            zone,
        })),
    }
}

/// The branch service gets what is personal: it resolves a rating's ticket for its results (facts.md, "Ratings").
fn branch(address: &str) -> Target {
    Target {
        name: BRANCH.to_owned(),
        kind: Kind::Http(HttpTarget {
            url: format!("{address}/api/v1/facts"),
            known_by: KnownBy::Pairing,
            personal: true,
            gzip: false,
        }),
    }
}
