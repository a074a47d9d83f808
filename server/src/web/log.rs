//! One line a request: method, address pattern, status, time. The pattern and not the address,
//! which may hold the link of a password, what was searched for, or whose account it is.

use super::state::Web;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Writes the line, and counts the request.
pub async fn note(State(web): State<Web>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    web.traffic.count(status);
    let path = matched.as_ref().map_or("unknown", MatchedPath::as_str);
    let took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, path, status = status.as_u16(), took_ms, "request");
    response
}
