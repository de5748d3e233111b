//! Reads what screens offer: the services, and the groups in which they stand.
//!
//! One table's own keys are left to `service` and `group`, how the two stand together to `levels`.

use super::ids::distinct;
use super::table::Table;
use super::{group, levels, service};
use crate::{Group, Service};

/// Services and groups of a branch.
pub(crate) struct Offer {
    pub(crate) services: Vec<Service>,
    pub(crate) groups: Vec<Group>,
}

/// The groups of `branch`, and the services of `service_tables`; `None` for those is a fault told before.
pub(crate) fn offer(branch: &Table<'_>, service_tables: Option<&[Table<'_>]>) -> Option<Offer> {
    let group_tables = branch.tables("groups", group::KEYS);
    let services = service_tables.and_then(service::services);
    let groups = group_tables.as_deref().and_then(group::groups);
    let (service_tables, group_tables) = (service_tables?, group_tables?);
    distinct(service_tables.iter().chain(&group_tables), "id")
        .and(levels::stand(service_tables, &group_tables))?;
    Some(Offer {
        services: services?,
        groups: groups?,
    })
}
