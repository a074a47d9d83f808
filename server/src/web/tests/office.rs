//! The billing office: for operators, and for nobody else to be seen.

use super::browser::Browser;
use axum::http::StatusCode;
use chrono::NaiveDate;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");

async fn signed_in_as(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

#[tokio::test]
async fn a_run_is_asked_for_and_told() {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in_as(&mut browser, "operator@reckoner.example").await;
    // The day after: the portal of the demo stands at the system's date, where much is due.
    let done = browser.post("/operator/runs", &[("do", "run")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let nothing = browser.post("/operator/runs", &[("do", "retry-all")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = words::operator::parked_gone(billing::Language::En);
    assert!(nothing.text().contains(&sentence));
    let ahead = browser.get("/operator/runs?until=2026-12-10").await.text();
    assert!(ahead.contains("Azure sub 01"));
    signed_in_as(&mut browser, "chloe@contoso.example").await;
    let refused = browser.post("/operator/runs", &[("do", "run")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_office_is_there_for_operators_alone() {
    let mut browser = Browser::in_demo(DAY).await;
    let office = words::operator::office(billing::Language::En);
    for (email, status) in [
        ("operator@reckoner.example", StatusCode::OK),
        ("chloe@contoso.example", StatusCode::NOT_FOUND),
    ] {
        signed_in_as(&mut browser, email).await;
        let runs = browser.get("/operator/runs").await;
        assert_eq!(runs.status, status, "{email}");
        let home = browser.get("/").await.text();
        assert_eq!(home.contains(&office), status == StatusCode::OK, "{email}");
    }
}
