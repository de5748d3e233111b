//! An exit terminal's glass for the tests: fingers that tap what a label names, keys, and what was heard of it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use i_slint_backend_testing::{ElementHandle, ElementQuery};
use slint::platform::WindowEvent;
use slint::{ComponentHandle, SharedString};
use ui::exit::{Touch, View, samples};
use ui::headless::Headless;
use ui::{ExitWindow, Language};

use crate::area::{Area, area};

/// The shapes of glass the screens are made for, with their pixels per millimetre.
pub(crate) const GLASSES: [(u32, u32, f32); 4] = [
    (1280, 800, 5.9),
    (1920, 1080, 5.9),
    (1080, 1920, 5.9),
    (800, 480, 5.2),
];

/// Both languages.
pub(crate) const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

/// Longer than a key must be held.
pub(crate) const HELD: Duration = Duration::from_millis(700);

/// How a visitor reads: text size, and whether the screen is lowered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) text_size: u8,
    pub(crate) reach: bool,
}

/// Every way to read on a glass of so many pixels down and per millimetre; what has room in the smallest and in the
/// largest letters has it in those between.
pub(crate) fn readings(height: u32, px_per_mm: f32) -> Vec<Reading> {
    let lowers = height as f32 > 130.0 * px_per_mm && height >= 700;
    let both = if lowers { &[false, true][..] } else { &[false] };
    let of = |reach: &bool| {
        let reach = *reach;
        [1, 3].map(move |text_size| Reading { text_size, reach })
    };
    both.iter().flat_map(of).collect()
}

/// The view as such a visitor reads it.
pub(crate) fn read(mut view: View, reading: Reading) -> View {
    view.chrome.text_size = reading.text_size;
    view.chrome.reach = reading.reach;
    view
}

/// Every sample but those that differ from another in a sentence only.
pub(crate) fn distinct(language: Language) -> Vec<(&'static str, View)> {
    const SAME: [&str; 6] = [
        "link-unknown",
        "link-old",
        "link-done",
        "thanks",
        "thanks-comment",
        "takeover-out-of-order",
    ];
    let all = samples::all(language).into_iter();
    all.filter(|(name, _)| !SAME.contains(name)).collect()
}

/// The sample of that name.
pub(crate) fn sample(name: &str, language: Language) -> View {
    let all = samples::all(language).into_iter();
    let mut named = all.filter(|(sample, _)| *sample == name);
    let found = named.next();
    found
        .unwrap_or_else(|| panic!("no sample is called {name}"))
        .1
}

/// A glass and what was heard of touches on it.
pub(crate) struct Exit {
    pub(crate) screen: Headless<ExitWindow>,
    heard: Rc<RefCell<Vec<Touch>>>,
}

impl Exit {
    pub(crate) fn new((width, height, px_per_mm): (u32, u32, f32)) -> Self {
        let screen = Headless::exit(width, height).expect("a window in memory");
        ui::fit(screen.app(), px_per_mm);
        let heard = Rc::new(RefCell::new(Vec::new()));
        let hearing = heard.clone();
        ui::exit::connect(screen.app(), move |touch| hearing.borrow_mut().push(touch));
        Self { screen, heard }
    }

    /// The usual glass with the sample of that name on it.
    pub(crate) fn at(name: &str, language: Language) -> Self {
        let exit = Self::new(GLASSES[0]);
        exit.show(&sample(name, language));
        exit
    }

    pub(crate) fn show(&self, view: &View) {
        self.screen.show(view);
        self.screen.draw();
    }

    /// Everything visible of that component.
    pub(crate) fn all(&self, component: &str) -> Vec<ElementHandle> {
        let query = ElementQuery::from_root(self.screen.app()).match_inherits(component);
        query.find_all()
    }

    /// Everything visible that can be touched.
    pub(crate) fn buttons(&self) -> Vec<ElementHandle> {
        self.all("Touchable")
    }

    /// The one visible element that screen readers call `label` and that can be touched.
    pub(crate) fn button(&self, label: &str) -> ElementHandle {
        let buttons = self.buttons().into_iter();
        let named = |it: &ElementHandle| it.accessible_label().is_some_and(|name| name == label);
        let found: Vec<_> = buttons.filter(named).collect();
        assert_eq!(found.len(), 1, "buttons called {label}: {}", found.len());
        found[0].clone()
    }

    /// Where that button stands.
    pub(crate) fn place(&self, label: &str) -> Area {
        area(&self.button(label))
    }

    /// Taps the middle of the button of that name.
    pub(crate) fn tap(&self, label: &str) {
        let (x, y) = self.place(label).middle();
        self.screen.tap(x, y);
        self.screen.draw();
    }

    /// Taps one key after another.
    pub(crate) fn taps(&self, keys: &[&str]) {
        keys.iter().for_each(|key| self.tap(key));
    }

    /// A finger comes down on the button of that name and stays until more is shown.
    pub(crate) fn hold(&self, label: &str) -> (f32, f32) {
        let (x, y) = self.place(label).middle();
        self.screen.press(x, y);
        self.screen.draw();
        self.screen.pass(HELD);
        self.screen.draw();
        (x, y)
    }

    /// Presses and lifts a key of a real keyboard.
    pub(crate) fn key(&self, key: impl Into<SharedString>) {
        let text: SharedString = key.into();
        let window = self.screen.app().window();
        for event in [
            WindowEvent::KeyPressed { text: text.clone() },
            WindowEvent::KeyReleased { text },
        ] {
            let taken = window.dispatch_event_with_result(event);
            taken.expect("a window that takes keys");
        }
        self.screen.draw();
    }

    /// What was meant since the last time, without the bare touches.
    pub(crate) fn meant(&self) -> Vec<Touch> {
        let heard = self.heard.take().into_iter();
        heard.filter(|touch| *touch != Touch::Activity).collect()
    }

    /// Everything heard since the last time.
    pub(crate) fn heard(&self) -> Vec<Touch> {
        self.heard.take()
    }

    /// What is written, as last told.
    pub(crate) fn written(&self) -> String {
        let wrote = self.meant().into_iter().rev();
        let mut texts = wrote.filter_map(|touch| match touch {
            Touch::Wrote(text) => Some(text),
            _ => None,
        });
        texts.next().expect("something that was written")
    }
}
