//! The network between this device and a target: one client, made anew when the device is known otherwise.

use super::credentials::{Known, NOT_PAIRED, Shown, shut_out};
use super::failure::trouble;
use crate::fault::{Trouble, TroubleKind};
use crate::target::KnownBy;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Certificate, Client, ClientBuilder, Identity, RequestBuilder, Response};
use std::path::{Path, PathBuf};
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(30);
/// More than the results of any batch of ours.
const LONGEST_ANSWER: usize = 1024 * 1024;

/// The way to one target, with what this device shows there.
pub(crate) struct Session {
    known_by: KnownBy,
    data: PathBuf,
    made: Option<(Known, Client)>,
}

impl Session {
    pub(crate) fn new(known_by: &KnownBy, data: &Path) -> Self {
        Self {
            known_by: known_by.clone(),
            data: data.to_owned(),
            made: None,
        }
    }

    /// Makes a request with this moment's credentials and sends it once; redirects are not followed.
    pub(crate) fn request(
        &mut self,
        make: impl FnOnce(&Client) -> RequestBuilder,
    ) -> Result<Sending, Trouble> {
        let (client, known) = self.client()?;
        let request = signed(make(&client), known.shown.as_ref())?;
        let request = request.build().map_err(trouble)?;
        Ok(Sending { client, request })
    }

    /// The client that this moment's credentials make.
    fn client(&mut self) -> Result<(Client, Known), Trouble> {
        let known = Known::now(&self.known_by, &self.data)?;
        if self.made.as_ref().is_none_or(|(made, _)| *made != known) {
            let client = connecting(&self.known_by, &known)?.build();
            self.made = Some((known.clone(), client.map_err(trouble)?));
        }
        let made = self.made.as_ref();
        made.map(|(_, client)| (client.clone(), known))
            .ok_or_else(|| shut_out(NOT_PAIRED))
    }
}

/// A request about to go.
pub(crate) struct Sending {
    client: Client,
    request: reqwest::Request,
}

impl Sending {
    /// Bytes of its body.
    pub(crate) fn bytes(&self) -> usize {
        let body = self.request.body().and_then(reqwest::Body::as_bytes);
        body.map_or(0, <[u8]>::len)
    }

    pub(crate) async fn send(self) -> Result<Response, Trouble> {
        self.client.execute(self.request).await.map_err(trouble)
    }
}

fn signed(request: RequestBuilder, shown: Option<&Shown>) -> Result<RequestBuilder, Trouble> {
    Ok(match shown {
        None => request,
        Some(Shown::Login(user, password)) => request.basic_auth(user, Some(password)),
        Some(Shown::Token(token)) => {
            let value = HeaderValue::from_str(&format!("Bearer {token}"));
            // The error would show the token.
            let mut value =
                value.map_err(|_| shut_out("the token has characters that no token has"))?;
            value.set_sensitive(true);
            request.header(AUTHORIZATION, value)
        }
    })
}

fn connecting(known_by: &KnownBy, known: &Known) -> Result<ClientBuilder, Trouble> {
    // Asked for by name: whichever else is built in, this one is used. Another call has set it already.
    let _set_before = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .connect_timeout(CONNECT)
        .timeout(ANSWER)
        .redirect(reqwest::redirect::Policy::none());
    if *known_by == KnownBy::Pairing {
        // Of the LAN: what the environment names is for elsewhere, and so are the system's authorities.
        return Ok(client.no_proxy().tls_certs_only(pinned(known)?));
    }
    let Some(identity) = &known.identity else {
        return Ok(client);
    };
    // The error might show what is in the files.
    let wrong = |_| shut_out("the certificate and its key are no pair of PEM files");
    Ok(client.identity(Identity::from_pem(identity).map_err(wrong)?))
}

/// The authority that was pinned; without one nobody is trusted over TLS.
fn pinned(known: &Known) -> Result<Vec<Certificate>, Trouble> {
    let pem = known.authority.as_deref();
    let read = pem
        .map(|pem| Certificate::from_pem(pem.as_bytes()))
        .transpose();
    Ok(read.map_err(trouble)?.into_iter().collect())
}

/// The whole of an answer, as far as answers go.
pub(crate) async fn body(mut response: Response) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(trouble)? {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST_ANSWER {
            return Err(Trouble::new(
                TroubleKind::Refused,
                "its answer does not end",
            ));
        }
    }
    Ok(body)
}
