//! What a document may lead to and show: addresses of a few kinds, and pictures of its own folder.

use super::super::report::Wrong;
use std::path::Path;

const SCHEMES: [&str; 4] = ["https://", "http://", "tel:", "mailto:"];
const PICTURES: [&str; 3] = ["png", "jpg", "jpeg"];

/// An address that a reader may follow.
pub(super) fn link(address: &str) -> Result<String, Wrong> {
    let lower = address.to_ascii_lowercase();
    let seen = address
        .chars()
        .all(|c| !c.is_whitespace() && !c.is_control());
    if seen && SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return Ok(address.to_owned());
    }
    let right = "write an address that begins with https://, http://, tel: or mailto:";
    Err(Wrong::new(format!("leads to {address:?}"), right))
}

/// The file of a picture in `folder`.
pub(super) fn picture(file: &str, words: &str, folder: &Path) -> Result<String, Wrong> {
    let plain = !file.contains(['/', '\\', ':', '%', '\0']) && !file.starts_with('.');
    let ending = file
        .rsplit_once('.')
        .map(|(_, end)| end.to_ascii_lowercase());
    if !plain || !ending.is_some_and(|ending| PICTURES.contains(&ending.as_str())) {
        let right = "put a .png or .jpg file beside the document and write its name alone";
        return Err(Wrong::new(format!("shows {file:?}"), right));
    }
    if !is_inside(file, folder) {
        let what = format!("shows {file:?}, which is not in the folder");
        return Err(Wrong::new(what, "put the file beside the document"));
    }
    if words.trim().is_empty() {
        let right = format!("write what is seen for those who cannot see it: ![…]({file})");
        return Err(Wrong::new("shows a picture without words", right));
    }
    Ok(file.to_owned())
}

/// Whether `file` is a file of the folder itself, also where its name is another's.
fn is_inside(file: &str, folder: &Path) -> bool {
    let real = folder.join(file).canonicalize().ok();
    let folder = folder.canonicalize().ok();
    real.is_some_and(|real| real.is_file() && real.parent() == folder.as_deref())
}
