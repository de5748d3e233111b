//! Reads `[[branch.counters]]` and holds them together with the services: a counter serves what is there, and
//! nobody waits for a service that no counter serves.
//!
//! A branch that names no counters has one for everything.

use super::chosen::{self, owned};
use super::ids::{self, distinct};
use super::report::Wrong;
use super::table::{Table, all};
use super::{scalar, words};
use crate::{Bilingual, Counter};

pub(super) const KEYS: &[&str] = &["id", "number", "name", "services"];

/// The counters of `branch`, whose services stand in `services`; `None` for those is a fault told before.
pub(crate) fn counters(branch: &Table<'_>, services: Option<&[Table<'_>]>) -> Option<Vec<Counter>> {
    let tables = branch.tables("counters", KEYS)?;
    // Which services are known cannot be told while one has no good id of its own, and that has been reported.
    let ids = services.and_then(|services| ids::own(services, &[]));
    if tables.is_empty() {
        return Some(vec![only(&ids?)]);
    }
    let apart = [
        distinct(tables.iter(), "id"),
        distinct(tables.iter(), "number"),
    ];
    let served = tables.iter().map(|table| served(table, ids.as_deref()));
    let served: Vec<Option<Vec<String>>> = served.collect();
    let each = ids.and_then(|ids| none_left_out(services?, &ids, &served));
    let counters = tables.iter().zip(served);
    let counters = all(counters.map(|(table, served)| counter(table, served)));
    all(apart.into_iter().chain([each])).and(counters)
}

/// The counter of a branch that names none.
fn only(services: &[&str]) -> Counter {
    Counter {
        id: "counter-1".to_owned(),
        number: 1,
        name: Bilingual {
            ar: "الشباك الأول".to_owned(),
            en: "Counter 1".to_owned(),
        },
        services: owned(services),
    }
}

fn counter(table: &Table<'_>, services: Option<Vec<String>>) -> Option<Counter> {
    let id = table
        .required("id", "id = \"counter-1\"")
        .and_then(|v| v.parse(scalar::id));
    let number = table
        .required("number", "number = 1")
        .and_then(|v| v.number(1..=99));
    let name = words::required(table, "name", words::NAME);
    Some(Counter {
        id: id?,
        number: number?,
        name: name?,
        services: services?,
    })
}

/// The services that the counter of `table` serves: those it names, or all of `known`.
fn served(table: &Table<'_>, known: Option<&[&str]>) -> Option<Vec<String>> {
    chosen::services(table, known, "the counter then serves all")
}

/// Reports each of `services`, with the ids `ids`, that no counter serves. What a counter at fault serves is not
/// known.
fn none_left_out(
    services: &[Table<'_>],
    ids: &[&str],
    served: &[Option<Vec<String>>],
) -> Option<()> {
    let served: Option<Vec<&[String]>> = served.iter().map(Option::as_deref).collect();
    let served = served?.concat();
    let each = services.iter().zip(ids).map(|(service, id)| {
        if served.iter().any(|one| one == id) {
            return Some(());
        }
        let right = format!("write {id:?} in the services of a counter, or take the service away");
        service.wrong(Wrong::new("is served by no counter", right))
    });
    all(each).map(|_| ())
}
