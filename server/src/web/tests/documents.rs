//! Documents of the demo world, and search, over the door they come through.

use super::browser::Browser;
use crate::render;
use axum::http::{Request, StatusCode};
use chrono::NaiveDate;

/// The invoices of March are out on it.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");

/// Chloe at work, and the address of an invoice she may download.
async fn chloe() -> (Browser, String) {
    let mut browser = Browser::in_demo(DAY).await;
    let fields = [("email", "chloe@contoso.example"), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
    let scopes = browser.get("/billing/scopes").await.text();
    let account = linked(&scopes, "/billing/accounts/");
    let invoices = browser.get(&format!("{account}/invoices")).await.text();
    let invoice = linked(&invoices, &format!("{account}/invoices/"));
    (browser, invoice)
}

/// The first address on a page that goes on from another.
fn linked(page: &str, from: &str) -> String {
    let mut links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next());
    let found = links.find(|it| {
        it.strip_prefix(from)
            .is_some_and(|end| !end.contains(['/', '?']))
    });
    found.expect("a link").to_owned()
}

#[tokio::test]
async fn a_document_is_prepared_first_and_downloaded_then() {
    let (browser, invoice) = chloe().await;
    let early = browser.get(&format!("{invoice}/pdf")).await;
    assert_eq!(early.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(early.header("retry-after"), "10");
    let hint = words::invoices::being_prepared_hint(billing::Language::En);
    assert!(
        early.text().contains(&hint),
        "no page says that it is being prepared"
    );

    render::drain(&browser.portal, |_| {})
        .await
        .expect("documents");
    let dutch = browser.get(&format!("{invoice}/pdf?language=nl")).await;
    assert_eq!(dutch.status, StatusCode::OK);
    assert!(dutch.bytes.starts_with(b"%PDF-"));
    assert_eq!(dutch.header("content-type"), "application/pdf");
    assert_eq!(
        dutch.header("content-length"),
        dutch.bytes.len().to_string()
    );
    assert_eq!(dutch.header("cache-control"), "private, no-store");
    let name = dutch.header("content-disposition");
    assert!(
        name.starts_with("attachment; filename=\"") && name.ends_with("-nl.pdf\""),
        "{name}"
    );
    let english = browser.get(&format!("{invoice}/pdf")).await;
    assert_ne!(english.header("etag"), dutch.header("etag"));
    let unknown = browser.get(&format!("{invoice}/pdf?language=xx")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_see_an_invoice_finds_none() {
    let (mut browser, invoice) = chloe().await;
    let fields = [("email", "farah@fabrikam.example"), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
    for address in [invoice.clone(), format!("{invoice}/pdf")] {
        assert_eq!(
            browser.get(&address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}

#[tokio::test]
async fn search_answers_while_one_types() {
    let (browser, _) = chloe().await;
    let request = || Request::post("/api/search").header("content-type", "application/json");
    let own = request().header("sec-fetch-site", "same-origin");
    let answer = browser.send(own, "{\"words\":\"contoso\"}").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("Contoso Ltd"), "{}", answer.text());
    let other = request().header("sec-fetch-site", "cross-site");
    let answer = browser.send(other, "{\"words\":\"contoso\"}").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_operator_opens_a_document_only_for_a_reason() {
    let (mut browser, invoice) = chloe().await;
    render::drain(&browser.portal, |_| {})
        .await
        .expect("documents");
    let reason = [("reason", "Asked by Chloe, case 7")];
    let refused = browser.post(&invoice, &reason).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "a customer");

    let fields = [("email", "operator@reckoner.example"), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
    let address = format!("{invoice}/pdf");
    assert_eq!(browser.get(&address).await.status, StatusCode::FORBIDDEN);
    assert!(
        browser
            .get(&invoice)
            .await
            .text()
            .contains("name=\"reason\"")
    );
    let blank = browser.post(&invoice, &[("reason", " ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let opened = browser.post(&invoice, &reason).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert!(opened.bytes.starts_with(b"%PDF-"));
}
