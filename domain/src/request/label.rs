//! Words of a form in both languages, as they stood when it was attested.

use serde::{Deserialize, Serialize};

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}
