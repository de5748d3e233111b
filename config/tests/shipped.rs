//! The shipped branch is whole: what the policy asks of it is there, in both languages.

use config::{Branch, Digits, Language, Settings};

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
    });
    for text in texts.chain(branch.priority_groups.iter().map(|group| &group.name)) {
        let arabic = |text: &str| text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c));
        assert!(
            arabic(text.get(Language::Arabic)) && !arabic(text.get(Language::English)),
            "{text:?}"
        );
    }
}

#[test]
fn languages_are_known_by_their_codes() {
    assert_eq!(Language::from_code("en"), Some(Language::English));
    assert_eq!(Language::Arabic.code(), "ar");
    assert_eq!(Language::from_code("fr"), None);
}
