//! One's own sessions, as browsers without scripts see and end them.

use super::browser::{Browser, PASSWORD};
use super::signing_in::value_of;
use axum::http::{Request, StatusCode};
use billing::Language;
use words::security;

const EN: Language = Language::En;
const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";

#[tokio::test]
async fn a_session_in_another_browser_is_seen_by_its_name_and_ended() {
    let mut browser = Browser::signed_in().await;
    let fields = [
        ("email", super::browser::OPERATOR),
        ("password", PASSWORD),
        ("return_to", ""),
    ];
    let request = Request::post("/sign-in").header("sec-fetch-site", "same-origin");
    let elsewhere = browser.post_with(request.header("user-agent", EDGE), &fields);
    let elsewhere = elsewhere.await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER);

    let page = browser.get("/security/sessions").await.text();
    assert!(page.contains("Edge on Windows"), "{page}");
    assert!(page.contains(&security::session_unknown(EN)));
    assert!(page.contains(&security::session_this(EN)));
    assert!(!page.contains("Mozilla"), "only a name is kept");
    let session = value_of(&page, "session").to_owned();

    let ended = [("do", "end"), ("session", session.as_str())];
    let answer = browser.post("/security/sessions", &ended).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/security/sessions");
    let page = browser.get("/security/sessions").await.text();
    assert!(!page.contains("Edge on Windows"));
    assert!(!page.contains(&security::end_others(EN)), "there is one");
    let wrong = [("do", "end"), ("session", "nothing of the kind")];
    let answer = browser.post("/security/sessions", &wrong).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);

    // It is over there, and goes on here.
    assert_eq!(browser.get("/security").await.status, StatusCode::OK);
    browser.keep(&elsewhere, "reckoner-session");
    let answer = browser.get("/security").await;
    assert!(answer.header("location").starts_with("/sign-in"));
}

#[tokio::test]
async fn all_others_are_ended_at_once() {
    let mut browser = Browser::signed_in().await;
    let others = [
        browser.sign_in(PASSWORD, "").await,
        browser.sign_in(PASSWORD, "").await,
    ];
    let answer = browser.post("/security/sessions", &[("do", "end-others")]);
    assert_eq!(answer.await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/security").await.status, StatusCode::OK);
    for other in others {
        browser.keep(&other, "reckoner-session");
        let answer = browser.get("/security").await;
        assert!(answer.header("location").starts_with("/sign-in"));
    }
}
