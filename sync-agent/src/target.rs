//! Where facts go, by the settings. Another kind of target is another variant of [`Kind`].

use crate::http::{Credentials, Secret};
use crate::throttle::Limits;
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
    pub(crate) limits: Limits,
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
    pub(crate) known_by: KnownBy,
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
    /// By what the settings name, where they do; the system's authorities are trusted.
    Credentials(Credentials),
}

/// The targets of this device: its branch service, where that is another device, and those of the settings.
pub(crate) fn targets(settings: &Settings) -> Vec<Target> {
    let branch = settings.device.branch_service.as_deref().map(branch);
    let zone = settings.branch.time_zone;
    let others = settings.targets.iter();
    let others = others.map(|target| of_settings(target, zone));
    branch.into_iter().chain(others).collect()
}

fn of_settings(target: &config::Target, zone: Tz) -> Target {
    Target {
        name: target.name.clone(),
        kind: kind(target, zone),
        limits: Limits {
            kib_per_second: target.bandwidth_kib,
            records_per_second: target.most_per_second,
        },
    }
}

fn kind(target: &config::Target, zone: Tz) -> Kind {
    match &target.kind {
        TargetKind::Http => Kind::Http(HttpTarget {
            url: target.url.clone(),
            known_by: KnownBy::Credentials(credentials(target, None)),
            personal: target.personal,
            gzip: target.gzip,
        }),
        TargetKind::Rest(mapping) => Kind::Rest(Box::new(RestTarget {
            url: target.url.clone(),
            known_by: KnownBy::Credentials(credentials(target, mapping.login_file.clone())),
            personal: target.personal,
            mapping: (**mapping).clone(),
            zone,
        })),
    }
}

fn credentials(target: &config::Target, login: Option<PathBuf>) -> Credentials {
    let file = target.token_file.clone().map(Secret::Token);
    let variable = target.token_env.clone().map(Secret::Variable);
    Credentials {
        secret: file.or(variable).or(login.map(Secret::Login)),
        certificate: target.certificate.clone(),
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
        limits: Limits::default(),
    }
}
