//! Whether a code at the scanner is a ticket of this branch, told without asking anyone: pairing left the branch's key.

use domain::code::{self, TicketKey};
use domain::day::BusinessDay;
use domain::exit::Scanned;
use std::path::{Path, PathBuf};
use store::Pairing;

/// What knows this branch's tickets.
#[derive(Debug)]
pub(super) struct Tickets {
    data: PathBuf,
    key: Option<TicketKey>,
}

impl Tickets {
    /// With what pairing left in a data folder.
    pub(super) fn of(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            key: Pairing::ticket_key(data),
        }
    }

    /// Whether a ticket can be told from anything else. Looks again where the device was not paired before.
    pub(super) fn can_tell(&mut self) -> bool {
        if self.key.is_none() {
            self.key = Pairing::ticket_key(&self.data);
        }
        self.key.is_some()
    }

    /// What was read, `today` being the open business day.
    pub(super) fn read(&self, text: &str, today: Option<BusinessDay>) -> Scanned {
        let Some(key) = &self.key else {
            return Scanned::Foreign;
        };
        // Alone, or at the end of the address of the visitor's page.
        let own = text.trim().rsplit('/').next().unwrap_or_default();
        match code::read(key, own) {
            Ok(content) if today.is_none_or(|today| content.business_day == today) => {
                Scanned::Ticket(own.to_owned())
            }
            Ok(_) => Scanned::Old,
            Err(_) => Scanned::Foreign,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::code::CodeContent;
    use uuid::Uuid;

    fn day(text: &str) -> BusinessDay {
        text.parse().unwrap()
    }

    #[test]
    fn a_ticket_of_today_is_told_from_one_of_yesterday_and_from_anything_else() {
        let key = TicketKey::new([3; 32]);
        let content = CodeContent {
            ticket: Uuid::from_u128(9),
            business_day: day("2026-11-23"),
            number: 407,
        };
        let (ours, theirs) = (
            code::sign(&key, &content),
            code::sign(&TicketKey::new([4; 32]), &content),
        );
        let data = PathBuf::new();
        let tickets = Tickets {
            data,
            key: Some(key),
        };
        let today = Some(day("2026-11-23"));
        let cases = [
            (ours.clone(), today, Scanned::Ticket(ours.clone())),
            (
                format!("https://192.168.1.5:8443/t/{ours}"),
                today,
                Scanned::Ticket(ours.clone()),
            ),
            (format!(" {ours}\r\n"), None, Scanned::Ticket(ours.clone())),
            (ours, Some(day("2026-11-24")), Scanned::Old),
            (theirs, today, Scanned::Foreign),
            (
                "https://example.org/menu".to_owned(),
                today,
                Scanned::Foreign,
            ),
            ("x".repeat(4_000), today, Scanned::Foreign),
            (String::new(), today, Scanned::Foreign),
        ];
        for (read, today, told) in cases {
            assert_eq!(tickets.read(&read, today), told, "{read}");
        }
    }
}
