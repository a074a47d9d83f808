//! What other sites, and addresses made up by others, are refused.

use super::browser::{Browser, OPERATOR, PASSWORD};
use axum::http::{Request, StatusCode};

const FIELDS: [(&str, &str); 2] = [("email", OPERATOR), ("password", PASSWORD)];

async fn status_of(headers: &[(&str, &str)]) -> StatusCode {
    let browser = Browser::at("https://bills.example").await;
    let mut request = Request::post("/sign-in").header("host", "inside:3000");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.post_with(request, &FIELDS).await.status
}

#[tokio::test]
async fn forms_come_from_this_portal() {
    for own in [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "http://inside:3000"),
        ("origin", "https://bills.example"),
    ] {
        assert_eq!(status_of(&[own]).await, StatusCode::SEE_OTHER, "{own:?}");
    }
    for other in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("referer", "https://bills.example/"),
    ] {
        assert_eq!(
            status_of(&[other]).await,
            StatusCode::FORBIDDEN,
            "{other:?}"
        );
    }
    let both = [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://bills.example"),
    ];
    assert_eq!(status_of(&both).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn nobody_puts_words_into_a_page() {
    let browser = Browser::new().await;
    for query in [
        "__path=/api/search&__err=UGxlYXNlIGNhbGw",
        "a=b&%5f%5ferr=x",
    ] {
        let answer = browser.get(&format!("/sign-in?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read() {
    let browser = Browser::new().await;
    let long = "x".repeat(100_000);
    let answer = browser.post("/sign-in", &[("email", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_path_cannot_walk_around_the_door() {
    let browser = Browser::new().await;
    for path in [
        "/reset-password/../billing/scopes",
        "/pkg/../billing/scopes",
        "/reset-password/%2e%2e/directories",
        "/sign-in/",
        "//sign-in",
    ] {
        let answer = browser.get(path).await;
        let is_stopped = matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::SEE_OTHER);
        assert!(is_stopped, "{path}: {}", answer.status);
    }
}
