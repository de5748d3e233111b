//! The shipped branch is whole: what the policy asks of it is there, in both languages.

use config::{Bilingual, Branch, Digits, FieldKind, Form, Language, Settings, VisitorKind};

fn branch() -> Branch {
    Settings::shipped().branch
}

#[test]
fn shipped_branch_is_manarat_with_arabic_digits_open_at_any_hour() {
    let branch = branch();
    assert_eq!(branch.name.ar, "جمعية منارات للعناية بالمساجد بالمضة");
    assert_eq!(branch.time_zone, chrono_tz::Asia::Riyadh);
    assert_eq!(branch.digits, Digits::ArabicIndic);
    assert!(branch.hours.is_empty());
}

/// P1: the list serves beneficiaries, supporters, volunteers and others; P14: the support request is one of them.
#[test]
fn every_kind_of_visitor_finds_a_service() {
    let branch = branch();
    for id in ["support-request", "giving", "volunteering", "enquiries"] {
        assert!(branch.service(id).is_some(), "{id}");
    }
    assert_eq!(
        branch.service("support-request").unwrap().name.ar,
        "طلب دعم مستفيد"
    );
}

/// P13: of the eight channels, those that end at a desk have their service.
#[test]
fn help_requests_volunteers_letters_and_delegates_have_a_desk() {
    let branch = branch();
    for id in ["help-request", "volunteering", "letters"] {
        assert!(branch.service(id).is_some(), "{id}");
    }
}

/// P2: served first, by words that shame nobody.
#[test]
fn the_four_priority_groups_are_served_first() {
    let branch = branch();
    let names: Vec<&str> = branch
        .priority_groups
        .iter()
        .map(|group| group.name.ar.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "كبار السن",
            "الأشخاص ذوو الإعاقة",
            "الحوامل",
            "من يحملون رُضّعًا"
        ]
    );
}

/// P6: the papers are known before queueing; H3: unclear cases have the social-research officer to go to.
#[test]
fn papers_are_named_for_each_service() {
    let branch = branch();
    assert!(
        branch
            .services
            .iter()
            .all(|service| !service.papers.is_empty())
    );
    assert!(branch.service("social-research").is_some());
}

/// Who comes is asked only where the service does not say it.
#[test]
fn p1_visitors_are_asked_who_they_are_only_where_it_is_open() {
    let branch = branch();
    assert!(branch.ask_visitor);
    let known = |id: &str| branch.service(id).unwrap().visitor;
    let table = [
        ("support-request", Some(VisitorKind::Beneficiary)),
        ("enquiries", None),
        ("social-research", Some(VisitorKind::Beneficiary)),
        ("mosque-needs", None),
        ("giving", Some(VisitorKind::Supporter)),
        ("volunteering", Some(VisitorKind::Volunteer)),
        ("help-request", Some(VisitorKind::Beneficiary)),
        ("letters", None),
    ];
    for (id, visitor) in table {
        assert_eq!(known(id), visitor, "{id}");
    }
}

/// The applicant is told who decides, that it takes two weeks at least, and no acceptance is promised.
#[test]
fn h5_a_support_request_is_said_to_go_to_the_committee_for_two_weeks_at_least() {
    let branch = branch();
    let page = &branch.service("support-request").unwrap().information;
    let told = |ar: &[&str], en: &[&str]| {
        page.iter().any(|paragraph| {
            let arabic = ar.iter().all(|words| paragraph.ar.contains(words));
            arabic && en.iter().all(|words| paragraph.en.contains(words))
        })
    };
    assert!(told(
        &["لجنة البحث", "لن يصدر الرد", "قبل أسبوعين"],
        &["research committee", "will not come before two weeks"]
    ));
    assert!(told(
        &["لا يعني قبوله"],
        &["does not mean that it is accepted"]
    ));
}

/// H4: what the applicant signs for is said before they queue.
#[test]
fn h4_applicants_are_told_that_the_data_is_theirs_to_answer_for() {
    let branch = branch();
    let page = &branch.service("support-request").unwrap().information;
    assert!(page.iter().any(
        |p| p.ar.contains("مسؤول عنها مسؤولية مباشرة") && p.en.contains("directly responsible")
    ));
}

/// P9: what people commonly get wrong is put right; P6: each service has its page.
#[test]
fn p9_each_service_explains_itself_and_says_what_costs_nothing() {
    let branch = branch();
    for service in &branch.services {
        let paragraphs = service.information.len();
        assert!((2..=4).contains(&paragraphs), "{}", service.id);
    }
    for id in ["support-request", "help-request", "enquiries", "letters"] {
        let page = &branch.service(id).unwrap().information;
        let free = |p: &config::Bilingual| p.ar.contains("مجاني") && p.en.contains("free");
        assert!(page.iter().any(free), "{id}");
    }
}

/// The receipt says what comes next; that of a support request has the clause's decision and time, and no promise.
#[test]
fn h5_each_service_says_what_comes_next_and_a_request_waits_two_weeks_at_least() {
    let branch = branch();
    let next = |id: &str| branch.service(id).unwrap().next_step.as_ref().unwrap();
    for service in &branch.services {
        assert!(service.next_step.is_some(), "{}", service.id);
    }
    for id in ["support-request", "social-research"] {
        assert!(next(id).ar.contains("لجنة البحث"), "{id}");
        assert!(next(id).ar.contains("قبل أسبوعين"), "{id}");
        assert!(
            next(id).en.contains("will not come before two weeks"),
            "{id}"
        );
    }
    assert!(next("support-request").ar.contains("بالقبول أو بالرفض"));
    assert!(next("support-request").en.contains("acceptance or refusal"));
}

