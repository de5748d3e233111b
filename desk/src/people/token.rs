//! Random tokens of sessions and devices. The service keeps their SHA-256 alone. What a session's forms must carry
//! (the CSRF token) is made from its token, so that it needs no keeping and tells nothing of it.

use crate::Problem;
use axum::http::{HeaderMap, StatusCode, header};
use sha2::{Digest, Sha256};
use store::TokenHash;

const BYTES: usize = 32;

/// A token as its holder has it: 64 hexadecimal digits.
pub(crate) struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// 503 when the system has no randomness.
    pub(crate) fn random() -> Result<Self, Problem> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| {
            let detail = "the device has no random numbers just now; try again";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
        })?;
        Ok(Self(hex(&bytes)))
    }

    /// The token of a request's cookie.
    pub(crate) fn of_cookie(headers: &HeaderMap, cookie: Cookie, secure: bool) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == cookie.name(secure))?;
        Self::written(value)
    }

    /// The token of a request's `Authorization: Bearer`.
    pub(crate) fn of_bearer(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| Self::written(token.trim()))?
    }

    fn written(text: &str) -> Option<Self> {
        let right = text.len() == 2 * BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        right.then(|| Self(text.to_owned()))
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> TokenHash {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// What forms of its session carry.
    pub(crate) fn csrf(&self) -> String {
        let mut hash = Sha256::new_with_prefix("istiqbal form ");
        hash.update(self.0.as_bytes());
        hex(&hash.finalize())
    }

    /// As its holder gets it, once.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// What browsers keep for the service. The `__Host-` prefix makes them refuse one that another host or a plain page set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// A session of staff, until the browser is closed.
    Session,
    /// What a tablet at a counter is known by, until it is unpaired.
    Tablet,
}

/// As long as browsers keep a cookie at most.
const DAYS_400: u32 = 400 * 24 * 60 * 60;

impl Cookie {
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-istiqbal",
            (Self::Session, false) => "istiqbal",
            (Self::Tablet, true) => "__Host-istiqbal-tablet",
            (Self::Tablet, false) => "istiqbal-tablet",
        }
    }

    /// The header that has a browser keep it.
    pub(crate) fn keeps(self, token: &Token, secure: bool) -> String {
        let name = self.name(secure);
        let cookie = format!("{name}={}; {}", token.0, attributes(secure));
        match self {
            Self::Session => cookie,
            Self::Tablet => format!("{cookie}; Max-Age={DAYS_400}"),
        }
    }

    /// The header that has a browser forget it.
    pub(crate) fn ends(self, secure: bool) -> String {
        let name = self.name(secure);
        format!("{name}=; Max-Age=0; {}", attributes(secure))
    }
}

fn attributes(secure: bool) -> &'static str {
    if secure {
        "Path=/; HttpOnly; SameSite=Strict; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Strict"
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
