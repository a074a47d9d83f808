//! The second step of signing in, and the pages that set it up, as a browser without scripts sees
//! them; and what passkeys are asked with scripts.

use super::browser::{Browser, PASSWORD};
use super::signing_in::value_of;
use axum::http::StatusCode;
use billing::Language;
use chrono::{Duration, Utc};
use scratch::phone::code_at;

const EN: Language = Language::En;

/// The operator has set an app up; gives the secret, and the recovery codes.
async fn with_app(browser: &Browser) -> (String, Vec<String>) {
    let page = browser.get("/security/app").await.text();
    let secret: String = inside(&page, "secret-text\">").replace(' ', "");
    let code = code_at(&secret, Utc::now());
    let wrong = [
        ("sealed", value_of(&page, "sealed")),
        ("current", "a wrong one"),
        ("code", &code),
    ];
    let answer = browser.post("/security/app", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert_eq!(inside(&page, "secret-text\">").replace(' ', ""), secret);
    let right = [
        ("sealed", value_of(&page, "sealed")),
        ("current", PASSWORD),
        ("code", &code),
    ];
    let answer = browser.post("/security/app", &right).await;
    assert_eq!(answer.header("location"), "/security");
    let codes = page.split("<li class=\"code\">").skip(1);
    let codes = codes.map(|it| it.split('<').next().unwrap_or(it).to_owned());
    (secret, codes.collect())
}

fn inside<'a>(page: &'a str, before: &str) -> &'a str {
    let rest = page.split_once(before).expect("it is there").1;
    rest.split('<').next().unwrap_or(rest)
}

#[tokio::test]
async fn who_has_an_app_gives_a_code_after_the_password() {
    let mut browser = Browser::signed_in().await;
    let (secret, codes) = with_app(&browser).await;
    assert_eq!(codes.len(), 10);
    browser.forget();
    let answer = browser.sign_in(PASSWORD, "/directories").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.cookie("reckoner-session").is_none(), "let in");
    let page = answer.header("location").to_owned();
    assert_eq!(page, "/sign-in/code?return_to=%2Fdirectories");
    browser.keep(&answer, "reckoner-second-step");
    let shown = browser.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(value_of(&shown.text(), "return_to"), "/directories");

    let typed = |code| [("code", code), ("return_to", "/directories")];
    let answer = browser.post("/sign-in/code", &typed("000000")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains(&words::security::wrong_code(EN)));
    assert_eq!(value_of(&text, "return_to"), "/directories");
    let next = code_at(&secret, Utc::now() + Duration::seconds(30));
    let answer = browser.post("/sign-in/code", &typed(&next)).await;
    assert_eq!(answer.header("location"), "/directories");
    let over = answer.cookie("reckoner-second-step").expect("forgotten");
    assert!(over.contains("Max-Age=0"), "{over}");
    browser.keep(&answer, "reckoner-session");
    assert_eq!(browser.get("/directories").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_step_that_nobody_begun_leads_back_to_signing_in() {
    let mut browser = Browser::signed_in().await;
    let (_, codes) = with_app(&browser).await;
    browser.forget();
    let over = words::security::step_over(EN);
    let typed = [("code", codes[0].as_str())];
    let answer = browser.post("/sign-in/recovery-code", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains(&over));
    let begun = browser.sign_in(PASSWORD, "").await;
    browser.keep(&begun, "reckoner-second-step");
    let answer = browser.post("/sign-in/recovery-code", &typed).await;
    assert!(answer.cookie("reckoner-session").is_some());
    let unused = [("code", codes[1].as_str())];
    let answer = browser.post("/sign-in/recovery-code", &unused).await;
    assert!(answer.text().contains(&over), "a step is taken once");
}

#[tokio::test]
async fn passkeys_are_asked_for_where_they_can_be() {
    let far = Browser::at("https://bills.example").await;
    let page = far.get("/sign-in/passkey").await.text();
    assert!(page.contains("&quot;rpId&quot;:&quot;bills.example&quot;"));
    assert!(page.contains("hidden"), "without a script it is not shown");
    let other = far.get("/sign-in/passkey").await.text();
    let challenge = |page: &str| inside(page, "challenge&quot;:&quot;").to_owned();
    assert_ne!(challenge(&page), challenge(&other));
    let nonsense = [("answer", "{}")];
    let answer = far.post("/sign-in/passkey", &nonsense).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer
            .text()
            .contains(&words::security::passkey_unproven(EN))
    );

    let numbered = Browser::at("http://192.0.2.7:3000").await;
    let link = "/sign-in/passkey";
    assert!(!numbered.get("/sign-in").await.text().contains(link));
    let page = numbered.get(link).await.text();
    assert!(page.contains(&words::security::passkeys_nowhere(EN)));
    let answer = numbered.post(link, &nonsense).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
