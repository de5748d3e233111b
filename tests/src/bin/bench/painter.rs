//! The floor of every touch on this display: a client that fills its window when it is pressed, and
//! nothing else. What lies between is the display's and the kernel's.

use crate::glass::Glass;
use crate::statistics::Samples;
use anyhow::{Context, Result};
use std::time::Duration;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateGCAux, CreateWindowAux, EventMask, Rectangle, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

const PRESSES: usize = 60;
const SIDE: u16 = 200;

/// Press to changed pixel, with nothing between but a filled square.
///
/// # Errors
/// When the display is gone.
pub(crate) fn presses(display: &str) -> Result<Samples> {
    let (painter, window) = open(display)?;
    let worker = std::thread::spawn(move || paint(&painter, window));
    let glass = Glass::of(display)?;
    glass.settle(Duration::from_millis(300))?;
    glass.point((100, 100))?;
    let part = Rectangle {
        x: 80,
        y: 80,
        width: 40,
        height: 40,
    };
    let mut times = Vec::new();
    for _ in 0..PRESSES {
        let before = glass.see(part)?;
        let pressed = glass.press()?;
        times.push(glass.changed(&before)?.duration_since(pressed));
        glass.release()?;
        glass.settle(Duration::from_millis(20))?;
    }
    let painted = worker
        .join()
        .map_err(|_| anyhow::anyhow!("the painter died"))?;
    painted.context("the painter failed")?;
    Ok(Samples::of(&times))
}

fn open(display: &str) -> Result<(RustConnection, u32)> {
    let (connection, screen) = x11rb::connect(Some(display))?;
    let root = connection
        .setup()
        .roots
        .get(screen)
        .context("no screen")?
        .root;
    let window = connection.generate_id()?;
    let look = CreateWindowAux::new()
        .override_redirect(1)
        .event_mask(EventMask::BUTTON_PRESS);
    connection.create_window(
        0,
        window,
        root,
        0,
        0,
        SIDE,
        SIDE,
        0,
        WindowClass::INPUT_OUTPUT,
        0,
        &look,
    )?;
    connection.map_window(window)?;
    connection.sync()?;
    Ok((connection, window))
}

/// Fills the window anew for each press of a run, each time in another colour.
fn paint(connection: &RustConnection, window: u32) -> Result<()> {
    let gc = connection.generate_id()?;
    connection.create_gc(gc, window, &CreateGCAux::new())?;
    let square = Rectangle {
        x: 0,
        y: 0,
        width: SIDE,
        height: SIDE,
    };
    let mut left = PRESSES;
    while left > 0 {
        if let Event::ButtonPress(_) = connection.wait_for_event()? {
            let colour = 0x0010_1010 * (left as u32 % 15 + 1);
            let colours = x11rb::protocol::xproto::ChangeGCAux::new().foreground(colour);
            connection.change_gc(gc, &colours)?;
            connection.poly_fill_rectangle(window, gc, &[square])?;
            connection.flush()?;
            left -= 1;
        }
    }
    Ok(())
}
