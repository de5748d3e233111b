//! The counters at which visitors are served, and what staff may say a visit ended with.
//!
//! Who is called next by which counter is a rule of `domain`.

use crate::Bilingual;

/// A place at which visitors are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Id in the journal and the API: lower-case letters, digits, hyphens; unique among the counters.
    pub id: String,
    /// What board and voice say, 1 to 99; unique among the counters.
    pub number: u32,
    /// Its name, as staff read it.
    pub name: Bilingual,
    /// Ids of the services it serves, in order of preference; at least one, none twice.
    pub services: Vec<String>,
}

/// What a visit may end with (H7), by the words of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id in the journal and the API: lower-case letters, digits, hyphens; unique among the outcomes.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}
