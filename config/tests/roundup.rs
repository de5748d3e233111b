//! The shipped mapping of a case system, as people paste it into their settings.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{Body, FILTERS, Mapping, Settings, Shape, TargetKind};

const BRANCH: &str = include_str!("../branches/manarat.toml");
const ROUNDUP: &str = include_str!("../examples/roundup.toml");

fn mapping() -> Mapping {
    let settings = Settings::parse(&format!("{BRANCH}\n{ROUNDUP}"), "roundup.toml");
    let mut settings = settings.map_err(|faults| faults.to_string()).unwrap();
    match settings.targets.remove(0).kind {
        TargetKind::Rest(mapping) => *mapping,
        TargetKind::Http => unreachable!("it is not a mapping"),
    }
}

#[test]
fn the_shipped_mapping_reads_and_says_what_it_says() {
    let mapping = mapping();
    let names: Vec<&str> = mapping
        .records
        .iter()
        .map(|record| record.name.as_str())
        .collect();
    assert_eq!(names, ["ticket", "suggestion", "request"]);
    let ticket = &mapping.records[0];
    assert_eq!(ticket.create.kinds, ["ticket.issued"]);
    assert_eq!(ticket.create.exists, [409]);
    assert_eq!(ticket.read.absent, [404, 410]);
    assert!(
        ticket.updates[0]
            .kinds
            .iter()
            .any(|kind| kind == "ticket.finished")
    );
    let Body::Json(Shape::Table(fields)) = &ticket.create.request.body else {
        panic!("{ticket:?}");
    };
    assert_eq!(fields.len(), 5);
}

#[test]
fn the_login_is_sought_beside_the_settings() {
    let settings = Settings::parse(&format!("{BRANCH}\n{ROUNDUP}"), "roundup.toml").unwrap();
    let settings = settings.with_base("/etc/istiqbal".as_ref());
    let TargetKind::Rest(mapping) = &settings.targets[0].kind else {
        panic!("it is not a mapping");
    };
    let login = mapping.login_file.as_deref();
    assert_eq!(login, Some("/etc/istiqbal/roundup.login".as_ref()));
}

#[test]
fn every_filter_of_ours_is_explained_in_it() {
    for filter in ["date", "digits", "cut", "default"] {
        assert!(
            FILTERS.contains(&filter) && ROUNDUP.contains(&format!("| {filter}(")),
            "{filter}"
        );
    }
}
