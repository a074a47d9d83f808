//! Answers in one plain sentence, where there is no page to show: nobody asked for one, or it
//! could not be made.

use super::language;
use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use billing::{ErrorId, Language};
use serde_json::json;

/// Whether whoever asks reads JSON and no page.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    accepted.is_some_and(|it| it.contains("application/json") && !it.contains("text/html"))
}

/// The sentence, as JSON for a program.
pub fn answer(
    headers: &HeaderMap,
    status: StatusCode,
    sentence: impl Fn(Language) -> String,
) -> Response {
    answer_with(headers, status, sentence, More::default())
}

/// What a program is told beside the sentence.
#[derive(Debug, Default)]
pub struct More {
    /// The id under which the log has more.
    pub id: Option<ErrorId>,
    /// Codes of the reasons (domain.md §5).
    pub reasons: Vec<&'static str>,
}

/// The sentence with more for a program.
pub fn answer_with(
    headers: &HeaderMap,
    status: StatusCode,
    sentence: impl Fn(Language) -> String,
    more: More,
) -> Response {
    let sentence = sentence(language::of(headers));
    let mut response = match wants_json(headers) {
        false => (status, sentence).into_response(),
        true => {
            let mut body = json!({ "error": sentence });
            if let Some(id) = more.id {
                body["id"] = json!(id);
            }
            if !more.reasons.is_empty() {
                body["reasons"] = json!(more.reasons);
            }
            (status, Json(body)).into_response()
        }
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    response
}

/// In seconds: a document is rendered, or the database less busy, by then.
pub const RETRY_AFTER: axum::http::HeaderValue = axum::http::HeaderValue::from_static("10");
