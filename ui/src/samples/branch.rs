//! The sample branch: its services, its priority groups and how it writes digits.

use crate::{Count, GroupCard, Language, Priority, PriorityGroup, ServiceCard};

pub(super) fn priority(language: Language, chosen: bool) -> Priority {
    let group = |icon: &str, arabic, english| PriorityGroup {
        name: pick(language, arabic, english),
        icon: icon.into(),
    };
    let groups = vec![
        group("person", "كبار السن", "Older people"),
        group(
            "wheelchair",
            "الأشخاص ذوو الإعاقة",
            "People with disabilities",
        ),
        group("gender-female", "الحوامل", "Pregnant women"),
        group("baby", "من يحملون رُضّعًا", "Carrying an infant"),
    ];
    Priority { groups, chosen }
}

pub(super) struct Sample {
    icon: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
    waiting: u32,
}

pub(super) const SERVICES: [Sample; 6] = [
    Sample {
        icon: "hand-heart",
        name: ["طلب دعم مستفيد", "Beneficiary support request"],
        description: [
            "تقديم طلب جديد أو متابعة طلب سابق",
            "A new request, or one under way",
        ],
        waiting: 3,
    },
    Sample {
        icon: "chats-circle",
        name: ["الاستفسارات", "Enquiries"],
        description: ["إجابات عن خدمات الجمعية", "Answers about our services"],
        waiting: 1,
    },
    Sample {
        icon: "clipboard-text",
        name: ["البحث الاجتماعي", "Social research"],
        description: ["مقابلة الباحث الاجتماعي", "Meet the social researcher"],
        waiting: 12,
    },
    Sample {
        icon: "mosque",
        name: ["احتياجات المساجد", "Mosque needs"],
        description: ["صيانة ونظافة وتجهيز", "Repair, cleaning and equipment"],
        waiting: 0,
    },
    Sample {
        icon: "hand-coins",
        name: ["التبرع", "Giving"],
        description: ["للداعمين والواقفين", "For supporters and endowers"],
        waiting: 0,
    },
    Sample {
        icon: "users-three",
        name: ["التطوع", "Volunteering"],
        description: [
            "التسجيل والفرص التطوعية",
            "Sign up, and what there is to do",
        ],
        waiting: 2,
    },
];

pub(super) fn card(language: Language, sample: &Sample) -> ServiceCard {
    ServiceCard {
        id: sample.icon.into(),
        name: pick(language, sample.name[0], sample.name[1]),
        description: pick(language, sample.description[0], sample.description[1]),
        icon: sample.icon.into(),
        waiting: count(language, sample.waiting),
        wait: None,
        unavailable: None,
    }
}

pub(crate) fn count(language: Language, value: u32) -> Count {
    let latin = value.to_string();
    let shown = match language {
        Language::English => latin,
        Language::Arabic => latin.chars().map(arabic_digit).collect(),
    };
    Count { value, shown }
}

pub(crate) fn arabic_digit(digit: char) -> char {
    let above_zero = digit.to_digit(10).unwrap_or_default();
    char::from_u32(u32::from('٠') + above_zero).unwrap_or(digit)
}

pub(crate) fn pick(language: Language, arabic: &str, english: &str) -> String {
    match language {
        Language::Arabic => arabic.into(),
        Language::English => english.into(),
    }
}

/// A group as a card.
pub(super) fn group(language: Language, icon: &str, name: [&str; 2], services: u32) -> GroupCard {
    GroupCard {
        id: icon.into(),
        name: pick(language, name[0], name[1]),
        description: String::new(),
        icon: icon.into(),
        services: count(language, services),
    }
}
