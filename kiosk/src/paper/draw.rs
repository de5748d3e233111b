//! From a ticket's content to the picture the printer gets.

use super::error::PaperError;
use super::ticket::{TicketPaper, compose};
use crate::words::Words;
use config::Branch;
use hardware::{Bitmap, Typesetter};

/// The very bitmap of a ticket, at the typesetter's dots.
///
/// # Errors
/// When words are missing or hold a letter that paper has no shape for.
pub fn draw(
    ticket: &TicketPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    let page = compose(ticket, words, typesetter)?;
    Ok(typesetter.render(&page)?)
}

/// What a ticket's QR holds, on paper and on the screen: the visitor's page where the branch has one,
/// else the signed code alone; the exit reads either.
#[must_use]
pub fn qr_content(branch: &Branch, code: &str) -> String {
    match &branch.public_address {
        Some(address) => format!("{}/t/{code}", address.trim_end_matches('/')),
        None => code.to_owned(),
    }
}
