//! Signing in and out, and what stands in the way of both.

use super::browser::{Browser, OPERATOR, PASSWORD};
use axum::http::{Request, StatusCode};
use chrono::NaiveDate;

const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");

#[tokio::test]
async fn nobody_is_sent_to_sign_in_and_back() {
    let browser = Browser::new().await;
    let answer = browser.get("/billing/scopes?sort=name").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = answer.header("location").to_owned();
    assert_eq!(page, "/sign-in?return_to=%2Fbilling%2Fscopes%3Fsort%3Dname");
    assert_eq!(browser.get(&page).await.status, StatusCode::OK);
    let answer = browser.sign_in(PASSWORD, "/billing/scopes?sort=name").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/billing/scopes?sort=name");
    let answer = browser.sign_in(PASSWORD, "//evil.example").await;
    assert_eq!(answer.header("location"), "/");
}

#[tokio::test]
async fn a_program_is_told_instead_of_redirected() {
    let browser = Browser::new().await;
    let request = Request::get("/billing/scopes").header("accept", "application/json");
    let answer = browser.send(request, "").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(
        answer.text().starts_with("{\"error\":\""),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn the_session_is_out_of_reach_of_scripts_and_other_sites() {
    let plain = Browser::new().await.sign_in(PASSWORD, "").await;
    let set = plain.cookie("reckoner-session").expect("a session");
    assert!(set.ends_with("; HttpOnly; SameSite=Lax; Path=/"), "{set}");
    let safe = Browser::at("https://bills.example").await;
    let safe = safe.sign_in(PASSWORD, "").await;
    let set = safe.cookie("__Host-reckoner-session").expect("a session");
    assert!(
        set.ends_with("; HttpOnly; SameSite=Lax; Secure; Path=/"),
        "{set}"
    );
    assert!(safe.cookie("reckoner-session").is_none());
}

/// Whoever plants a cookie from another host of the domain, or from http, signs nobody in.
#[tokio::test]
async fn over_https_only_the_cookie_of_the_host_counts() {
    let mut safe = Browser::at("https://bills.example").await;
    let answer = safe.sign_in(PASSWORD, "").await;
    safe.keep(&answer, "__Host-reckoner-session");
    assert_eq!(safe.get("/directories").await.status, StatusCode::OK);
    let kept = answer.cookie("__Host-reckoner-session").expect("a session");
    let token = kept.split(['=', ';']).nth(1).expect("a token").to_owned();
    safe.forget();
    let planted = format!("reckoner-session={token}");
    let answer = safe.get_with("/directories", &planted).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn browsers_are_told_to_come_over_https() {
    const HEADER: &str = "strict-transport-security";
    let safe = Browser::at("https://bills.example").await;
    for address in ["/sign-in", "/healthz", "/nowhere"] {
        assert_eq!(
            safe.get(address).await.header(HEADER),
            "max-age=63072000",
            "{address}"
        );
    }
    let plain = Browser::new().await.get("/sign-in").await;
    assert_eq!(plain.header(HEADER), "");
}

#[tokio::test]
async fn a_wrong_password_shows_the_form_again_with_what_was_typed() {
    let browser = Browser::new().await;
    let answer = browser.sign_in("a wrong one", "/directories").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.cookie("reckoner-session").is_none());
    let page = answer.text();
    assert!(page.contains("role=\"alert\""), "no summary of errors");
    assert!(page.contains(" autofocus"), "the summary is not read first");
    assert!(page.contains(&words::sign_in::wrong(billing::Language::En)));
    assert!(page.contains(OPERATOR), "the address typed is lost");
    assert!(
        page.contains("/directories"),
        "the page to return to is lost"
    );
    assert!(!page.contains("a wrong one"), "the password is shown");
}

#[tokio::test]
async fn an_empty_field_is_asked_for() {
    let browser = Browser::new().await;
    let answer = browser.sign_in("", "").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    let asks = |field| words::refusals::required(billing::Language::En, field);
    assert!(page.contains(&asks("password")) && !page.contains(&asks("email")));
}

#[tokio::test]
async fn after_many_tries_it_is_too_many_requests() {
    let browser = Browser::new().await;
    let mut statuses = Vec::new();
    for _ in 0..11 {
        statuses.push(browser.sign_in("a wrong one", "").await.status);
    }
    assert_eq!(statuses[..10], [StatusCode::UNPROCESSABLE_ENTITY; 10]);
    assert_eq!(statuses[10], StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_is_said_once() {
    let mut browser = Browser::signed_in().await;
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    let answer = browser.post("/sign-out", &[]).await;
    assert_eq!(answer.header("location"), "/sign-in");
    let forgotten = answer.cookie("reckoner-session").expect("the cookie again");
    assert!(forgotten.contains("Max-Age=0"), "{forgotten}");
    // The old token is worth nothing, even to who kept it.
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);

    browser.keep(&answer, "reckoner-notice");
    let page = browser.get("/sign-in").await;
    assert!(
        page.text()
            .contains(&words::sign_in::signed_out(billing::Language::En))
    );
    let shown = page.cookie("reckoner-notice").expect("the cookie again");
    assert!(shown.contains("Max-Age=0"), "{shown}");
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session() {
    let mut browser = Browser::signed_in().await;
    let other = browser.sign_in(PASSWORD, "").await;
    let new = "another horse battery";
    let differ = [
        ("current", PASSWORD),
        ("new", new),
        ("again", "something else"),
    ];
    let answer = browser.post("/password", &differ).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.text().contains(new), "a password is shown");
    let same = [("current", PASSWORD), ("new", new), ("again", new)];
    let answer = browser.post("/password", &same).await;
    assert_eq!(answer.header("location"), "/");
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    let notice = answer.cookie("reckoner-notice").expect("a notice");
    assert!(notice.starts_with("reckoner-notice=password-changed;"));
    assert_eq!(browser.sign_in(new, "").await.status, StatusCode::SEE_OTHER);
    browser.keep(&other, "reckoner-session");
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_link_sets_a_password_once() {
    let browser = Browser::new().await;
    let links = actions::sign_in::reset_links(&browser.portal, OPERATOR, chrono::Utc::now());
    let path = links.await.expect("a link").remove(0).path;
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    let new = "a password by link";
    let fields = [("new", new), ("again", new)];
    let answer = browser.post(&path, &fields).await;
    assert_eq!(answer.header("location"), "/sign-in");
    assert_eq!(browser.sign_in(new, "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn who_has_several_identities_chooses_one() {
    let mut browser = Browser::in_demo(FIRST_DAY).await;
    let (email, now) = ("finn@contoso.example", chrono::Utc::now());
    let personal = billing::IdentityKind::Personal;
    let portal = &browser.portal;
    let added = actions::sign_in::add_user(portal, email, personal, Some("Fabrikam"), now);
    added.await.expect("a second identity");
    let password = actions::sign_in::set_demo_passwords(portal, "demo", now);
    password.await.expect("a password");
    let typed = [
        ("email", email),
        ("password", "demo"),
        ("return_to", "/directories"),
    ];
    let answer = browser.post("/sign-in", &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.cookie("reckoner-session").is_none());
    let choice = answer.header("location").to_owned();
    assert_eq!(choice, "/sign-in/identity?return_to=%2Fdirectories");
    browser.keep(&answer, "reckoner-choice");
    let page = browser.get(&choice).await.text();
    let intro = words::sign_in::choose_intro(billing::Language::En);
    assert!(page.contains(&intro));
    let (ticket, identity) = (value_of(&page, "ticket"), value_of(&page, "identity"));
    let chosen = [
        ("ticket", ticket),
        ("identity", identity),
        ("return_to", "/directories"),
    ];
    let answer = browser.post("/sign-in/identity", &chosen).await;
    assert_eq!(answer.header("location"), "/directories");
    let over = answer.cookie("reckoner-choice").expect("the cookie again");
    assert!(over.contains("Max-Age=0"), "{over}");
    browser.keep(&answer, "reckoner-session");
    assert!(browser.get("/directories").await.text().contains(email));
    let forged = [("ticket", "made.up.0"), ("identity", identity)];
    let answer = browser.post("/sign-in/identity", &forged).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let over = words::sign_in::choice_over(billing::Language::En);
    assert!(answer.text().contains(&over));
}

/// The value of the first control of this name.
pub(super) fn value_of<'a>(page: &'a str, name: &str) -> &'a str {
    let named = page
        .split_once(&format!("name=\"{name}\""))
        .expect("a control")
        .1;
    let value = named.split_once("value=\"").expect("a value").1;
    value.split('"').next().unwrap_or(value)
}

#[tokio::test]
async fn who_forgot_a_password_is_told_the_same_whoever_it_is() {
    let browser = Browser::new().await;
    let said = words::sign_in::forgotten_sent(billing::Language::En);
    for email in [OPERATOR, "nobody@example.com"] {
        let answer = browser
            .post("/forgotten-password", &[("email", email)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let page = browser.get(answer.header("location")).await;
        assert!(page.text().contains(&said), "{email}");
    }
    let nothing = browser.post("/forgotten-password", &[("email", " ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ask = || browser.post("/forgotten-password", &[("email", OPERATOR)]);
    for _ in 1..10 {
        assert_eq!(ask().await.status, StatusCode::SEE_OTHER);
    }
    let answer = ask().await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.text().contains(OPERATOR), "the address is lost");
}
