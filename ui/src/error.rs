//! What can go wrong with the screens themselves.

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Slint could not make the window.
    #[error("the screens could not be opened; check that a display is there, or run without one")]
    Window(#[from] slint::PlatformError),
    /// This thread already draws on a display, so nothing can be drawn without one.
    #[error(
        "pictures without a display were asked for on a thread that has one; draw them on a thread of their own"
    )]
    DisplayInUse,
}
