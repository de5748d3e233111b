//! Reads what screens offer: the services, and the groups in which they stand.
//!
//! One table's own keys are left to `service` and `group`, how the two stand together to `levels`.

use super::table::{Table, distinct};
use super::{group, levels, service};
use crate::{Group, Service};

/// Services and groups of a branch.
pub(crate) struct Offer<'t> {
    pub(crate) services: Vec<Service>,
    /// Where each service stands in the file, in the same order.
    pub(crate) tables: Vec<Table<'t>>,
    pub(crate) groups: Vec<Group>,
}

/// The services and groups of `branch`.
pub(crate) fn offer<'t>(branch: &'t Table<'_>) -> Option<Offer<'t>> {
    let service_tables = service::tables(branch);
    let group_tables = branch.tables("groups", group::KEYS);
    let services = service_tables.as_deref().and_then(service::services);
    let groups = group_tables.as_deref().and_then(group::groups);
    let (service_tables, group_tables) = (service_tables?, group_tables?);
    distinct(service_tables.iter().chain(&group_tables), "id")
        .and(levels::stand(&service_tables, &group_tables))?;
    Some(Offer {
        services: services?,
        tables: service_tables,
        groups: groups?,
    })
}
