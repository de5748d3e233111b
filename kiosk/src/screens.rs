//! Pictures of every screen: the states a visit can be in, each drawn as the device would draw it.

use crate::app::view::{Face, OnScreen};
use crate::place;
use crate::qr;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use config::Settings;
use domain::print::PrintState;
use domain::screen::{Faults, Manner, Page, Patience, PrinterTrouble, Promised, Screen};
use domain::ticket::{Ticket, TicketState};
use std::path::Path;
use store::Issued;
use ui::headless::{Headless, Picture};
use uuid::Uuid;

/// A Sunday, so that pictures do not change with the day they are drawn on.
const TODAY: (i32, u32, u32) = (2026, 11, 22);
/// As long as a true code; no branch's key signed it.
const CODE: &str = "04K7QF2M9D1T5X8R3VN6WGZ0J4B7YHS2CEPA9K5M3QX8T1R6V0NDW";

/// A glass in memory with a branch's face on it.
pub struct Glass {
    headless: Headless,
    face: Face,
}

impl Glass {
    /// A glass of the settings' screen, or of `size` pixels.
    ///
    /// # Errors
    /// When the screens, which are part of the program, do not load.
    pub fn new(settings: &Settings, size: Option<(u32, u32)>) -> Result<Self> {
        let screen = &settings.device.screen;
        let (width, height) = size.unwrap_or((screen.width, screen.height));
        let headless = Headless::new(width, height)?;
        let asked = config::Screen {
            width,
            height,
            diagonal_inches: screen.diagonal_inches,
        };
        ui::fit(headless.app(), place::px_per_mm(&asked));
        let mut face = Face::new(settings.branch.clone(), (width, height))?;
        face.waiting = settings
            .branch
            .services
            .iter()
            .zip(waiting())
            .map(|(service, waiting)| (service.id.clone(), waiting))
            .collect();
        face.ticket = Some(sample_ticket(settings));
        Ok(Self { headless, face })
    }
}

/// Draws every screen in one manner into `folder`, as `<name>.<language>.png`.
///
/// # Errors
/// When the folder or a picture cannot be written.
pub fn draw_all(glass: &Glass, manner: Manner, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let today = NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap_or_default();
    let language = if manner.english { "en" } else { "ar" };
    for (name, screen) in states(&glass.face, manner) {
        glass.headless.show(&glass.face.view(&screen, today));
        let file = folder.join(format!("{name}.{language}.png"));
        write_png(&glass.headless.picture(), &file)?;
    }
    Ok(())
}

/// Writes what stands on a glass as a PNG.
///
/// # Errors
/// When the file cannot be written.
pub fn write_png(picture: &Picture, file: &Path) -> Result<()> {
    let write = || -> Result<()> {
        let mut encoder = png::Encoder::new(
            std::io::BufWriter::new(std::fs::File::create(file)?),
            picture.width,
            picture.height,
        );
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header()?.write_image_data(&picture.rgb)?;
        Ok(())
    };
    write().with_context(|| format!("cannot write the picture {}", file.display()))
}

/// Every state of the screen that looks different, by name.
fn states(face: &Face, manner: Manner) -> Vec<(String, Screen)> {
    let promised = |face: &Face| {
        face.ticket.as_ref().map(|ticket| Promised {
            id: ticket.issued.ticket.id,
            number: ticket.issued.ticket.number,
            service: ticket.issued.ticket.service.clone(),
        })
    };
    let mut all: Vec<(String, Screen)> = vec![("idle".to_owned(), at(Page::Idle, manner))];
    for page in 0..face.pages(manner) {
        all.push((
            format!("services-{}", page + 1),
            at(Page::Services { page }, manner),
        ));
    }
    let mut chosen = at(Page::Services { page: 0 }, manner);
    chosen.priority = true;
    all.push(("services-priority".to_owned(), chosen));
    let mut asking = at(Page::Services { page: 0 }, manner);
    asking.asks_more_time = true;
    all.push(("more-time".to_owned(), asking));
    if let Some(ticket) = promised(face) {
        all.push((
            "refused".to_owned(),
            at(
                Page::Refused {
                    service: ticket.service.clone(),
                },
                manner,
            ),
        ));
        all.extend(with_ticket(&ticket, manner));
    }
    all.extend(takeovers(manner));
    all
}

fn at(page: Page, manner: Manner) -> Screen {
    let mut screen = Screen::new(Patience {
        idle_ms: 0,
        grace_ms: 0,
    });
    screen.faults = Faults::default();
    screen.page = page;
    screen.manner = manner;
    screen
}

fn with_ticket(ticket: &Promised, manner: Manner) -> Vec<(String, Screen)> {
    let troubles = [
        ("out-of-paper", PrinterTrouble::OutOfPaper),
        ("cover-open", PrinterTrouble::CoverOpen),
        ("printer-fault", PrinterTrouble::Fault),
        (PrintState::Unconfirmed.code(), PrinterTrouble::Unconfirmed),
    ];
    let mut all = vec![
        (
            "printing".to_owned(),
            at(Page::Printing(ticket.clone()), manner),
        ),
        (
            "ticket".to_owned(),
            at(Page::Ticket(ticket.clone()), manner),
        ),
    ];
    all.extend(troubles.map(|(name, trouble)| {
        (
            format!("ticket-{name}"),
            at(Page::Unprinted(ticket.clone(), trouble), manner),
        )
    }));
    all
}

fn takeovers(manner: Manner) -> Vec<(String, Screen)> {
    let none = Faults::default();
    let faults = [
        (
            "out-of-paper",
            Faults {
                printer: Some(PrinterTrouble::OutOfPaper),
                ..none
            },
        ),
        (
            "printer-fault",
            Faults {
                printer: Some(PrinterTrouble::Fault),
                ..none
            },
        ),
        (
            "numbers-unconfirmed",
            Faults {
                numbers_unconfirmed: true,
                ..none
            },
        ),
        (
            "cannot-store",
            Faults {
                cannot_store: true,
                ..none
            },
        ),
        (
            "out-of-order",
            Faults {
                out_of_order: true,
                ..none
            },
        ),
        (
            "preparing",
            Faults {
                preparing: true,
                ..none
            },
        ),
    ];
    let screen = |faults| {
        let mut screen = at(Page::Idle, manner);
        screen.faults = faults;
        screen
    };
    faults
        .into_iter()
        .map(|(name, faults)| (format!("takeover-{name}"), screen(faults)))
        .collect()
}

fn sample_ticket(settings: &Settings) -> OnScreen {
    let service = settings.branch.services.first();
    let ticket = Ticket {
        id: Uuid::nil(),
        business_day: NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap_or_default(),
        number: service.map_or(107, |service| service.numbers.start() + 7),
        service: service
            .map(|service| service.id.clone())
            .unwrap_or_default(),
        priority: true,
        language: "ar".to_owned(),
        code: "4K7-QF2-M9D".to_owned(),
        state: TicketState::Waiting,
    };
    let content = crate::paper::qr_content(&settings.branch, CODE);
    let issued = Issued {
        ticket,
        long_code: CODE.to_owned(),
        job: Uuid::nil(),
    };
    OnScreen {
        issued,
        ahead: Some(3),
        qr: qr::modules(&content),
    }
}

/// How many wait for each service in pictures: every plural form of Arabic comes early.
fn waiting() -> impl Iterator<Item = u32> {
    [3, 1, 5, 0, 11, 2].into_iter().cycle()
}
