//! Pages and parts of pages: pure functions from what there is to HTML. A part is what changes while a page stands
//! open; it is fetched again by itself, and a page is its part within the frame.

mod admin;
mod counter;
mod day;
mod delivery;
mod devices;
mod documents;
mod entry;
mod issue;
mod notice;
mod problem;
mod queue;
mod request;
mod requests;
mod results;
mod sheets;

use crate::console::frame::{Frame, Section};
use crate::views::Wait;
use askama::Template;

pub use admin::{audit, person, staff, staff_part};
pub use counter::{counter, counter_part};
pub use day::day;
pub use delivery::delivery;
pub use devices::{devices, devices_part};
pub use documents::{document, documents};
pub use entry::{choose, sign_in};
pub use issue::{issue, issued};
pub use notice::notice;
pub use problem::{problem, problem_part};
pub use queue::{counters, counters_part, waiting, waiting_part};
pub use request::{request, visit};
pub use requests::requests;
pub use results::{results, suggestions};
pub use sheets::{finish_sheet, transfer_sheet};

#[derive(Template)]
#[template(path = "console/layout.html")]
struct Layout<'a> {
    f: Frame<'a>,
    title: &'a str,
    /// HTML beside the title.
    head: &'a str,
    /// HTML of the page.
    content: &'a str,
    /// Events upon which its part is fetched again.
    kinds: &'static str,
}

const QUEUE_KINDS: &str = "ticket.issued ticket.called ticket.recalled ticket.started ticket.finished ticket.no_show \
    ticket.held ticket.resumed ticket.returned ticket.transferred ticket.cancelled ticket.expired ticket.undone \
    day.opened counter.opened counter.closed counter.break reset";
const DEVICE_KINDS: &str =
    "print.confirmed print.unconfirmed print.failed device.paired device.revoked reset";
const STAFF_KINDS: &str = "staff.added staff.changed staff.disabled staff.enabled reset";

/// A whole page around `content`.
fn page(f: &Frame, title: &str, head: &str, content: &str) -> String {
    let kinds = match f.section {
        Section::Devices => DEVICE_KINDS,
        Section::Staff => STAFF_KINDS,
        _ => QUEUE_KINDS,
    };
    draw(&Layout {
        f: *f,
        title,
        head,
        content,
        kinds,
    })
}

/// Writing into a string fails only where a template is wrong, and every template has a test.
fn draw(template: &impl Template) -> String {
    template.render().unwrap_or_else(|fault| {
        tracing::error!(%fault, "a page could not be drawn");
        String::new()
    })
}

/// An expected wait in words.
fn expected(f: &Frame, wait: Option<Wait>) -> Option<String> {
    let wait = wait?;
    let values = [("low", wait.low.into()), ("high", wait.high.into())];
    let key = match (wait.low, wait.high) {
        (_, 0..=1) => "wait-soon",
        (low, high) if low == high => "wait-about",
        _ => "wait-range",
    };
    Some(f.words().say_with(key, values))
}
