//! One request: its form filled in beside the visitor, its checklist, and what is done with it (H2 to H7, P3); and one visit.

use super::{draw, page};
use crate::console::data::RequestPage;
use crate::console::frame::Frame;
use crate::console::terms;
use crate::requests::{CheckView, VisitView};
use askama::Template;
use chrono::Datelike;
use config::{FieldKind, FormField};
use domain::request::{Calendar, Value};

/// A paper of a checklist as it is ticked.
struct Paper<'a> {
    check: &'a CheckView,
    name: String,
}

/// The checklist of a visit.
#[derive(Template)]
#[template(path = "console/checklist.html")]
struct Checklist<'a> {
    f: Frame<'a>,
    papers: Vec<Paper<'a>>,
    /// The visit in which it is ticked; `None`: it only shows how the papers stand.
    visit: Option<String>,
    back: String,
}

impl Checklist<'_> {
    fn whole(&self, check: &CheckView) -> bool {
        check.given.is_some() && check.matched.is_some() && check.valid.is_some()
    }
}

/// The checklist of a service's papers; without papers, nothing.
fn checklist<'a>(
    f: &Frame<'a>,
    (service, checks): (&str, &'a [CheckView]),
    (visit, back): (Option<String>, String),
) -> String {
    if checks.is_empty() {
        return String::new();
    }
    let known = f.setup.service(service);
    let name = |id: &str| {
        let papers = known.map_or(&[][..], |service| &service.checklist);
        let paper = papers.iter().find(|paper| paper.id == id);
        paper.map_or_else(|| id.to_owned(), |paper| f.name(&paper.name).to_owned())
    };
    let papers = checks.iter().map(|check| Paper {
        name: name(&check.paper),
        check,
    });
    draw(&Checklist {
        f: *f,
        papers: papers.collect(),
        visit,
        back,
    })
}

#[derive(Template)]
#[template(path = "console/request.html")]
struct Request<'a> {
    f: Frame<'a>,
    p: &'a RequestPage,
    checklist: String,
}

impl Request<'_> {
    fn is(&self, state: &str) -> bool {
        self.p.request.state == state
    }

    fn state(&self) -> String {
        self.f.t(terms::request_state(&self.p.request.state))
    }

    fn fields(&self) -> &[FormField] {
        self.p.form.as_ref().map_or(&[], |form| &form.fields)
    }

    fn can_fill(&self) -> bool {
        self.p.personal.is_some() && self.p.form.is_some() && !self.p.request.closed
    }

    fn is_open_form(&self) -> bool {
        self.can_fill() && (self.is("draft") || self.is("waiting"))
    }

    fn can_amend(&self) -> bool {
        self.can_fill()
            && ["signed", "attested", "submitted"].contains(&self.p.request.state.as_str())
    }

    fn can_withdraw(&self) -> bool {
        !self.is("answered") && !self.is("served") && !self.is("withdrawn")
    }

    fn value(&self, field: &FormField) -> Option<&Value> {
        let personal = self.p.personal.as_ref();
        let personal = personal.and_then(|personal| personal.values.get(&field.id));
        personal.or_else(|| self.p.request.values.get(&field.id))
    }

    fn calendar(&self, field: &FormField) -> Calendar {
        match self.value(field) {
            Some(Value::Date { calendar, .. }) => *calendar,
            _ => Calendar::UmmAlQura,
        }
    }

    fn is_hijri(&self, field: &FormField) -> bool {
        self.calendar(field) == Calendar::UmmAlQura
    }

    /// As it is typed.
    fn typed(&self, field: &FormField) -> String {
        match self.value(field) {
            None => String::new(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Date { date, calendar }) => match calendar {
                Calendar::Gregorian => format!("{}/{}/{}", date.day(), date.month(), date.year()),
                Calendar::UmmAlQura => domain::calendar::umm_al_qura(*date)
                    .map_or_else(String::new, |hijri| {
                        format!("{}/{}/{}", hijri.day, hijri.month, hijri.year)
                    }),
            },
        }
    }

    /// As it is read.
    fn read(&self, field: &FormField) -> String {
        let typed = self.typed(field);
        match &field.kind {
            FieldKind::Choice(choices) => {
                let chosen = choices.iter().find(|choice| choice.id == typed);
                chosen.map_or(typed, |choice| self.f.name(&choice.name).to_owned())
            }
            FieldKind::Text { .. } => typed,
            _ => self.f.words().digits().show(&typed),
        }
    }

    /// The papers it waits for, as the settings name them.
    fn missing(&self) -> Vec<String> {
        let service = self.f.setup.service(&self.p.request.service);
        let papers = service.map_or(&[][..], |service| &service.checklist);
        let name = |id: &String| {
            let paper = papers.iter().find(|paper| paper.id == *id);
            paper.map_or_else(|| id.clone(), |paper| self.f.name(&paper.name).to_owned())
        };
        let listed = self.p.request.missing.iter().map(name);
        let others = self
            .p
            .personal
            .iter()
            .flat_map(|personal| personal.missing.clone());
        listed.chain(others).collect()
    }

    fn papers(&self) -> &[config::Paper] {
        let service = self.f.setup.service(&self.p.request.service);
        service.map_or(&[], |service| &service.checklist)
    }

    fn is_text(&self, field: &FormField) -> bool {
        matches!(field.kind, FieldKind::Text { longest } if longest > 200)
    }

    fn is_date(&self, field: &FormField) -> bool {
        field.kind == FieldKind::Date
    }

    fn choices<'c>(&self, field: &'c FormField) -> Option<&'c [config::FormChoice]> {
        match &field.kind {
            FieldKind::Choice(choices) => Some(choices),
            _ => None,
        }
    }

    /// Whether it is of digits, which are read from the left in any language.
    fn is_figures(&self, field: &FormField) -> bool {
        !matches!(field.kind, FieldKind::Text { .. } | FieldKind::Choice(_))
    }

    fn longest(&self, field: &FormField) -> u32 {
        match field.kind {
            FieldKind::Text { longest } => longest,
            _ => 40,
        }
    }

    fn personal_words(&self) -> Option<&String> {
        self.p
            .personal
            .as_ref()
            .and_then(|personal| personal.words.as_ref())
    }

    fn is_erased(&self) -> bool {
        self.p
            .personal
            .as_ref()
            .is_some_and(|personal| personal.erased)
    }

    fn api(&self, act: &str) -> String {
        format!("/api/v1/requests/{}/{act}", self.p.request.id)
    }

    fn here(&self) -> String {
        format!("/console/request/{}", self.p.request.id)
    }

    fn bare(&self) -> String {
        serde_json::json!({ "version": self.p.request.version }).to_string()
    }

    fn about(&self, about: &str) -> String {
        self.f.t(terms::about(about))
    }

    fn is_phone(&self, channel: &str) -> bool {
        channel == "telephone"
    }

    fn who(&self, by: &str) -> String {
        by.trim_start_matches("staff:").to_owned()
    }
}

