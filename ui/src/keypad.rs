//! A keypad instead of a finger: arrows go to the next target in their direction, enter touches it, escape
//! goes back. Slint moves the focus in the order of the screen only, so that order is walked once around,
//! each target telling where it stands, and then walked on to the one that lies in the arrow's direction.

use slint::platform::{Key, WindowEvent};
use slint::{ComponentHandle, SharedString};

use crate::generated::{Keypad, PageKind};
use crate::window::{Touched, redraw_now};
use crate::{AppWindow, Touch};

/// More targets than any screen has.
const MOST_TARGETS: usize = 64;

/// An arrow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Arrow {
    Up,
    Down,
    Left,
    Right,
}

/// Where a target stands on the glass.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

/// A window whose targets a keypad walks through.
pub(crate) trait Walked: ComponentHandle {
    /// Where its targets tell where they stand.
    fn keypad(&self) -> Keypad<'_>;
    /// Gives the keys to the keypad.
    fn listen(&self);
    /// Whether it asks if more time is needed.
    fn asks(&self) -> bool;
    /// Whether there is one thing to do, so that the first enter does it.
    fn begins(&self) -> bool;
}

/// What a key meant beside walking and touching.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Meant {
    MoreTime,
    Begin,
    Back,
}

impl Walked for AppWindow {
    fn keypad(&self) -> Keypad<'_> {
        self.global::<Keypad>()
    }

    fn listen(&self) {
        self.invoke_listen();
    }

    fn asks(&self) -> bool {
        self.get_asks_more_time()
    }

    fn begins(&self) -> bool {
        self.get_page() == PageKind::Idle
    }
}

/// Listens to keys; what they mean is told to `touched` as a finger's touch is.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let (weak, touched) = (window.as_weak(), touched.clone());
    window.global::<Keypad>().on_key(move |text| {
        let Some(window) = weak.upgrade() else {
            return false;
        };
        touched(Touch::Activity);
        redraw_now(&window);
        pressed(&window, &text, &|meant| {
            touched(match meant {
                Meant::MoreTime => Touch::MoreTime,
                Meant::Begin => Touch::Begin,
                Meant::Back => Touch::Back,
            });
        })
    });
    let weak = window.as_weak();
    window.global::<Keypad>().on_lost(move || {
        weak.upgrade().iter().for_each(page_turned);
    });
    window.invoke_listen();
}

/// After another page came: keys are heard again, and stand on its first target if they were in use.
pub(crate) fn page_turned(window: &impl Walked) {
    window.listen();
    if window.keypad().get_active() {
        next(window);
    }
}

/// A finger came: the mark of the focus goes.
pub(crate) fn put_away(window: &AppWindow) {
    window.global::<Keypad>().set_active(false);
}

/// Begins a walk: the mark stands on the target after what had the keys.
pub(crate) fn begin(window: &impl Walked) {
    window.keypad().set_active(true);
    next(window);
}

/// Whether the key was ours; what it means is `told`.
pub(crate) fn pressed(window: &impl Walked, text: &SharedString, told: &dyn Fn(Meant)) -> bool {
    let arrow = arrow(text);
    if window.asks() {
        // Any key keeps everything, as any touch does (H1).
        told(Meant::MoreTime);
        return true;
    }
    let first = !window.keypad().get_active();
    let enter = *text == SharedString::from(Key::Return);
    if first && (arrow.is_some() || enter) {
        begin(window);
        if enter && window.begins() {
            told(Meant::Begin);
        }
        return true;
    }
    match arrow {
        Some(arrow) => walk(window, arrow),
        None if is_back(text) => told(Meant::Back),
        None => return false,
    }
    true
}

fn is_back(text: &SharedString) -> bool {
    [Key::Escape, Key::Backspace]
        .into_iter()
        .any(|key| *text == SharedString::from(key))
}

fn arrow(text: &SharedString) -> Option<Arrow> {
    let arrows = [
        (Key::UpArrow, Arrow::Up),
        (Key::DownArrow, Arrow::Down),
        (Key::LeftArrow, Arrow::Left),
        (Key::RightArrow, Arrow::Right),
    ];
    let found = arrows
        .into_iter()
        .find(|(key, _)| *text == SharedString::from(*key));
    found.map(|(_, arrow)| arrow)
}

/// Moves to the nearest target in the arrow's direction, if there is one.
fn walk(window: &impl Walked, arrow: Arrow) {
    let from = here(window);
    let mut all = Vec::new();
    while all.len() < MOST_TARGETS && next(window) && here(window) != from {
        all.push(here(window));
    }
    let towards = all.into_iter().filter_map(|place| {
        let distance = from.distance(&place, arrow)?;
        Some((distance, place))
    });
    let nearest = towards.min_by(|one, other| one.0.total_cmp(&other.0));
    let Some((_, wanted)) = nearest else { return };
    for _ in 0..MOST_TARGETS {
        if here(window) == wanted || !next(window) {
            return;
        }
    }
}

/// Goes one target on in the order of the screen; whether there was one.
fn next(window: &impl Walked) -> bool {
    let before = window.keypad().get_moves();
    let text = SharedString::from(Key::Tab);
    let event = WindowEvent::KeyPressed { text };
    window.window().dispatch_event_with_result(event).ok();
    window.keypad().get_moves() != before
}

fn here(window: &impl Walked) -> Place {
    let keypad = window.keypad();
    Place {
        x: keypad.get_x(),
        y: keypad.get_y(),
        width: keypad.get_width(),
        height: keypad.get_height(),
    }
}

impl Place {
    /// How far `other` lies in the arrow's direction; what lies beside the way counts double. `None` where
    /// it does not lie there.
    fn distance(&self, other: &Self, arrow: Arrow) -> Option<f32> {
        let (ahead, across) = match arrow {
            Arrow::Up => (self.y - other.bottom(), self.beside(other)),
            Arrow::Down => (other.y - self.bottom(), self.beside(other)),
            Arrow::Left => (self.x - other.right(), self.abreast(other)),
            Arrow::Right => (other.x - self.right(), self.abreast(other)),
        };
        (ahead > -1.0).then_some(ahead + 2.0 * across)
    }

    fn bottom(&self) -> f32 {
        self.y + self.height
    }

    fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The gap between the two from left to right; none where one stands above the other.
    fn beside(&self, other: &Self) -> f32 {
        (other.x - self.right())
            .max(self.x - other.right())
            .max(0.0)
    }

    /// The gap between the two from top to bottom; none where they stand side by side.
    fn abreast(&self, other: &Self) -> f32 {
        (other.y - self.bottom())
            .max(self.y - other.bottom())
            .max(0.0)
    }
}
