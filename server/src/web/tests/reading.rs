//! Language and brightness: chosen, remembered, and taken from the browser until then.

use super::browser::Browser;
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn the_browser_is_asked_until_somebody_chooses() {
    let mut browser = Browser::new().await;
    let dutch = || Request::get("/sign-in").header("accept-language", "nl-NL,nl;q=0.9");
    let page = browser.send(dutch(), "").await.text();
    assert!(page.contains("lang=\"nl\""));
    let fields = [("language", "en"), ("return_to", "/sign-in?return_to=%2F")];
    let answer = browser.post("/preferences", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/sign-in?return_to=%2F");
    browser.keep(&answer, "reckoner-language");
    let page = browser.send(dutch(), "").await.text();
    assert!(page.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn a_choice_that_there_is_not_changes_nothing() {
    let browser = Browser::new().await;
    let fields = [
        ("language", "xx"),
        ("theme", "<script>"),
        ("return_to", "//evil.example"),
    ];
    let answer = browser.post("/preferences", &fields).await;
    assert_eq!(answer.header("location"), "/");
    assert!(answer.cookie("reckoner-language").is_none());
    assert!(answer.cookie("reckoner-theme").is_none());
    let answer = browser.post("/preferences", &[("theme", "dark")]).await;
    assert!(
        answer
            .cookie("reckoner-theme")
            .is_some_and(|it| it.starts_with("reckoner-theme=dark;"))
    );
}
