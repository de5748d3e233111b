//! The reception role, wired: settings, printer, journal and window, in this order. The window comes
//! first on the glass, saying that it is being prepared; the journal opens behind it.

use crate::app::{App, Event, Parts};
use crate::clock::Clock;
use crate::place;
use anyhow::{Context, Result};
use config::Settings;
use domain::screen::Touch;
use domain::ticket::VisitorKind;
use hardware::PrinterThread;
use slint::ComponentHandle;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// The loop's thread with the way to wake it.
pub struct Running {
    /// Where events go.
    pub events: Sender<Event>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Ends the loop and waits for it: what is known of papers is kept.
    pub fn stop(self) {
        self.events.send(Event::Stop).ok();
        if self.thread.join().is_err() {
            tracing::error!("the reception's loop had died");
        }
    }
}

/// The branch service without a screen: a branch's small server, that prints what staff issue. Works until it is
/// killed, which loses nothing.
///
/// # Errors
/// When [`start`] fails, or the loop dies.
pub fn serve(settings: &Settings, data: &Path) -> Result<()> {
    place::make_folder(data)?;
    let mut settings = settings.clone();
    // Nobody stands before it who could listen.
    settings.hardware.sound = config::Sound::None;
    let running = start(&settings, data, drop, say_listening)?;
    running
        .thread
        .join()
        .map_err(|_| anyhow::anyhow!("the service's loop had died"))
}

/// Says on standard output where the service answers (contract.md).
fn say_listening(address: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    // A closed standard output is no reason not to serve.
    writeln!(out, "listening on {address}")
        .and_then(|()| out.flush())
        .ok();
}

/// Starts a reception behind a screen that `show` draws; `show` and `listening_at` are called in the loop's thread.
///
/// # Errors
/// When the printer's settings cannot be any printer's, or the program is not whole.
pub fn start(
    settings: &Settings,
    data: &Path,
    show: impl Fn(ui::View) + Send + 'static,
    listening_at: impl Fn(&str) + Send + 'static,
) -> Result<Running> {
    let (events, inbox) = channel();
    let printer_events = events.clone();
    let told = move |event| drop(printer_events.send(Event::Printer(event)));
    let printer = PrinterThread::start(&settings.hardware.printer, told)
        .context("cannot start the printer")?;
    let (works, prints) = (events.clone(), events.clone());
    let branch = desk::Branch::new(move |work| works.send(Event::Desk(work)).is_ok())
        .printing(move |paper| drop(prints.send(Event::Print(paper))));
    let parts = Parts {
        branch,
        settings: settings.clone(),
        data: data.to_owned(),
        clock: Clock::new(settings.device.clock_mark.clone()),
        printer,
        calls: events.clone(),
        show: Box::new(show),
        listening_at: Box::new(listening_at),
    };
    let thread = spawn(App::new(parts)?, inbox)?;
    Ok(Running { events, thread })
}

fn spawn(app: App, inbox: Receiver<Event>) -> Result<JoinHandle<()>> {
    let work = move || app.run(&inbox);
    std::thread::Builder::new()
        .name("reception".to_owned())
        .spawn(work)
        .context("cannot start the reception's loop")
}

/// Opens the window and works until it is closed.
///
/// # Errors
/// When no window can be opened, or [`start`] fails.
pub fn run(settings: &Settings, data: &Path) -> Result<()> {
    place::make_folder(data)?;
    let window = ui::AppWindow::new()
        .context("cannot open a window: is there a display? (DISPLAY, WAYLAND_DISPLAY)")?;
    let screen = &settings.device.screen;
    window.window().set_size(slint::LogicalSize::new(
        screen.width as f32,
        screen.height as f32,
    ));
    ui::fit(&window, place::px_per_mm(screen));
    let weak = window.as_weak();
    let (touches, touched) = channel();
    let show = move |view| {
        let size = touches.clone();
        // Fails only once the window is gone, and with it whoever would look.
        weak.upgrade_in_event_loop(move |window| {
            ui::show(&window, &view);
            size.send(
                window
                    .window()
                    .size()
                    .to_logical(window.window().scale_factor()),
            )
            .ok();
        })
        .ok();
    };
    let running = start(settings, data, show, say_listening)?;
    let events = running.events.clone();
    ui::connect(&window, move |touch| {
        if let Some(size) = touched.try_iter().last() {
            let size: slint::LogicalSize = size;
            events
                .send(Event::Resized {
                    width: size.width as u32,
                    height: size.height as u32,
                })
                .ok();
        }
        events.send(event(touch)).ok();
    });
    let ended = window.run().context("the window failed");
    running.stop();
    ended
}

/// What a touch is to the loop.
#[must_use]
pub fn event(touch: ui::Touch) -> Event {
    match touch {
        ui::Touch::Staff(touch) => {
            let touch = crate::app::staff::staff_touch(touch);
            Event::Staff(domain::staff_screen::Event::Touched(touch))
        }
        touch => Event::Touched(wish(touch)),
    }
}

/// A touch as the screen's rules know it; of staff's, only that somebody is there.
#[must_use]
pub fn wish(touch: ui::Touch) -> Touch {
    match touch {
        ui::Touch::Begin => Touch::Begin,
        ui::Touch::Choose(service) => Touch::Choose(service),
        ui::Touch::Open(group) => Touch::Open(group),
        ui::Touch::Read(document) => Touch::Read(document),
        ui::Touch::Information => Touch::Information,
        ui::Touch::TakeNumber => Touch::TakeNumber,
        ui::Touch::PrintInformation => Touch::PrintInformation,
        ui::Touch::Who(visitor) => Touch::Who(Some(kind(visitor))),
        ui::Touch::SkipWho => Touch::Who(None),
        ui::Touch::Confirm => Touch::Confirm,
        ui::Touch::Back => Touch::Back,
        ui::Touch::Priority => Touch::Priority,
        ui::Touch::Language => Touch::Language,
        ui::Touch::TextSize => Touch::TextSize,
        ui::Touch::Contrast => Touch::Contrast,
        ui::Touch::Reach => Touch::Reach,
        ui::Touch::Listen => Touch::Listen,
        ui::Touch::Home => Touch::Home,
        ui::Touch::PageForward => Touch::PageForward,
        ui::Touch::PageBack => Touch::PageBack,
        ui::Touch::Done => Touch::Done,
        ui::Touch::WithoutPaper => Touch::WithoutPaper,
        ui::Touch::MoreTime => Touch::MoreTime,
        ui::Touch::Activity | ui::Touch::Staff(_) => Touch::Activity,
    }
}

fn kind(visitor: ui::Visitor) -> VisitorKind {
    match visitor {
        ui::Visitor::Beneficiary => VisitorKind::Beneficiary,
        ui::Visitor::Supporter => VisitorKind::Supporter,
        ui::Visitor::Volunteer => VisitorKind::Volunteer,
        ui::Visitor::Other => VisitorKind::Other,
    }
}
