//! Reads `[[branch.departments]]`: how those who answer for the services are called (P11). A branch that names none is shown
//! their ids.

use super::ids::distinct;
use super::nearest::one_of;
use super::table::{Table, all};
use super::value::Value;
use super::{scalar, words};
use crate::Department;

pub(super) const KEYS: &[&str] = &["id", "name"];

/// The departments of `branch`, which has these `services`: once there are any, each service is of one of them.
pub(crate) fn departments(
    branch: &Table<'_>,
    services: Option<&[Table<'_>]>,
) -> Option<Vec<Department>> {
    let tables = branch.tables("departments", KEYS)?;
    let departments = all(tables.iter().map(department));
    let departments = distinct(tables.iter(), "id").and(departments)?;
    let ids: Vec<&str> = departments.iter().map(|known| known.id.as_str()).collect();
    let each = services?.iter().map(|service| of_one(service, &ids));
    all(each)?;
    Some(departments)
}

/// That a service is of one of `known`, where there are any.
fn of_one(service: &Table<'_>, known: &[&str]) -> Option<()> {
    let value = service.optional("department").filter(Value::is_text);
    match value.and_then(|value| Some((value.text()?, value))) {
        Some((id, value)) if !known.is_empty() && !known.contains(&id) => {
            value.wrong(one_of(id, known))
        }
        _ => Some(()),
    }
}

fn department(table: &Table<'_>) -> Option<Department> {
    let id = table
        .required("id", "id = \"beneficiary-relations\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    Some(Department {
        id: id?,
        name: name?,
    })
}
