//! Characters that nobody types, wherever they are sent.

use super::browser::{Browser, OPERATOR, PASSWORD};
use axum::http::{Request, StatusCode};
use billing::Language;

#[tokio::test]
async fn no_address_holds_what_nobody_types() {
    let browser = Browser::signed_in().await;
    for address in [
        "/sign-in?return_to=%00",
        "/search?q=a%00b",
        "/search?q=%1b[31m",
        "/search?%0a=a",
        "/billing/accounts/a%00b",
        "/billing/accounts/a%00b/invoices?status=due",
        "/billing/accounts/a/invoices?invoice=%00",
        "/billing/accounts/a/invoices/b%7f/pdf",
        "/reset-password/%00",
        "/%c2%85",
    ] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        assert_eq!(answer.text(), words::refusals::untypable(Language::En));
    }
    for address in ["/search?q=caf%C3%A9+%26+%F0%9F%98%80", "/search?q=%ff"] {
        assert_eq!(
            browser.get(address).await.status,
            StatusCode::OK,
            "{address}"
        );
    }
}

#[tokio::test]
async fn no_field_holds_what_nobody_types() {
    let browser = Browser::signed_in().await;
    for fields in [
        [("email", "a\0@b.example"), ("password", PASSWORD)],
        [("email", OPERATOR), ("password", "\u{1b}")],
        [("email", OPERATOR), ("\0", "")],
    ] {
        let answer = browser.post("/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{fields:?}");
        assert_eq!(answer.text(), words::refusals::untypable(Language::En));
    }
    let lines = [("language", "nl"), ("note", "one\r\n\ttwo")];
    let answer = browser.post("/preferences", &lines).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_island_sends_what_nobody_types() {
    let browser = Browser::signed_in().await;
    let send = |body: &'static str| {
        let request = Request::post("/api/search").header("sec-fetch-site", "same-origin");
        let request = request.header("content-type", "application/json; charset=utf-8");
        browser.send(request, body)
    };
    let nul = send("{\"words\":\"a\\u0000b\"}").await;
    assert_eq!(nul.status, StatusCode::BAD_REQUEST);
    assert_eq!(send("{\"words\":\"a\"}").await.status, StatusCode::OK);
}
