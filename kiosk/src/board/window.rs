//! The board on its TV.

use super::running::{Event, start};
use crate::place;
use anyhow::{Context, Result};
use config::Settings;
use slint::ComponentHandle;
use std::path::Path;

/// Opens the window and works until it is closed.
///
/// # Errors
/// When no window can be opened, or the settings name no branch service.
pub fn run(settings: &Settings, data: &Path) -> Result<()> {
    place::make_folder(data)?;
    let window = ui::BoardWindow::new()
        .context("cannot open a window: is there a display? (DISPLAY, WAYLAND_DISPLAY)")?;
    let screen = &settings.device.screen;
    let size = slint::LogicalSize::new(screen.width as f32, screen.height as f32);
    window.window().set_size(size);
    ui::board::connect(&window);
    let weak = window.as_weak();
    let running = start(settings, data, move |view, events| {
        let events = events.clone();
        // Fails only once the window is gone, and with it whoever would look.
        weak.upgrade_in_event_loop(move |window| {
            ui::board::show(&window, &view);
            let size = window.window().size();
            events.send(Event::Resized(size.width, size.height)).ok();
        })
        .ok();
    })?;
    let ended = window.run().context("the window failed");
    running.stop();
    ended
}
