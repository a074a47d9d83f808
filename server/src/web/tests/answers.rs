//! What answers carry: status, security headers, assets, counts.

use super::browser::Browser;
use crate::web::assets::{self, ASSETS};
use axum::http::{Request, StatusCode};
use billing::{AccountId, InvoiceId};

#[tokio::test]
async fn what_is_not_there_is_not_found_however_it_is_asked_for() {
    let browser = Browser::signed_in().await;
    let (account, invoice) = (AccountId::new(), InvoiceId::new());
    for path in [
        "/nothing".to_owned(),
        "/sign-out".to_owned(),
        "/billing/accounts/seven".to_owned(),
        format!("/billing/accounts/{account}"),
        format!("/billing/accounts/{account}/invoices/{invoice}"),
        format!("/billing/accounts/{account}/invoices/{invoice}/pdf"),
        format!("/billing/accounts/{account}/invoices/seven/pdf"),
        format!("/billing/accounts/%ff/invoices/{invoice}/pdf"),
    ] {
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let title = words::refusals::not_found_title(billing::Language::En);
        assert!(answer.text().contains(&title), "{path}: no page says it");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
    }
    let path = format!("/billing/accounts/{account}/invoices/{invoice}/pdf");
    let json = browser
        .send(Request::get(path).header("accept", "application/json"), "")
        .await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    assert!(json.text().starts_with("{\"error\":"), "{}", json.text());
}

#[tokio::test]
async fn a_page_allows_its_own_scripts_and_nothing_else() {
    let browser = Browser::new().await;
    let answer = browser.get("/sign-in").await;
    let policy = answer.header("content-security-policy");
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|it| it.split('\'').next());
    let nonce = nonce.expect("a nonce");
    assert!(
        answer.text().contains(&format!("nonce=\"{nonce}\"")),
        "no script has the nonce"
    );
    assert_eq!(
        policy.replace(nonce, "…"),
        "default-src 'none'; script-src 'self' 'nonce-…' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    let again = browser.get("/sign-in").await;
    assert_ne!(
        again.header("content-security-policy"),
        policy,
        "the nonce is used twice"
    );
    let redirect = browser.get("/").await;
    assert!(
        redirect
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
}

#[tokio::test]
async fn assets_are_of_this_build_or_gone() {
    let browser = Browser::new().await;
    for gone in [
        "/pkg/000000000000/reckoner.css".to_owned(),
        format!("{ASSETS}/nothing.css"),
        format!("{ASSETS}/../Cargo.toml"),
        format!("{ASSETS}/reckoner.css.br"),
    ] {
        assert_eq!(
            browser.get(&gone).await.status,
            StatusCode::NOT_FOUND,
            "{gone}"
        );
    }
}

#[tokio::test]
async fn every_asset_is_kept_for_ever_and_compressed_where_that_helps() {
    let browser = Browser::new().await;
    let page = browser.get("/sign-in").await.text();
    let sheet = format!("{ASSETS}/reckoner.css");
    assert!(
        page.contains(&format!("href=\"{sheet}\"")),
        "the page names another sheet"
    );
    for path in assets::paths() {
        let address = format!("{ASSETS}/{path}");
        let request = Request::get(&address).header("accept-encoding", "gzip, br;q=1.0");
        let answer = browser.send(request, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(
            answer.header("cache-control").ends_with("immutable"),
            "{path}"
        );
        let has_twin = !path.ends_with(".woff2");
        assert_eq!(
            answer.header("content-encoding") == "br",
            has_twin,
            "{path}"
        );
        let plain = browser.get(&address).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        assert_eq!(plain.header("content-type"), answer.header("content-type"));
    }
}

#[tokio::test]
async fn pages_are_compressed() {
    let browser = Browser::new().await;
    let request = Request::get("/sign-in").header("accept-encoding", "br, gzip");
    let answer = browser.send(request, "").await;
    assert_eq!(answer.header("content-encoding"), "br");
}

#[tokio::test]
async fn monitoring_is_answered_and_counts() {
    let browser = Browser::new().await;
    assert_eq!(browser.get("/healthz").await.text(), "ok");
    assert_eq!(browser.get("/readyz").await.text(), "ready");
    browser.get("/").await;
    let told = browser.get("/metrics").await.text();
    assert!(
        told.contains("reckoner_requests_total{status=\"2xx\"} 2\n"),
        "{told}"
    );
    assert!(
        told.contains("reckoner_requests_total{status=\"3xx\"} 1\n"),
        "{told}"
    );
}
