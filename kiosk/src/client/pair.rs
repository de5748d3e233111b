//! Pairing this device by a code (facts.md, "Pairing and trust on the LAN").

use super::{Client, Fault, first};
use anyhow::{Context, Result, bail, ensure};
use config::{Role, Settings};
use desk::tls::{Words, words};
use domain::people::DeviceRole;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde::Deserialize;
use std::path::Path;
use store::Pairing;

/// What came of pairing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paired {
    /// Where the branch service is.
    pub address: String,
    /// The words of the authority that is trusted from now on; none over plain HTTP.
    pub words: Option<Words>,
}

/// What the service grants for a code.
#[derive(Deserialize)]
pub(super) struct Granted {
    token: String,
    role: String,
    name: String,
    ca: Option<String>,
    ticket_key: Option<String>,
}

/// Pairs this device with the branch service of its settings, and keeps what it is known by in `data`. The first
/// contact trusts whoever answers: people must compare the words with those beside the code.
///
/// # Errors
/// Why not, for whoever typed the code.
pub fn pair(settings: &Settings, data: &Path, code: &str) -> Result<Paired> {
    let address = settings.device.branch_service.as_ref().context(
        "the settings name no device.branch_service to pair with: this device is the branch service itself",
    )?;
    let authority = first::authority(address)
        .with_context(|| format!("the branch service at {address} does not answer"))?;
    let client = Client::new(address, authority.as_deref(), None);
    let granted = client.redeem(code).map_err(|fault| told(fault, address))?;
    let kept = checked(settings, granted, authority.as_deref())?;
    kept.write(data)?;
    Ok(Paired {
        address: address.clone(),
        words: authority.as_deref().map(words),
    })
}

fn told(fault: Fault, address: &str) -> anyhow::Error {
    match fault {
        Fault::NotPaired => {
            anyhow::anyhow!("this code is wrong, used or too old; ask for a new one")
        }
        Fault::Away(why) => {
            anyhow::anyhow!("the branch service at {address} could not be asked: {why}")
        }
        Fault::Refused(problem) => anyhow::anyhow!("{}", problem.detail),
    }
}

/// What the branch service knows this device as.
fn role(settings: &Settings) -> DeviceRole {
    match settings.device.role {
        Role::Reception | Role::Serve => DeviceRole::Reception,
        Role::Exit => DeviceRole::Exit,
        Role::Board => DeviceRole::Board,
    }
}

/// What was granted is for this device, and by whom it seems to be.
fn checked(settings: &Settings, granted: Granted, seen: Option<&[u8]>) -> Result<Pairing> {
    let (name, role) = (&settings.device.name, role(settings).code());
    if granted.name != *name || granted.role != role {
        bail!(
            "this code was for the {} {}, and this device is the {role} {name}; make one with `kiosk pair-code --role \
             {role} --name {name}`, or change device.name",
            granted.role,
            granted.name
        );
    }
    let kept = Pairing {
        token: granted.token,
        authority: granted.ca,
        ticket_key: granted.ticket_key,
    };
    ensure!(
        der(&kept).as_deref() == seen,
        "whoever answers names another certificate authority than it shows; somebody may stand between: ask who runs \
         the network, and shut {name} out at the console"
    );
    Ok(kept)
}

/// The authority that was kept, as DER.
pub(super) fn der(kept: &Pairing) -> Option<Vec<u8>> {
    let pem = kept.authority.as_ref()?;
    let der = CertificateDer::from_pem_slice(pem.as_bytes()).ok()?;
    Some(der.to_vec())
}
