//! Requests and visits as the API answers them. Nothing of a [`RequestView`] or a [`VisitView`] is personal.

use chrono::{DateTime, Utc};
use domain::day::BusinessDay;
use domain::request::{Decision, Reach, Request, Signature, Values};
use domain::visit::{Checks, Mark, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MarkView {
    /// The member of staff or the device.
    pub by: String,
    /// The moment.
    pub at: DateTime<Utc>,
    /// The business day.
    #[schema(value_type = String)]
    pub day: BusinessDay,
}

/// When the answer may come (H5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DatesView {
    /// Before this date no answer comes.
    #[schema(value_type = String)]
    pub earliest: BusinessDay,
    /// After this date it is overdue; never, where there is none.
    #[schema(value_type = Option<String>)]
    pub latest: Option<BusinessDay>,
}

/// That it lies with the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubmittedView {
    /// When the answer may come.
    #[serde(flatten)]
    pub dates: DatesView,
    /// Who submitted it.
    #[serde(flatten)]
    pub mark: MarkView,
}

/// One thing to reach out for (P3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReachView {
    /// `answer`, `overdue`, `papers` or `silence`.
    pub about: String,
    /// The day since which it calls for it.
    #[schema(value_type = String)]
    pub since: BusinessDay,
}

/// A request, without what is personal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RequestView {
    /// Its identity.
    pub id: Uuid,
    /// By which it is found, such as `4821-0372` (H6).
    pub reference: String,
    /// Id of the service it is for.
    pub service: String,
    /// Id of its form.
    pub form: String,
    /// How it came (P13).
    pub channel: String,
    /// `draft`, `waiting`, `signed`, `attested`, `submitted`, `answered`, `served` or `withdrawn`.
    pub state: String,
    /// What an act is made upon.
    pub version: u32,
    /// 1, and 1 more with each amendment.
    pub edition: u32,
    /// Whether nothing more will be done with it.
    pub closed: bool,
    /// Whether the settings have changed its form since: `change` carries its values over.
    pub form_changed: bool,
    /// Who began it.
    pub begun: MarkView,
    /// Who brought it into its state.
    pub since: MarkView,
    /// Who did the last thing with it.
    pub last: MarkView,
    /// The visits it was begun and resumed on.
    pub visits: Vec<Uuid>,
    /// Its values that are not personal, by field.
    #[schema(value_type = Object)]
    pub values: Values,
    /// Papers of the checklist that it waits for, by their ids (H6).
    pub missing: Vec<String>,
    /// How many more it waits for, whose names are personal.
    pub missing_others: u32,
    /// How it is signed, `finger` or `paper`; none: it is not.
    pub signed: Option<String>,
    /// Who attested it last; none: nobody.
    pub attested: Option<MarkView>,
    /// The digest of what was attested last.
    pub digest: Option<String>,
    /// This edition's submission.
    pub submitted: Option<SubmittedView>,
    /// `accepted` or `refused`, once the committee answered.
    pub decision: Option<String>,
    /// What the applicant was told since it came into its state, and by whom.
    pub told: BTreeMap<String, MarkView>,
    /// What calls for reaching out (P3).
    pub reach: Vec<ReachView>,
}

/// What is personal in a request.
#[derive(Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PersonalView {
    /// Its personal values, by field.
    #[schema(value_type = Object)]
    pub values: Values,
    /// Missing papers that the checklist does not name.
    pub missing: Vec<String>,
    /// The committee's words, or why it was withdrawn.
    pub words: Option<String>,
    /// Whether its values are erased.
    pub erased: bool,
}

/// How a paper of the checklist stands (H2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckView {
    /// The paper's id.
    pub paper: String,
    /// Whether nothing is attested without it.
    pub required: bool,
    /// Who says that it was given.
    pub given: Option<MarkView>,
    /// Who says that it was matched with the data.
    pub matched: Option<MarkView>,
    /// Who says that it was valid on that day.
    pub valid: Option<MarkView>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VisitView {
    /// Its identity.
    pub id: Uuid,
    /// The ticket it is served under.
    pub ticket: Option<Uuid>,
    /// Who comes, where they said so.
    pub visitor: Option<String>,
    /// How the contact came (P13).
    pub channel: String,
    /// Id of the service it is served by now.
    pub service: String,
    /// Who began it.
    pub begun: MarkView,
    /// The checklist of its service, and other papers that were looked at.
    pub checklist: Vec<CheckView>,
    /// Services it was referred from, the first first (H3).
    pub referred_from: Vec<String>,
    /// What came of it; none: it has not ended (H7).
    pub outcome: Option<String>,
}

