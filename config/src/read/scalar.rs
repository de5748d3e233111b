//! Single values: ids, names, times, zones, number ranges, addresses.
//!
//! Pure functions from a text to a checked value, or to what is wrong and what would be right.

use super::nearest::{nearest_zone, one_of};
use super::report::Wrong;
use crate::ICONS;
use chrono::{NaiveTime, Weekday};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// The highest ticket number: boards, voice and paper are laid out for four digits.
const HIGHEST_NUMBER: u32 = 9999;
/// Fewer numbers than this would come round again within an hour.
const FEWEST_NUMBERS: u32 = 10;
const LONGEST_ID: usize = 40;

/// An id: lower-case letters, digits and hyphens, at most 40.
pub(crate) fn id(text: &str) -> Result<String, Wrong> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let edges = text.starts_with('-') || text.ends_with('-');
    if text.is_empty() || text.len() > LONGEST_ID || edges || !text.chars().all(allowed) {
        let what = format!("{text:?} is not an id");
        return Err(Wrong::new(what, id_advice(text)));
    }
    Ok(text.to_owned())
}

fn id_advice(text: &str) -> String {
    let hyphenate = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let slug: String = text.to_ascii_lowercase().chars().map(hyphenate).collect();
    let slug: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    let slug = slug.join("-");
    let rule = format!("use up to {LONGEST_ID} lower-case letters a-z, digits 0-9 and hyphens");
    if slug.is_empty() || slug.len() > LONGEST_ID {
        format!("{rule}, such as \"support-request\"")
    } else {
        format!("{rule}, such as {slug:?}")
    }
}

/// The name of an icon that is carried.
pub(crate) fn icon(text: &str) -> Result<String, Wrong> {
    match ICONS.contains(&text) {
        true => Ok(text.to_owned()),
        false => Err(one_of(text, ICONS)),
    }
}

/// A time of day, `HH:MM`.
pub(crate) fn time(text: &str) -> Result<NaiveTime, Wrong> {
    let latin = latin_digits(text);
    if latin != text {
        let right = format!("write {latin:?}, with the digits 0-9");
        return Err(Wrong::new(format!("{text:?} has other digits"), right));
    }
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| {
        let right = "write hours and minutes of the 24-hour day, such as \"04:00\" or \"16:30\"";
        Wrong::new(format!("{text:?} is not a time of day"), right)
    })
}

/// An IANA time zone.
pub(crate) fn time_zone(text: &str) -> Result<chrono_tz::Tz, Wrong> {
    text.parse().map_err(|_| {
        let right = match nearest_zone(text) {
            Some(near) => format!("did you mean {near:?}?"),
            None => "write an IANA name, such as \"Asia/Riyadh\"".to_owned(),
        };
        Wrong::new(format!("{text:?} is not a known time zone"), right)
    })
}

/// A day of the week by its first three English letters.
pub(crate) fn weekday(text: &str) -> Result<Weekday, Wrong> {
    const DAYS: [(&str, Weekday); 7] = [
        ("sun", Weekday::Sun),
        ("mon", Weekday::Mon),
        ("tue", Weekday::Tue),
        ("wed", Weekday::Wed),
        ("thu", Weekday::Thu),
        ("fri", Weekday::Fri),
        ("sat", Weekday::Sat),
    ];
    let found = DAYS.iter().find(|(name, _)| *name == text);
    found
        .map(|(_, day)| *day)
        .ok_or_else(|| one_of(text, &DAYS.map(|(name, _)| name)))
}

/// Ticket numbers, `FIRST-LAST`.
pub(crate) fn numbers(text: &str) -> Result<RangeInclusive<u32>, Wrong> {
    let latin = latin_digits(text);
    if latin != text {
        let right =
            format!("write {latin:?}, with the digits 0-9; branch.digits says what screens show");
        return Err(Wrong::new(format!("{text:?} has other digits"), right));
    }
    let (first, last) = ends(text).ok_or_else(|| {
        let right = "write the first and the last number with a hyphen, such as \"100-199\"";
        Wrong::new(format!("{text:?} is not a range of numbers"), right)
    })?;
    fit(first, last)
}

