//! The exit terminal on its glass.

use super::running::{Event, start};
use super::wish;
use crate::place;
use anyhow::{Context, Result};
use config::Settings;
use slint::ComponentHandle;
use std::path::Path;

/// Opens the window and works until it is closed.
///
/// # Errors
/// When no window can be opened, or the loop does not start.
pub fn run(settings: &Settings, data: &Path) -> Result<()> {
    place::make_folder(data)?;
    let window = ui::ExitWindow::new()
        .context("cannot open a window: is there a display? (DISPLAY, WAYLAND_DISPLAY)")?;
    let screen = &settings.device.screen;
    let size = slint::LogicalSize::new(screen.width as f32, screen.height as f32);
    window.window().set_size(size);
    ui::fit(&window, place::px_per_mm(screen));
    let weak = window.as_weak();
    let running = start(settings, data, move |view| {
        // Fails only once the window is gone, and with it whoever would look.
        weak.upgrade_in_event_loop(move |window| ui::exit::show(&window, &view))
            .ok();
    })?;
    let (events, keys) = (running.events.clone(), window.as_weak());
    ui::exit::connect(&window, move |touch| {
        // The glass may have been turned since.
        if let (ui::exit::Touch::Activity, Some(window)) = (&touch, keys.upgrade()) {
            events.send(Event::Keys(ui::exit::can_write(&window))).ok();
        }
        events.send(Event::Touched(wish(touch))).ok();
    });
    let ended = window.run().context("the window failed");
    running.stop();
    ended
}
