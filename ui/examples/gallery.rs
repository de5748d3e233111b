//! Shows every sample in a window: `cargo run -p ui --example gallery`. A touch on the header changes
//! language, text size, contrast or voice; home, done and the like go to the next sample.

use std::cell::RefCell;
use std::rc::Rc;

use slint::ComponentHandle;
use ui::{AppWindow, Language, Touch, View, samples};

/// Where the visitor to the gallery stands.
struct Stand {
    index: usize,
    language: Language,
    text_size: u8,
    high_contrast: bool,
    reach: bool,
    speaking: bool,
}

fn main() -> Result<(), slint::PlatformError> {
    let window = AppWindow::new()?;
    let stand = Rc::new(RefCell::new(Stand {
        index: 0,
        language: Language::Arabic,
        text_size: 1,
        high_contrast: false,
        reach: false,
        speaking: false,
    }));
    ui::show(&window, &stand.borrow().view());
    let shown = window.as_weak();
    ui::connect(&window, move |touch| {
        stand.borrow_mut().touched(&touch);
        let view = stand.borrow().view();
        shown
            .upgrade()
            .iter()
            .for_each(|window| ui::show(window, &view));
    });
    window.run()
}

impl Stand {
    fn touched(&mut self, touch: &Touch) {
        match touch {
            Touch::Activity => {}
            Touch::Language => self.language = other(self.language),
            Touch::TextSize => self.text_size = self.text_size % 3 + 1,
            Touch::Contrast => self.high_contrast = !self.high_contrast,
            Touch::Listen => self.speaking = !self.speaking,
            Touch::Reach => self.reach = !self.reach,
            _ => self.index += 1,
        }
    }

    fn view(&self) -> View {
        let mut samples = samples::all(self.language);
        let (_, mut view) = samples.swap_remove(self.index % samples.len());
        view.chrome.text_size = self.text_size;
        view.chrome.high_contrast = self.high_contrast;
        view.chrome.reach = self.reach;
        view.chrome.speaking = self.speaking;
        view
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    }
}
