//! The branch service: where it listens, for which names, and how much it bears.
//!
//! Of the device that is it; a device that names a `branch_service` has no use for these.

use std::net::{IpAddr, SocketAddr};

/// The branch service of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Address it listens at.
    pub listen: IpAddr,
    /// Port it listens at, never 0.
    pub port: u16,
    /// Whether it speaks plain HTTP when `listen` is a loopback address: see [`Desk::is_plain`].
    pub plain_on_loopback: bool,
    /// Host names and IP addresses that its certificate is for, in lower case; at least one, none twice.
    pub names: Vec<String>,
    /// Plain listener of the visitor's page and of the page on trusting the authority, never where the service
    /// itself listens; `None`: off.
    pub page_listen: Option<SocketAddr>,
    /// Idle minutes after which staff sign in again, 5 to 1440.
    pub session_minutes: u32,
    /// Requests of one address in a minute, signed in or not, 60 to 100000.
    pub requests_per_minute: u32,
    /// Connections at a time, 16 to 4096.
    pub connections: u32,
}

impl Desk {
    /// Whether it speaks plain HTTP: only where nobody but this machine can hear it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.plain_on_loopback && self.listen.is_loopback()
    }
}
