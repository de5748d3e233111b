//! Staff, and the trail of who did what.

use super::{draw, page};
use crate::console::data::{AuditView, StaffView};
use crate::console::frame::Frame;
use crate::console::terms;
use askama::Template;
use domain::people::StaffRole;

#[derive(Template)]
#[template(path = "console/staff.html")]
struct Staff<'a> {
    f: Frame<'a>,
    staff: &'a [StaffView],
}

impl Staff<'_> {
    fn name<'p>(&self, person: &'p StaffView) -> &'p str {
        name(person)
    }

    fn is_me(&self, person: &StaffView) -> bool {
        self.f.who.is_some_and(|who| who.user == person.user)
    }
}

#[derive(Template)]
#[template(path = "console/staff-add.html")]
struct Add<'a> {
    f: Frame<'a>,
}

#[derive(Template)]
#[template(path = "console/person.html")]
struct Person<'a> {
    f: Frame<'a>,
    person: &'a StaffView,
    name: &'a str,
}

impl Person<'_> {
    fn is_of(&self, rank: &StaffRole) -> bool {
        self.person.rank == *rank
    }

    fn may(&self, rank: &StaffRole) -> &'static str {
        match rank {
            StaffRole::Clerk => "rank-clerk-may",
            StaffRole::Manager => "rank-manager-may",
            StaffRole::Admin => "rank-admin-may",
        }
    }
}

#[derive(Template)]
#[template(path = "console/audit.html")]
struct Audit<'a> {
    f: Frame<'a>,
    page: &'a AuditView,
    first: bool,
}

impl Audit<'_> {
    /// A ticket's number in the page's digits, anything else without the journal's prefix.
    fn subject(&self, subject: &str) -> String {
        match subject.parse::<u32>() {
            Ok(number) => self.f.words().digits().number(number),
            Err(_) => subject
                .split_once(':')
                .map_or(subject, |(_, name)| name)
                .to_owned(),
        }
    }

    /// Who did it, without the journal's prefix.
    fn by<'e>(&self, by: &'e str) -> &'e str {
        by.strip_prefix("staff:").unwrap_or(by)
    }
}

/// All staff, and adding someone.
#[must_use]
pub fn staff(f: &Frame, staff: &[StaffView]) -> String {
    let content = staff_part(f, staff) + &draw(&Add { f: *f });
    page(f, &f.t("nav-staff"), "", &content)
}

/// What changes of the staff page.
#[must_use]
pub fn staff_part(f: &Frame, staff: &[StaffView]) -> String {
    draw(&Staff { f: *f, staff })
}

/// The sheet on which a member of staff is given another PIN or rank.
#[must_use]
pub fn person(f: &Frame, person: &StaffView) -> String {
    let name = name(person);
    draw(&Person {
        f: *f,
        person,
        name,
    })
}

/// A page of the trail; `first`: the latest.
#[must_use]
pub fn audit(f: &Frame, trail: &AuditView, first: bool) -> String {
    let content = draw(&Audit {
        f: *f,
        page: trail,
        first,
    });
    page(f, &f.t("nav-audit"), "", &content)
}

fn name(person: &StaffView) -> &str {
    person.name.as_deref().unwrap_or(&person.user)
}
