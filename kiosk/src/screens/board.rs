//! The board's pictures: a morning in the hall, told to the board's own rules and drawn as it would draw it.

use super::{sample, write_png};
use crate::board::{Face, board};
use crate::hours::Outlook;
use crate::place::{self, TELEVISION};
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use config::{Branch, Language, Settings};
use domain::board::{Board, Call, CallState, Event, Made, Queued, Snapshot, step};
use domain::hours;
use domain::screen::Doors;
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use ui::BoardWindow;
use ui::board::{Picture, Slide};
use ui::headless::Headless;

/// The boot clock at the moment of all pictures.
const NOW_MS: u64 = 10_000_000;
/// The middle of the first of the three beats by which a new call is seen.
const FIRST_BEAT: f32 = 1.0 / 6.0;

/// One picture: what happened before it, and what is special about its moment.
struct Shot {
    name: &'static str,
    events: Vec<Event>,
    /// For how long nothing was heard.
    silent_ms: u64,
    clock: ClockTrust,
    outlook: Outlook,
    slide: Option<Slide>,
    /// How far the motion for a new call is.
    motion: f32,
}

impl Shot {
    fn of(name: &'static str, events: Vec<Event>) -> Self {
        Self {
            name,
            events,
            silent_ms: 0,
            clock: ClockTrust::Synced,
            outlook: Outlook::default(),
            slide: None,
            motion: 1.0,
        }
    }
}

/// Draws the board in every state into `folder`, as `<name>.<ar|en|both>.png`: in one language where one is named,
/// else in those of the settings.
///
/// # Errors
/// When words are missing or a picture cannot be written.
pub fn draw_board(
    settings: &Settings,
    alone: Option<Language>,
    size: Option<(u32, u32)>,
    folder: &Path,
) -> Result<()> {
    let mut settings = settings.clone();
    settings.board.languages = alone.map_or(settings.board.languages, |language| vec![language]);
    let code = match settings.board.languages.as_slice() {
        [language] => language.code(),
        _ => "both",
    };
    let (width, height) = size.unwrap_or(TELEVISION);
    let glass = Headless::board(width, height)?;
    let mut face = Face::new(&settings)?;
    place::make_folder(folder)?;
    for shot in shots(&settings) {
        draw(&glass, &mut face, board(&settings, (width, height)), &shot);
        let file = folder.join(format!("board-{}.{code}.png", shot.name));
        write_png(&glass.picture(), &file)?;
    }
    Ok(())
}

fn draw(glass: &Headless<BoardWindow>, face: &mut Face, mut board: Board, shot: &Shot) {
    let told_ms = NOW_MS - shot.silent_ms;
    for event in &shot.events {
        // What a picture's board would say aloud is nobody's to hear.
        drop(step(&mut board, event.clone(), told_ms));
    }
    let now = Stamp {
        at: sample::now(),
        clock: shot.clock,
        boot: uuid::Uuid::nil(),
        mono_ms: NOW_MS,
    };
    face.set_outlook(shot.outlook.clone());
    let view = face.view(&board.view(NOW_MS), shot.slide.clone(), &now);
    glass.show(&view);
    glass.draw();
    ui::board::hold_motion(glass.app(), shot.motion);
}

/// Every state, in the order of a day.
fn shots(settings: &Settings) -> Vec<Shot> {
    let branch = &settings.branch;
    let morning = told(branch, &[]);
    let busy = told(branch, &calls(branch, 6));
    let mut shots = vec![
        Shot::of("preparing", vec![]),
        Shot::of("quiet", vec![morning.clone()]),
        Shot::of("call", vec![busy.clone()]),
        Shot {
            motion: FIRST_BEAT,
            ..Shot::of("call-new", vec![morning.clone(), busy.clone()])
        },
        Shot::of("recall", vec![recalled(branch)]),
        Shot::of("burst", vec![morning, told(branch, &calls(branch, 10))]),
        Shot::of(
            "sound-fault",
            vec![busy.clone(), Event::Sound { works: false }],
        ),
    ];
    shots.extend(silences(&busy));
    shots.extend(told_beside(settings, &busy));
    shots.extend(shut(branch, &busy));
    shots
}

fn silences(busy: &Event) -> Vec<Shot> {
    let silent = |name, minutes: u64, clock| Shot {
        silent_ms: minutes * 60_000,
        clock,
        ..Shot::of(name, vec![busy.clone()])
    };
    vec![
        silent("stale", 3, ClockTrust::Synced),
        silent("stale-untrusted-clock", 3, ClockTrust::Untrusted),
        silent("stale-long", 42, ClockTrust::Synced),
    ]
}

