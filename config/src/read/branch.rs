//! Reads `[branch]`: its names, days, hours and whom it serves first.

use super::document::{Table, Value, all};
use super::report::Wrong;
use super::{scalar, service, words};
use crate::{Branch, Digits, Hours, PriorityGroup};
use chrono::NaiveTime;

pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "icon",
    "time_zone",
    "day_start",
    "digits",
    "number_gap",
    "public_address",
    "services",
    "priority_groups",
    "hours",
];
const DIGITS: &[(&str, Digits)] = &[
    ("arabic-indic", Digits::ArabicIndic),
    ("latin", Digits::Latin),
];
const DEFAULT_ICON: &str = "hand-heart";
/// Before the dawn prayer at every season, when no reception is open.
const DEFAULT_DAY_START: NaiveTime = match NaiveTime::from_hms_opt(4, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// Numbers skipped after a restore (facts: "The business day and the numbers in people's hands").
const DEFAULT_NUMBER_GAP: u32 = 25;

/// The branch of the document `root`.
pub(crate) fn branch(root: &Table<'_>) -> Option<Branch> {
    let example = "a [branch] table with id, name, time_zone and its services";
    let table = root.required("branch", example)?.table(KEYS)?;
    let id = table
        .required("id", "id = \"manarat\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(&table, "name", words::NAME);
    let icon = table.or("icon", DEFAULT_ICON.to_owned(), |v| v.parse(scalar::icon));
    let time_zone = table
        .required("time_zone", "time_zone = \"Asia/Riyadh\"")
        .and_then(|v| v.parse(scalar::time_zone));
    let day_start = table.or("day_start", DEFAULT_DAY_START, |v| v.parse(scalar::time));
    let digits = table.or("digits", Digits::default(), |v| v.choice(DIGITS));
    let public_address = table.or("public_address", None, |v| {
        v.parse(scalar::http_address).map(Some)
    });
    let number_gap = table.or("number_gap", DEFAULT_NUMBER_GAP, |v| v.number(0..=1000));
    let services = service::services(&table);
    let priority_groups = priority_groups(&table);
    let hours = hours(&table);
    Some(Branch {
        id: id?,
        name: name?,
        icon: icon?,
        time_zone: time_zone?,
        day_start: day_start?,
        digits: digits?,
        public_address: public_address?,
        number_gap: number_gap?,
        services: services?,
        priority_groups: priority_groups?,
        hours: hours?,
    })
}

fn priority_groups(branch: &Table<'_>) -> Option<Vec<PriorityGroup>> {
    let tables = branch.tables("priority_groups", &["id", "name", "icon"])?;
    let groups = all(tables.iter().map(priority_group));
    distinct(&tables, "id").and(groups)
}

fn priority_group(table: &Table<'_>) -> Option<PriorityGroup> {
    let id = table
        .required("id", "id = \"elderly\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    let icon = table
        .required("icon", "icon = \"person\"")
        .and_then(|v| v.parse(scalar::icon));
    Some(PriorityGroup {
        id: id?,
        name: name?,
        icon: icon?,
    })
}

/// Reports each table whose `key` repeats an earlier one's; `None` after a fault.
pub(crate) fn distinct(tables: &[Table<'_>], key: &str) -> Option<()> {
    let values: Vec<Value<'_>> = tables
        .iter()
        .filter_map(|table| table.optional(key))
        .collect();
    let texts: Vec<Value<'_>> = values.into_iter().filter(Value::is_text).collect();
    let repeated = texts.iter().enumerate().map(|(index, value)| {
        let text = value.text()?;
        match texts
            .iter()
            .take(index)
            .find(|earlier| earlier.text() == Some(text))
        {
            None => Some(()),
            Some(first) => value.wrong(Wrong::new(
                format!(
                    "{text:?} is taken by {} on line {}",
                    first.place.key, first.place.line
                ),
                format!("give each its own {key}"),
            )),
        }
    });
    all(repeated).map(|_| ())
}

fn hours(branch: &Table<'_>) -> Option<Vec<Hours>> {
    let tables = branch.tables("hours", &["days", "open", "close"])?;
    all(tables.iter().map(opening))
}

fn opening(table: &Table<'_>) -> Option<Hours> {
    let days = table
        .required("days", "days = [\"sun\", \"mon\"]")
        .and_then(|value| days(&value));
    let open = table
        .required("open", "open = \"08:00\"")
        .and_then(|v| v.parse(scalar::time));
    let close = table.required("close", "close = \"14:30\"");
    let close = close.and_then(|value| Some((value.parse(scalar::time)?, value)));
    let (open, (close, value)) = (open?, close?);
    if close <= open {
        let what = format!(
            "{} is not after {}, the time of opening",
            show(close),
            show(open)
        );
        let right =
            "write a later time of the same day; hours past midnight go on the next day's line";
        return value.wrong(Wrong::new(what, right));
    }
    Some(Hours {
        days: days?,
        open,
        close,
    })
}

fn days(value: &Value<'_>) -> Option<Vec<chrono::Weekday>> {
    let values = value.list()?;
    if values.is_empty() {
        let right = "name at least one day, such as [\"sun\", \"mon\"]";
        return value.wrong(Wrong::new("names no day", right));
    }
    all(values.iter().map(|day| day.parse(scalar::weekday)))
}

fn show(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
