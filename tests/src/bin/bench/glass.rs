//! Fingers and eyes on a display: XTest presses, DAMAGE says when something was painted, and the pixels
//! themselves say whether it was what is looked for. Waiting blocks, so that looking takes no time from
//! what is looked at; a moment counts when the display's word of it arrives here.

use anyhow::{Context, Result, bail};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, ImageFormat, MOTION_NOTIFY_EVENT,
    Rectangle,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(10);
const LEFT_BUTTON: u8 = 1;

/// A client that touches and looks.
pub(crate) struct Glass {
    connection: RustConnection,
    root: u32,
}

/// What stood in a part of the glass at some moment.
pub(crate) struct Seen {
    part: Rectangle,
    pixels: Vec<u8>,
}

impl Glass {
    /// Looks at the display of this name.
    ///
    /// # Errors
    /// When it cannot be reached or lacks XTEST or DAMAGE.
    pub(crate) fn of(display: &str) -> Result<Self> {
        let (connection, screen) =
            x11rb::connect(Some(display)).context("cannot reach the display")?;
        let root = connection
            .setup()
            .roots
            .get(screen)
            .context("no screen")?
            .root;
        connection.xtest_get_version(2, 2)?.reply()?;
        connection.damage_query_version(1, 1)?.reply()?;
        let damage = connection.generate_id()?;
        connection
            .damage_create(damage, root, ReportLevel::RAW_RECTANGLES)?
            .check()?;
        Ok(Self { connection, root })
    }

    /// Puts the finger's place there without touching.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn point(&self, (x, y): (i16, i16)) -> Result<()> {
        self.connection
            .xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, self.root, x, y, 0)?;
        self.settle(Duration::from_millis(120))
    }

    /// Presses where the finger is; returns when that was.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn press(&self) -> Result<Instant> {
        self.button(BUTTON_PRESS_EVENT)
    }

    /// Lifts the finger; returns when that was.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn release(&self) -> Result<Instant> {
        self.button(BUTTON_RELEASE_EVENT)
    }

    /// Touches a place and lifts the finger, at once.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn tap(&self, (x, y): (i16, i16)) -> Result<()> {
        self.connection
            .xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, self.root, x, y, 0)?;
        self.press()?;
        self.release().map(|_| ())
    }

    fn button(&self, kind: u8) -> Result<Instant> {
        let at = Instant::now();
        self.connection
            .xtest_fake_input(kind, LEFT_BUTTON, 0, self.root, 0, 0, 0)?;
        self.connection.flush()?;
        Ok(at)
    }

    /// What stands in a part of the glass now.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn see(&self, part: Rectangle) -> Result<Seen> {
        let Rectangle {
            x,
            y,
            width,
            height,
        } = part;
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, !0)?
            .reply()?;
        Ok(Seen {
            part,
            pixels: image.data,
        })
    }

    /// The moment when the part's pixels became others than those seen before.
    ///
    /// # Errors
    /// When they stay, or the display is gone.
    pub(crate) fn changed(&self, before: &Seen) -> Result<Instant> {
        let until = Instant::now() + PATIENCE;
        while let Some((painted, at)) = self.painted(until)? {
            if meet(painted, before.part) && self.see(before.part)?.pixels != before.pixels {
                return Ok(at);
            }
        }
        bail!("nothing was painted where something was waited for")
    }

    /// Waits until nothing was painted for so long; forgets what was painted before.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn settle(&self, quiet: Duration) -> Result<()> {
        self.last_painted(quiet).map(|_| ())
    }

    /// As [`Glass::settle`], with the moment of the last painting, if there was any.
    ///
    /// # Errors
    /// When the display is gone.
    pub(crate) fn last_painted(&self, quiet: Duration) -> Result<Option<Instant>> {
        let mut last = None;
        while let Some((_, at)) = self.painted(Instant::now() + quiet)? {
            last = Some(at);
        }
        Ok(last)
    }

    /// The next painting on the glass and when word of it came; `None` when there was none until then.
    fn painted(&self, until: Instant) -> Result<Option<(Rectangle, Instant)>> {
        self.connection.flush()?;
        loop {
            match self.connection.poll_for_event()? {
                Some(Event::DamageNotify(told)) => return Ok(Some((told.area, Instant::now()))),
                Some(_) => continue,
                None => {}
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            self.wait(left)?;
        }
    }

    fn wait(&self, at_most: Duration) -> Result<()> {
        let time = Timespec {
            tv_sec: at_most.as_secs() as i64,
            tv_nsec: i64::from(at_most.subsec_nanos()),
        };
        let stream = self.connection.stream();
        let mut waited = [PollFd::from_borrowed_fd(stream.as_fd(), PollFlags::IN)];
        poll(&mut waited, Some(&time))?;
        Ok(())
    }
}

/// Whether two parts of the glass have a pixel in common.
fn meet(one: Rectangle, other: Rectangle) -> bool {
    let along = |from: i16, size: u16, other_from: i16, other_size: u16| {
        i32::from(from) < i32::from(other_from) + i32::from(other_size)
            && i32::from(other_from) < i32::from(from) + i32::from(size)
    };
    along(one.x, one.width, other.x, other.width) && along(one.y, one.height, other.y, other.height)
}
