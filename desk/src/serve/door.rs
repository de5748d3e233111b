//! The service as the device's own screen asks it: who somebody is, and how a device joins. Asked from any thread but the
//! service's own.

use super::Service;
use crate::Problem;
use crate::devices::PairingCode;
use crate::tls::Words;
use domain::people::{DeviceRole, StaffRole};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use tokio::runtime::Handle;

/// The way in at the device itself.
#[derive(Clone)]
pub struct Door {
    pub(super) service: Arc<Service>,
    pub(super) runtime: Handle,
}

/// Who somebody at the device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// One of the staff.
    Welcome(StaffRole),
    /// A wrong user or PIN.
    Wrong,
    /// Not now: so many seconds to wait.
    Wait(u64),
    /// There is no staff yet, or it cannot be told just now.
    Nobody,
}

impl Door {
    /// Says who this is; slow, as hashing is. Wrong tries count as those from the LAN do.
    #[must_use]
    pub fn who(&self, user: &str, pin: &str) -> Entry {
        let user = user.trim().to_lowercase();
        self.runtime.block_on(async {
            let staff = self.service.read(store::Reader::staff).await;
            let staff = staff.unwrap_or_default();
            if staff.is_empty() {
                return Entry::Nobody;
            }
            let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
            if let Err(problem) = self.service.check_pin(&user, pin.to_owned(), here).await {
                return refused(&problem);
            }
            let mut known = staff.into_iter();
            let member = known.find(|member| member.user == user && !member.disabled);
            member.map_or(Entry::Wrong, |member| Entry::Welcome(member.role))
        })
    }

    /// Makes a one-time pairing code for a device; `by` as facts name who asked.
    ///
    /// # Errors
    /// Why not, for whoever asked.
    pub fn pairing_code(
        &self,
        name: &str,
        role: DeviceRole,
        by: &str,
    ) -> Result<PairingCode, Problem> {
        self.service.pairing_code(name, role, by)
    }

    /// The words of the certificate authority that devices and browsers are to trust; `None` where it is not needed.
    #[must_use]
    pub fn words(&self) -> Option<Words> {
        self.service.words()
    }
}

fn refused(problem: &Problem) -> Entry {
    match (problem.status, problem.retry_after) {
        (401, _) => Entry::Wrong,
        (429, seconds) => Entry::Wait(seconds.unwrap_or(1).into()),
        _ => Entry::Nobody,
    }
}
