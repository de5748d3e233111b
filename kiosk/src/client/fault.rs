//! Why the branch service did not do what it was asked.

/// Why not, for the log; [`Fault::word`] is for programs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not answer, or says that it cannot just now.
    #[error("the branch service does not answer: {0}")]
    Away(String),
    /// This device has no token, or one that the service does not take.
    #[error(
        "the branch service does not know this device: make a code at it (kiosk pair-code, or the console) and run \
         `kiosk pair CODE` here"
    )]
    NotPaired,
    /// It answered that a rule forbids it.
    #[error("the branch service refuses: {}", .0.detail)]
    Refused(desk::Problem),
}

impl Fault {
    /// What an answer that is no success means.
    pub(super) fn told(status: u16, problem: Option<desk::Problem>) -> Self {
        match (status, problem) {
            (401, _) => Self::NotPaired,
            (400..=499, Some(problem)) if status != 429 && status != 408 => Self::Refused(problem),
            (_, Some(problem)) => Self::Away(problem.detail),
            (_, None) => Self::Away(format!("it answered with status {status}")),
        }
    }

    /// The short stable word of a refusal; empty for anything else.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Refused(problem) => problem.kind.rsplit(':').next().unwrap_or_default(),
            Self::Away(_) | Self::NotPaired => "",
        }
    }
}
