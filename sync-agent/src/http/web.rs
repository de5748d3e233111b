//! Batches over the network.

use super::session::{Session, body};
use super::{BATCH, Heard, Letter, Wire};
use crate::fault::Trouble;
use crate::target::HttpTarget;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use std::path::Path;

/// The network between this device and a target of batches.
pub(crate) struct Web {
    url: String,
    session: Session,
}

impl Web {
    pub(crate) fn new(target: &HttpTarget, data: &Path) -> Self {
        Self {
            url: target.url.clone(),
            session: Session::new(&target.known_by, data),
        }
    }
}

impl Wire for Web {
    async fn post(&mut self, letter: Letter) -> Result<Heard, Trouble> {
        let url = &self.url;
        let sending = self.session.request(|client| {
            let mut request = client.post(url).header(CONTENT_TYPE, BATCH);
            if letter.packed {
                request = request.header(CONTENT_ENCODING, "gzip");
            }
            request.body(letter.body)
        })?;
        let response = sending.send().await?;
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
