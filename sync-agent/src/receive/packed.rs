//! Bodies, packed by gzip or not, that never become larger than a batch may be.

use super::problem::Problem;
use axum::http::{HeaderMap, StatusCode, header};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// Bytes of a batch, packed or not.
pub(super) const MOST: usize = 1024 * 1024;

/// The plain text of a body; one that unpacks to more than a batch may be is refused before it is unpacked whole.
pub(super) fn unpacked(headers: &HeaderMap, body: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let Some(encoding) = headers.get(header::CONTENT_ENCODING) else {
        return Ok(body);
    };
    if !encoding.as_bytes().eq_ignore_ascii_case(b"gzip") {
        let detail = "only gzip is unpacked here; send the batch plain";
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "encoding",
            detail,
        ));
    }
    let mut plain = Vec::new();
    let read = MultiGzDecoder::new(&body[..])
        .take(MOST as u64 + 1)
        .read_to_end(&mut plain);
    read.map_err(|why| {
        let detail = format!("the body is not packed by gzip: {why}");
        Problem::new(StatusCode::BAD_REQUEST, "encoding", detail)
    })?;
    match plain.len() <= MOST {
        true => Ok(plain),
        false => Err(too_large()),
    }
}

pub(super) fn too_large() -> Problem {
    let detail = format!("a batch has at most {MOST} bytes, before and after it is unpacked");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
}
