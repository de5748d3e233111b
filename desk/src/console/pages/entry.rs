//! The ways in: signing in, and choosing where one sits.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::console::terms;
use crate::views::{CounterView, QueueView};
use askama::Template;

#[derive(Template)]
#[template(path = "console/sign-in.html")]
struct SignIn<'a> {
    f: Frame<'a>,
    ended: bool,
}

/// Signing in; `ended`: a session ended and one is here again.
#[must_use]
pub fn sign_in(f: &Frame, ended: bool) -> String {
    page(f, &f.t("console"), "", &draw(&SignIn { f: *f, ended }))
}

#[derive(Template)]
#[template(path = "console/choose.html")]
struct Choose<'a> {
    f: Frame<'a>,
    counters: &'a [CounterView],
}

impl Choose<'_> {
    fn services(&self, counter: &CounterView) -> String {
        let services: Vec<&str> = counter
            .services
            .iter()
            .map(|id| self.f.service(id))
            .collect();
        services.join(" · ")
    }
}

/// Choosing one's counter.
#[must_use]
pub fn choose(f: &Frame, queue: &QueueView) -> String {
    let counters = &queue.counters;
    page(
        f,
        &f.t("choose-title"),
        "",
        &draw(&Choose { f: *f, counters }),
    )
}