impl From<&Mark> for MarkView {
    fn from(mark: &Mark) -> Self {
        Self {
            by: mark.by.clone(),
            at: mark.at,
            day: mark.day,
        }
    }
}

impl RequestView {
    /// A request with what calls for reaching out; `form_changed`: the settings have another form by now.
    pub(crate) fn of(request: Request, reach: Vec<Reach>, form_changed: bool) -> Self {
        let attested = request.attested.last();
        let told = request.told.iter();
        Self {
            id: request.id,
            reference: request.reference.to_string(),
            form: request.form.id.clone(),
            channel: request.channel.code().to_owned(),
            state: request.state.code().to_owned(),
            version: request.version,
            edition: request.edition,
            closed: request.is_closed(),
            form_changed,
            begun: MarkView::from(&request.drafted),
            since: MarkView::from(&request.since),
            last: MarkView::from(&request.last),
            missing_others: request.others,
            signed: request.signed.as_ref().map(|signed| way(signed.signature)),
            attested: attested.map(|attested| MarkView::from(&attested.mark)),
            digest: attested.map(|attested| attested.attestation.digest.to_string()),
            submitted: request.submitted.as_ref().map(submitted),
            decision: request
                .answered
                .as_ref()
                .map(|answered| decided(answered.decision)),
            told: told
                .map(|(about, mark)| (about.code().to_owned(), mark.into()))
                .collect(),
            reach: reach.into_iter().map(ReachView::from).collect(),
            service: request.service,
            visits: request.visits,
            values: request.values,
            missing: request.missing,
        }
    }
}

fn way(signature: Signature) -> String {
    let way = match signature {
        Signature::Finger { .. } => "finger",
        Signature::Paper => "paper",
    };
    way.to_owned()
}

fn decided(decision: Decision) -> String {
    let decided = match decision {
        Decision::Accepted => "accepted",
        Decision::Refused => "refused",
    };
    decided.to_owned()
}

fn submitted(submitted: &domain::request::Submitted) -> SubmittedView {
    SubmittedView {
        dates: DatesView {
            earliest: submitted.earliest,
            latest: submitted.latest,
        },
        mark: MarkView::from(&submitted.mark),
    }
}

impl From<Reach> for ReachView {
    fn from(reach: Reach) -> Self {
        Self {
            about: reach.about.code().to_owned(),
            since: reach.since,
        }
    }
}

impl From<store::Looked> for PersonalView {
    fn from(looked: store::Looked) -> Self {
        Self {
            values: looked.values,
            missing: looked.papers,
            words: looked.words,
            erased: looked.erased,
        }
    }
}

impl VisitView {
    /// A visit whose service has this checklist.
    pub(crate) fn of(visit: &Visit, checklist: &[config::Paper]) -> Self {
        Self {
            id: visit.id,
            ticket: visit.begun.ticket,
            visitor: visit.begun.visitor.map(|kind| kind.code().to_owned()),
            channel: visit.begun.channel.code().to_owned(),
            service: visit.service.clone(),
            begun: MarkView::from(&visit.since),
            checklist: checks(&visit.checks, checklist),
            referred_from: visit
                .referred
                .iter()
                .map(|referral| referral.from.clone())
                .collect(),
            outcome: visit.ended.as_ref().map(|ended| ended.outcome.clone()),
        }
    }
}

/// How each paper of a checklist stands, then others that were looked at.
pub(crate) fn checks(checks: &Checks, checklist: &[config::Paper]) -> Vec<CheckView> {
    let listed = checklist.iter().map(|paper| (&paper.id, paper.required));
    let is_listed = |id: &&String| checklist.iter().any(|paper| paper.id == **id);
    let others = checks
        .keys()
        .filter(|id| !is_listed(id))
        .map(|id| (id, false));
    listed
        .chain(others)
        .map(|(paper, required)| {
            let checked = checks.get(paper);
            let mark = |mark: Option<&Mark>| mark.map(MarkView::from);
            CheckView {
                paper: paper.clone(),
                required,
                given: mark(checked.and_then(|checked| checked.given.as_ref())),
                matched: mark(checked.and_then(|checked| checked.matched.as_ref())),
                valid: mark(checked.and_then(|checked| checked.valid.as_ref())),
            }
        })
        .collect()
}
