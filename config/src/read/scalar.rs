//! Single values: ids, icons, times, zones, days, paths.
//!
//! Pure functions from a text to a checked value, or to what is wrong and what would be right.

use super::nearest::{nearest_zone, one_of};
use super::report::Wrong;
use crate::ICONS;
use chrono::{NaiveTime, Weekday};
use std::path::PathBuf;

/// Ids stand in file names, addresses and labels.
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
    NaiveTime::parse_from_str(in_latin_digits(text)?, "%H:%M").map_err(|_| {
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

/// A file or folder; relative ones are the caller's to place.
pub(crate) fn path(text: &str) -> Result<PathBuf, Wrong> {
    if text.trim().is_empty() || text.contains('\0') {
        let right = "write a path, such as \"printer\" or \"/var/lib/istiqbal/printer\"";
        return Err(Wrong::new("names no file or folder", right));
    }
    Ok(PathBuf::from(text))
}

/// The name of an environment variable.
pub(crate) fn variable(text: &str) -> Result<String, Wrong> {
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let digit_first = text.starts_with(|c: char| c.is_ascii_digit());
    if text.is_empty() || digit_first || !text.chars().all(allowed) {
        let right = "write its name alone in capitals, such as \"CASES_TOKEN\"; its value stays out of the settings";
        // What stands here by mistake may be the secret itself.
        return Err(Wrong::new(
            "is not the name of an environment variable",
            right,
        ));
    }
    Ok(text.to_owned())
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

/// The name of a PCM as ALSA knows it.
pub(crate) fn sound_device(text: &str) -> Result<String, Wrong> {
    let printable = |c: char| c.is_ascii_graphic();
    if text.is_empty() || !text.chars().all(printable) {
        let right = "write a name that `aplay -L` lists, such as \"default\" or \"plughw:1,0\"";
        return Err(Wrong::new(format!("{text:?} is not a sound device"), right));
    }
    Ok(text.to_owned())
}

/// `text`, when its digits are 0-9.
pub(crate) fn in_latin_digits(text: &str) -> Result<&str, Wrong> {
    let latin = latin_digits(text);
    if latin == text {
        return Ok(text);
    }
    let right = format!("write {latin:?}, with the digits 0-9");
    Err(Wrong::new(format!("{text:?} has other digits"), right))
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
