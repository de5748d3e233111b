//! The icons that screens and paper carry, by name.
//!
//! The pictures themselves stand in `ui` and `hardware`.

/// Names of the icons a settings file may use, from the Phosphor set. `ui` has a picture of each for
/// screens, `hardware` one for paper.
pub const ICONS: &[&str] = &[
    "hand-heart",
    "hand-coins",
    "chats-circle",
    "clipboard-text",
    "mosque",
    "users-three",
    "heart",
    "info",
    "question",
    "wheelchair",
    "person",
    "baby",
    "gift",
    "house-line",
    "book-open",
    "megaphone",
    "phone",
    "envelope",
    "calendar",
    "briefcase",
    "graduation-cap",
    "first-aid",
    "basket",
    "drop",
    "wrench",
    "broom",
    "buildings",
    "identification-card",
    "scroll",
    "star",
    "handshake",
];
