//! The API's description, made from the handlers themselves, with every refusal that can occur.

use super::{Json, audit, day, devices, events, local, notice, session, staff};
use crate::Problem;
use std::collections::BTreeMap;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, Modify, OpenApi as _};

const TYPE: &str = "application/problem+json";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Istiqbal branch service", description = "Tickets, calls and records of a charity's reception."),
    paths(
        session::sign_in, session::who, session::sign_out,
        staff::list, staff::add, staff::disable, staff::enable, staff::pin, staff::role,
        devices::list, devices::pair, devices::code, devices::revoke,
        audit::list, day::decide, notice::set, events::listen, local::healthz, local::metrics, description,
    ),
    components(schemas(Problem)),
    modifiers(&Signing),
)]
struct Shell;

/// The description of the whole API.
#[must_use]
pub fn openapi() -> OpenApi {
    Shell::openapi()
        .merge_from(crate::queue::routes::Paths::openapi())
        .merge_from(crate::ratings::Paths::openapi())
        .merge_from(crate::requests::Paths::openapi())
        .merge_from(crate::deliveries::Paths::openapi())
}

/// This description.
#[utoipa::path(get, path = "/api/openapi.json", tag = "description",
    responses((status = 200, description = "OpenAPI 3.1", body = Object), Limits))]
pub(super) async fn description() -> Json<OpenApi> {
    Json(openapi())
}

struct Signing;

impl Modify for Signing {
    fn modify(&self, openapi: &mut OpenApi) {
        let Some(components) = &mut openapi.components else {
            return;
        };
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
            "istiqbal",
            "a member of staff's session; named __Host-istiqbal by TLS",
        )));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("session", cookie);
        components.add_security_scheme("device", SecurityScheme::Http(bearer));
    }
}

/// The session's token that every change asked by a session carries.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes a header that is read elsewhere")]
pub(crate) struct Csrf {
    /// `csrf` of the session; forms send it as their field `csrf`.
    #[param(rename = "X-CSRF-Token", required = false)]
    csrf: String,
}

/// Refusals of anything.
pub(crate) struct Limits;
/// Refusals of what is read by whoever may.
pub(crate) struct Reads;
/// Refusals of changes.
pub(crate) struct Changes;
/// Nobody is signed in, or a secret is wrong.
pub(crate) struct Unauthorized;
/// There is no such thing.
pub(crate) struct NotFound;
/// Its state forbids it.
pub(crate) struct Conflict;

type Responses = BTreeMap<String, RefOr<Response>>;

impl IntoResponses for Limits {
    fn responses() -> Responses {
        told(&[(429, "too many requests"), (503, "not just now")])
    }
}

impl IntoResponses for Reads {
    fn responses() -> Responses {
        told(&[
            (400, "not understood"),
            (401, "not signed in"),
            (403, "not for this rank"),
            (429, "too many requests"),
            (503, "not just now"),
        ])
    }
}

impl IntoResponses for Changes {
    fn responses() -> Responses {
        told(&[
            (400, "not understood"),
            (403, "not for this rank, or asked by a foreign page"),
            (413, "too large"),
            (415, "not JSON"),
            (422, "well formed, but not possible"),
            (429, "too many requests or wrong tries"),
            (503, "not just now"),
        ])
    }
}

impl IntoResponses for Unauthorized {
    fn responses() -> Responses {
        told(&[(401, "not signed in, or a wrong secret")])
    }
}

impl IntoResponses for NotFound {
    fn responses() -> Responses {
        told(&[(404, "there is no such thing")])
    }
}

impl IntoResponses for Conflict {
    fn responses() -> Responses {
        told(&[(409, "its state forbids it")])
    }
}

fn told(refusals: &[(u16, &str)]) -> Responses {
    let problem = |why: &str| {
        ResponseBuilder::new()
            .description(why)
            .content(TYPE, Content::new(Some(Ref::from_schema_name("Problem"))))
            .build()
    };
    refusals
        .iter()
        .map(|(status, why)| (status.to_string(), problem(why).into()))
        .collect()
}
