//! This part of the API's description.

use utoipa::OpenApi;

/// The paths of deliveries.
#[derive(OpenApi)]
#[openapi(paths(super::list, super::retry))]
pub(crate) struct Paths;
