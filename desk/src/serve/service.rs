//! What every handler works with.

use super::counts::Counts;
use super::rate::Rate;
use super::{Health, Limits, Parts};
use crate::Problem;
use crate::api::Hub;
use crate::branch::Branch;
use crate::console::Setup;
use crate::devices::{Codes, Grant, PairingCode};
use crate::people::People;
use crate::queue::Queue;
use crate::ratings::Play;
use crate::readers::Readers;
use crate::tls::{Authority, Words, words};
use axum::http::StatusCode;
use config::Settings;
use domain::people::{DeviceRole, is_name};
use domain::time::Stamp;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Reader, StoreError};
use tokio::sync::watch;

/// The branch service at work.
pub(crate) struct Service {
    /// Settings.
    pub(crate) settings: Settings,
    /// The way to the journal.
    pub(crate) branch: Branch,
    /// People, as far as they may be forgotten.
    pub(crate) people: People,
    /// Pairing codes.
    pub(crate) codes: Codes,
    /// Events on their way to listeners.
    pub(crate) hub: Hub,
    /// What is counted.
    pub(crate) counts: Counts,
    /// Requests of each address.
    pub(super) rate: Rate,
    /// How long it waits for those who are slow.
    pub(crate) limits: Limits,
    /// The branch's authority; `None` where it speaks plain HTTP and no page needs one.
    pub(crate) authority: Option<Authority>,
    /// Whether the main listener speaks TLS.
    pub(crate) secure: bool,
    /// Turns true when the service stops.
    pub(crate) stopping: watch::Sender<bool>,
    clock: super::Clock,
    health: super::Healths,
    readers: Arc<Readers>,
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The queue.
    pub(crate) queue: Arc<Queue>,
    /// How tablets' ratings follow one another.
    pub(crate) play: Play,
    /// The branch as its pages show it.
    pub(super) setup: Setup,
}

impl Service {
    pub(super) fn new(
        parts: Parts,
        limits: Limits,
        authority: Option<Authority>,
    ) -> Result<Self, StoreError> {
        let desk = &parts.settings.desk;
        let readers = Arc::new(Readers::new(parts.data.clone()));
        let queue = Queue::new(
            parts.settings.clone(),
            (&parts.data, readers.clone()),
            parts.branch.clone(),
            parts.clock.clone(),
        )?;
        Ok(Self {
            people: People::new(desk.session_minutes),
            codes: Codes::default(),
            hub: Hub::default(),
            counts: Counts::default(),
            rate: Rate::new(desk.requests_per_minute),
            limits,
            authority,
            secure: !desk.is_plain(),
            stopping: watch::Sender::new(false),
            readers,
            data: parts.data,
            queue: Arc::new(queue),
            play: Play::new(parts.settings.exit.pace),
            setup: Setup::of(&parts.settings),
            settings: parts.settings,
            branch: parts.branch,
            clock: parts.clock,
            health: parts.health,
        })
    }

    /// Now.
    pub(crate) fn now(&self) -> Stamp {
        (self.clock)()
    }

    /// How the device's parts are.
    pub(crate) fn health(&self) -> Vec<Health> {
        (self.health)()
    }

    /// Reads the journal beside its owner, away from where requests are served.
    ///
    /// # Errors
    /// 503 when it cannot be read; else as `work`'s error is told.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        Ok(self.readers.read(work).await?)
    }

    /// Reads one row or two where a request is served: less than a change of threads would cost it.
    ///
    /// # Errors
    /// As [`Service::read`].
    pub(crate) fn read_here<T>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        Ok(self.readers.read_here(work)?)
    }

    /// The words of the authority's certificate.
    pub(crate) fn words(&self) -> Option<Words> {
        let authority = self.authority.as_ref()?;
        Some(words(authority.der()))
    }

    /// Makes a one-time pairing code for a device.
    ///
    /// # Errors
    /// 422 for a name that cannot be one, or is this device's own.
    pub(crate) fn pairing_code(
        &self,
        name: &str,
        role: DeviceRole,
        by: &str,
    ) -> Result<PairingCode, Problem> {
        let refused =
            |detail: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "device-name", detail);
        // Those two are calls of the API, at which a device of that name could not be shut out.
        if !is_name(name) || ["pair", "codes"].contains(&name) {
            return Err(refused(StoreError::BadName(name.to_owned()).to_string()));
        }
        if name == self.settings.device.name {
            let detail =
                format!("`{name}` is the branch service itself; give the device another name");
            return Err(refused(detail));
        }
        let grant = Grant {
            name: name.to_owned(),
            role,
            by: by.to_owned(),
        };
        let made = self.codes.make(grant, self.now().mono_ms);
        made.ok_or_else(|| {
            let detail = "the device has no random numbers just now; try again";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
        })
    }
}
