//! What staff do with a request. Each act names the version it is made upon; upon another it is answered 409 with the
//! `version` there is, `by` whom and `at` what time, and nothing is done.

use super::form::TypedIn;
use super::view::RequestView;
use crate::Problem;
use crate::api::{Json, Key};
use crate::people::{AtLeast, Staff};
use crate::serve::Service;
use domain::request::{About, Decision, Signing};
use domain::ticket::Channel;
use serde::Deserialize;
use std::hash::Hash;
use std::sync::Arc;
use store::RequestAct;
use utoipa::ToSchema;
use uuid::Uuid;

/// Nothing but the version it is made upon.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Bare {
    pub(super) version: u32,
}

/// The form as it is filled in now.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filled {
    /// The version it is made upon.
    pub(super) version: u32,
    /// Everything that is filled in; what is left out is empty.
    #[serde(default)]
    pub(super) form: TypedIn,
}

/// What a request waits for.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    /// The version it is made upon.
    pub(super) version: u32,
    /// Papers of the checklist, by their ids.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub(super) missing: Vec<String>,
    /// Others, in the employee's own words.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub(super) others: Vec<String>,
}

/// Where it is taken up again.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Resume {
    /// The version it is made upon.
    pub(super) version: u32,
    /// On which visit; without one a visit begins by this.
    pub(super) visit: Option<Uuid>,
    /// How whoever begins that visit comes (P13); `interview` where nothing is said.
    #[schema(value_type = Option<String>)]
    pub(super) channel: Option<Channel>,
}

/// How the applicant signs.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sign {
    /// The version it is made upon.
    pub(super) version: u32,
    /// The strokes of a finger, as the surface writes them; none: signed on the paper.
    #[schema(max_length = 40000)]
    pub(super) strokes: Option<String>,
}

/// What the employee attests with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Attest {
    /// The version it is made upon.
    pub(super) version: u32,
    /// The PIN or password of whoever attests, entered again.
    #[schema(max_length = 128, format = Password)]
    pub(super) pin: String,
}

/// What the committee answered.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    /// The version it is made upon.
    pub(super) version: u32,
    /// `accepted` or `refused`.
    #[schema(value_type = String, pattern = "^(accepted|refused)$")]
    pub(super) decision: Decision,
    /// What it says.
    #[schema(max_length = 1000)]
    pub(super) words: Option<String>,
}

/// Why it is taken back.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Withdraw {
    /// The version it is made upon.
    pub(super) version: u32,
    /// The applicant's words.
    #[schema(max_length = 1000)]
    pub(super) why: Option<String>,
}

/// What the applicant was told (P3).
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Tell {
    /// The version it is made upon.
    pub(super) version: u32,
    /// `answer`, `overdue`, `papers` or `silence`.
    #[schema(value_type = String, pattern = "^(answer|overdue|papers|silence)$")]
    pub(super) about: About,
    /// Through which channel (P13).
    #[schema(value_type = String)]
    pub(super) channel: Channel,
    /// In which words.
    #[schema(max_length = 1000)]
    pub(super) words: Option<String>,
}

/// A change of one request that somebody asks for.
pub(super) struct Doing<A: AtLeast> {
    pub(super) service: Arc<Service>,
    pub(super) staff: Staff<A>,
    pub(super) id: Uuid,
    pub(super) key: Key,
}

impl<A: AtLeast> Doing<A> {
    /// Does it, once for its key; the request as it is then.
    pub(super) async fn act(
        self,
        (path, asked): (&str, &impl Hash),
        (version, what): (u32, RequestAct),
    ) -> Result<Json<RequestView>, Problem> {
        let (id, actor) = (self.id, self.staff.actor());
        let path = format!("/requests/{id}/{path}");
        let queue = &self.service.queue;
        let repeat = queue.sealed_repeat(&path, self.key.given(), asked);
        let done = queue.change(&actor, repeat, move |store, asked| {
            store.act_on_request((id, version), &what, asked)
        });
        done.await?;
        self.service.request(id).await.map(Json)
    }

    /// Id of the service that the request is for.
    pub(super) async fn of_service(&self) -> Result<String, Problem> {
        let id = self.id;
        let request = self.service.read(move |reader| reader.request(id));
        Ok(request.await?.service)
    }

    pub(super) fn may_see(&self) -> Result<(), Problem> {
        self.service.may_see(&self.staff.signed)
    }

    /// Change, or amend.
    pub(super) async fn fill(
        self,
        wish: Filled,
        amends: bool,
    ) -> Result<Json<RequestView>, Problem> {
        self.may_see()?;
        let form = self.service.form_of(&self.of_service().await?)?;
        let values = wish.form.read(&form)?;
        let (path, what) = match amends {
            true => ("amend", RequestAct::Amend { form, values }),
            false => ("change", RequestAct::Change { form, values }),
        };
        self.act((path, &wish), (wish.version, what)).await
    }

    pub(super) async fn wait(self, wish: Wait) -> Result<Json<RequestView>, Problem> {
        let service = self.of_service().await?;
        let papers = self.service.checklist(&service);
        let what = RequestAct::Wait {
            missing: wish.missing.clone(),
            others: wish.others.clone(),
            papers: papers.iter().map(|paper| paper.id.clone()).collect(),
        };
        self.act(("wait", &wish), (wish.version, what)).await
    }

    pub(super) async fn sign(self, wish: Sign) -> Result<Json<RequestView>, Problem> {
        self.may_see()?;
        let form = self.service.form_of(&self.of_service().await?)?;
        let signing = match wish.strokes.clone() {
            Some(strokes) => Signing::Finger { strokes },
            None => Signing::Paper,
        };
        let what = RequestAct::Sign { form, signing };
        self.act(("sign", &wish), (wish.version, what)).await
    }

    /// Attests, after the PIN was found right by whoever calls this.
    pub(super) async fn attest(self, version: u32) -> Result<Json<RequestView>, Problem> {
        let service = self.of_service().await?;
        let papers = self.service.checklist(&service).iter();
        let required = papers.filter(|paper| paper.required);
        let what = RequestAct::Attest {
            form: self.service.form_of(&service)?,
            required: required.map(|paper| paper.id.clone()).collect(),
        };
        self.act(("attest", &version), (version, what)).await
    }

    pub(super) async fn submit(self, wish: Bare) -> Result<Json<RequestView>, Problem> {
        let times = self.service.answer_times(&self.of_service().await?)?;
        let what = RequestAct::Submit { times };
        self.act(("submit", &wish), (wish.version, what)).await
    }
}

impl Service {
    /// The checklist of a service.
    pub(crate) fn checklist(&self, service: &str) -> &[config::Paper] {
        let service = self.settings.branch.service(service);
        service.map_or(&[], |service| &service.checklist)
    }
}
