//! What managers see of ratings, as the API tells it and the console draws it.

use domain::day::BusinessDay;
use domain::rating::FollowUp;
use domain::results::{Faces, Share, count, glad};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// How results are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// By service.
    #[default]
    Service,
    /// By department.
    Department,
    /// By day.
    Day,
    /// By what the ratings are about.
    Reason,
}

impl By {
    /// All.
    pub const ALL: [Self; 4] = [Self::Service, Self::Department, Self::Day, Self::Reason];

    /// Its word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Department => "department",
            Self::Day => "day",
            Self::Reason => "reason",
        }
    }
}

/// A share of satisfied visitors, in per cent, with the range it lies in at 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct ShareView {
    /// Per cent.
    pub percent: u32,
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

/// Ratings that are seen together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct FiguresView {
    /// Very bad ones.
    pub very_bad: u32,
    /// Bad ones.
    pub bad: u32,
    /// Good ones.
    pub good: u32,
    /// Very good ones.
    pub very_good: u32,
    /// All of them.
    pub ratings: u32,
    /// How many of them are glad.
    pub satisfied: ShareView,
    /// How many visits of these services and days have ended; none where that cannot be said.
    pub finished: Option<u32>,
    /// How many of those were rated, in per cent.
    pub response: Option<u32>,
}

impl FiguresView {
    /// The figures of ratings with these faces, of so many ended visits; `None` for no rating.
    #[must_use]
    pub fn of(faces: &Faces, finished: Option<u32>) -> Option<Self> {
        let [very_bad, bad, good, very_good] = *faces;
        let ratings = count(faces);
        let Share { percent, low, high } = Share::of(glad(faces), ratings)?;
        let response = finished.filter(|finished| *finished > 0);
        let response = response.map(|finished| (ratings * 100 / finished).min(100));
        Some(Self {
            very_bad,
            bad,
            good,
            very_good,
            ratings,
            satisfied: ShareView { percent, low, high },
            finished,
            response,
        })
    }
}

/// A group of services, departments or days, or a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupView {
    /// Ids of the services or departments, or the reason; several are shown together where one would be too small.
    pub of: Vec<String>,
    /// Whether ratings are among them that no visitor linked with a visit.
    pub unlinked: bool,
    /// Its first day, by day.
    #[schema(value_type = Option<String>)]
    pub first: Option<BusinessDay>,
    /// Its last day, by day.
    #[schema(value_type = Option<String>)]
    pub last: Option<BusinessDay>,
    /// Of how many ratings these name the reason, by reason.
    pub among: Option<u32>,
    /// Its figures.
    pub figures: FiguresView,
}

/// What may be seen of a month (P10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsView {
    /// The month, `YYYY-MM`.
    pub period: String,
    /// Months of which there are ratings, the latest first, and this one.
    pub periods: Vec<String>,
    /// The smallest group that is shown.
    pub smallest: u32,
    /// All that is shown; `None`: too few yet.
    pub all: Option<FiguresView>,
    /// Those of internal visitors, who are counted apart (P11); `None`: too few.
    pub internal: Option<FiguresView>,
    /// Each grouping, by [`By::ALL`].
    pub groups: [Vec<GroupView>; 4],
    /// Comments of what is shown, by day.
    pub comments: Vec<CommentView>,
}

impl ResultsView {
    /// The groups of a grouping.
    #[must_use]
    pub fn by(&self, by: By) -> &[GroupView] {
        &self.groups[by as usize]
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentView {
    /// Its day.
    pub day: BusinessDay,
    /// Its words.
    pub words: String,
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionView {
    /// Its id.
    pub id: Uuid,
    /// The day it was left on.
    pub day: BusinessDay,
    /// How far staff are with it.
    pub state: FollowUp,
    /// Its words; `None`: they are erased.
    pub words: Option<String>,
    /// What staff answer.
    pub answer: Option<String>,
    /// Whether a visit is linked, whose page shows the answer.
    pub linked: bool,
}
