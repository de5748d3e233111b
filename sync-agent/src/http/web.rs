//! The network: one client for a target, made anew when the device is known otherwise.

use super::credentials::{Known, NOT_PAIRED, shut_out};
use super::failure::trouble;
use super::{BATCH, Heard, Letter, Wire};
use crate::fault::{Trouble, TroubleKind};
use crate::target::{HttpTarget, KnownBy};
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use reqwest::{Certificate, Client, ClientBuilder, Identity, Request, Response};
use std::path::{Path, PathBuf};
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(30);
/// More than the results of any batch of ours.
const LONGEST_ANSWER: usize = 1024 * 1024;

/// The network between this device and a target.
pub(crate) struct Web {
    url: String,
    known_by: KnownBy,
    data: PathBuf,
    made: Option<(Known, Client)>,
}

impl Web {
    pub(crate) fn new(target: &HttpTarget, data: &Path) -> Self {
        Self {
            url: target.url.clone(),
            known_by: target.known_by.clone(),
            data: data.to_owned(),
            made: None,
        }
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

    fn request(&self, client: &Client, known: Known, letter: Letter) -> Result<Request, Trouble> {
        let mut request = client.post(&self.url).header(CONTENT_TYPE, BATCH);
        if let Some(token) = known.token {
            let value = HeaderValue::from_str(&format!("Bearer {token}"));
            // The error would show the token.
            let mut value =
                value.map_err(|_| shut_out("the token has characters that no token has"))?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        if letter.packed {
            request = request.header(CONTENT_ENCODING, "gzip");
        }
        request.body(letter.body).build().map_err(trouble)
    }
}

impl Wire for Web {
    async fn post(&mut self, letter: Letter) -> Result<Heard, Trouble> {
        let (client, known) = self.client()?;
        let request = self.request(&client, known, letter)?;
        let response = client.execute(request).await.map_err(trouble)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = match status.is_success() {
            true => body(response).await?,
            false => Vec::new(),
        };
        Ok(Heard {
            status,
            headers,
            body,
        })
    }
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

async fn body(mut response: Response) -> Result<Vec<u8>, Trouble> {
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
