//! The board in every state with real-looking content, by name: for the gallery, pictures and tests. The branch
//! shown is a sample; a running board shows its own.

use std::sync::Arc;

use super::{
    Band, Call, Clock, Languages, LastCall, Main, Picture, Queue, Service, Silence, Slide, View,
    Words,
};
use crate::{Count, Language};

/// The languages a board can have, with the name each has in pictures' files.
pub const LANGUAGES: [(&str, Languages); 3] = [
    ("ar", Languages::Alone(Language::Arabic)),
    ("en", Languages::Alone(Language::English)),
    ("both", Languages::Both(Language::Arabic)),
];

/// The sample branch's services: Arabic, English, the number served, who waits, how long.
const SERVICES: [(&str, &str, u32, u32, &str); 9] = [
    (
        "طلب دعم مستفيد",
        "Beneficiary support request",
        107,
        3,
        "10–15",
    ),
    ("الاستفسارات", "Enquiries", 203, 1, "2–5"),
    ("البحث الاجتماعي", "Social research", 302, 12, "45–60"),
    ("احتياجات المساجد", "Mosque needs", 401, 0, ""),
    ("التبرع والدعم", "Giving and support", 501, 2, "5–10"),
    ("التطوع", "Volunteering", 602, 4, "15–20"),
    (
        "الشكاوى والاقتراحات",
        "Complaints and suggestions",
        701,
        0,
        "",
    ),
    ("تسليم المستندات", "Handing in papers", 833, 21, "70–90"),
    ("الإدارة المالية", "Finance", 909, 1, "3–6"),
];

/// The last calls of the sample branch: ticket, counter, which service.
const CALLS: [(u32, u32, usize); 6] = [
    (203, 2, 1),
    (106, 3, 0),
    (401, 5, 3),
    (105, 1, 0),
    (602, 12, 5),
    (302, 4, 2),
];

/// Every state, in the order of a morning.
#[must_use]
pub fn all(languages: Languages) -> Vec<(&'static str, View)> {
    let usual = view(languages);
    let with = |change: &dyn Fn(&mut View)| {
        let mut view = usual.clone();
        change(&mut view);
        view
    };
    let mut samples = vec![
        ("preparing", with(&|view| preparing(view, languages))),
        ("quiet", with(&quiet)),
        ("call", usual.clone()),
        ("call-recall", with(&|view| recalled(view, languages))),
        ("call-long", with(&|view| long(view, languages))),
    ];
    samples.extend(beside(languages, &usual));
    samples.extend(shut(languages, &usual));
    samples.extend(pages(languages, &usual));
    samples
}

/// The sample branch with a call in progress.
#[must_use]
pub fn view(languages: Languages) -> View {
    let words = |arabic, english| words(languages, arabic, english);
    View {
        languages,
        branch: words(
            "جمعية منارات للعناية بالمساجد",
            "Manarat Association for the Care of Mosques",
        ),
        logo: "mosque".into(),
        clock: Some(Clock {
            time: figure(languages, "9:47").first,
            date: words(
                "الأحد ١٢ جمادى الآخرة ١٤٤٨هـ، ٢٢ نوفمبر ٢٠٢٦م",
                "Sunday 22 November 2026 · 12 Jumada II 1448",
            ),
        }),
        main: Main::Call(call(languages, (107, 3, 0))),
        calls: CALLS.iter().map(|made| last(languages, *made)).collect(),
        services: (0..6).map(|place| service(languages, place)).collect(),
        page: 0,
        pages: 1,
        band: None,
        slide: None,
        sound_fault: false,
    }
}

/// A text in the board's languages.
fn words(languages: Languages, arabic: &str, english: &str) -> Words {
    let of = |language| match language {
        Language::Arabic => arabic.to_owned(),
        Language::English => english.to_owned(),
    };
    Words {
        first: of(languages.first()),
        second: languages.second().map(of).unwrap_or_default(),
    }
}

