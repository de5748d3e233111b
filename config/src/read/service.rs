//! Reads `[[branch.services]]` and holds their ranges of numbers apart.
//!
//! A service that is at fault still takes part in that, so that one reading finds all. Ids and groups are
//! held by `offer`.

use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{hours, numbers, paper, scalar, words};
use crate::{Bilingual, Service, VisitorKind};
use std::ops::RangeInclusive;

pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "description",
    "icon",
    "papers",
    "numbers",
    "department",
    "group",
    "visitor",
    "confirm",
    "information",
    "next_step",
    "days",
    "last_ticket_minutes",
    "form",
];
const VISITORS: &[(&str, VisitorKind)] = &[
    ("beneficiary", VisitorKind::Beneficiary),
    ("supporter", VisitorKind::Supporter),
    ("volunteer", VisitorKind::Volunteer),
    ("internal", VisitorKind::Internal),
    ("other", VisitorKind::Other),
];
/// More paragraphs than this are a leaflet and no page.
const MOST_PARAGRAPHS: usize = 12;

/// The tables of the services of `branch`; at least one.
pub(crate) fn tables<'d>(branch: &Table<'d>) -> Option<Vec<Table<'d>>> {
    let tables = branch.tables("services", KEYS)?;
    if tables.is_empty() {
        let right = "add a [[branch.services]] table for each thing that visitors come for";
        branch.missing("services", right.to_owned());
        return None;
    }
    Some(tables)
}

/// The services of `tables`.
pub(crate) fn services(tables: &[Table<'_>]) -> Option<Vec<Service>> {
    let services = all(tables.iter().map(service));
    apart(tables).and(services)
}

fn service(table: &Table<'_>) -> Option<Service> {
    let id = table
        .required("id", "id = \"support-request\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    let description = words::required(table, "description", words::SENTENCE);
    let icon = table
        .required("icon", "icon = \"hand-heart\"")
        .and_then(|v| v.parse(scalar::icon));
    let checklist = paper::papers(table);
    let numbers = table
        .required("numbers", "numbers = \"100-199\"")
        .and_then(|v| ticket_numbers(&v));
    let department = table
        .required("department", "department = \"beneficiary-relations\"")
        .and_then(|v| v.parse(scalar::id));
    let group = table.or("group", None, |v| v.text().map(|id| Some(id.to_owned())));
    let visitor = table.or("visitor", None, |v| v.choice(VISITORS).map(Some));
    let confirm = words::optional(table, "confirm", words::SENTENCE);
    let information = information(table);
    let next_step = words::optional(table, "next_step", words::SENTENCE);
    let days = table.or("days", None, |v| hours::days(&v).map(Some));
    let last_ticket_minutes = table.or("last_ticket_minutes", 0, |v| v.number(0..=720));
    let form = table.or("form", None, |v| v.text().map(|id| Some(id.to_owned())));
    let checklist = checklist?;
    Some(Service {
        id: id?,
        name: name?,
        description: description?,
        icon: icon?,
        papers: checklist.iter().map(|paper| paper.name.clone()).collect(),
        checklist,
        numbers: numbers?,
        department: department?,
        group: group?,
        visitor: visitor?,
        confirm: confirm?,
        information: information?,
        next_step: next_step?,
        days: days?,
        last_ticket_minutes: last_ticket_minutes?,
        form: form?,
    })
}

fn information(table: &Table<'_>) -> Option<Vec<Bilingual>> {
    let paragraphs = words::list(table, "information", words::PARAGRAPH)?;
    if paragraphs.len() > MOST_PARAGRAPHS {
        let what = format!("has {} paragraphs", paragraphs.len());
        let right = format!("shorten it to at most {MOST_PARAGRAPHS}");
        return table
            .optional("information")?
            .wrong(Wrong::new(what, right));
    }
    Some(paragraphs)
}

fn ticket_numbers(value: &Value<'_>) -> Option<RangeInclusive<u32>> {
    if !value.is_text() {
        let right = "write the first and the last number in quotes, such as \"100-199\"";
        return value.wrong(Wrong::new("is not a range of numbers", right));
    }
    value.parse(numbers::range)
}

/// Reports each range that shares numbers with an earlier service's: two visitors would hold one number.
/// `None` after a fault.
fn apart(tables: &[Table<'_>]) -> Option<()> {
    let values = tables.iter().filter_map(|table| table.optional("numbers"));
    let ranges: Vec<_> = values
        .filter_map(|value| Some((range_of(&value)?, value)))
        .collect();
    let overlaps = ranges.iter().enumerate().map(|(index, (range, value))| {
        match ranges
            .iter()
            .take(index)
            .find(|(earlier, _)| overlap(earlier, range))
        {
            None => Some(()),
            Some((earlier, first)) => value.wrong(shared(range, earlier, first)),
        }
    });
    all(overlaps).map(|_| ())
}

/// The range, when it is good; what is wrong with it has been reported before.
fn range_of(value: &Value<'_>) -> Option<RangeInclusive<u32>> {
    value.is_text().then_some(())?;
    numbers::range(value.text()?).ok()
}

fn overlap(a: &RangeInclusive<u32>, b: &RangeInclusive<u32>) -> bool {
    a.start() <= b.end() && b.start() <= a.end()
}

fn shared(range: &RangeInclusive<u32>, earlier: &RangeInclusive<u32>, first: &Value<'_>) -> Wrong {
    let show = |range: &RangeInclusive<u32>| format!("{}-{}", range.start(), range.end());
    let place = &first.place;
    Wrong::new(
        format!(
            "{} overlaps {} of {} on line {}",
            show(range),
            show(earlier),
            place.key,
            place.line
        ),
        "give each service numbers of its own, such as the next free hundred",
    )
}
