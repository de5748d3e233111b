//! Signing in and out.

use super::openapi::Changes;
use super::roles::Rank;
use super::{Json, openapi};
use crate::Problem;
use crate::people::{Clerk, Cookie, Staff, Token};
use crate::serve::Service;
use axum::extract::{ConnectInfo, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::people::StaffRole;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use store::StoreError;
use utoipa::ToSchema;

const LONGEST: usize = 128;

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignIn {
    /// User name; capitals and spaces around it do not matter.
    #[schema(max_length = 128, example = "amal")]
    user: String,
    /// PIN or password.
    #[schema(max_length = 128, format = Password)]
    pin: String,
}

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub(super) struct SignedIn {
    /// User name.
    user: String,
    /// What they may do.
    #[schema(value_type = Rank)]
    role: StaffRole,
    /// What changes asked by this session carry as `X-CSRF-Token`.
    csrf: String,
}

/// Sign in: begins a session, kept by a cookie.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = SignIn,
    responses((status = 200, body = SignedIn, headers(("set-cookie" = String, description = "the session"))),
        Changes, openapi::Unauthorized))]
pub(super) async fn sign_in(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Json(wish): Json<SignIn>,
) -> Result<Response, Problem> {
    if wish.user.chars().count().max(wish.pin.chars().count()) > LONGEST {
        let detail = format!("user and pin have at most {LONGEST} characters");
        let refused = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "body", detail);
        return Err(refused);
    }
    let user = wish.user.trim().to_lowercase();
    service.check_pin(&user, wish.pin, peer.ip()).await?;
    let token = Token::random()?;
    let (asker, hash) = (user.clone(), token.hash());
    let begun = service
        .branch
        .change(move |store, stamp| store.sign_in(&asker, &hash, stamp));
    let role = begun.await.map_err(|refusal| match refusal {
        // Shut out since the PIN was looked at.
        crate::branch::Refusal::Store(StoreError::NoUser(_)) => wrong(),
        other => other.into(),
    })?;
    let signed = SignedIn {
        user,
        role,
        csrf: token.csrf(),
    };
    let cookie = Cookie::Session.keeps(&token, service.secure);
    Ok(([(header::SET_COOKIE, cookie)], Json(signed)).into_response())
}

/// Who I am.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", security(("session" = [])),
    responses((status = 200, body = SignedIn), openapi::Reads))]
pub(super) async fn who(staff: Staff<Clerk>) -> Json<SignedIn> {
    Json(SignedIn {
        user: staff.signed.user,
        role: staff.signed.rank,
        csrf: staff.signed.csrf,
    })
}

/// Sign out.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", security(("session" = [])), params(openapi::Csrf),
    responses((status = 204, description = "signed out"), Changes, openapi::Unauthorized))]
pub(super) async fn sign_out(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
) -> Result<Response, Problem> {
    let session = staff.signed.session;
    let ended = service
        .branch
        .change(move |store, stamp| store.sign_out(&session, stamp));
    ended.await?;
    let cookie = Cookie::Session.ends(service.secure);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

impl Service {
    /// That this is the user's PIN.
    ///
    /// # Errors
    /// 401 when not, in the same time for a user there is not; 429 after too many.
    pub(crate) async fn check_pin(
        self: &Arc<Self>,
        user: &str,
        pin: String,
        address: IpAddr,
    ) -> Result<(), Problem> {
        self.people.attempt(user, address, self.now().mono_ms)?;
        let asked = user.to_owned();
        let hash = self.read(move |reader| reader.staff_secret(&asked)).await?;
        let known = hash.is_some();
        if self.people.hashing.matches(pin, hash).await {
            self.people.was_right(user, address);
            return Ok(());
        }
        self.put_refusal_on_record(known.then_some(user));
        Err(wrong())
    }

    /// Beside the answer, which takes the same time either way.
    fn put_refusal_on_record(self: &Arc<Self>, user: Option<&str>) {
        let due = self.people.refusals.count(user, self.now().mono_ms);
        let Some((user, times)) = due else {
            return;
        };
        let service = self.clone();
        tokio::spawn(async move {
            let by = service.settings.device.name.clone();
            let kept = service.branch.change(move |store, stamp| {
                store.staff_refused(user.as_deref(), times, stamp, &by)
            });
            if let Err(error) = kept.await {
                tracing::warn!("refused sign-ins could not be put on record: {error}");
            }
        });
    }
}

fn wrong() -> Problem {
    let detail = "user or PIN is wrong";
    Problem::new(StatusCode::UNAUTHORIZED, "wrong", detail)
}