/// A figure in the board's languages.
fn figure(languages: Languages, latin: &str) -> Words {
    let arabic: String = latin
        .chars()
        .map(|letter| {
            if letter.is_ascii_digit() {
                crate::samples::branch::arabic_digit(letter)
            } else {
                letter
            }
        })
        .collect();
    words(languages, &arabic, latin)
}

fn name(languages: Languages, place: usize) -> Words {
    let (arabic, english, ..) = SERVICES[place % SERVICES.len()];
    words(languages, arabic, english)
}

fn call(languages: Languages, (number, counter, service): (u32, u32, usize)) -> Call {
    Call {
        number: figure(languages, &number.to_string()),
        counter: figure(languages, &counter.to_string()),
        service: name(languages, service),
        recall: false,
        raised: 0,
    }
}

fn last(languages: Languages, made: (u32, u32, usize)) -> LastCall {
    let call = call(languages, made);
    LastCall {
        number: call.number,
        counter: call.counter,
        service: call.service,
    }
}

fn service(languages: Languages, place: usize) -> Service {
    let (_, _, serving, waiting, wait) = SERVICES[place % SERVICES.len()];
    Service {
        name: name(languages, place),
        queue: Queue {
            serving: figure(languages, &serving.to_string()),
            waiting: figure(languages, &waiting.to_string()),
            wait: figure(languages, wait),
        },
    }
}

fn preparing(view: &mut View, languages: Languages) {
    view.main = Main::Unheard;
    view.clock = None;
    view.calls.clear();
    for (place, service) in view.services.iter_mut().enumerate() {
        service.name = name(languages, place);
        service.queue = Queue::default();
    }
}

fn quiet(view: &mut View) {
    view.main = Main::Quiet;
    view.calls.clear();
    for service in &mut view.services {
        service.queue.serving = Words::default();
    }
}

fn recalled(view: &mut View, languages: Languages) {
    view.main = Main::Call(Call {
        recall: true,
        ..call(languages, (107, 3, 0))
    });
}

/// The longest of everything: numbers of four figures, a name of eighty letters, a full strip.
fn long(view: &mut View, languages: Languages) {
    let named = words(
        languages,
        "استقبال طلبات ترميم المساجد والجوامع في القرى والهجر التابعة للمحافظة ومتابعتها",
        "Requests for the restoration of mosques in the villages of the governorate, etc.",
    );
    view.main = Main::Call(Call {
        service: named.clone(),
        ..call(languages, (8888, 12, 0))
    });
    view.branch = words(
        languages,
        "جمعية منارات للعناية بالمساجد والجوامع وخدمة المصلين في محافظة المضة والمراكز التابعة",
        "Manarat Association for the Care of Mosques and Worshippers in Al-Madhah Province",
    );
    view.services = (0..9).map(|place| service(languages, place)).collect();
    for service in &mut view.services {
        service.name = named.clone();
        service.queue.serving = figure(languages, "8888");
        service.queue.waiting = figure(languages, "128");
        service.queue.wait = figure(languages, "120–150");
    }
    for last in &mut view.calls {
        last.number = figure(languages, "8888");
        last.counter = figure(languages, "88");
        last.service = named.clone();
    }
    view.sound_fault = true;
}