/// One request.
#[must_use]
pub fn request(f: &Frame, of: &RequestPage) -> String {
    let open = ["draft", "waiting", "signed"].contains(&of.request.state.as_str());
    let visit = of.visit.filter(|_| open).map(|id| id.to_string());
    let back = format!("/console/request/{}", of.request.id);
    let checklist = checklist(f, (&of.request.service, &of.checklist), (visit, back));
    let content = draw(&Request {
        f: *f,
        p: of,
        checklist,
    });
    let title = f.named("request-title", &f.reference(&of.request.reference));
    page(f, &title, "", &content)
}

#[derive(Template)]
#[template(path = "console/visit.html")]
struct Visit<'a> {
    f: Frame<'a>,
    v: &'a VisitView,
    checklist: String,
}

impl Visit<'_> {
    fn can_refer(&self) -> bool {
        let to = self.f.setup.referral.as_ref();
        self.v.outcome.is_none() && to.is_some_and(|to| *to != self.v.service)
    }

    fn takes_form(&self) -> bool {
        let service = self.f.setup.service(&self.v.service);
        self.v.outcome.is_none() && service.is_some_and(|service| service.form.is_some())
    }

    fn outcome(&self) -> Option<String> {
        let id = self.v.outcome.as_ref()?;
        let known = self
            .f
            .setup
            .outcomes
            .iter()
            .find(|outcome| outcome.id == *id);
        Some(known.map_or_else(|| id.clone(), |known| self.f.name(&known.name).to_owned()))
    }

    fn begin(&self) -> String {
        let body = serde_json::json!({ "service": self.v.service, "visit": self.v.id, "channel": self.v.channel });
        body.to_string()
    }

    fn who(&self) -> String {
        self.v.begun.by.trim_start_matches("staff:").to_owned()
    }
}

/// One visit.
#[must_use]
pub fn visit(f: &Frame, of: &VisitView) -> String {
    let visit = of.outcome.is_none().then(|| of.id.to_string());
    let back = format!("/console/visit/{}", of.id);
    let checklist = checklist(f, (&of.service, &of.checklist), (visit, back));
    let content = draw(&Visit {
        f: *f,
        v: of,
        checklist,
    });
    page(f, &f.t("visit-title"), "", &content)
}
