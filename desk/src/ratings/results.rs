//! Results as managers may see them: reading them publishes an edition where one is due, through the journal's owner.

use super::view::{By, CommentView, FiguresView, GroupView, ResultsView};
use super::{csv, openapi::TABLE};
use crate::Problem;
use crate::api::{Json, Query, Reads};
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::day::BusinessDay;
use domain::results::{Month, Period, Release, Rule, ServiceFigures, Views, release, views};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Edition, Reader, StoreError, Whose};
use utoipa::{IntoParams, ToSchema};

/// Employees that a shown group must have (facts.md, "Ratings").
const EMPLOYEES: usize = 2;
/// How often results are reckoned anew where ratings come meanwhile.
const TRIES: u32 = 3;

/// What is asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// How to group: `service`, `department`, `day` or `reason`; `service` where nothing is said.
    #[serde(default)]
    #[param(value_type = Option<String>, pattern = "^(service|department|day|reason)$")]
    by: By,
    /// The month, `YYYY-MM`; the open day's where nothing is said.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$")]
    period: Option<String>,
}

/// Of which month.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OfMonth {
    /// The month, `YYYY-MM`; the open day's where nothing is said.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$")]
    period: Option<String>,
}

/// What may be seen of ratings: no group smaller than the settings say, none that fewer than two employees served, and
/// none that could be found by subtracting one view from another.
#[derive(Serialize, ToSchema)]
pub(super) struct Results {
    /// The month.
    period: String,
    /// How they are grouped.
    by: By,
    /// Ratings of the smallest group that is shown.
    smallest_group: u32,
    /// The groups; small ones are shown together with others.
    groups: Vec<GroupView>,
    /// All that is shown; none while there is too little.
    all: Option<FiguresView>,
    /// Ratings of internal visitors, counted apart.
    internal: Option<FiguresView>,
}

/// What may be seen of ratings. With `Accept: text/csv` it is answered as a table.
#[utoipa::path(get, path = "/api/v1/results", tag = "ratings", security(("session" = [])), params(Asked),
    responses((status = 200, content((Results = "application/json"), (String = "text/csv"))), Reads))]
pub(super) async fn results(
    State(service): State<Arc<Service>>,
    staff: Staff<Manager>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let accepts = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    if accepts.is_some_and(|accepts| accepts.starts_with(TABLE)) {
        return table(State(service), staff, Query(asked)).await;
    }
    let view = service.results(asked.period.as_deref()).await?;
    let groups = view.by(asked.by).to_vec();
    let results = Results {
        period: view.period,
        by: asked.by,
        smallest_group: view.smallest,
        groups,
        all: view.all,
        internal: view.internal,
    };
    Ok(Json(results).into_response())
}

/// What may be seen of ratings, as a table.
#[utoipa::path(get, path = "/api/v1/results.csv", tag = "ratings", security(("session" = [])), params(Asked),
    responses((status = 200, body = String, content_type = "text/csv"), Reads))]
pub(super) async fn table(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let view = service.results(asked.period.as_deref()).await?;
    let heads = [
        "period",
        "by",
        "of",
        "first",
        "last",
        "among",
        "very_bad",
        "bad",
        "good",
        "very_good",
        "ratings",
        "satisfied_percent",
        "at_least",
        "at_most",
        "finished",
        "response_percent",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(
        view.by(asked.by)
            .iter()
            .map(|group| row(&view.period, asked.by, group)),
    );
    let name = format!("results-{}-{}", view.period, asked.by.code());
    Ok(csv::answer(&name, &rows))
}

fn row(period: &str, by: By, group: &GroupView) -> Vec<String> {
    let f = &group.figures;
    let mut of = group.of.clone();
    of.extend(group.unlinked.then(|| "(not linked)".to_owned()));
    let day = |day: Option<BusinessDay>| day.map(|day| day.to_string()).unwrap_or_default();
    let some = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut row = vec![
        period.to_owned(),
        by.code().to_owned(),
        of.join(" "),
        day(group.first),
        day(group.last),
        some(group.among),
    ];
    let numbers = [
        f.very_bad,
        f.bad,
        f.good,
        f.very_good,
        f.ratings,
        f.satisfied.percent,
        f.satisfied.low,
        f.satisfied.high,
    ];
    row.extend(numbers.map(|number| number.to_string()));
    row.extend([some(f.finished), some(f.response)]);
    row
}

/// Comments of the ratings that are shown, as a table: by day, within it in no order.
#[utoipa::path(get, path = "/api/v1/comments.csv", tag = "ratings", security(("session" = [])), params(OfMonth),
    responses((status = 200, body = String, content_type = "text/csv"), Reads))]
pub(super) async fn comments(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
    Query(asked): Query<OfMonth>,
) -> Result<Response, Problem> {
    let view = service.results(asked.period.as_deref()).await?;
    let mut rows = vec![vec!["day".to_owned(), "comment".to_owned()]];
    let comment = |comment: CommentView| vec![comment.day.to_string(), comment.words];
    rows.extend(view.comments.into_iter().map(comment));
    Ok(csv::answer(&format!("comments-{}", view.period), &rows))
}

/// What was reckoned: an edition that is due, and what is seen without it.
struct Reckoned {
    due: Option<Edition>,
    views: Views,
}

/// Ended visits by service and day.
type Finished = BTreeMap<(String, BusinessDay), u32>;

