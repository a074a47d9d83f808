//! Activity: refusals are lines, owners read and take along, nobody else.

use super::browser::Browser;
use actions::audit::{check_export, public_key};
use axum::http::StatusCode;
use chrono::NaiveDate;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");

async fn sign_in(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// The address of the activity of the only account that this person sees.
async fn activity(browser: &Browser) -> String {
    let page = browser.get("/billing/scopes").await.text();
    let start = page.find("/billing/accounts/").expect("an account");
    let end = start + page[start..].find('"').expect("the end of an address");
    let account = page[start..end].trim_end_matches("/invoices");
    format!("{account}/activity")
}

#[tokio::test]
async fn a_refusal_is_told_to_the_owner() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let address = activity(&browser).await;
    let refused = browser.get(&address).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    sign_in(&mut browser, "finn@contoso.example").await;
    assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
    sign_in(&mut browser, "anna@contoso.example").await;
    let page = browser.get(&format!("{address}?kind=access")).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Was refused: Activity"));
    assert!(text.contains("chloe@contoso.example"));
    assert!(!text.contains("finn@contoso.example"));
}

#[tokio::test]
async fn an_owner_takes_the_lines_along() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "anna@contoso.example").await;
    let address = activity(&browser).await;
    let lines = browser.get(&format!("{address}/lines?through=1")).await;
    let signature = browser.get(&format!("{address}/signature?through=1")).await;
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let key = public_key(&browser.portal).expect("a key");
    let count = check_export(&lines.text(), &signature.bytes, &key);
    assert_eq!(count, Ok(1));
    for address in [
        format!("{address}/lines?through=99999"),
        format!("{address}/signature"),
    ] {
        let answer = browser.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    sign_in(&mut browser, "chloe@contoso.example").await;
    let refused = browser.get(&format!("{address}/lines?through=1")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
