//! Ratings and suggestions: what a visitor says of the service, as facts carry it. Rating is the visitor's right, for
//! improvement and never for blame (P8, P10): a rating is of nobody, at no minute, and of a visit only where the visitor
//! links it (facts.md, "Ratings").

mod guard;
mod text;

pub use guard::{Guard, Mark, Pace};
pub use text::{LONGEST, plain};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One of four faces: two glad and two sad, none between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// سيئة جدًا
    VeryBad,
    /// سيئة
    Bad,
    /// جيدة
    Good,
    /// ممتازة
    VeryGood,
}

impl Score {
    /// All, the worst first.
    pub const ALL: [Self; 4] = [Self::VeryBad, Self::Bad, Self::Good, Self::VeryGood];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::VeryBad => "very_bad",
            Self::Bad => "bad",
            Self::Good => "good",
            Self::VeryGood => "very_good",
        }
    }

    /// The score of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|score| score.code() == code)
    }

    /// Whether the face is a glad one.
    #[must_use]
    pub fn is_glad(self) -> bool {
        self >= Self::Good
    }
}

/// What a rating is about, where the visitor says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// الانتظار
    Waiting,
    /// حسن التعامل
    Courtesy,
    /// وضوح الإجراء
    Clarity,
    /// النتيجة
    Result,
    /// المكان
    Place,
}

impl Reason {
    /// All, in the order screens offer them.
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Courtesy,
        Self::Clarity,
        Self::Result,
        Self::Place,
    ];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Courtesy => "courtesy",
            Self::Clarity => "clarity",
            Self::Result => "result",
            Self::Place => "place",
        }
    }

    /// The reason of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What `rating.given` says. A later fact of the same subject is the same visitor going on (reasons, a comment, the
/// visit), and takes the earlier one's place in results; so does a later one of the same ticket. Both facts remain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The face.
    pub score: Score,
    /// What about; each once, in the order of [`Reason::ALL`].
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Why it may be play; it counts as the settings say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
}

/// What a visitor wrote or linked: free text and the ticket's code stand sealed beside the fact, never in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Of a rating: more about it, in the visitor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Of a suggestion: its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The ticket's code as read (the long one) or typed (the short one), where the visitor links the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}

impl Said {
    /// Whether nothing was written or linked, so that nothing need be sealed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same with texts made [`plain`]; what is empty then is left out.
    #[must_use]
    pub fn plain(self) -> Self {
        let kept = |text: Option<String>| {
            text.map(|text| plain(&text))
                .filter(|text| !text.is_empty())
        };
        Self {
            comment: kept(self.comment),
            suggestion: kept(self.suggestion),
            ticket: kept(self.ticket),
        }
    }
}

/// Where staff are with a suggestion (P15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUp {
    /// Nobody has taken it up yet.
    New,
    /// Somebody looks into it.
    InHand,
    /// It is followed.
    Adopted,
    /// It cannot be followed.
    Declined,
}

impl FollowUp {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::New, Self::InHand, Self::Adopted, Self::Declined];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InHand => "in_hand",
            Self::Adopted => "adopted",
            Self::Declined => "declined",
        }
    }

    /// The state of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The moment a rating carries: its hour, so that nobody is known by when they left (facts.md, "Ratings").
#[must_use]
pub fn hour(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::hours(1)).unwrap_or(at)
}

/// Whether an id tells nothing: random (UUIDv4), unlike the ids of other facts, in which their moment stands.
#[must_use]
pub fn is_anonymous(id: Uuid) -> bool {
    id.get_version_num() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p10_a_rating_tells_its_hour_and_no_more() {
        let at: DateTime<Utc> = "2026-11-23T09:41:27.5Z".parse().unwrap();
        assert_eq!(hour(at).to_rfc3339(), "2026-11-23T09:00:00+00:00");
        assert!(is_anonymous(Uuid::from_u128(7).into_v4()));
        assert!(!is_anonymous(Uuid::now_v7()));
    }

    trait IntoV4 {
        fn into_v4(self) -> Uuid;
    }
    impl IntoV4 for Uuid {
        fn into_v4(self) -> Uuid {
            uuid::Builder::from_random_bytes(*self.as_bytes()).into_uuid()
        }
    }

    #[test]
    fn p10_a_rating_carries_nothing_but_its_face_its_reasons_and_why_it_may_be_play() {
        let given = Given {
            score: Score::Bad,
            reasons: vec![Reason::Waiting, Reason::Place],
            marked: Some(Mark::Burst),
        };
        let json = serde_json::to_value(&given).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"score": "bad", "reasons": ["waiting", "place"], "marked": "burst"})
        );
        let with_more = r#"{"score": "bad", "employee": "sami"}"#;
        assert!(serde_json::from_str::<Given>(with_more).is_err());
    }

    #[test]
    fn two_faces_are_glad_and_two_are_sad() {
        let glad: Vec<bool> = Score::ALL.into_iter().map(Score::is_glad).collect();
        assert_eq!(glad, [false, false, true, true]);
    }

    #[test]
    fn every_word_means_what_it_stands_for() {
        for score in Score::ALL {
            assert_eq!(Score::from_code(score.code()), Some(score));
            assert_eq!(serde_json::json!(score), score.code());
        }
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
            assert_eq!(serde_json::json!(reason), reason.code());
        }
        for state in FollowUp::ALL {
            assert_eq!(FollowUp::from_code(state.code()), Some(state));
        }
    }
}
