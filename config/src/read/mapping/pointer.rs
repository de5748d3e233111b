//! JSON pointers (RFC 6901).

use super::super::report::Wrong;
use crate::Pointer;

/// A pointer into an answer.
pub(super) fn pointer(text: &str) -> Result<Pointer, Wrong> {
    let escaped = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    if escaped && (text.is_empty() || text.starts_with('/')) {
        return Ok(Pointer(text.to_owned()));
    }
    let right = "write the names on the way with a slash before each, such as \"/data/0/id\" (\"\": the whole answer)";
    Err(Wrong::new(format!("{text:?} is not a JSON pointer"), right))
}
