//! Pairing devices, and shutting them out.

use super::openapi::{Changes, Csrf, NotFound, Reads, Unauthorized};
use super::roles::Role;
use super::{Json, Path};
use crate::Problem;
use crate::devices::{Grant, Redeemed};
use crate::people::{Admin, Manager, Staff, Token, too_many};
use crate::serve::Service;
use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use domain::people::DeviceRole;
use domain::time::Stamp;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use store::Store;
use utoipa::ToSchema;

/// A paired device.
#[derive(Serialize, ToSchema)]
pub(crate) struct Device {
    /// Its name, as facts carry it.
    pub(crate) name: String,
    /// What it is for.
    #[schema(value_type = Option<Role>)]
    pub(crate) role: Option<DeviceRole>,
    /// Whether it was shut out.
    pub(crate) revoked: bool,
}

/// Every device that was ever paired.
#[derive(Serialize, ToSchema)]
pub(crate) struct Devices {
    /// By name.
    pub(crate) devices: Vec<Device>,
}

/// A code that was read off a screen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    /// The code; grouping does not matter.
    #[schema(max_length = 64, example = "4821 7730")]
    code: String,
}

/// What a device has of being paired.
#[derive(Serialize, ToSchema)]
pub(super) struct Paired {
    /// What it sends as `Authorization: Bearer` from now on; told this once.
    token: String,
    /// What it is for.
    #[schema(value_type = Role)]
    role: DeviceRole,
    /// Its name.
    name: String,
    /// The branch's certificate authority as PEM; none where the service speaks plain HTTP.
    ca: Option<String>,
    /// What an exit terminal tells the branch's tickets by, without asking; none for other devices.
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket_key: Option<String>,
}

/// For which device.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ForDevice {
    /// What it is for.
    #[schema(value_type = Role)]
    role: DeviceRole,
    /// Its name.
    #[schema(pattern = "^[a-z0-9][a-z0-9.-]{0,31}$", example = "board-1")]
    name: String,
}

/// A code to type at a device.
#[derive(Serialize, ToSchema)]
pub(crate) struct Code {
    /// Eight digits in two groups.
    pub(crate) code: String,
    /// Seconds it is good for, once.
    pub(crate) seconds: u64,
    /// Six words that the device shows too, in Arabic letters; none where the service speaks plain HTTP.
    pub(crate) words_arabic: Option<Vec<String>>,
    /// The same six in Latin letters.
    pub(crate) words_latin: Option<Vec<String>>,
}

/// Pair this device by its code.
#[utoipa::path(post, path = "/api/v1/devices/pair", tag = "devices", request_body = Sent,
    responses((status = 201, body = Paired), Changes, Unauthorized))]
pub(super) async fn pair(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Json(sent): Json<Sent>,
) -> Result<(StatusCode, Json<Paired>), Problem> {
    let grant = service.granted(&sent.code, peer.ip())?;
    let token = service.paired(grant.clone()).await?;
    let ticket_key = service.ticket_key(grant.role).await?;
    let paired = Paired {
        token: token.into_text(),
        role: grant.role,
        name: grant.name,
        ca: service
            .authority
            .as_ref()
            .map(|authority| authority.pem.clone()),
        ticket_key,
    };
    Ok((StatusCode::CREATED, Json(paired)))
}

/// Make a pairing code.
#[utoipa::path(post, path = "/api/v1/devices/codes", tag = "devices", security(("session" = [])), params(Csrf),
    request_body = ForDevice,
    responses((status = 201, body = Code), Changes, Unauthorized))]
pub(super) async fn code(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Json(wish): Json<ForDevice>,
) -> Result<(StatusCode, Json<Code>), Problem> {
    let made = service.pairing_code(&wish.name, wish.role, &staff.by())?;
    let words = service.words();
    let code = Code {
        code: made.code,
        seconds: made.seconds,
        words_arabic: words.as_ref().map(|words| words.arabic.to_vec()),
        words_latin: words.as_ref().map(|words| words.latin.to_vec()),
    };
    Ok((StatusCode::CREATED, Json(code)))
}

/// Every paired device.
#[utoipa::path(get, operation_id = "list_devices", path = "/api/v1/devices", tag = "devices", security(("session" = [])),
    responses((status = 200, body = Devices), Reads))]
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
) -> Result<Json<Devices>, Problem> {
    Ok(Json(Devices {
        devices: service.paired_devices().await?,
    }))
}

/// Shut a device out, at once.
#[utoipa::path(delete, path = "/api/v1/devices/{name}", tag = "devices", security(("session" = [])),
    params(Csrf, ("name" = String, Path, pattern = "^[a-z0-9][a-z0-9.-]{0,31}$")),
    responses((status = 204, description = "done"), Changes, Unauthorized, NotFound))]
pub(super) async fn revoke(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let by = staff.by();
    service
        .done(move |store, stamp| store.revoke_device(&name, stamp, &by))
        .await
}

impl Service {
    /// Takes a pairing code that was sent from an address; what it was good for.
    ///
    /// # Errors
    /// 401 for a wrong code, 429 for one that is not looked at.
    pub(crate) fn granted(&self, code: &str, address: IpAddr) -> Result<Grant, Problem> {
        match self.codes.redeem(code, address, self.now().mono_ms) {
            Redeemed::Good(grant) => Ok(grant),
            Redeemed::Wait(seconds) => Err(too_many(seconds)),
            Redeemed::Wrong => {
                let detail = "this code is wrong, used or too old; ask for a new one";
                Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong", detail))
            }
        }
    }

    /// What tells this branch's tickets from others, for a device that reads them.
    async fn ticket_key(&self, role: DeviceRole) -> Result<Option<String>, Problem> {
        if role != DeviceRole::Exit {
            return Ok(None);
        }
        let shared = |store: &mut Store, _: &Stamp| Ok(store.keys().ticket.shared());
        Ok(Some(self.branch.change(shared).await?))
    }

    /// Pairs the device of a grant: by what it is known from now on.
    ///
    /// # Errors
    /// 503 when nothing can be kept.
    pub(crate) async fn paired(&self, grant: Grant) -> Result<Token, Problem> {
        let token = Token::random()?;
        let hash = token.hash();
        let paired = self.branch.change(move |store, stamp| {
            store.pair_device((&grant.name, grant.role), &hash, stamp, &grant.by)
        });
        paired.await?;
        Ok(token)
    }

    /// Every device that was ever paired, by name.
    pub(crate) async fn paired_devices(&self) -> Result<Vec<Device>, Problem> {
        let devices = self.read(store::Reader::devices).await?;
        let device = |device: store::PairedDevice| Device {
            name: device.name,
            role: device.role,
            revoked: device.revoked,
        };
        Ok(devices.into_iter().map(device).collect())
    }
}
