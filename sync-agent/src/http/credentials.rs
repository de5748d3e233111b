//! How this device is known to a target and knows it, read anew for each request: tokens change, and devices are paired
//! anew, while it runs. What is secret stays here and in the client that is made of it.

use crate::fault::{Trouble, TroubleKind};
use crate::target::KnownBy;
use config::ClientCertificate;
use std::path::{Path, PathBuf};
use store::Pairing;

/// What this device shows to a target of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub(crate) secret: Option<Secret>,
    pub(crate) certificate: Option<ClientCertificate>,
}

/// Where a secret stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Secret {
    /// A file with a bearer token.
    Token(PathBuf),
    /// An environment variable with a bearer token.
    Variable(String),
    /// A file with `USER:PASSWORD`.
    Login(PathBuf),
}

/// A secret as it is shown to a target.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Shown {
    Token(String),
    Login(String, String),
}

/// What is shown, and who is trusted, at this moment.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) shown: Option<Shown>,
    /// PEM of the only authority that is trusted.
    pub(super) authority: Option<String>,
    /// PEM of a certificate and its key.
    pub(super) identity: Option<Vec<u8>>,
}

pub(super) const NOT_PAIRED: &str = "the branch service does not know this device: make a code at it (kiosk pair-code, or the console) \
     and run `kiosk pair CODE` here";

impl Known {
    /// What is known now.
    pub(super) fn now(known_by: &KnownBy, data: &Path) -> Result<Self, Trouble> {
        match known_by {
            KnownBy::Pairing => {
                let pairing = Pairing::read(data).ok_or_else(|| shut_out(NOT_PAIRED))?;
                Ok(Self {
                    shown: Some(Shown::Token(pairing.token)),
                    authority: pairing.authority,
                    identity: None,
                })
            }
            KnownBy::Credentials(credentials) => Ok(Self {
                shown: credentials.secret.as_ref().map(Secret::read).transpose()?,
                authority: None,
                identity: credentials.certificate.as_ref().map(identity).transpose()?,
            }),
        }
    }
}

impl Secret {
    fn read(&self) -> Result<Shown, Trouble> {
        let token = match self {
            Self::Token(file) => text(file, "the token")?,
            Self::Variable(name) => std::env::var(name)
                .map_err(|_| shut_out(format!("the environment has no {name} with the token")))?,
            Self::Login(file) => return login(file),
        };
        Ok(Shown::Token(token.trim().to_owned()))
    }
}

fn login(file: &Path) -> Result<Shown, Trouble> {
    let login = text(file, "the login")?;
    let (user, password) = login.trim().split_once(':').ok_or_else(|| {
        let why = format!("{} does not hold USER:PASSWORD in one line", file.display());
        shut_out(why)
    })?;
    Ok(Shown::Login(user.to_owned(), password.to_owned()))
}

/// The certificate and its key in one text.
fn identity(files: &ClientCertificate) -> Result<Vec<u8>, Trouble> {
    let certificate = text(&files.certificate_file, "the certificate")?;
    let key = text(&files.key_file, "the certificate's key")?;
    Ok(format!("{certificate}\n{key}").into_bytes())
}

fn text(file: &Path, what: &str) -> Result<String, Trouble> {
    let unread = |error| shut_out(format!("cannot read {what} in {}: {error}", file.display()));
    std::fs::read_to_string(file).map_err(unread)
}

pub(super) fn shut_out(why: impl Into<String>) -> Trouble {
    Trouble::new(TroubleKind::Unauthorized, why)
}
