//! Whoever delivers to one target: a [`Sender`] of batches, or a [`Carrier`] to a system that is mapped.

use crate::fault::{DeliveryError, Trouble};
use crate::http::Web;
use crate::rest::Carrier;
use crate::sender::{Sender, Step};
use crate::target::{Kind, Target};
use std::path::Path;

pub(crate) enum Worker {
    Sends(Box<Sender<Web>>),
    Carries(Box<Carrier>),
}

impl Worker {
    pub(crate) fn new(target: &Target, data: &Path, branch: &str) -> Result<Self, DeliveryError> {
        Ok(match target.kind.clone() {
            Kind::Http(http) => {
                let wire = Web::new(&http, data);
                let sender = Sender::new(target, http, wire, data, branch)?;
                Self::Sends(Box::new(sender))
            }
            Kind::Rest(rest) => Self::Carries(Box::new(Carrier::new(target, *rest, data, branch)?)),
        })
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Sends(sender) => &sender.name,
            Self::Carries(carrier) => &carrier.name,
        }
    }

    /// How often in a row it went wrong.
    pub(crate) fn failures(&self) -> u32 {
        match self {
            Self::Sends(sender) => sender.failures(),
            Self::Carries(carrier) => carrier.failures(),
        }
    }

    /// Whether something is set aside for its target.
    pub(crate) fn has_parked(&self) -> Result<bool, DeliveryError> {
        match self {
            Self::Sends(sender) => sender.has_parked(),
            Self::Carries(carrier) => carrier.has_parked(),
        }
    }

    /// Does what is next, once. A step that is given up half-way is done again whole.
    pub(crate) async fn step(&mut self) -> Result<Step, DeliveryError> {
        match self {
            Self::Sends(sender) => sender.step().await,
            Self::Carries(carrier) => carrier.step().await,
        }
    }

    /// What goes wrong in this program or on its disk is waited out too.
    pub(crate) fn failed(&mut self, trouble: &Trouble) -> Result<Step, DeliveryError> {
        match self {
            Self::Sends(sender) => sender.failed(trouble),
            Self::Carries(carrier) => carrier.failed(trouble),
        }
    }
}
