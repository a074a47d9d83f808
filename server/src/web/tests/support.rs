//! Support requests over the door they come through: filled in, typed again, told with a notice, and
//! hidden from whoever they are not for.

use super::browser::{Answer, Browser};
use axum::http::StatusCode;
use billing::Language::En;
use chrono::NaiveDate;
use words::support;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");

async fn sign_in(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// The key of the form on a page.
fn form_key(page: &Answer) -> String {
    let text = page.text();
    let field = text.split("name=\"form_key\" value=\"").nth(1);
    let key = field.and_then(|it| it.split('"').next());
    key.expect("a form").to_owned()
}

async fn opened(browser: &Browser, subject: &str) -> String {
    let page = browser.get("/support/new").await;
    let key = form_key(&page);
    let fields = [
        ("form_key", key.as_str()),
        ("subject", subject),
        ("text", "First line\r\nsecond line"),
        ("language", "en"),
    ];
    let done = browser.post("/support/new", &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let address = done.header("location").to_owned();
    let again = browser.post("/support/new", &fields).await;
    assert_eq!(
        again.header("location"),
        address,
        "sent twice, written once"
    );
    address
}

#[tokio::test]
async fn what_was_typed_comes_back_and_stays_text() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let address = "/support/new?account=none&invoice=%22%3E%3Cb%3EG1";
    let page = browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("<b>G1"), "of an address it is a text");
    let hostile = "</textarea><script>alert(1)</script>";
    let key = form_key(&page);
    let fields = [
        ("form_key", key.as_str()),
        ("account", "none"),
        ("subject", ""),
        ("text", hostile),
        ("language", "en"),
    ];
    let refused = browser.post("/support/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("href=\"#subject\""), "a summary leads there");
    assert!(text.contains("&lt;/textarea>&lt;script>alert(1)"), "kept");
    assert!(!text.contains(hostile));
    assert!(text.contains(&support::account_unseen(En)), "told again");
}

#[tokio::test]
async fn a_request_is_its_writers_and_the_offices() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let address = opened(&browser, "Wrong <i>address</i>").await;
    let page = browser.get(&address).await.text();
    assert!(page.contains("Wrong &lt;i&gt;address&lt;/i&gt;"));

    sign_in(&mut browser, "anna@contoso.example").await;
    let hidden = browser.get(&address).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    let closed = browser.post(&address, &[("do", "close")]).await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND);
    let office = browser.get("/operator/support").await;
    assert_eq!(office.status, StatusCode::NOT_FOUND);

    sign_in(&mut browser, "operator@reckoner.example").await;
    let list = browser.get("/operator/support").await.text();
    assert!(list.contains(&format!("href=\"{address}\"")));
    assert!(list.contains(&support::waiting(En, 1)), "the badge");
    let page = browser.get(&address).await;
    let key = form_key(&page);
    let answer = [("do", "write"), ("form_key", &key), ("text", "Yes")];
    let done = browser.post(&address, &answer).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);

    sign_in(&mut browser, "chloe@contoso.example").await;
    let home = browser.get("/").await.text();
    assert!(home.contains(&support::answers(En, 1)), "the badge");
    let page = browser.get(&address).await.text();
    assert!(page.contains("Reckoner Demo B.V. Support"));
    assert!(!page.contains("operator@"), "not by name");
    assert!(!page.contains(&support::answers(En, 1)), "it is read");
}

#[tokio::test]
async fn a_form_of_nobodys_page_does_nothing() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let address = opened(&browser, "Mine").await;
    for fields in [
        &[("do", "delete")][..],
        &[("do", "write"), ("text", "No key")],
    ] {
        let refused = browser.post(&address, fields).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
    let thread = browser.get(&address).await.text();
    assert_eq!(thread.matches("class=\"sheet message\"").count(), 1);
}
