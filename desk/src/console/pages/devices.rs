//! Printers and devices: how they are, and letting new ones in.

use super::{draw, page};
use crate::console::data::DeviceView;
use crate::console::frame::Frame;
use crate::console::terms;
use askama::Template;
use config::Language;

/// A device that was not heard of for so long is away.
const AWAY_SECONDS: u64 = 90;

#[derive(Template)]
#[template(path = "console/devices.html")]
struct Devices<'a> {
    f: Frame<'a>,
    devices: &'a [DeviceView],
}

impl Devices<'_> {
    fn icon(&self, device: &DeviceView) -> &'static str {
        match device.role.as_str() {
            "reception" => "ticket",
            "exit" => "star",
            "board" => "monitor",
            "tablet" => "device-tablet",
            _ => "buildings",
        }
    }

    fn is_here(&self, device: &DeviceView) -> bool {
        device.this
            || device
                .last_seen_seconds
                .is_some_and(|ago| ago < AWAY_SECONDS)
    }

    fn tone(&self, device: &DeviceView) -> &'static str {
        match (self.is_here(device), device.last_seen_seconds) {
            (true, _) => "open",
            (false, Some(_)) => "bad",
            (false, None) => "closed",
        }
    }

    fn seen(&self, device: &DeviceView) -> String {
        match device.last_seen_seconds {
            _ if self.is_here(device) => self.f.t("device-here"),
            Some(ago) => self.f.count("device-away", ago / 60),
            None => self.f.t("device-never"),
        }
    }
}

#[derive(Template)]
#[template(path = "console/pairing.html")]
struct Pairing<'a> {
    f: Frame<'a>,
    words: &'a [String],
}

impl Pairing<'_> {
    /// The field of the answer that holds the six words in the page's letters.
    fn words_of(&self) -> &'static str {
        match self.f.language {
            Language::Arabic => "words_arabic",
            Language::English => "words_latin",
        }
    }
}

/// All devices; `words`: the authority's fingerprint, shown to admins who pair a device.
#[must_use]
pub fn devices(f: &Frame, devices: &[DeviceView], words: &[String]) -> String {
    let mut content = devices_part(f, devices);
    if f.is_admin() {
        content.push_str(&draw(&Pairing { f: *f, words }));
    }
    page(f, &f.t("nav-devices"), "", &content)
}

/// What changes of the devices' page.
#[must_use]
pub fn devices_part(f: &Frame, devices: &[DeviceView]) -> String {
    draw(&Devices { f: *f, devices })
}
