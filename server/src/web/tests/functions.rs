//! What is sent to server functions that they cannot read.

use super::browser::Browser;
use axum::http::{Request, StatusCode};
use billing::Language;
use words::refusals;

#[tokio::test]
async fn what_cannot_be_read_is_the_senders_fault() {
    let browser = Browser::signed_in().await;
    let request = |accept: &str| {
        Request::post("/api/search")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .header("accept", accept.to_owned())
    };
    let sentence = refusals::unreadable(Language::En);
    for body in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"words":7}"#,
        r#"{"word":"contoso"}"#,
    ] {
        for accept in ["application/json", "*/*", "text/html"] {
            let answer = browser.send(request(accept), body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body} {accept}");
            assert!(answer.text().contains(&sentence), "{body} {accept}");
            assert_eq!(answer.header("location"), "");
        }
    }
    let right = browser.send(request("*/*"), r#"{"words":"prices"}"#).await;
    assert_eq!(right.status, StatusCode::OK);
    assert!(
        right.text().contains("/search?q=prices"),
        "{}",
        right.text()
    );
}
