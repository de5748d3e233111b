//! Giving a ticket: to someone at the desk, on the telephone, by letter (P7, P13).

use super::{draw, expected, page};
use crate::console::frame::Frame;
use crate::console::terms;
use crate::views::{Promised, QueueView};
use askama::Template;
use qrcode::QrCode;
use std::fmt::Write;

#[derive(Template)]
#[template(path = "console/issue.html")]
struct Issue<'a> {
    f: Frame<'a>,
    queue: &'a QueueView,
}

impl Issue<'_> {
    fn icon(&self, service: &str) -> &str {
        let service = self.f.setup.service(service);
        service.map_or("info", |service| &service.icon)
    }
}

#[derive(Template)]
#[template(path = "console/issued.html")]
struct Issued<'a> {
    f: Frame<'a>,
    p: &'a Promised,
    wait: Option<String>,
    qr: String,
}

/// The form by which staff give a ticket.
#[must_use]
pub fn issue(f: &Frame, queue: &QueueView) -> String {
    page(f, &f.t("nav-issue"), "", &draw(&Issue { f: *f, queue }))
}

/// The ticket that was just given, with its page's address to scan.
#[must_use]
pub fn issued(f: &Frame, promised: &Promised) -> String {
    draw(&Issued {
        f: *f,
        p: promised,
        wait: expected(f, promised.wait),
        qr: promised
            .track_url
            .as_deref()
            .map(square)
            .unwrap_or_default(),
    })
}

/// `text` as a QR code in SVG, with its quiet border; nothing where it is too long for one.
fn square(text: &str) -> String {
    let Ok(code) = QrCode::new(text) else {
        return String::new();
    };
    let side = code.width();
    let mut path = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            let (x, y) = (at % side + 4, at / side + 4);
            // Writing into a string cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    let whole = side + 8;
    format!(
        "<svg viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>"
    )
}
