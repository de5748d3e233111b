//! Pages of words: what a service is, who the visitor is, questions, and why nothing is given now.

use super::branch::pick;
use crate::{Information, Language, Page, Sheet, Takeover, Unavailable};

/// Every page of words, by name.
pub(super) fn all(language: Language) -> Vec<(&'static str, Page)> {
    let read = |sheet, open| {
        Page::Information(Information {
            sheet,
            open,
            ..information(language)
        })
    };
    vec![
        ("information", read(Sheet::Unasked, true)),
        ("information-printing", read(Sheet::Printing, true)),
        ("information-printed", read(Sheet::Printed, true)),
        ("information-failed", read(Sheet::Failed, false)),
        ("information-long", Page::Information(long(language))),
        (
            "who",
            Page::Who {
                service: pick(language, "الاستفسارات", "Enquiries"),
            },
        ),
        ("confirm", confirm(language)),
        ("refused-full", refused(language, Unavailable::Full)),
        ("refused-ended", refused(language, Unavailable::Ended)),
        (
            "refused-not-today",
            refused(language, Unavailable::NotToday),
        ),
    ]
}

/// Closed until Sunday.
pub(super) fn closed(language: Language) -> Takeover {
    Takeover::Closed {
        holiday: String::new(),
        when: opens(language),
    }
}

/// Closed for a holiday.
pub(super) fn holiday(language: Language) -> Takeover {
    Takeover::Closed {
        holiday: pick(language, "إجازة عيد الفطر", "Eid al-Fitr holiday"),
        when: pick(
            language,
            "نستقبلك يوم الثلاثاء ٢١ جمادى الآخرة ١٤٤٨هـ، الموافق ١ ديسمبر ٢٠٢٦م، الساعة ٨:٠٠ صباحًا.",
            "We open on Tuesday 1 December 2026, 21 Jumada al-Akhirah 1448 AH, at 8:00 am.",
        ),
    }
}

/// Closed for the noon prayer.
pub(super) fn prayer(language: Language) -> Takeover {
    Takeover::Prayer {
        when: pick(
            language,
            "نستأنف الخدمة الساعة ١٢:٤٥ ظهرًا.",
            "Service resumes at 12:45 pm.",
        ),
    }
}

fn opens(language: Language) -> String {
    pick(
        language,
        "نستقبلك يوم الأحد الساعة ٨:٠٠ صباحًا.",
        "We open on Sunday at 8:00 am.",
    )
}

fn confirm(language: Language) -> Page {
    Page::Confirm {
        service: pick(language, "طلب مساعدة", "Help request"),
        icon: "first-aid".into(),
        question: pick(
            language,
            "هل الحاجة عاجلة ولا تحتمل الانتظار؟",
            "Is the need urgent, so that it cannot wait?",
        ),
    }
}

fn refused(language: Language, why: Unavailable) -> Page {
    let again = pick(
        language,
        "تُقدَّم هذه الخدمة يوم الثلاثاء.",
        "This service is served on Tuesday.",
    );
    Page::Refused {
        service: pick(language, "طلب دعم مستفيد", "Beneficiary support request"),
        why,
        when: if why == Unavailable::NotToday {
            again
        } else {
            String::new()
        },
    }
}

fn information(language: Language) -> Information {
    let paragraphs = [
        [
            "يُدرس طلبك في لجنة البحث، ولن يصدر الرد قبل أسبوعين من تاريخ تقديمه.",
            "The research committee studies your request. The answer will not come before two weeks from the day you hand it in.",
        ],
        [
            "تقديم الطلب مجاني، ولا يلزمك وسيط.",
            "Applying costs nothing, and you need no go-between.",
        ],
    ];
    let papers = [
        [
            "الهوية الوطنية أو هوية مقيم، الأصل وصورة",
            "National ID or residence permit, original and copy",
        ],
        ["سجل الأسرة", "Family register"],
        ["ما يثبت الدخل الشهري", "Proof of monthly income"],
        ["عقد الإيجار أو صك الملكية", "Rental contract or title deed"],
    ];
    let texts = |all: &[[&str; 2]]| {
        let pick = |text: &[&str; 2]| pick(language, text[0], text[1]);
        all.iter().map(pick).collect()
    };
    Information {
        service: pick(language, "طلب دعم مستفيد", "Beneficiary support request"),
        icon: "hand-heart".into(),
        paragraphs: texts(&paragraphs),
        papers: texts(&papers),
        sheet: Sheet::Unasked,
        open: true,
    }
}

/// More than any page holds.
fn long(language: Language) -> Information {
    let short = information(language);
    let name = pick(
        language,
        "طلب دعم الأسر المستفيدة ومتابعة الطلبات السابقة لدى لجنة البحث",
        "Support for beneficiary families and follow-up of requests",
    );
    Information {
        service: name,
        paragraphs: short.paragraphs.iter().cycle().take(8).cloned().collect(),
        papers: short.papers.iter().cycle().take(10).cloned().collect(),
        ..short
    }
}
