//! This part of the API's description.

use super::{csv, facts, follow, rate, results};
use utoipa::OpenApi;

/// The paths of ratings and results.
#[derive(OpenApi)]
#[openapi(paths(
    facts::take,
    rate::rate,
    results::results,
    results::table,
    results::comments,
    follow::follow
))]
pub(crate) struct Paths;

/// The type of what is answered as a table.
pub(super) const TABLE: &str = csv::TYPE;
