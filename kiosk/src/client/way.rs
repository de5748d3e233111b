//! The way to the branch service as a thread keeps it: made anew when the device is paired anew, without a restart.

use super::{Client, Fault, pair};
use std::path::PathBuf;
use store::Pairing;

/// A way, as far as the device is paired.
pub(crate) struct Way {
    address: String,
    data: PathBuf,
    made: Option<(Pairing, Client)>,
}

impl Way {
    /// The way to an address, with what is kept in the data folder.
    pub(crate) fn new(address: &str, data: PathBuf) -> Self {
        Self {
            address: address.to_owned(),
            data,
            made: None,
        }
    }

    /// The client that this moment's pairing makes.
    ///
    /// # Errors
    /// [`Fault::NotPaired`] where there is none.
    pub(crate) fn client(&mut self) -> Result<&Client, Fault> {
        let kept = Pairing::read(&self.data).ok_or(Fault::NotPaired)?;
        if self.made.as_ref().is_none_or(|(made, _)| *made != kept) {
            let token = Some(kept.token.clone());
            let client = Client::new(&self.address, pair::der(&kept).as_deref(), token);
            self.made = Some((kept, client));
        }
        let made = self.made.as_ref();
        made.map(|(_, client)| client).ok_or(Fault::NotPaired)
    }
}
