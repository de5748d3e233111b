//! Tells the log what befalls the journal, without a visitor's data.

use anyhow::Error;
use store::Notice;

/// One line for each thing staff should know of how the journal was found.
pub(crate) fn notices(notices: &[Notice]) {
    for notice in notices {
        match notice {
            Notice::New => tracing::info!("a new journal begins"),
            Notice::SetAside(kept) => {
                tracing::warn!(
                    "the journal could not be read; it is kept as {}, and a new one begins",
                    kept.display()
                );
            }
            Notice::OtherHardware => {
                tracing::warn!("this card was last used in other hardware; a new epoch begins")
            }
            Notice::Renamed => {
                tracing::info!("this device has another name now; a new epoch begins")
            }
            Notice::JobsSettled(jobs) => {
                tracing::warn!("{jobs} print jobs were cut by the last stop")
            }
        }
    }
}

/// A failure of the journal with its causes, once for as long as it lasts.
pub(crate) fn failure(doing: &str, error: store::StoreError) {
    tracing::warn!("{doing}: {:#}", Error::new(error));
}
