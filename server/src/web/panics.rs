//! What must not happen: a handler that panics, or takes for ever. Both end in a sentence.

use super::sentences::{self, More};
use actions::Refusal;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use futures::FutureExt;
use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

/// How long an answer may take.
const ANSWER_MAX: Duration = Duration::from_secs(30);

/// Turns a panic into an error with an id that the log has; otherwise the connection would just
/// end.
pub async fn catch(request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    answer.unwrap_or_else(|panic| {
        let Refusal::Broken(id) = Refusal::broken(&message(&*panic)) else {
            return sentences::answer(&headers, BROKEN, words::refusals::invalid_request);
        };
        let sentence = |language| words::refusals::broken(language, &id.to_string());
        {
            let more = More {
                id: Some(id),
                ..More::default()
            };
            sentences::answer_with(&headers, BROKEN, sentence, more)
        }
    })
}

const BROKEN: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
}

/// Gives up on an answer that takes too long; what it had begun to write is rolled back.
pub async fn limit(request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let answer = tokio::time::timeout(ANSWER_MAX, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        sentences::answer(&headers, status, words::refusals::busy)
    })
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    async fn breaks() {
        panic!("the secret of the vault")
    }

    #[tokio::test]
    async fn a_panic_is_told_by_an_id_only() {
        let router = Router::new()
            .route("/", get(breaks))
            .layer(from_fn(super::catch));
        let request = Request::get("/").header("accept", "application/json");
        let request = request.body(Body::empty()).expect("a request");
        let answer = router.oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(answer.into_body(), 1000).await.expect("a body");
        let told: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        let id = told["id"].as_str().expect("an id");
        let sentence = told["error"].as_str().expect("a sentence");
        assert!(
            sentence.contains(id) && !sentence.contains("vault"),
            "{sentence}"
        );
    }
}
