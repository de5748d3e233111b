//! How long what is personal stays on a device.

/// How long a device keeps what is personal in its records; counts stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Days after which it is emptied, where every target has it; 1 to 3650.
    pub days: u32,
    /// Days after which it is emptied even where a target never took it; at least `days`.
    pub longest_days: u32,
}
