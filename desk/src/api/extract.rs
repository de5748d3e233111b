//! Bodies, queries and path parts as handlers take them. What does not fit is told as a problem, like every error.

use crate::Problem;
use crate::serve::too_large;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A JSON body, coming or going.
pub(crate) struct Json<T>(pub(crate) T);

/// A query string.
pub(crate) struct Query<T>(pub(crate) T);

/// The variable parts of a path.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let axum::Json(body) = axum::Json::from_request(request, state).await?;
        Ok(Self(body))
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::from_request_parts(parts, state).await?;
        Ok(Self(query.0))
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::from_request_parts(parts, state).await?;
        Ok(Self(path.0))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl From<JsonRejection> for Problem {
    fn from(refused: JsonRejection) -> Self {
        let (status, word) = match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => return too_large(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                let detail = "send JSON, with Content-Type: application/json";
                return Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", detail);
            }
            StatusCode::UNPROCESSABLE_ENTITY => (StatusCode::UNPROCESSABLE_ENTITY, "body"),
            _ => (StatusCode::BAD_REQUEST, "json"),
        };
        Self::new(status, word, refused.body_text())
    }
}

impl From<QueryRejection> for Problem {
    fn from(refused: QueryRejection) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "query", refused.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(refused: PathRejection) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "path", refused.body_text())
    }
}
