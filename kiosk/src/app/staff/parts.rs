//! What the staff screen asks of others: of the branch service who may sign in and how a device joins, of the agent to send
//! refused records again. All are asked in threads of their own: they are slow.

use desk::deliveries::{self, ParkedView};
use desk::{Door, Entry};
use domain::people::DeviceRole;
use domain::staff_screen::{SignedIn, User};
use std::path::Path;
use uuid::Uuid;

/// A code with which a device joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PairCode {
    /// The code, grouped as it is typed.
    pub(super) code: String,
    /// The fingerprint of the branch's authority as words.
    pub(super) words: Vec<String>,
}

/// Whether a user with this secret is one of the staff.
pub(super) fn who(door: &Door, user: &str, pin: &str) -> SignedIn {
    match door.who(user, pin) {
        Entry::Welcome(role) => SignedIn::Welcome(User {
            name: user.trim().to_lowercase(),
            role,
        }),
        Entry::Wrong => SignedIn::Wrong,
        Entry::Wait(seconds) => SignedIn::Wait(seconds),
        Entry::Nobody => SignedIn::Nobody,
    }
}

/// Makes a code with which a device of this role and name joins, or says why not.
pub(super) fn pair(
    door: &Door,
    (role, name): (DeviceRole, &str),
    by: &str,
    english: bool,
) -> Result<PairCode, String> {
    let made = door.pairing_code(name, role, by);
    let made = made.map_err(|problem| problem.detail)?;
    let words = door
        .words()
        .map(|words| if english { words.latin } else { words.arabic });
    Ok(PairCode {
        code: made.code,
        words: words.map(|words| words.to_vec()).unwrap_or_default(),
    })
}

/// Has parked records sent again; one that is on its way already by now is well.
pub(super) fn send_again(data: &Path, parked: &[ParkedView]) -> std::io::Result<()> {
    let mut ids: Vec<Uuid> = parked.iter().filter_map(|it| it.id.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        deliveries::send_again(data, id)?;
    }
    Ok(())
}
