//! What is refused is told to the audit trail.

use super::state::Web;
use actions::audit::{AskedAt, note_refusal};
use app::Asked;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

/// Notes who was refused what they know to be there. What is hidden is not there to them, and its
/// address may be anything.
pub async fn note(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let caller = parts.extensions.get::<Asked>();
    let caller = caller.and_then(|it| it.caller.clone());
    let at = named(&mut parts).await;
    let asked = format!("{} {}", parts.method, parts.uri.path());
    let response = next.run(Request::from_parts(parts, body)).await;
    if let (StatusCode::FORBIDDEN, Some(caller)) = (response.status(), caller)
        && let Err(refusal) = note_refusal(&web.portal, &caller, &at, &asked).await
    {
        tracing::error!(?refusal, "a refusal is missing in the audit trail");
    }
    response
}

/// What the address names.
async fn named(parts: &mut axum::http::request::Parts) -> AskedAt {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok();
    let named = |part: &str| {
        let params = params.as_ref()?;
        let (_, name) = params.iter().find(|(name, _)| *name == part)?;
        Some(name.to_owned())
    };
    AskedAt {
        account: named("account"),
        profile: named("profile"),
        section: named("section"),
        invoice: named("invoice"),
    }
}
