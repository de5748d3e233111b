//! A kiosk's glass for the tests: the real renderer without a display, fingers that tap what a label
//! names, and what was heard of it.

#![allow(dead_code, reason = "each test file uses its part")]

mod area;

use std::cell::RefCell;
use std::rc::Rc;

use i_slint_backend_testing::{ElementHandle, ElementQuery};
use slint::ComponentHandle;
use slint::SharedString;
use slint::platform::{Key, WindowEvent};
use ui::headless::Headless;
use ui::{Language, Shape, Touch, View, samples};

#[allow(unused_imports, reason = "each test file uses its part")]
pub(crate) use area::{Area, area};

/// The shapes of glass the screens are made for, with their pixels per millimetre.
pub(crate) const GLASSES: [(u32, u32, f32); 4] = [
    (1280, 800, 5.9),
    (1920, 1080, 5.9),
    (1080, 1920, 5.9),
    (800, 480, 5.2),
];

/// Both languages.
pub(crate) const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

/// How a visitor reads: text size, and whether the screen is lowered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) text_size: u8,
    pub(crate) reach: bool,
}

/// Every way to read on a glass of so many pixels down and per millimetre.
pub(crate) fn readings(height: u32, px_per_mm: f32) -> Vec<Reading> {
    let lowers = height as f32 > 130.0 * px_per_mm;
    let both = if lowers {
        vec![false, true]
    } else {
        vec![false]
    };
    let of = |reach| (1..=3).map(move |text_size| Reading { text_size, reach });
    both.into_iter().flat_map(of).collect()
}

/// The view as such a visitor reads it, with no more cards than its page holds.
pub(crate) fn read(mut view: View, reading: Reading, (width, height): (u32, u32)) -> View {
    view.chrome.text_size = reading.text_size;
    view.chrome.reach = reading.reach;
    let shape = Shape {
        width,
        height,
        text_size: reading.text_size,
        reach: reading.reach,
    };
    samples::cut_to(view, shape.cards_per_page())
}

/// A glass and what was heard of touches on it.
pub(crate) struct Glass {
    pub(crate) screen: Headless,
    heard: Rc<RefCell<Vec<Touch>>>,
}

impl Glass {
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let screen = Headless::new(width, height).expect("a window in memory");
        let heard = Rc::new(RefCell::new(Vec::new()));
        let hearing = heard.clone();
        ui::connect(screen.app(), move |touch| hearing.borrow_mut().push(touch));
        Self { screen, heard }
    }

    /// Shows the sample of that name.
    pub(crate) fn show(&self, name: &str, language: Language) {
        let (_, view) = samples::all(language)
            .into_iter()
            .find(|(sample, _)| *sample == name)
            .unwrap_or_else(|| panic!("no sample is called {name}"));
        self.show_view(&view);
    }

    pub(crate) fn show_view(&self, view: &View) {
        self.screen.show(view);
        self.screen.draw();
    }

    /// The one visible element that screen readers call `label` and that can be touched.
    pub(crate) fn button(&self, label: &str) -> ElementHandle {
        let found: Vec<_> = self
            .buttons()
            .into_iter()
            .filter(|it| named(it, label))
            .collect();
        assert_eq!(found.len(), 1, "buttons called {label}: {}", found.len());
        found[0].clone()
    }

    /// Everything visible that can be touched.
    pub(crate) fn buttons(&self) -> Vec<ElementHandle> {
        self.all("Touchable")
    }

    /// Everything visible of that component.
    pub(crate) fn all(&self, component: &str) -> Vec<ElementHandle> {
        let query = ElementQuery::from_root(self.screen.app()).match_inherits(component);
        query.find_all()
    }

    /// Everything visible of exactly that component.
    pub(crate) fn typed(&self, component: &str) -> Vec<ElementHandle> {
        let query = ElementQuery::from_root(self.screen.app()).match_type_name(component);
        query.find_all()
    }

    /// Taps the middle of the button of that name.
    pub(crate) fn tap(&self, label: &str) {
        let (x, y) = area(&self.button(label)).middle();
        self.screen.tap(x, y);
        self.screen.draw();
    }

    /// Presses and lifts a key of the keypad.
    pub(crate) fn key(&self, key: Key) {
        let text = SharedString::from(key);
        let window = self.screen.app().window();
        for event in [
            WindowEvent::KeyPressed { text: text.clone() },
            WindowEvent::KeyReleased { text },
        ] {
            window
                .dispatch_event_with_result(event)
                .expect("a window that takes keys");
        }
        self.screen.draw();
    }

    /// What was meant since the last time, without the bare touches.
    pub(crate) fn meant(&self) -> Vec<Touch> {
        let heard = self.heard.take();
        heard
            .into_iter()
            .filter(|touch| *touch != Touch::Activity)
            .collect()
    }

    /// Everything heard since the last time.
    pub(crate) fn heard(&self) -> Vec<Touch> {
        self.heard.take()
    }
}

fn named(element: &ElementHandle, label: &str) -> bool {
    element.accessible_label().is_some_and(|name| name == label)
}