impl Service {
    /// What may be seen of a month; of the open day's where none is named.
    ///
    /// # Errors
    /// 400 for what is no month; 503.
    pub(crate) async fn results(&self, period: Option<&str>) -> Result<ResultsView, Problem> {
        let month = self.month(period).await?;
        let views = self.released(month, false).await?;
        let internal = self.released(month, true).await?;
        let keys = self.queue.keys().clone();
        let (finished, inside, months, comments) = self
            .read(move |reader| {
                Ok((
                    reader.finished(month, false)?,
                    reader.finished(month, true)?,
                    reader.rated_months()?,
                    reader.comments(&keys, month)?,
                ))
            })
            .await?;
        let mut periods: Vec<Month> = months;
        periods.push(month);
        periods.sort_unstable();
        periods.dedup();
        let comment = |comment: store::Comment| CommentView {
            day: comment.day,
            words: comment.words,
        };
        let total = |finished: &Finished| Some(finished.values().sum());
        let all = |views: &Views, finished| {
            let all = views.all.as_ref()?;
            FiguresView::of(&all.faces, finished)
        };
        Ok(ResultsView {
            period: month.to_string(),
            periods: periods.iter().rev().map(Month::to_string).collect(),
            smallest: self.settings.branch.results.smallest_group,
            all: all(&views, total(&finished)),
            internal: all(&internal, total(&inside)),
            groups: self.groups(&views, &finished),
            comments: comments.into_iter().map(comment).collect(),
        })
    }

    async fn month(&self, period: Option<&str>) -> Result<Month, Problem> {
        if let Some(period) = period {
            return period.parse().map_err(|wrong: domain::results::NoMonth| {
                Problem::new(StatusCode::BAD_REQUEST, "period", wrong.to_string())
            });
        }
        let day = self.read(Reader::open_day).await?;
        Ok(Month::of(day.unwrap_or(self.now().at.date_naive())))
    }

    /// The views of a period, after the edition that is due.
    async fn released(&self, month: Month, internal: bool) -> Result<Views, Problem> {
        let whose = Whose {
            month,
            internal,
            leave_out_play: self.settings.branch.results.leave_out_play,
        };
        let mut tries = 0;
        loop {
            let (rule, departments) = (self.rule(), self.departments());
            let reckoned = self
                .read(move |reader| reckon(reader, whose, rule, &departments))
                .await?;
            let Some(due) = reckoned.due.filter(|_| tries < TRIES) else {
                return Ok(reckoned.views);
            };
            tries += 1;
            self.branch
                .change(move |store, _| store.publish(&due))
                .await?;
        }
    }

    fn rule(&self) -> Rule {
        Rule {
            ratings: self.settings.branch.results.smallest_group,
            employees: EMPLOYEES,
        }
    }

    fn departments(&self) -> BTreeMap<String, String> {
        let services = self.settings.branch.services.iter();
        services
            .map(|service| (service.id.clone(), service.department.clone()))
            .collect()
    }

    fn groups(&self, views: &Views, finished: &Finished) -> [Vec<GroupView>; 4] {
        let departments = self.departments();
        let of_service = |of: &str| {
            let own = finished.iter().filter(|((service, _), _)| service == of);
            own.map(|(_, count)| count).sum()
        };
        let of_department = |of: &str| {
            let own = departments
                .iter()
                .filter(|(_, department)| *department == of);
            own.map(|(service, _)| of_service(service)).sum()
        };
        let by_day = views.days.iter().filter_map(|run| {
            let own = finished
                .iter()
                .filter(|((_, day), _)| (run.first..=run.last).contains(day));
            let figures = FiguresView::of(&run.figures.faces, Some(own.map(|(_, n)| n).sum()))?;
            Some(GroupView {
                first: Some(run.first),
                last: Some(run.last),
                ..group(Vec::new(), figures)
            })
        });
        let by_reason = views.reasons.iter().filter_map(|shown| {
            let figures = FiguresView::of(&shown.figures.faces, None)?;
            Some(GroupView {
                among: Some(shown.among),
                ..group(vec![shown.reason.code().to_owned()], figures)
            })
        });
        [
            of_services(&views.services, of_service),
            of_services(&views.departments, of_department),
            by_day.collect(),
            by_reason.collect(),
        ]
    }
}

fn reckon(
    reader: &Reader,
    whose: Whose,
    rule: Rule,
    departments: &BTreeMap<String, String>,
) -> Result<Reckoned, StoreError> {
    let tally = reader.tally(whose)?;
    let served = reader.served(whose.month)?;
    let period = Period {
        cells: &tally.cells,
        served: &served,
        departments,
    };
    let due: Option<Release> = release(&period, &tally.plan, rule);
    Ok(Reckoned {
        views: views(&period, &tally.plan),
        due: due.map(|due| tally.edition(due)),
    })
}

/// Groups of services or departments, the most rated first. Who did not link the visit may have been anywhere: of a group
/// with such ratings nobody can say how many of its visits were rated.
fn of_services(groups: &[ServiceFigures], finished: impl Fn(&str) -> u32) -> Vec<GroupView> {
    let mut shown: Vec<GroupView> = groups
        .iter()
        .filter_map(|figures| {
            let unlinked = figures.of.contains(&None);
            let of: Vec<String> = figures.of.iter().flatten().cloned().collect();
            let ended = (!unlinked).then(|| of.iter().map(|of| finished(of)).sum());
            let figures = FiguresView::of(&figures.figures.faces, ended)?;
            Some(GroupView {
                unlinked,
                ..group(of, figures)
            })
        })
        .collect();
    shown.sort_by_key(|group| std::cmp::Reverse(group.figures.ratings));
    shown
}

fn group(of: Vec<String>, figures: FiguresView) -> GroupView {
    GroupView {
        of,
        unlinked: false,
        first: None,
        last: None,
        among: None,
        figures,
    }
}