/// P14: the beneficiary support request is a form, with what the policy's own asks for.
#[test]
fn p14_the_support_request_is_a_form_with_its_fields() {
    let branch = branch();
    let service = branch.service("support-request").unwrap();
    let form = branch.form(service.form.as_deref().unwrap()).unwrap();
    assert_eq!(form.name, service.name);
    let fields: Vec<&str> = form.fields.iter().map(|field| field.id.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "national-id",
            "phone",
            "birth-date",
            "household",
            "district",
            "need",
            "description"
        ]
    );
    assert_eq!(
        form.field("national-id").unwrap().kind,
        FieldKind::NationalId
    );
    let open: Vec<&str> = form
        .fields
        .iter()
        .filter(|field| !field.personal)
        .map(|field| field.id.as_str())
        .collect();
    assert_eq!(open, ["household", "need"]);
}

/// H5: two weeks by the clause, the research committee, and nothing is ever called overdue.
#[test]
fn h5_the_committee_answers_after_two_weeks_at_the_earliest_and_is_never_late() {
    let branch = branch();
    let form = branch.form("support").unwrap();
    assert_eq!(form.committee.ar, "لجنة البحث");
    assert_eq!(form.earliest_answer_days, 14);
    assert_eq!(form.latest_answer_days, None);
}

/// H2: papers are known by ids that outlive their order; H3: social research is where unclear cases go.
#[test]
fn h2_h3_a_support_request_has_its_checklist_and_social_research_its_service() {
    let branch = branch();
    let checklist = &branch.service("support-request").unwrap().checklist;
    let ids: Vec<&str> = checklist.iter().map(|paper| paper.id.as_str()).collect();
    assert_eq!(
        ids,
        ["identity", "family-register", "income", "home", "iban"]
    );
    assert!(checklist.iter().all(|paper| paper.required));
    for service in &branch.services {
        for paper in &service.checklist {
            let where_there_is_one = paper.name.ar.contains("إن وُجد");
            assert!(!(where_there_is_one && paper.required), "{paper:?}");
        }
    }
    let research = branch.social_research.as_deref().unwrap();
    assert_eq!(
        branch.service(research).unwrap().department,
        "social-research"
    );
}

/// Each counter begins with what it is there for, and nobody waits for a service without a counter.
#[test]
fn three_counters_serve_every_service() {
    let branch = branch();
    let counters = branch.counters.iter();
    let told: Vec<_> = counters
        .map(|counter| {
            (
                counter.number,
                counter.name.ar.as_str(),
                counter.services[0].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (1, "الشباك الأول", "support-request"),
            (2, "الشباك الثاني", "enquiries"),
            (3, "الشباك الثالث", "giving"),
        ]
    );
    for service in &branch.services {
        let mut counters = branch.counters.iter();
        assert!(
            counters.any(|counter| counter.services.contains(&service.id)),
            "{}",
            service.id
        );
    }
}

#[test]
fn only_urgent_help_asks_before_it_gives_a_number() {
    let branch = branch();
    let asks = branch.services.iter().filter(|s| s.confirm.is_some());
    let ids: Vec<&str> = asks.map(|service| service.id.as_str()).collect();
    assert_eq!(ids, ["help-request"]);
}

#[test]
fn each_service_has_a_hundred_numbers_of_three_digits() {
    for (index, service) in (1..).zip(&branch().services) {
        assert_eq!(
            service.numbers,
            index * 100..=index * 100 + 99,
            "{}",
            service.id
        );
    }
}

/// Arabic stands in the Arabic text and not in the English one.
#[test]
fn every_text_is_in_its_own_language() {
    let branch = branch();
    let services = branch.services.iter();
    let texts = services.flat_map(|service| {
        [&service.name, &service.description]
            .into_iter()
            .chain(&service.papers)
            .chain(&service.information)
            .chain(&service.confirm)
            .chain(&service.next_step)
    });
    let groups = branch.priority_groups.iter().map(|group| &group.name);
    let counters = branch.counters.iter().map(|counter| &counter.name);
    let outcomes = branch.outcomes.iter().map(|outcome| &outcome.name);
    let forms = branch.forms.iter().flat_map(texts_of);
    for text in texts
        .chain(groups)
        .chain(counters)
        .chain(outcomes)
        .chain(forms)
    {
        let arabic = |text: &str| text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c));
        assert!(
            arabic(text.get(Language::Arabic)) && !arabic(text.get(Language::English)),
            "{text:?}"
        );
    }
}

fn texts_of(form: &Form) -> Vec<&Bilingual> {
    let mut texts = vec![&form.name, &form.committee];
    for field in &form.fields {
        texts.push(&field.label);
        texts.extend(&field.help);
        if let FieldKind::Choice(choices) = &field.kind {
            texts.extend(choices.iter().map(|choice| &choice.name));
        }
    }
    texts
}

#[test]
fn languages_are_known_by_their_codes() {
    assert_eq!(Language::from_code("en"), Some(Language::English));
    assert_eq!(Language::Arabic.code(), "ar");
    assert_eq!(Language::from_code("fr"), None);
}
