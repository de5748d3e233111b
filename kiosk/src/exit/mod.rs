//! The exit terminal: `domain::exit` decides, a journal of its own keeps every rating before it is thanked for, and the
//! branch service need not be there. What it keeps is delivered by `sync-agent`.

mod face;
mod journal;
mod running;
mod tickets;
mod touches;
mod window;

pub use face::Face;
pub use running::{Event, Running, start};
pub use touches::wish;
pub use window::run;

use config::Settings;
use domain::exit::{Exit, Offers, Patience};

/// The terminal's rules for a device of these settings; whether its glass has room for keys is told later.
#[must_use]
pub fn exit(settings: &Settings) -> Exit {
    let (device, own) = (&settings.device, &settings.exit);
    let patience = Patience {
        idle_ms: u64::from(device.idle_seconds) * 1000,
        grace_ms: u64::from(device.grace_seconds) * 1000,
        thanks_ms: u64::from(own.thanks_seconds) * 1000,
    };
    let offers = Offers {
        suggestions: own.suggestions,
        keys: true,
    };
    Exit::new(patience, offers)
}
