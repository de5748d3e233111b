//! Requests and visits for the pages of the console.

use super::*;

fn marked() -> MarkView {
    MarkView {
        by: "staff:sara".to_owned(),
        at: now(),
        day: now().date_naive(),
    }
}

/// A request in a state.
pub(crate) fn request(n: u32, state: &str) -> RequestView {
    let with_committee = ["submitted", "answered"].contains(&state);
    let day = now().date_naive();
    RequestView {
        id: Uuid::from_u128(u128::from(n)),
        reference: format!("4821-037{n}"),
        service: "support-request".to_owned(),
        form: "support".to_owned(),
        channel: if n == 2 { "telephone" } else { "interview" }.to_owned(),
        state: state.to_owned(),
        version: 3,
        edition: 1,
        closed: false,
        form_changed: false,
        begun: marked(),
        since: marked(),
        last: marked(),
        visits: vec![Uuid::from_u128(70)],
        values: [
            ("household".to_owned(), Value::Number(5)),
            ("need".to_owned(), Value::Text("housing".to_owned())),
        ]
        .into(),
        missing: if state == "waiting" {
            vec!["home".to_owned()]
        } else {
            vec![]
        },
        missing_others: u32::from(state == "waiting"),
        signed: (state != "draft").then(|| "paper".to_owned()),
        attested: with_committee.then(marked),
        digest: None,
        submitted: with_committee.then(|| SubmittedView {
            dates: DatesView {
                earliest: day + chrono::Days::new(14),
                latest: None,
            },
            mark: marked(),
        }),
        decision: (state == "answered").then(|| "accepted".to_owned()),
        told: BTreeMap::new(),
        reach: reach(state),
    }
}

fn reach(state: &str) -> Vec<ReachView> {
    let about = match state {
        "answered" => "answer",
        "waiting" => "papers",
        _ => return vec![],
    };
    vec![ReachView {
        about: about.to_owned(),
        since: now().date_naive(),
    }]
}

pub(crate) fn requests_page() -> RequestsPage {
    let states = ["answered", "waiting", "submitted", "draft", "signed"];
    let requests: Vec<RequestView> = (1..)
        .zip(states)
        .map(|(n, state)| request(n, state))
        .collect();
    RequestsPage {
        reach: requests.iter().take(2).cloned().collect(),
        requests,
        ..RequestsPage::default()
    }
}

pub(crate) fn request_page(state: &str, sees: bool) -> RequestPage {
    let settings = Settings::shipped();
    let papers = &settings.branch.services[0].checklist;
    let text = |text: &str| Value::Text(text.to_owned());
    let personal = PersonalView {
        values: [
            ("name".to_owned(), text("نورة بنت سعد القحطاني")),
            ("national-id".to_owned(), text("1012345672")),
            ("phone".to_owned(), text("+966512345678")),
            (
                "birth-date".to_owned(),
                Value::Date {
                    date: "1990-05-17".parse().unwrap_or_default(),
                    calendar: Calendar::UmmAlQura,
                },
            ),
            ("district".to_owned(), text("العزيزية")),
        ]
        .into(),
        missing: if state == "waiting" {
            vec!["صك حصر الإرث".to_owned()]
        } else {
            vec![]
        },
        words: (state == "answered").then(|| "يُصرف الإيجار لستة أشهر.".to_owned()),
        erased: false,
    };
    RequestPage {
        request: request(1, state),
        personal: sees.then_some(personal),
        form: settings.branch.forms.first().cloned(),
        checklist: checklist(papers),
        visit: Some(Uuid::from_u128(70)),
    }
}

fn checklist(papers: &[config::Paper]) -> Vec<CheckView> {
    let check = |(n, paper): (usize, &config::Paper)| CheckView {
        paper: paper.id.clone(),
        required: paper.required,
        given: (n < 3).then(marked),
        matched: (n < 2).then(marked),
        valid: (n < 2).then(marked),
    };
    papers.iter().enumerate().map(check).collect()
}

pub(crate) fn visit_page() -> VisitView {
    VisitView {
        id: Uuid::from_u128(70),
        ticket: None,
        visitor: Some("beneficiary".to_owned()),
        channel: "telephone".to_owned(),
        service: "support-request".to_owned(),
        begun: marked(),
        checklist: checklist(&Settings::shipped().branch.services[0].checklist),
        referred_from: vec![],
        outcome: None,
    }
}
