//! Requests that change something come from pages of this portal, and from nowhere else.

use super::door::Door;
use super::sentences;
use super::state::Web;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use words::refusals;

/// Refuses what another site sent, and addresses that would put words into a page: an error of
/// a server function is shown from `__err`, whoever wrote it there.
pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if names_error(request.uri()) {
        return sentences::answer(headers, StatusCode::BAD_REQUEST, refusals::invalid_request);
    }
    let is_told = request.method().is_safe() || is_by_program(request.uri(), headers);
    if !is_told && !is_own(&web.door, headers) {
        return sentences::answer(headers, StatusCode::FORBIDDEN, refusals::other_site);
    }
    next.run(request).await
}

/// What a mail program sends in its reader's name (RFC 8058), where the link itself is the proof, and
/// what posts mail that came back, which knows a secret. They are no browsers, so they say nothing
/// of where they come from.
fn is_by_program(address: &Uri, headers: &HeaderMap) -> bool {
    let is_browser = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    let path = address.path();
    (path.starts_with("/stop-mail/") || path == "/mail/returned") && !is_browser
}

/// Read as the router reads it: the name may be written with percent signs.
fn names_error(address: &Uri) -> bool {
    let query = Query::<Vec<(String, String)>>::try_from_uri(address);
    query.is_ok_and(|Query(pairs)| pairs.iter().any(|(name, _)| name == "__err"))
}

/// `Sec-Fetch-Site` is the browser's own word; one that does not say it says `Origin`. Who says
/// neither is no browser, and does not send forms here.
fn is_own(door: &Door, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text(header::ORIGIN) else {
        return false;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    let is_same_host = host.is_some() && host == text(header::HOST);
    is_same_host || origin.eq_ignore_ascii_case(&door.origin)
}
