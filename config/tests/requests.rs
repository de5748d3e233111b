//! What a file says of requests (their forms, papers, who sees them) is read as it is written, and each silence has its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{FieldKind, Privacy, Settings, StaffRole};
use std::path::Path;

const GOOD: &str = include_str!("files/good.toml");
const REQUESTS: &str = include_str!("files/requests.toml");

fn read(text: &str) -> Settings {
    Settings::parse(text, "east.toml").unwrap()
}

#[test]
fn h5_a_form_has_its_committee_and_its_times() {
    let branch = read(REQUESTS).branch;
    let service = branch.service("help").unwrap();
    let form = branch.form(service.form.as_deref().unwrap()).unwrap();
    assert_eq!(form.committee.en, "Aid committee");
    let times = (
        form.earliest_answer_days,
        form.latest_answer_days,
        form.silence_days,
    );
    assert_eq!(times, (7, Some(21), 10));
    assert_eq!(branch.service("research").unwrap().form, None);
}

#[test]
fn h5_a_form_that_says_nothing_of_time_waits_two_weeks_and_is_never_overdue() {
    let silent = [
        "committee = { ar = \"لجنة العون\", en = \"Aid committee\" }\n",
        "earliest_answer_days = 7\n",
        "latest_answer_days = 21\n",
        "silence_days = 10\n",
    ];
    let text = silent.iter().fold(REQUESTS.to_owned(), |text, line| {
        assert!(text.contains(line));
        text.replace(line, "")
    });
    let branch = read(&text).branch;
    let form = branch.form("aid").unwrap();
    assert_eq!(form.committee.ar, "لجنة البحث");
    let times = (
        form.earliest_answer_days,
        form.latest_answer_days,
        form.silence_days,
    );
    assert_eq!(times, (14, None, 30));
}

#[test]
fn p14_a_form_asks_what_the_file_says() {
    let branch = read(REQUESTS).branch;
    let form = branch.form("aid").unwrap();
    let told: Vec<_> = form
        .fields
        .iter()
        .map(|field| (field.id.as_str(), field.required, field.personal))
        .collect();
    assert_eq!(
        told,
        [
            ("name", true, true),
            ("card", true, true),
            ("size", false, false),
            ("kind", true, false),
            ("born", true, true),
            ("phone", true, true),
        ]
    );
    let kind = |id: &str| &form.field(id).unwrap().kind;
    assert_eq!(kind("name"), &FieldKind::Text { longest: 60 });
    assert_eq!(kind("card"), &FieldKind::NationalId);
    assert_eq!(kind("size"), &FieldKind::Number { least: 1, most: 30 });
    assert_eq!(kind("born"), &FieldKind::Date);
    assert_eq!(kind("phone"), &FieldKind::Phone);
    let FieldKind::Choice(choices) = kind("kind") else {
        unreachable!("it is a choice");
    };
    let names: Vec<_> = choices
        .iter()
        .map(|c| (c.id.as_str(), c.name.en.as_str()))
        .collect();
    assert_eq!(names, [("food", "Food"), ("rent", "Rent")]);
    assert_eq!(
        form.field("name").unwrap().help.as_ref().unwrap().en,
        "As on the card."
    );
}

#[test]
fn h2_staff_tick_the_papers_that_visitors_are_told_to_bring() {
    let branch = read(REQUESTS).branch;
    let service = branch.service("help").unwrap();
    let ticked: Vec<_> = service
        .checklist
        .iter()
        .map(|paper| (paper.id.as_str(), paper.required))
        .collect();
    assert_eq!(
        ticked,
        [("identity", true), ("paper-2", true), ("photo", false)]
    );
    let names: Vec<_> = service
        .checklist
        .iter()
        .map(|paper| paper.name.clone())
        .collect();
    assert_eq!(service.papers, names);
}

#[test]
fn h3_social_research_and_the_documents_are_where_the_file_says() {
    let settings = read(REQUESTS).with_base(Path::new("/etc/istiqbal"));
    let branch = settings.branch;
    assert_eq!(branch.social_research.as_deref(), Some("research"));
    assert_eq!(
        branch.documents.as_deref(),
        Some(Path::new("/etc/istiqbal/papers"))
    );
    let silent = read(GOOD).branch;
    assert_eq!((silent.social_research, silent.documents), (None, None));
    assert!(silent.forms.is_empty());
}

#[test]
fn what_is_personal_is_shown_to_the_roles_that_the_file_names() {
    let told = read(REQUESTS).privacy;
    let roles = [StaffRole::Clerk, StaffRole::Manager, StaffRole::Admin];
    assert_eq!(roles.map(|role| told.shows_to(role)), [false, true, true]);
    let see_personal = vec![StaffRole::Clerk, StaffRole::Manager];
    assert_eq!(read(GOOD).privacy, Privacy { see_personal });
}
