//! A screen of a story's own (Xvfb) without a desktop, what stands on it, and the program in a window that fills it.

use crate::rig::Place;
use crate::rig::program::command;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// A point on the glass, in pixels from its upper left.
pub type Point = (i16, i16);
/// Red, green, blue.
pub type Colour = [u8; 3];
/// A part of the glass: its upper left, and its pixels across and down.
pub type Part = (Point, (u16, u16));

/// A running screen.
pub struct Screen {
    process: Child,
    display: String,
    /// Looks at it, and touches it.
    pub(super) hand: RustConnection,
    pub(super) root: u32,
}

impl Screen {
    /// A dark screen of so many pixels.
    ///
    /// # Panics
    /// When there is no Xvfb.
    #[must_use]
    pub fn start((width, height): (u16, u16)) -> Self {
        let size = format!("{width}x{height}x24");
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &size])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is not installed (apt-get install xvfb)");
        let mut number = String::new();
        let told = process.stdout.take().expect("Xvfb's output");
        BufReader::new(told).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        let (hand, at) = RustConnection::connect(Some(&display)).unwrap();
        let root = hand.setup().roots[at].root;
        Self {
            process,
            display,
            hand,
            root,
        }
    }

    /// Starts a role of the program on it, with the settings and data of a place.
    ///
    /// # Panics
    /// When there is no such program.
    #[must_use]
    pub fn program(&self, role: &str, place: &Place) -> Child {
        let log = std::fs::File::create(place.folder().join("kiosk.log")).unwrap();
        command()
            .arg(role)
            .arg("--config")
            .arg(place.settings_file())
            .arg("--data")
            .arg(place.data())
            .env("DISPLAY", &self.display)
            .env("SLINT_BACKEND", "winit-software")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap()
    }

    /// The colour at a point.
    ///
    /// # Panics
    /// When the point is not on the screen.
    #[must_use]
    pub fn colour(&self, at: Point) -> Colour {
        self.colours((at, (1, 1)))[0]
    }

    /// The colours of a part, row by row.
    ///
    /// # Panics
    /// When it is not all on the screen.
    #[must_use]
    pub fn colours(&self, ((x, y), (width, height)): Part) -> Vec<Colour> {
        let image = self
            .hand
            .get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, !0)
            .unwrap()
            .reply()
            .unwrap();
        let pixels = image.data.chunks_exact(4);
        pixels.map(|bgr| [bgr[2], bgr[1], bgr[0]]).collect()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