fn ends(text: &str) -> Option<(u32, u32)> {
    let number = |part: &str| {
        let digits = part.trim();
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| digits.parse().ok())?
    };
    let (first, last) = text.split_once('-')?;
    Some((number(first)?, number(last)?))
}

fn fit(first: u32, last: u32) -> Result<RangeInclusive<u32>, Wrong> {
    let wrong =
        |what: &str, right: String| Err(Wrong::new(format!("{first}-{last} {what}"), right));
    if last < first {
        return wrong("ends before it begins", format!("write \"{last}-{first}\""));
    }
    if first == 0 {
        return wrong(
            "begins at 0",
            "begin at 1 or above, such as \"1-99\"".to_owned(),
        );
    }
    if last > HIGHEST_NUMBER {
        let right = format!("end at {HIGHEST_NUMBER} or below, such as \"100-199\"");
        return wrong("has numbers of more than four digits", right);
    }
    if last - first + 1 < FEWEST_NUMBERS {
        let right = format!(
            "give at least {FEWEST_NUMBERS} numbers, such as {}",
            wide_enough(first)
        );
        return wrong("holds too few numbers", right);
    }
    Ok(first..=last)
}

fn wide_enough(first: u32) -> String {
    let first = first.min(HIGHEST_NUMBER - FEWEST_NUMBERS + 1);
    format!("\"{first}-{}\"", first + FEWEST_NUMBERS - 1)
}

/// An address that speaks HTTP: `https://`, or plain `http://` on this very machine.
pub(crate) fn http_address(text: &str) -> Result<String, Wrong> {
    let local = ["127.0.0.1", "[::1]", "localhost"];
    let host_of = |rest: &str| {
        rest.split(['/', '?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let machine = |host: &str| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name.to_owned(),
        _ => host.to_owned(),
    };
    let good = !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && match text.split_once("://") {
            Some(("https", rest)) => !host_of(rest).is_empty(),
            Some(("http", rest)) => local.contains(&machine(&host_of(rest)).as_str()),
            _ => false,
        };
    if good {
        return Ok(text.trim_end_matches('/').to_owned());
    }
    let right = "write an https:// address, such as \"https://cases.example.org/facts\" (plain http:// only on 127.0.0.1)";
    Err(Wrong::new(format!("{text:?} is not a safe address"), right))
}

/// `host:port` of a network printer; without a port 9100, the port of raw printing.
pub(crate) fn printer_address(text: &str) -> Result<String, Wrong> {
    let wrong = || {
        let right =
            "write the printer's address, such as \"192.168.1.50\" or \"192.168.1.50:9100\"";
        Wrong::new(format!("{text:?} is not an address"), right)
    };
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port),
        _ => (text, "9100"),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
    let port: u16 = port.parse().map_err(|_| wrong())?;
    if host.is_empty() || port == 0 || !host.chars().all(allowed) {
        return Err(wrong());
    }
    match host.contains(':') && !host.starts_with('[') {
        true => Ok(format!("[{host}]:{port}")),
        false => Ok(format!("{host}:{port}")),
    }
}

/// A file or folder; relative ones are the caller's to place.
pub(crate) fn path(text: &str) -> Result<PathBuf, Wrong> {
    if text.trim().is_empty() || text.contains('\0') {
        let right = "write a path, such as \"printer\" or \"/var/lib/istiqbal/printer\"";
        return Err(Wrong::new("names no file or folder", right));
    }
    Ok(PathBuf::from(text))
}

/// A device file: an absolute path, such as `/dev/ttyUSB0`.
pub(crate) fn device_path(text: &str) -> Result<PathBuf, Wrong> {
    let path = path(text)?;
    if !path.is_absolute() {
        let right = format!("write its whole path, such as \"/dev/{text}\"");
        return Err(Wrong::new(format!("{text:?} is not a device"), right));
    }
    Ok(path)
}

/// `text` with Arabic and Persian digits as 0-9.
pub(crate) fn latin_digits(text: &str) -> String {
    let latin = |c: char| match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')),
        '۰'..='۹' => char::from_u32(u32::from(c) - u32::from('۰') + u32::from('0')),
        _ => None,
    };
    text.chars().map(|c| latin(c).unwrap_or(c)).collect()
}
