//! Who asks, as handlers take it: `Staff<Clerk>`, `Staff<Manager>`, `Staff<Admin>`, `DeviceOrStaff`. A change asked by
//! cookie must carry the session's CSRF token, or a foreign page could have a browser ask it.

use super::presence::Idle;
use super::{Cookie, Token};
use crate::Problem;
use crate::actor::Actor;
use crate::serve::Service;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use domain::people::{DeviceRole, StaffRole};
use domain::time::Stamp;
use std::marker::PhantomData;
use std::sync::Arc;
use store::TokenHash;
use subtle::ConstantTimeEq;

/// The header that carries the CSRF token; forms carry it as their field `csrf`, which is made this header.
pub(crate) const fn csrf_header() -> HeaderName {
    HeaderName::from_static("x-csrf-token")
}

/// A page that keeps itself fresh says so by this header: it is not its reader's presence.
const PASSIVE: HeaderName = HeaderName::from_static("x-passive");

/// A signed-in member of staff.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    /// User name.
    pub(crate) user: String,
    /// What they may do.
    pub(crate) rank: StaffRole,
    /// What forms of this session carry.
    pub(crate) csrf: String,
    /// The session, as it is kept.
    pub(crate) session: TokenHash,
}

/// A rank a handler asks for.
pub(crate) trait AtLeast: Send {
    /// The least rank.
    const RANK: StaffRole;
    /// Why another is refused.
    const REFUSAL: &'static str;
}

/// Anyone of the staff.
pub(crate) struct Clerk;
/// A manager or an admin.
pub(crate) struct Manager;
/// An admin.
pub(crate) struct Admin;

impl AtLeast for Clerk {
    const RANK: StaffRole = StaffRole::Clerk;
    const REFUSAL: &'static str = "only staff may do this";
}

impl AtLeast for Manager {
    const RANK: StaffRole = StaffRole::Manager;
    const REFUSAL: &'static str = "only a manager may do this; ask one to sign in";
}

impl AtLeast for Admin {
    const RANK: StaffRole = StaffRole::Admin;
    const REFUSAL: &'static str = "only an admin may do this; ask one to sign in";
}

/// A signed-in member of staff of at least a rank.
pub(crate) struct Staff<A: AtLeast> {
    /// Who.
    pub(crate) signed: Signed,
    least: PhantomData<A>,
}

impl<A: AtLeast> Staff<A> {
    /// As facts name them.
    pub(crate) fn by(&self) -> String {
        self.actor().by()
    }

    /// As who acts.
    pub(crate) fn actor(&self) -> Actor {
        self.signed.actor()
    }
}

impl Signed {
    /// As who acts.
    pub(crate) fn actor(&self) -> Actor {
        Actor::Staff {
            user: self.user.clone(),
            rank: self.rank,
        }
    }
}

impl<A: AtLeast> FromRequestParts<Arc<Service>> for Staff<A> {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        let signed = service.signed(&parts.headers).await?;
        let signed = signed.ok_or_else(unknown)?;
        check_csrf(&signed, parts)?;
        if signed.rank < A::RANK {
            let refused = Problem::new(StatusCode::FORBIDDEN, "rank", A::REFUSAL);
            return Err(refused);
        }
        Ok(Self {
            signed,
            least: PhantomData,
        })
    }
}

/// A paired device.
pub(crate) struct Device {
    /// Its name.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) role: Option<DeviceRole>,
}

impl FromRequestParts<Arc<Service>> for Device {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        let token = Token::of_bearer(&parts.headers).ok_or_else(unknown)?;
        let hash = token.hash();
        let device = service.read_here(|reader| reader.device(&hash))?;
        let device = device.ok_or_else(unknown)?;
        service.people.hear(&device.name, service.now().mono_ms);
        Ok(Self {
            name: device.name,
            role: device.role,
        })
    }
}

/// A paired device, or anyone of the staff.
pub(crate) struct DeviceOrStaff(pub(crate) Actor);

impl FromRequestParts<Arc<Service>> for DeviceOrStaff {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        if let Some(token) = Token::of_bearer(&parts.headers) {
            let name = service.device(token.hash()).await?.ok_or_else(unknown)?;
            service.people.hear(&name, service.now().mono_ms);
            return Ok(Self(Actor::Device { name }));
        }
        let staff = Staff::<Clerk>::from_request_parts(parts, service).await?;
        Ok(Self(staff.actor()))
    }
}

impl Service {
    /// Who is signed in by a request's cookie; `None` when nobody is any more.
    ///
    /// # Errors
    /// 503 when the journal cannot be read.
    pub(crate) async fn signed(&self, headers: &HeaderMap) -> Result<Option<Signed>, Problem> {
        let Some(token) = Token::of_cookie(headers, Cookie::Session, self.secure) else {
            return Ok(None);
        };
        let acts = !headers.contains_key(PASSIVE);
        let hash = token.hash();
        let found = self.session(hash, acts).await?;
        Ok(found.map(|(user, rank)| Signed {
            user,
            rank,
            csrf: token.csrf(),
            session: hash,
        }))
    }

    /// The user of a session that has not ended; `acts` when they show by this that they are there.
    pub(crate) async fn session(
        &self,
        hash: TokenHash,
        acts: bool,
    ) -> Result<Option<(String, StaffRole)>, Problem> {
        let found = self.read_here(|reader| reader.session(&hash))?;
        let Some(session) = found else {
            return Ok(None);
        };
        let now = self.now();
        match self.people.presence.asks(&hash, &session.seen, &now, acts) {
            Idle::Over => return Ok(None),
            Idle::There => {}
            Idle::Keep => self.keep_presence(hash, now),
        }
        Ok(Some((session.user, session.role)))
    }

    /// The name of a device that may speak to the branch.
    pub(crate) async fn device(&self, token: TokenHash) -> Result<Option<String>, Problem> {
        let found = self.read_here(|reader| reader.device(&token))?;
        Ok(found.map(|device| device.name))
    }

    /// Beside the request: nobody waits for a flush to be there. What is kept is when they asked, not when it is written.
    fn keep_presence(&self, session: TokenHash, asked: Stamp) {
        let branch = self.branch.clone();
        tokio::spawn(async move {
            let kept = branch.change(move |store, _| store.touch_session(&session, &asked));
            if let Err(error) = kept.await {
                tracing::warn!("who is there could not be kept: {error}");
            }
        });
    }
}

fn check_csrf(signed: &Signed, parts: &Parts) -> Result<(), Problem> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let sent = parts.headers.get(csrf_header());
    let sent = sent.map_or(&b""[..], |sent| sent.as_bytes());
    if bool::from(sent.ct_eq(signed.csrf.as_bytes())) {
        return Ok(());
    }
    let detail = "the request lacks this session's X-CSRF-Token; load the page again";
    Err(Problem::new(StatusCode::FORBIDDEN, "csrf", detail))
}

fn unknown() -> Problem {
    let detail = "sign in first, or send the token of a paired device";
    Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", detail)
}