/// Notices and slides.
fn told_beside(settings: &Settings, busy: &Event) -> Vec<Shot> {
    let branch = &settings.branch;
    let notice = [
        (
            "ar",
            "المصعد معطّل اليوم، والمدخل الجانبي مفتوح لمن يستخدم الكرسي المتحرك.",
        ),
        (
            "en",
            "The lift is out of order today; the side entrance is open for wheelchairs.",
        ),
    ];
    let notice = notice.map(|(code, text)| (code.to_owned(), text.to_owned()));
    let noticed = snapshot(branch, &calls(branch, 6), Some(BTreeMap::from(notice)));
    let text = baskets(
        settings
            .board
            .languages
            .first()
            .copied()
            .unwrap_or_default(),
    );
    let slide = |name, events, slide| Shot {
        slide: Some(slide),
        ..Shot::of(name, events)
    };
    vec![
        Shot::of("notice", vec![Event::Told(noticed)]),
        slide("slide-text", vec![busy.clone()], text.clone()),
        slide("slide-picture", vec![busy.clone()], poster()),
        slide("slide-large", vec![told(branch, &over(branch))], text),
    ]
}

/// A text of a branch's own.
fn baskets(language: Language) -> Slide {
    let (language, title, text) = match language {
        Language::Arabic => (
            ui::Language::Arabic,
            "سلال رمضان",
            "يبدأ التسجيل يوم الأحد القادم، وهو مجاني. أحضر الهوية الوطنية وسجل الأسرة.",
        ),
        Language::English => (
            ui::Language::English,
            "Ramadan baskets",
            "Registration begins next Sunday and is free. Bring your national ID and family register.",
        ),
    };
    Slide::Text {
        language,
        title: title.to_owned(),
        text: text.to_owned(),
    }
}

/// Closed doors, for a prayer and for the day.
fn shut(branch: &Branch, busy: &Event) -> Vec<Shot> {
    let resumes = sample::moment(branch, 0, (12, 45));
    let prayer = hours::Doors::Prayer { resumes };
    let closed = hours::Doors::Closed {
        reopens: Some(sample::moment(branch, 1, (8, 0))),
        holiday: None,
    };
    let shot = |name, told: Event, doors, outlook: hours::Doors| Shot {
        outlook: Outlook {
            doors: outlook,
            ..Outlook::default()
        },
        ..Shot::of(name, vec![told, Event::Doors(doors)])
    };
    let still = told(branch, &over(branch));
    vec![
        shot("prayer", still.clone(), Doors::Prayer, prayer),
        shot("prayer-call", busy.clone(), Doors::Prayer, prayer),
        shot("closed", still, Doors::Closed, closed),
    ]
}

fn told(branch: &Branch, calls: &[Call]) -> Event {
    Event::Told(snapshot(branch, calls, None))
}

fn snapshot(branch: &Branch, calls: &[Call], notice: Option<BTreeMap<String, String>>) -> Snapshot {
    let waits = [(10, 15), (2, 5), (45, 60), (0, 2)].into_iter().cycle();
    let waiting = sample::waiting(branch);
    let services = branch.services.iter().zip(waits);
    let queued = services.map(|(service, wait)| {
        let mut called = calls.iter();
        let serving = called.find(|call| call.service.as_ref() == Some(&service.id));
        let waiting = waiting.get(&service.id).copied().unwrap_or_default();
        Queued {
            service: service.id.clone(),
            serving: serving.map(|call| call.made.number),
            waiting: Some(waiting),
            wait: (waiting > 0).then_some(wait),
        }
    });
    Snapshot {
        place: None,
        answered: None,
        calls: calls.to_vec(),
        services: queued.collect(),
        notice,
    }
}

/// So many calls, newest first, at the branch's counters for its services in turn.
fn calls(branch: &Branch, count: usize) -> Vec<Call> {
    let services = branch.services.iter().cycle();
    let counters = branch.counters.iter().cycle();
    let pairs = services.zip(counters).zip(0u32..).take(count);
    let calls = pairs.map(|((service, counter), place)| {
        let at: DateTime<Utc> = sample::now() - TimeDelta::minutes(i64::from(place));
        Call {
            made: Made {
                number: service.numbers.start() + 7 - place.min(7),
                counter: counter.number,
                at,
                recalls: 0,
            },
            state: CallState::Called,
            service: Some(service.id.clone()),
        }
    });
    calls.collect()
}

/// The same when every visit is over.
fn over(branch: &Branch) -> Vec<Call> {
    let mut calls = calls(branch, 6);
    for call in &mut calls {
        call.state = CallState::Finished;
    }
    calls
}

fn recalled(branch: &Branch) -> Event {
    let mut calls = calls(branch, 6);
    for call in calls.iter_mut().take(1) {
        call.made.recalls = 1;
    }
    told(branch, &calls)
}

/// A poster: a crescent over a night sky.
fn poster() -> Slide {
    const SIZE: (u32, u32) = (640, 360);
    let within = |(x, y): (u32, u32), (across, down, reach): (i64, i64, i64)| {
        let (x, y) = (i64::from(x) - across, i64::from(y) - down);
        x * x + y * y < reach * reach
    };
    let colour = |at| match within(at, (320, 180, 120)) && !within(at, (370, 160, 105)) {
        true => [242, 217, 168],
        false => [8, 51, 41],
    };
    let places = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y)));
    let rgb: Vec<u8> = places.flat_map(colour).collect();
    Slide::Picture(Picture {
        id: "poster".to_owned(),
        width: SIZE.0,
        height: SIZE.1,
        rgb: Arc::from(rgb),
    })
}
