//! The screens without any display: the very renderer of the device draws into memory, and fingers
//! are events. For pictures, demonstrations and tests. One thread may hold several such windows, but
//! not one that also opened a real display.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType};
use slint::platform::{Platform, PointerEventButton, WindowAdapter, WindowEvent};
use slint::{
    ComponentHandle, LogicalPosition, PhysicalSize, PlatformError, Rgb8Pixel, SharedPixelBuffer,
};

use crate::{AppWindow, BoardWindow, Error, ExitWindow, View, board, exit};

/// How many steps a finger takes across the glass.
const SWIPE_STEPS: u8 = 8;

/// A window drawn into memory: the reception's, a board's, or an exit terminal's.
pub struct Headless<W = AppWindow> {
    app: W,
    window: Rc<MinimalSoftwareWindow>,
    canvas: RefCell<SharedPixelBuffer<Rgb8Pixel>>,
    size: PhysicalSize,
}

/// What stands on the glass, three bytes (red, green, blue) per pixel, row by row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `width * height * 3` bytes.
    pub rgb: Vec<u8>,
}

thread_local! {
    /// The window Slint asked for last on this thread, until its `Headless` takes it.
    static MADE: RefCell<Option<Rc<MinimalSoftwareWindow>>> = const { RefCell::new(None) };
    /// When this thread's screens began, and how much time was made to pass since.
    static STARTED: Cell<Option<Instant>> = const { Cell::new(None) };
    static PASSED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

struct InMemory;

impl Platform for InMemory {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        let window = MinimalSoftwareWindow::new(RepaintBufferType::ReusedBuffer);
        MADE.set(Some(window.clone()));
        Ok(window)
    }

    fn duration_since_start(&self) -> Duration {
        let started = STARTED.get().unwrap_or_else(Instant::now);
        STARTED.set(Some(started));
        started.elapsed() + PASSED.get()
    }
}

impl Headless {
    /// A reception's window of that many pixels.
    ///
    /// # Errors
    ///
    /// When this thread already draws on a display.
    pub fn new(width: u32, height: u32) -> Result<Self, Error> {
        Self::opened(AppWindow::new, (width, height))
    }

    /// Puts the view on the glass.
    pub fn show(&self, view: &View) {
        crate::show(&self.app, view);
    }
}

impl Headless<BoardWindow> {
    /// A board of that many pixels.
    ///
    /// # Errors
    ///
    /// When this thread already draws on a display.
    pub fn board(width: u32, height: u32) -> Result<Self, Error> {
        Self::opened(BoardWindow::new, (width, height))
    }

    /// Puts the view on the board.
    pub fn show(&self, view: &board::View) {
        board::show(&self.app, view);
    }
}

impl Headless<ExitWindow> {
    /// An exit terminal of that many pixels.
    ///
    /// # Errors
    ///
    /// When this thread already draws on a display.
    pub fn exit(width: u32, height: u32) -> Result<Self, Error> {
        Self::opened(ExitWindow::new, (width, height))
    }

    /// Puts the view on the glass.
    pub fn show(&self, view: &exit::View) {
        exit::show(&self.app, view);
    }
}

impl<W: ComponentHandle> Headless<W> {
    fn opened(
        open: impl FnOnce() -> Result<W, PlatformError>,
        (width, height): (u32, u32),
    ) -> Result<Self, Error> {
        // Refused when this thread has a platform: ours from an earlier window, or another's.
        slint::platform::set_platform(Box::new(InMemory)).ok();
        let app = open()?;
        app.show()?;
        let window = MADE.take().ok_or(Error::DisplayInUse)?;
        let size = PhysicalSize::new(width, height);
        window.set_size(size);
        let canvas = RefCell::new(SharedPixelBuffer::new(width, height));
        Ok(Self {
            app,
            window,
            canvas,
            size,
        })
    }

    /// The window, to connect touches to.
    pub fn app(&self) -> &W {
        &self.app
    }

    /// What stands on the glass now.
    pub fn picture(&self) -> Picture {
        self.draw();
        Picture {
            width: self.size.width,
            height: self.size.height,
            rgb: self.canvas.borrow().as_bytes().to_vec(),
        }
    }

    /// A finger touches and lifts at one place.
    pub fn tap(&self, x: f32, y: f32) {
        self.press(x, y);
        self.release(x, y);
    }

    /// A finger comes down and stays.
    pub fn press(&self, x: f32, y: f32) {
        let position = LogicalPosition::new(x, y);
        self.send(WindowEvent::PointerMoved { position });
        self.send(WindowEvent::PointerPressed {
            position,
            button: PointerEventButton::Left,
        });
    }

    /// The finger lifts.
    pub fn release(&self, x: f32, y: f32) {
        let position = LogicalPosition::new(x, y);
        self.send(WindowEvent::PointerReleased {
            position,
            button: PointerEventButton::Left,
        });
        self.send(WindowEvent::PointerExited);
    }

    /// A finger comes down at `from` and lifts at `to`, both (x, y).
    pub fn swipe(&self, from: (f32, f32), to: (f32, f32)) {
        self.press(from.0, from.1);
        self.slide(from, to);
        self.release(to.0, to.1);
    }

    /// A finger that is down goes from one place to another, both (x, y).
    pub fn slide(&self, from: (f32, f32), to: (f32, f32)) {
        for step in 1..=SWIPE_STEPS {
            let part = f32::from(step) / f32::from(SWIPE_STEPS);
            let position = LogicalPosition::new(
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
            );
            self.send(WindowEvent::PointerMoved { position });
        }
    }

    /// Lets so much time pass at once for everything that waits on this thread's screens.
    pub fn pass(&self, time: Duration) {
        PASSED.set(PASSED.get() + time);
        self.draw();
    }

    /// Draws what changed since the last time.
    pub fn draw(&self) {
        slint::platform::update_timers_and_animations();
        let mut canvas = self.canvas.borrow_mut();
        self.window.draw_if_needed(|renderer| {
            renderer.render(canvas.make_mut_slice(), self.size.width as usize);
        });
    }

    fn send(&self, event: WindowEvent) {
        // Fails only where a window refuses events, which this one never does.
        self.window.dispatch_event_with_result(event).ok();
    }
}
