//! What islands ask of server functions. One that could not read what it was sent says so with 500;
//! that is the sender's fault and none of the portal's.

use super::sentences;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use words::refusals;

/// With what server functions mark an answer that tells of a fault.
const FAULT: &str = "serverfnerror";
/// How the text of a fault begins that is in what was sent.
const UNREAD: [&str; 3] = ["Args|", "Deserialization|", "MissingArg|"];
/// The longest text of a fault.
const FAULT_BYTES_MAX: usize = 64 * 1024;

/// Answers with a sentence where what was sent could not be read, whether a script sent it or a form.
pub async fn check(request: Request, next: Next) -> Response {
    let asked = request.headers().clone();
    let response = next.run(request).await;
    if !response.headers().contains_key(FAULT) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let text = to_bytes(body, FAULT_BYTES_MAX).await.unwrap_or_default();
    let is_unread = UNREAD.iter().any(|it| text.starts_with(it.as_bytes()));
    match is_unread {
        true => sentences::answer(&asked, StatusCode::BAD_REQUEST, refusals::unreadable),
        false => Response::from_parts(parts, Body::from(text)),
    }
}
