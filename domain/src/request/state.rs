//! Where a request is on its way (H4 to H7), and which step leads where.

use serde::{Deserialize, Serialize};

/// Where a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is being filled in.
    Draft,
    /// It waits for papers, to be resumed on a later visit (H6).
    Waiting,
    /// The applicant signed it (H4).
    Signed,
    /// The employee attested it (H4).
    Attested,
    /// It lies with the committee (H5).
    Submitted,
    /// The committee accepted or refused it.
    Answered,
    /// What was asked for was provided (H7).
    Served,
    /// The applicant took it back.
    Withdrawn,
}

/// What can be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Fill it in further.
    Change,
    /// Let it wait for papers.
    Wait,
    /// Take it up again.
    Resume,
    /// Sign it.
    Sign,
    /// Attest it.
    Attest,
    /// Submit it to the committee.
    Submit,
    /// Record the committee's answer.
    Answer,
    /// Provide what was asked for.
    Serve,
    /// Take it back.
    Withdraw,
    /// Open a new version of what was signed.
    Amend,
    /// Tell the applicant something that concerns it (P3).
    Tell,
}

impl State {
    /// All, in their order.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Waiting,
        Self::Signed,
        Self::Attested,
        Self::Submitted,
        Self::Answered,
        Self::Served,
        Self::Withdrawn,
    ];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Signed => "signed",
            Self::Attested => "attested",
            Self::Submitted => "submitted",
            Self::Answered => "answered",
            Self::Served => "served",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The state after a step; `None` where this state does not allow it. What was signed is only amended, never changed,
    /// and what was answered is not taken back.
    #[must_use]
    pub fn after(self, step: Step) -> Option<Self> {
        use Step as S;
        match (self, step) {
            (Self::Draft | Self::Waiting, S::Change) => Some(self),
            (Self::Draft, S::Wait) => Some(Self::Waiting),
            (Self::Waiting, S::Resume) => Some(Self::Draft),
            (Self::Draft, S::Sign) => Some(Self::Signed),
            (Self::Signed, S::Attest) => Some(Self::Attested),
            (Self::Attested, S::Submit) => Some(Self::Submitted),
            (Self::Submitted, S::Answer) => Some(Self::Answered),
            (Self::Answered, S::Serve) => Some(Self::Served),
            (Self::Signed | Self::Attested | Self::Submitted, S::Amend) => Some(Self::Draft),
            (state, S::Withdraw) if state < Self::Answered => Some(Self::Withdrawn),
            (state, S::Tell) if state < Self::Served => Some(state),
            _ => None,
        }
    }
}
