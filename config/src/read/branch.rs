//! Reads `[branch]`: its names and days and whom it serves first.
//!
//! What it offers, who serves it and when it is open have modules of their own.

use super::ids::{self, distinct};
use super::nearest::one_of;
use super::table::{Table, all};
use super::{
    address, calling, counter, department, form, holiday, hours, offer, outcome, prayers, rating,
    scalar, served, service, words,
};
use crate::{Branch, Digits, PriorityGroup};
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
    "ask_visitor",
    "services",
    "groups",
    "priority_groups",
    "counters",
    "calling",
    "outcomes",
    "departments",
    "hours",
    "ramadan_hours",
    "holidays",
    "prayers",
    "results",
    "social_research",
    "documents",
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
    let public_address = table.or("public_address", None, |v| v.parse(address::http).map(Some));
    let number_gap = table.or("number_gap", DEFAULT_NUMBER_GAP, |v| v.number(0..=1000));
    let ask_visitor = table.or("ask_visitor", false, |v| v.yes_or_no());
    let services = service::tables(&table);
    let offer = offer::offer(&table, services.as_deref());
    let counters = counter::counters(&table, services.as_deref());
    let calling = calling::calling(&table);
    let outcomes = outcome::outcomes(&table);
    let departments = department::departments(&table, services.as_deref());
    let priority_groups = priority_groups(&table);
    let weeks = hours::weeks(&table);
    let holidays = holiday::holidays(&table);
    let prayers = prayers::prayers(&table, time_zone);
    let results = rating::results(&table);
    let forms = form::forms(root);
    let social_research = social_research(&table, services.as_deref());
    let documents = table.or("documents", None, |v| v.parse(scalar::path).map(Some));
    let (Some(forms), Some(service_tables)) = (forms, services.as_deref()) else {
        return None;
    };
    let taken = form::taken(service_tables, &forms);
    let (offer, weeks) = (offer?, weeks?);
    taken?;
    served::served(&services?, &offer.services, &weeks.usual)?;
    Some(Branch {
        id: id?,
        name: name?,
        icon: icon?,
        time_zone: time_zone?,
        day_start: day_start?,
        digits: digits?,
        public_address: public_address?,
        number_gap: number_gap?,
        ask_visitor: ask_visitor?,
        services: offer.services,
        groups: offer.groups,
        priority_groups: priority_groups?,
        counters: counters?,
        calling: calling?,
        outcomes: outcomes?,
        departments: departments?,
        hours: weeks.usual,
        ramadan_hours: weeks.ramadan,
        holidays: holidays?,
        prayers: prayers?,
        results: results?,
        forms,
        social_research: social_research?,
        documents: documents?,
    })
}

/// The service for social research, one of `services`; `None` for those is a fault told before.
fn social_research(branch: &Table<'_>, services: Option<&[Table<'_>]>) -> Option<Option<String>> {
    let known = services.and_then(|services| ids::own(services, &[]));
    branch.or("social_research", None, |value| {
        let id = value.text()?;
        match known.filter(|known| !known.contains(&id)) {
            None => Some(Some(id.to_owned())),
            Some(known) => value.wrong(one_of(id, &known)),
        }
    })
}

fn priority_groups(branch: &Table<'_>) -> Option<Vec<PriorityGroup>> {
    let tables = branch.tables("priority_groups", &["id", "name", "icon"])?;
    let groups = all(tables.iter().map(priority_group));
    distinct(tables.iter(), "id").and(groups)
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
