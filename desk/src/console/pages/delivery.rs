//! Where the records are, and what a target refused.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::deliveries::{DeliveriesView, TargetView};
use askama::Template;
use askama::filters::Safe;
use chrono::{DateTime, Utc};

#[derive(Template)]
#[template(path = "console/delivery.html")]
struct Delivery<'a> {
    f: Frame<'a>,
    d: &'a DeliveriesView,
}

impl Delivery<'_> {
    /// A moment as staff read it; what is none stays as it is.
    fn moment(&self, at: &str) -> String {
        let read: Result<DateTime<Utc>, _> = at.parse();
        read.map_or_else(|_| at.to_owned(), |at| self.f.moment(&at))
    }

    fn number(&self, count: &u64) -> Safe<String> {
        self.f.number(u32::try_from(*count).unwrap_or(u32::MAX))
    }

    /// How a target is, in a word.
    fn state(&self, target: &TargetView) -> String {
        let key = match target {
            TargetView {
                last_error: Some(_),
                ..
            } => "delivery-stopped",
            TargetView { parked: 1.., .. } => "delivery-parked-some",
            TargetView { waiting: 1.., .. } => "delivery-going",
            _ => "delivery-all",
        };
        self.f.t(key)
    }
}

/// The page.
#[must_use]
pub fn delivery(f: &Frame, deliveries: &DeliveriesView) -> String {
    let content = draw(&Delivery {
        f: *f,
        d: deliveries,
    });
    page(f, &f.t("nav-delivery"), "", &content)
}
