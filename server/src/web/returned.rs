//! Mail that came back, posted by whatever delivers the mailbox that mail is sent from. It knows a
//! secret, and is no browser.

use super::sentences;
use super::state::Web;
use crate::post::note_returned;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use words::refusals;

/// The most bytes of a notice: it holds the mail that came back, at the most all of it.
pub const BYTES_MAX: usize = 10_000_000;

/// Notes it. What is no notice about a mail of ours is taken all the same: whoever posts it has
/// nothing to try again.
pub async fn take(State(web): State<Web>, request: Request) -> Response {
    let headers = request.headers().clone();
    let Some(known) = &web.returned else {
        return sentences::answer(&headers, StatusCode::NOT_FOUND, refusals::not_found);
    };
    if !bearer(&headers).is_some_and(|it| known.secret.is(it)) {
        let refused = StatusCode::UNAUTHORIZED;
        return sentences::answer(&headers, refused, words::sign_in::please_sign_in);
    }
    // Nothing is read before the secret was right.
    let notice = match Bytes::from_request(request, &()).await {
        Ok(notice) => notice,
        Err(cause) => {
            let status = cause.into_response().status();
            return sentences::answer(&headers, status, refusals::invalid_request);
        }
    };
    match note_returned(&web.portal, &notice, &known.host).await {
        Ok(true) => "noted\n".into_response(),
        Ok(false) => "no notice about a mail of this portal\n".into_response(),
        Err(failure) => {
            tracing::error!(%failure, "noting what came back");
            let busy = StatusCode::SERVICE_UNAVAILABLE;
            sentences::answer(&headers, busy, refusals::busy)
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = said.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}
