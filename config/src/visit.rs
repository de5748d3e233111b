//! What staff tick during a visit (H2).

use crate::Bilingual;

/// A paper on the checklist of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Id in the journal, unique in the service: lower-case letters, digits, hyphens.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether nothing is attested without it.
    pub required: bool,
}
