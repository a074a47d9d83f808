//! Characters that nobody types are refused before anything reads them: PostgreSQL takes no NUL,
//! and in a log, a file name or a table control characters do what they should not.

use super::sentences;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;
use serde_json::Value;
use std::borrow::Cow;
use words::refusals;

/// Refuses a request with control characters in its path, its query, or a field of its body.
pub async fn check(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let address = parts.uri.path_and_query();
    let address = address.map_or("", |it| it.as_str());
    if decoded(address.as_bytes()).contains(char::is_control) {
        return refused(&parts.headers);
    }
    if !is_read(&parts.headers) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let request = Request::from_parts(parts.clone(), body);
    match Bytes::from_request(request, &()).await {
        Ok(bytes) if !is_text(&parts.headers, &bytes) => refused(&parts.headers),
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(cause) => {
            let status = cause.into_response().status();
            sentences::answer(&parts.headers, status, refusals::invalid_request)
        }
    }
}

fn refused(headers: &HeaderMap) -> Response {
    sentences::answer(headers, StatusCode::BAD_REQUEST, refusals::untypable)
}

/// An address, or a form, as whoever reads it does; spaces do not matter here.
fn decoded(written: &[u8]) -> Cow<'_, str> {
    percent_decode(written).decode_utf8_lossy()
}

/// Forms, and what islands send. Both are short; what is not is no text.
fn is_read(headers: &HeaderMap) -> bool {
    is_kind(headers, FORM) || is_kind(headers, JSON)
}

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

fn is_kind(headers: &HeaderMap, kind: &str) -> bool {
    let sent = headers.get(header::CONTENT_TYPE);
    let sent = sent.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let sent = sent.split(';').next().unwrap_or_default();
    sent.trim().eq_ignore_ascii_case(kind)
}

fn is_text(headers: &HeaderMap, body: &[u8]) -> bool {
    match is_kind(headers, JSON) {
        // What is no JSON at all is refused by whoever reads it.
        true => serde_json::from_slice(body).map_or(true, |it| is_text_of(&it)),
        false => are_lines(&decoded(body)),
    }
}

fn is_text_of(value: &Value) -> bool {
    match value {
        Value::String(text) => are_lines(text),
        Value::Array(items) => items.iter().all(is_text_of),
        Value::Object(fields) => fields
            .iter()
            .all(|(name, value)| are_lines(name) && is_text_of(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A field may have several lines, and a tab was typed or pasted.
fn are_lines(text: &str) -> bool {
    let is_layout = |it| matches!(it, '\n' | '\r' | '\t');
    !text.contains(|it: char| it.is_control() && !is_layout(it))
}
