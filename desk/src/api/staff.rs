//! Keeping the staff, as an admin does at the console.

use super::openapi::{Changes, Conflict, Csrf, NotFound, Reads, Unauthorized};
use super::roles::Rank;
use super::{Json, Path};
use crate::Problem;
use crate::people::{Admin, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use domain::people::{StaffRole, check_secret};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// A member of staff.
#[derive(Serialize, ToSchema)]
pub(crate) struct Member {
    /// User name.
    pub(crate) user: String,
    /// What they may do.
    #[schema(value_type = Rank)]
    pub(crate) role: StaffRole,
    /// Whether they may not sign in.
    pub(crate) disabled: bool,
}

/// Everyone.
#[derive(Serialize, ToSchema)]
pub(crate) struct Members {
    /// By user name.
    pub(crate) staff: Vec<Member>,
}

/// A new member of staff.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewMember {
    /// User name.
    #[schema(pattern = "^[a-z0-9][a-z0-9.-]{0,31}$", example = "amal")]
    user: String,
    /// What they may do.
    #[schema(value_type = Rank)]
    role: StaffRole,
    /// PIN of at least 6 digits or password of at least 8 characters.
    #[schema(min_length = 6, max_length = 128, format = Password)]
    pin: String,
}

/// Another PIN.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPin {
    /// PIN of at least 6 digits or password of at least 8 characters.
    #[schema(min_length = 6, max_length = 128, format = Password)]
    pin: String,
}

/// Another role.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRole {
    /// What they may do from now on.
    #[schema(value_type = Rank)]
    role: StaffRole,
}

/// Everyone of the staff.
#[utoipa::path(get, operation_id = "list_staff", path = "/api/v1/staff", tag = "staff", security(("session" = [])),
    responses((status = 200, body = Members), Reads))]
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    _: Staff<Admin>,
) -> Result<Json<Members>, Problem> {
    Ok(Json(Members {
        staff: service.members().await?,
    }))
}

/// Add a member of staff.
#[utoipa::path(post, path = "/api/v1/staff", tag = "staff", security(("session" = [])), params(Csrf),
    request_body = NewMember,
    responses((status = 201, body = Member), Changes, Unauthorized, Conflict))]
pub(super) async fn add(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Json(wish): Json<NewMember>,
) -> Result<(StatusCode, Json<Member>), Problem> {
    let NewMember { user, role, pin } = wish;
    let hash = service.hashed(pin, &user).await?;
    let (name, by) = (user.clone(), staff.by());
    let added = service
        .branch
        .change(move |store, stamp| store.add_staff((&name, role), &hash, stamp, &by));
    added.await?;
    let member = Member {
        user,
        role,
        disabled: false,
    };
    Ok((StatusCode::CREATED, Json(member)))
}

/// Shut a member of staff out, at once.
#[utoipa::path(post, path = "/api/v1/staff/{user}/disable", tag = "staff", security(("session" = [])),
    params(Csrf, ("user" = String, Path, pattern = "^[a-z0-9][a-z0-9.-]{0,31}$")),
    responses((status = 204, description = "done"), Changes, Unauthorized, NotFound, Conflict))]
pub(super) async fn disable(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Path(user): Path<String>,
) -> Result<StatusCode, Problem> {
    let by = staff.by();
    service
        .done(move |store, stamp| store.disable_staff(&user, stamp, &by))
        .await
}

/// Let a member of staff sign in again.
#[utoipa::path(post, path = "/api/v1/staff/{user}/enable", tag = "staff", security(("session" = [])),
    params(Csrf, ("user" = String, Path, pattern = "^[a-z0-9][a-z0-9.-]{0,31}$")),
    responses((status = 204, description = "done"), Changes, Unauthorized, NotFound))]
pub(super) async fn enable(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Path(user): Path<String>,
) -> Result<StatusCode, Problem> {
    let by = staff.by();
    service
        .done(move |store, stamp| store.enable_staff(&user, stamp, &by))
        .await
}

/// Give a member of staff another PIN; their sessions end.
#[utoipa::path(post, path = "/api/v1/staff/{user}/pin", tag = "staff", security(("session" = [])),
    params(Csrf, ("user" = String, Path, pattern = "^[a-z0-9][a-z0-9.-]{0,31}$")), request_body = NewPin,
    responses((status = 204, description = "done"), Changes, Unauthorized, NotFound))]
pub(super) async fn pin(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Path(user): Path<String>,
    Json(wish): Json<NewPin>,
) -> Result<StatusCode, Problem> {
    let hash = service.hashed(wish.pin, &user).await?;
    let by = staff.by();
    service
        .done(move |store, stamp| store.change_staff_secret(&user, &hash, stamp, &by))
        .await
}

/// Give a member of staff another role, at once.
#[utoipa::path(post, path = "/api/v1/staff/{user}/role", tag = "staff", security(("session" = [])),
    params(Csrf, ("user" = String, Path, pattern = "^[a-z0-9][a-z0-9.-]{0,31}$")), request_body = NewRole,
    responses((status = 204, description = "done"), Changes, Unauthorized, NotFound, Conflict))]
pub(super) async fn role(
    State(service): State<Arc<Service>>,
    staff: Staff<Admin>,
    Path(user): Path<String>,
    Json(wish): Json<NewRole>,
) -> Result<StatusCode, Problem> {
    let (role, by) = (wish.role, staff.by());
    service
        .done(move |store, stamp| store.change_staff_role(&user, role, stamp, &by))
        .await
}

impl Service {
    /// Everyone of the staff, by user name.
    pub(crate) async fn members(&self) -> Result<Vec<Member>, Problem> {
        let staff = self.read(store::Reader::staff).await?;
        let member = |member: store::StaffMember| Member {
            user: member.user,
            role: member.role,
            disabled: member.disabled,
        };
        Ok(staff.into_iter().map(member).collect())
    }

    /// The hash of a PIN that may be this user's.
    async fn hashed(&self, pin: String, user: &str) -> Result<String, Problem> {
        check_secret(&pin, user).map_err(|weak| {
            let told = format!("this PIN is {weak}");
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "weak-pin", told)
        })?;
        self.people.hashing.hash(pin).await.ok_or_else(|| {
            let detail = "the PIN could not be kept just now; try again";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
        })
    }
}
