//! Requests: finding one by its reference, the list to reach out from (P3), and logging a contact of another channel (P13).

use super::{draw, page};
use crate::console::data::RequestsPage;
use crate::console::frame::Frame;
use crate::console::setup::Service;
use crate::console::terms;
use crate::requests::RequestView;
use askama::Template;
use domain::day::BusinessDay;
use domain::request::State;

#[derive(Template)]
#[template(path = "console/requests.html")]
struct Requests<'a> {
    f: Frame<'a>,
    r: &'a RequestsPage,
}

impl Requests<'_> {
    /// The services that requests are made at.
    fn services(&self) -> Vec<&Service> {
        let services = self.f.setup.services.iter();
        services.filter(|service| service.form.is_some()).collect()
    }

    fn reference(&self, request: &RequestView) -> String {
        self.f.reference(&request.reference)
    }

    fn state(&self, request: &RequestView) -> String {
        self.f.t(terms::request_state(&request.state))
    }

    /// The most urgent thing to reach out for.
    fn about(&self, request: &RequestView) -> String {
        let about = request.reach.first();
        about.map_or_else(String::new, |reach| self.f.t(terms::about(&reach.about)))
    }

    /// Since when.
    fn since(&self, request: &RequestView) -> String {
        let reach = request.reach.first();
        reach.map_or_else(String::new, |reach| self.day(&reach.since))
    }

    fn day(&self, day: &BusinessDay) -> String {
        self.f.day(*day)
    }

    /// Whether it does not come through the kiosk.
    fn is_other(&self, channel: &str) -> bool {
        channel != "interview"
    }

    fn is_chosen(&self, state: &State) -> bool {
        self.r.state == Some(*state)
    }

    fn state_words(&self, state: &State) -> String {
        self.f.t(terms::request_state(state.code()))
    }
}

/// Requests.
#[must_use]
pub fn requests(f: &Frame, requests: &RequestsPage) -> String {
    let content = draw(&Requests { f: *f, r: requests });
    page(f, &f.t("nav-requests"), "", &content)
}
