//! Access over HTTP: roles given and taken with a question between, invitations, refusals.

use super::browser::Browser;
use super::paying::value;
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

/// The link of the one invitation that waits, as the billing office hands it out.
async fn invitation_link(browser: &mut Browser) -> String {
    sign_in(browser, "operator@reckoner.example", "demo").await;
    let waiting = browser.get("/operator/invitations").await.text();
    let link = between(&waiting, "href=\"/invitations/", "\"");
    format!("/invitations/{link}")
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
    assert!(
        shown.contains(email) && !shown.contains("/invitations/"),
        "theirs alone"
    );
    let link = invitation_link(&mut browser).await;

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

/// The parts of an answer that could tell, without what differs by itself.
fn told(answer: &super::browser::Answer, email: &str, link: &str) -> (StatusCode, String, String) {
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1);
    let nonce = nonce
        .and_then(|it| it.split('\'').next())
        .unwrap_or("no nonce");
    let mut text = answer.text();
    for part in [nonce, email, link] {
        text = text.replace(part, "");
    }
    let notice = answer.cookie("reckoner-notice").unwrap_or_default();
    let way = format!("{} {notice}", answer.header("location"));
    (answer.status, way, text)
}

/// Whoever was handed a link, or handed it on, is not told whose address has an identity here.
#[tokio::test]
async fn a_link_does_not_tell_whose_address_is_known() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "anna@contoso.example", "demo").await;
    let page = format!("{ACCOUNT}/profiles/CNTS-EURO-BG1-PGB/access");
    let emails = ["farah@fabrikam.example", "fiona@fabrikam.example"];
    let mut links = Vec::new();
    for email in emails {
        let give = [("do", "give"), ("role", "reader"), ("email", email)];
        let given = browser.post(&page, &give).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER);
    }
    sign_in(&mut browser, "operator@reckoner.example", "demo").await;
    let shown = browser.get("/operator/invitations").await.text();
    for email in emails {
        let row = &shown[shown.rfind(email).expect("the row")..];
        links.push(between(row, "href=\"/invitations/", "\"").to_owned());
    }
    let set = [
        ("new", "a long new password"),
        ("again", "a long new password"),
    ];
    let short = [("new", "short"), ("again", "short")];
    browser.forget();
    let mut answers = Vec::new();
    for (email, link) in emails.into_iter().zip(&links) {
        let address = format!("/invitations/{link}");
        let mut of_one = Vec::new();
        let before = browser.statements.sent();
        let open = browser.get(&address).await;
        assert_eq!(open.status, StatusCode::OK);
        of_one.push((told(&open, email, link), browser.statements.sent() - before));
        for fields in [&short, &set] {
            let sent = browser.post(&address, fields).await;
            of_one.push((told(&sent, email, link), 0));
        }
        answers.push(of_one);
    }
    assert_eq!(answers[0], answers[1]);
    // The one whose address is known keeps her password, and the other has the new one.
    let known = sign_in(&mut browser, emails[0], "a long new password").await;
    assert_eq!(known, StatusCode::UNPROCESSABLE_ENTITY);
    let new = sign_in(&mut browser, emails[1], "a long new password").await;
    assert_eq!(new, StatusCode::SEE_OTHER);
}

