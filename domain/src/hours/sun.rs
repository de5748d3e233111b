//! When the sun stands where a prayer's time begins. The sun's place is by the "Approximate Solar
//! Coordinates" of the US Naval Observatory's Astronomical Applications Department, good to a few seconds
//! of time from 1800 to 2200.

use chrono::{Datelike, NaiveDate};

/// Sunset is the sun's upper edge at the horizon: half its breadth and the bending of light below 0°.
pub(super) const SUNSET_DEGREES: f64 = -0.833;

/// The day number of 1 January 2000, from whose noon the sun's elements are counted.
const EPOCH_DAY: i32 = 730_120;

/// The sun moves little in an event's error, so that the third round is within a second.
const ROUNDS: usize = 3;

/// A place and a date there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sky {
    /// Degrees, north positive.
    pub(super) latitude: f64,
    /// Degrees, east positive.
    pub(super) longitude: f64,
    pub(super) date: NaiveDate,
}

/// Where the sun stands: its declination in radians and by how many minutes a sundial is ahead of a clock.
struct Sun {
    declination: f64,
    ahead_minutes: f64,
}

/// Which side of noon.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

impl Sky {
    /// Noon, in minutes after 0h UTC of the date (negative: before).
    pub(super) fn noon(self) -> Option<f64> {
        self.solve(|_| 0.0)
    }

    /// The sun at a height of these degrees, in minutes after 0h UTC; `None`: not reached that day.
    pub(super) fn at_height(self, degrees: f64, half: Half) -> Option<f64> {
        self.solve(|sun| self.after_noon(sun, degrees.to_radians(), half))
    }

    /// The afternoon's moment when a shadow is `lengths` of what casts it longer than at noon.
    pub(super) fn at_shadow(self, lengths: f64) -> Option<f64> {
        self.solve(|sun| {
            let noon_shadow = (self.latitude.to_radians() - sun.declination).abs().tan();
            let height = (lengths + noon_shadow).recip().atan();
            self.after_noon(sun, height, Half::Afternoon)
        })
    }

    /// Minutes after noon (negative: before) at which the sun stands `height` radians high; not a number
    /// when it never does.
    fn after_noon(self, sun: &Sun, height: f64, half: Half) -> f64 {
        let (sin, cos) = self.latitude.to_radians().sin_cos();
        let cosine = (height.sin() - sin * sun.declination.sin()) / (cos * sun.declination.cos());
        let minutes = 4.0 * cosine.acos().to_degrees();
        match half {
            Half::Morning => -minutes,
            Half::Afternoon => minutes,
        }
    }

    /// The minute after 0h UTC of what stands `after_noon` minutes from where the sun then is.
    fn solve(self, after_noon: impl Fn(&Sun) -> f64) -> Option<f64> {
        let mean_noon = 720.0 - 4.0 * self.longitude;
        let mut minutes = mean_noon;
        for _ in 0..ROUNDS {
            let sun = Sun::at(self.date, minutes);
            minutes = mean_noon - sun.ahead_minutes + after_noon(&sun);
        }
        Some(minutes).filter(|minutes| minutes.is_finite())
    }
}

impl Sun {
    /// The sun `minutes` after 0h UTC of a date.
    fn at(date: NaiveDate, minutes: f64) -> Self {
        let days = f64::from(date.num_days_from_ce() - EPOCH_DAY) - 0.5 + minutes / 1440.0;
        let anomaly = (357.529 + 0.985_600_28 * days).to_radians();
        let mean_longitude = 280.459 + 0.985_647_36 * days;
        let centre = 1.915 * anomaly.sin() + 0.020 * (2.0 * anomaly).sin();
        let longitude = (mean_longitude + centre).to_radians();
        let obliquity = (23.439 - 0.000_000_36 * days).to_radians();
        let ascension = (obliquity.cos() * longitude.sin()).atan2(longitude.cos());
        let ahead = mean_longitude - ascension.to_degrees();
        Self {
            declination: (obliquity.sin() * longitude.sin()).asin(),
            ahead_minutes: 4.0 * ((ahead + 180.0).rem_euclid(360.0) - 180.0),
        }
    }
}
