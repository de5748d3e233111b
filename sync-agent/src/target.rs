//! Where facts go, by the settings. Another kind of target is another variant of [`Kind`].

use crate::http::{Credentials, Token};
use crate::throttle::Limits;
use config::Settings;

/// What the branch service is called among targets; the settings keep the name free.
const BRANCH: &str = "branch";

/// A target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) limits: Limits,
}

/// How a target takes facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Every fact, as batches of CloudEvents (contract, "Delivery to an HTTP target").
    Http(HttpTarget),
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
    let others = settings.targets.iter().map(of_settings);
    branch.into_iter().chain(others).collect()
}

fn of_settings(target: &config::Target) -> Target {
    let file = target.token_file.clone().map(Token::File);
    let variable = target.token_env.clone().map(Token::Variable);
    let credentials = Credentials {
        token: file.or(variable),
        certificate: target.certificate.clone(),
    };
    Target {
        name: target.name.clone(),
        kind: Kind::Http(HttpTarget {
            url: target.url.clone(),
            known_by: KnownBy::Credentials(credentials),
            personal: target.personal,
            gzip: target.gzip,
        }),
        limits: Limits {
            kib_per_second: target.bandwidth_kib,
            records_per_second: target.most_per_second,
        },
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