/// The last request of a profile's owner: the list is not theirs any more.
#[tokio::test]
async fn whoever_decides_goes_on_to_a_page_of_theirs() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "anna@contoso.example", "demo").await;
    let profile = format!("{ACCOUNT}/profiles/CNTS-USDO-BG2-PGB");
    let access = format!("{profile}/access");
    let give = [
        ("do", "give"),
        ("role", "owner"),
        ("email", "eva@contoso.example"),
    ];
    assert_eq!(
        browser.post(&access, &give).await.status,
        StatusCode::SEE_OTHER
    );
    sign_in(&mut browser, "chloe@contoso.example", "demo").await;
    let account = ACCOUNT.rsplit('/').next().expect("its identifier");
    let ask = [
        ("account", account),
        ("profile", "CNTS-USDO-BG2-PGB"),
        ("return_to", "/billing/why"),
    ];
    let asked = browser.post("/billing/why", &ask).await;
    assert_eq!(asked.header("location"), "/billing/why");

    sign_in(&mut browser, "eva@contoso.example", "demo").await;
    let properties = browser.get(ACCOUNT).await.text();
    assert!(properties.contains(&words::access_requests::waiting_here(En, 1)));
    let requests = format!("{ACCOUNT}/access/requests");
    let list = browser.get(&requests).await.text();
    let id = between(&list, "decide=", "\"").to_owned();
    let give = [("request", &*id), ("do", "give"), ("role", "reader")];
    let given = browser.post(&requests, &give).await;
    assert_eq!(given.header("location"), access);
    assert_eq!(browser.get(&access).await.status, StatusCode::OK);
    assert_eq!(browser.get(&requests).await.status, StatusCode::FORBIDDEN);
    // Activity of what is hers, and of nothing above it.
    let activity = browser.get(&format!("{profile}/activity")).await;
    assert_eq!(activity.status, StatusCode::OK);
    let text = activity.text();
    assert!(
        text.contains("Gave the role of Reader on Billing profile 02 to Chloe"),
        "{text}"
    );
    assert!(
        !text.contains("activity/lines"),
        "no export of the whole chain"
    );
    let above = browser.get(&format!("{ACCOUNT}/activity")).await;
    assert_eq!(above.status, StatusCode::FORBIDDEN);
}

/// Finn sees an invoice that is not shared: the page says why, and lets him ask.
#[tokio::test]
async fn an_invoice_that_is_not_shared_says_why_and_whom_to_ask() {
    // Once the first invoice of *Azure sub 01* is made.
    let day = NaiveDate::from_ymd_opt(2026, 5, 3).expect("a day");
    let mut browser = Browser::in_demo(day).await;
    sign_in(&mut browser, "finn@contoso.example", "demo").await;
    let list = browser
        .get("/billing/accounts/10482937/invoices")
        .await
        .text();
    let invoice = between(&list, "href=\"/billing/accounts/10482937/invoices/", "\"");
    let address = format!("/billing/accounts/10482937/invoices/{invoice}");
    let page = browser.get(&address).await.text();
    for said in [
        words::why::title(En),
        words::why::not_shared_title(En),
        words::access_requests::ask(En),
        "jeroen@contoso.example".to_owned(),
    ] {
        assert!(page.contains(&said), "{said}");
    }
    let ask = [
        ("account", "10482937"),
        ("invoice", invoice),
        ("return_to", &address),
    ];
    let asked = browser.post("/billing/why", &ask).await;
    assert_eq!(asked.header("location"), address);
    let page = browser.get(&address).await.text();
    assert!(
        !page.contains(&words::access_requests::ask(En)),
        "asked once"
    );

    let fields = [("email", "jeroen@contoso.example"), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    assert_eq!(answer.header("location"), "/sign-in/identity");
    browser.keep(&answer, "reckoner-choice");
    let choice = browser.get("/sign-in/identity").await.text();
    let work = value(&choice, "identity", "Work or school account");
    let ticket = value(&choice, "ticket", "");
    let fields = [("identity", work.as_str()), ("ticket", &ticket)];
    let chosen = browser.post("/sign-in/identity", &fields).await;
    browser.keep(&chosen, "reckoner-session");
    let requests = "/billing/accounts/10482937/access/requests";
    let list = browser.get(requests).await.text();
    let id = between(&list, "decide=", "\"").to_owned();
    let page = browser.get(&format!("{requests}?decide={id}")).await.text();
    assert!(page.contains(&words::sharing::warning(En)));
    let shared = browser
        .post(requests, &[("request", &*id), ("do", "share")])
        .await;
    let sharing = shared.header("location").to_owned();
    assert!(sharing.ends_with("/access"), "{sharing}");
    assert_eq!(browser.get(&sharing).await.status, StatusCode::OK);
    sign_in(&mut browser, "finn@contoso.example", "demo").await;
    let page = browser.get(&address).await.text();
    assert!(!page.contains(&words::why::not_shared_title(En)));
}