/// What stands beside a call.
fn beside(languages: Languages, usual: &View) -> Vec<(&'static str, View)> {
    let words = |arabic, english| words(languages, arabic, english);
    let since = Silence::Since(words("٩:٤٧ صباحًا", "9:47 am"));
    let minutes = figure(languages, "12");
    let lasting = Silence::For {
        minutes: Count {
            value: 12,
            shown: minutes.first,
        },
        second: minutes.second,
    };
    let notice = words(
        "المصعد معطّل اليوم، والمدخل الجانبي مفتوح لمن يستخدم الكرسي المتحرك.",
        "The lift is out of order today; the side entrance is open for wheelchairs.",
    );
    let with = |band: Option<Band>, slide: Option<Slide>, clock: bool, sound_fault| View {
        band,
        slide,
        sound_fault,
        clock: usual.clock.clone().filter(|_| clock),
        ..usual.clone()
    };
    vec![
        ("stale", with(Some(Band::Stale(since)), None, true, false)),
        (
            "stale-no-clock",
            with(Some(Band::Stale(lasting)), None, false, false),
        ),
        (
            "notice",
            with(Some(Band::Notice(notice)), None, true, false),
        ),
        ("slide-text", with(None, Some(text(languages)), true, false)),
        ("slide-picture", with(None, Some(picture()), true, false)),
        (
            "slide-large",
            View {
                main: Main::Quiet,
                ..with(None, Some(text(languages)), true, false)
            },
        ),
        ("sound-fault", with(None, None, true, true)),
    ]
}

/// Closed doors, with nobody called and with somebody still served.
fn shut(languages: Languages, usual: &View) -> Vec<(&'static str, View)> {
    let words = |arabic, english| words(languages, arabic, english);
    let resumes = words(
        "نستأنف الخدمة الساعة ١٢:٤٥ ظهرًا.",
        "Service resumes at 12:45 pm.",
    );
    let opens = words(
        "نستقبلك غدًا الساعة ٨:٠٠ صباحًا.",
        "We open again tomorrow at 8:00 am.",
    );
    let when = resumes.clone();
    vec![
        (
            "prayer",
            View {
                main: Main::Prayer { when },
                ..usual.clone()
            },
        ),
        (
            "prayer-call",
            View {
                band: Some(Band::Doors(resumes)),
                ..usual.clone()
            },
        ),
        (
            "closed",
            View {
                main: Main::Closed { when: opens },
                ..usual.clone()
            },
        ),
    ]
}

/// Nine services, and a page of more than one glass holds.
fn pages(languages: Languages, usual: &View) -> Vec<(&'static str, View)> {
    let nine: Vec<Service> = (0..9).map(|place| service(languages, place)).collect();
    let eight = nine[1..].to_vec();
    vec![
        (
            "nine-services",
            View {
                services: nine,
                ..usual.clone()
            },
        ),
        (
            "many-services",
            View {
                services: eight,
                page: 1,
                pages: 3,
                ..usual.clone()
            },
        ),
    ]
}

fn text(languages: Languages) -> Slide {
    let language = languages.first();
    let (title, text) = match language {
        Language::Arabic => (
            "سلّة رمضان",
            "يبدأ التسجيل لسلال رمضان يوم الأحد القادم. أحضر الهوية الوطنية وسجل الأسرة، والتسجيل مجاني.",
        ),
        Language::English => (
            "Ramadan baskets",
            "Registration for Ramadan baskets begins next Sunday. Bring your national ID and family register; registering is free.",
        ),
    };
    Slide::Text {
        language,
        title: title.to_owned(),
        text: text.to_owned(),
    }
}

/// A picture like a poster: a crescent over a dark sky.
fn picture() -> Slide {
    const SIZE: (u32, u32) = (640, 360);
    let disc = |x: u32, y: u32, (mid_x, mid_y, reach): (i64, i64, i64)| {
        let (x, y) = (i64::from(x) - mid_x, i64::from(y) - mid_y);
        x * x + y * y < reach * reach
    };
    let colour = |x, y| {
        if disc(x, y, (320, 180, 120)) && !disc(x, y, (370, 160, 105)) {
            [242, 217, 168]
        } else {
            [8, 51, 41]
        }
    };
    let places = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y)));
    let rgb: Vec<u8> = places.flat_map(|(x, y)| colour(x, y)).collect();
    Slide::Picture(Picture {
        id: "crescent".to_owned(),
        width: SIZE.0,
        height: SIZE.1,
        rgb: Arc::from(rgb),
    })
}
