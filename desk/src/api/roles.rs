//! How the API's description tells of what people and devices may be; `domain` knows nothing of it.

use domain::people::{DeviceRole, StaffRole};
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Describes [`StaffRole`].
pub(super) struct Rank;

impl PartialSchema for Rank {
    fn schema() -> RefOr<Schema> {
        let what = "What a member of staff may do; each may do what those before it may.";
        one_of(what, StaffRole::ALL.map(StaffRole::code))
    }
}

impl ToSchema for Rank {
    fn name() -> Cow<'static, str> {
        "Rank".into()
    }
}

/// Describes [`DeviceRole`].
pub(super) struct Role;

impl PartialSchema for Role {
    fn schema() -> RefOr<Schema> {
        one_of(
            "What a device is for.",
            DeviceRole::ALL.map(DeviceRole::code),
        )
    }
}

impl ToSchema for Role {
    fn name() -> Cow<'static, str> {
        "Role".into()
    }
}

fn one_of<const N: usize>(what: &str, words: [&str; N]) -> RefOr<Schema> {
    let words = ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(what))
        .enum_values(Some(words));
    Schema::from(words).into()
}
