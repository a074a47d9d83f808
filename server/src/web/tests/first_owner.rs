//! The office's desk for accounts that nobody heads, as its browser shows and answers it.

use super::browser::Browser;
use axum::http::StatusCode;
use billing::Language;
use chrono::Utc;
use words::{access, hand_over};

const EN: Language = Language::En;
const WORLD: &str = r#"
[issuer]
name = "First Owner B.V."
accounting_currency = "EUR"
address = { lines = ["Street 1"], postal_code = "1000 AA", city = "Amsterdam", country = "NL" }
[[directories]]
name = "first"
display_name = "First"
[[identities]]
email = "ben@first.example"
kind = "work"
directory = "first"
display_name = "Ben"
[[accounts]]
name = "4711"
display_name = "Nobody's Ltd"
directory = "first"
agreement = "MCA"
created_on = "2026-01-01"
sold_to = { name = "Nobody's Ltd", kind = "business", address = { country = "NL" } }
"#;

#[tokio::test]
async fn an_account_that_nobody_heads_is_given_an_owner_by_a_form() {
    let browser = Browser::signed_in().await;
    let page = "/operator/invitations";
    assert!(
        !browser
            .get(page)
            .await
            .text()
            .contains(&access::headless(EN))
    );
    let applied = actions::world::apply(&browser.portal, WORLD, Utc::now()).await;
    applied.expect("applied");
    let home = browser.get("/").await.text();
    assert!(home.contains(&access::headless_here(EN)), "{home}");
    let desk = browser.get(page).await.text();
    assert!(desk.contains(&access::headless(EN)));
    assert!(desk.contains(&access::head_never(EN)));

    let typed = |email| [("account", "4711"), ("email", email)];
    let answer = browser.post(page, &typed("eve@elsewhere.example")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = answer.text();
    assert!(again.contains(&hand_over::no_member(EN)), "{again}");
    assert!(again.contains("eve@elsewhere.example"), "what was typed");
    let empty = browser.post(page, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);

    let answer = browser.post(page, &typed("ben@first.example")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), page);
    assert!(
        !browser
            .get(page)
            .await
            .text()
            .contains(&access::headless(EN))
    );
    assert!(
        !browser
            .get("/")
            .await
            .text()
            .contains(&access::headless_here(EN))
    );
    // From two windows: the second finds an owner there.
    let twice = browser.post(page, &typed("ben@first.example")).await;
    assert_eq!(twice.status, StatusCode::FORBIDDEN);
}
