//! Access over HTTP: roles given and taken with a question between, invitations, refusals.

use super::browser::Browser;
use axum::http::StatusCode;
use billing::Language::{En, Nl};
use chrono::NaiveDate;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");
/// Contoso Ltd of the demo world.
const ACCOUNT: &str = "/billing/accounts/\
    6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";

async fn sign_in(browser: &mut Browser, email: &str, password: &str) -> StatusCode {
    let fields = [("email", email), ("password", password)];
    let answer = browser.post("/sign-in", &fields).await;
    if answer.status == StatusCode::SEE_OTHER {
        browser.keep(&answer, "reckoner-session");
    }
    answer.status
}

/// What stands between two texts.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let start = page.find(before).expect(before) + before.len();
    let end = page[start..].find(after).expect(after);
    &page[start..start + end]
}

#[tokio::test]
async fn a_role_is_given_and_taken_by_forms() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "anna@contoso.example", "demo").await;
    let page = format!("{ACCOUNT}/profiles/CNTS-EURO-BG1-PGB/access");
    let give = |email| [("do", "give"), ("role", "reader"), ("email", email)];
    let wrong = browser.post(&page, &give("eva")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = wrong.text();
    assert!(text.contains(&words::access::no_address(En, "eva")));
    assert!(text.contains("value=\"eva\""), "what was typed is kept");
    let given = browser.post(&page, &give("eva@contoso.example")).await;
    assert_eq!(
        (given.status, given.header("location")),
        (StatusCode::SEE_OTHER, &*page)
    );

    let shown = browser.get(&page).await.text();
    let row = &shown[..shown.find("aria-label=\"Choose Eva").expect("Eva's role")];
    let id = row.rsplit("value=\"").next().expect("an id");
    let id = id.split('"').next().expect("its end");
    let question = browser.get(&format!("{page}?take={id}")).await.text();
    assert!(question.contains(&words::access::remove_question(En, 1)));
    let taken = browser.post(&page, &[("do", "take"), ("take", id)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(!browser.get(&page).await.text().contains("Choose Eva"));
    let none = browser.post(&page, &[("do", "take")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains(&words::access::nothing_chosen(En)));

    sign_in(&mut browser, "chloe@contoso.example", "demo").await;
    let shown = browser.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(!shown.text().contains("value=\"give\""), "no form to give");
    let refused = browser.post(&page, &give("eva@contoso.example")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    sign_in(&mut browser, "farah@fabrikam.example", "demo").await;
    assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invited_person_sets_a_password_and_sees_what_was_shared() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "anna@contoso.example", "demo").await;
    let page = format!("{ACCOUNT}/profiles/CNTS-EURO-BG1-PGB/access");
    let email = "books@accountants.example";
    let give = [
        ("do", "give"),
        ("role", "invoice-manager"),
        ("email", email),
    ];
    assert_eq!(
        browser.post(&page, &give).await.status,
        StatusCode::SEE_OTHER
    );
    let shown = browser.get(&page).await.text();
    let link = format!(
        "/invitations/{}",
        between(&shown, "href=\"/invitations/", "\"")
    );
    sign_in(&mut browser, "operator@reckoner.example", "demo").await;
    assert!(
        browser
            .get("/operator/invitations")
            .await
            .text()
            .contains(&link)
    );

    browser.forget();
    let stranger = &mut browser;
    let open = stranger.get(&link).await;
    assert_eq!(open.status, StatusCode::OK);
    assert!(open.text().contains(email));
    let forged = stranger.get(&format!("{link}0")).await;
    assert_eq!(forged.status, StatusCode::GONE);
    let differ = [
        ("new", "a long new password"),
        ("again", "another password"),
    ];
    let refused = stranger.post(&link, &differ).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = [
        ("new", "a long new password"),
        ("again", "a long new password"),
    ];
    let done = stranger.post(&link, &set).await;
    assert_eq!(done.header("location"), "/sign-in");
    assert_eq!(stranger.post(&link, &set).await.status, StatusCode::GONE);
    let status = sign_in(stranger, email, "a long new password").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let invoices = stranger.get(&format!("{ACCOUNT}/invoices")).await;
    assert_eq!(invoices.status, StatusCode::OK);
    let above = stranger.get(&format!("{ACCOUNT}/access")).await;
    assert_eq!(above.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn access_to_invoice_is_turned_on_with_its_warning() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "noor@contoso.example", "demo").await;
    let scopes = browser.get("/billing/scopes").await.text();
    let account = between(&scopes, "href=\"/billing/accounts/", "\"");
    let properties = browser.get(&format!("/billing/accounts/{account}")).await;
    let properties = properties.text();
    let link = "/billing/accounts/";
    let address = properties
        .split("href=\"")
        .map(|it| it.split('"').next().unwrap_or_default())
        .find(|it| it.starts_with(link) && it.ends_with("/access"));
    let address = address.expect("a way to share");
    let page = browser.get(address).await.text();
    assert!(page.contains(&words::sharing::warning(En)));
    let on = browser.post(address, &[("access", "on")]).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER);
    let wrong = browser.post(address, &[("access", "perhaps")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let dutch = browser.get_with(address, "reckoner-language=nl").await;
    assert!(dutch.text().contains(&words::sharing::warning(Nl)));
}
