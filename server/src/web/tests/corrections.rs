//! Voiding and crediting over the door they come through: asked first, refused with a sentence,
//! done with a notice, and for operators alone.

use super::browser::Browser;
use axum::http::StatusCode;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The invoices of March are out on it, and those by card are paid.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");

async fn sign_in(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// The portal seen by Chloe, and the address of her one invoice.
async fn chloe() -> (Browser, String) {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let scopes = browser.get("/billing/scopes").await.text();
    let account = linked(&scopes, "/billing/accounts/");
    let invoices = browser.get(&format!("{account}/invoices")).await.text();
    let invoice = linked(&invoices, &format!("{account}/invoices/"));
    (browser, invoice)
}

fn linked(page: &str, from: &str) -> String {
    let mut links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next());
    let is_next = |it: &&str| {
        let end = it.strip_prefix(from);
        end.is_some_and(|it| !it.is_empty() && !it.contains(['/', '?']))
    };
    links.find(is_next).expect("a link").to_owned()
}

#[tokio::test]
async fn customers_cannot_correct_what_they_see() {
    let (mut browser, invoice) = chloe().await;
    let page = browser.get(&invoice).await.text();
    assert!(!page.contains("/void\""), "no way to it is shown");
    for part in ["void", "credit"] {
        let address = format!("{invoice}/{part}");
        let key = "0199c0de-0000-7000-8000-000000000000";
        let fields = [
            ("key", key),
            ("reason", "Mine"),
            ("then", "rebill"),
            ("amount", "1"),
        ];
        assert_eq!(browser.get(&address).await.status, StatusCode::FORBIDDEN);
        let posted = browser.post(&address, &fields).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN, "{part}");
    }
    sign_in(&mut browser, "farah@fabrikam.example").await;
    let hidden = browser.get(&format!("{invoice}/void")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

/// Who may not see an invoice learns nothing of it by typing nonsense.
#[tokio::test]
async fn what_is_typed_is_judged_only_for_who_may() {
    let (mut browser, invoice) = chloe().await;
    let key = "0199c0de-0000-7000-8000-000000000000";
    let forms: [(&str, &[(&str, &str)]); 5] = [
        ("credit", &[("key", key), ("amount", "abc"), ("reason", "")]),
        ("void", &[("then", "rebill"), ("reason", "")]),
        ("pay", &[("key", key), ("amount", "abc")]),
        (
            "payments",
            &[("key", key), ("amount", "abc"), ("date", "soon")],
        ),
        ("refunds", &[("key", key), ("of", "?"), ("amount", "abc")]),
    ];
    sign_in(&mut browser, "farah@fabrikam.example").await;
    for (form, fields) in forms {
        let page = format!("{invoice}/{form}");
        let posted = browser.post(&page, fields).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{form}");
    }
    sign_in(&mut browser, "daan@contoso.example").await;
    let posted = browser.post(&format!("{invoice}/credit"), forms[0].1).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
    sign_in(&mut browser, "chloe@contoso.example").await;
    let posted = browser.post(&format!("{invoice}/credit"), forms[0].1).await;
    assert_eq!(posted.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_operator_is_asked_why_and_told_what_was_done() {
    let (mut browser, invoice) = chloe().await;
    sign_in(&mut browser, "operator@reckoner.example").await;
    let void = format!("{invoice}/void");
    let asked = browser.get(&void).await;
    assert_eq!(asked.status, StatusCode::OK);
    let refused = browser
        .post(&void, &[("then", "write-off"), ("reason", " ")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = refused.text();
    assert!(again.contains("href=\"#reason\""), "a summary leads there");

    let reason = "Wrong <b>address</b>";
    let fields = [("then", "rebill"), ("reason", reason)];
    let done = browser.post(&void, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(done.header("location"), invoice);
    browser_says(&browser, &done, words::corrections::rebilled).await;
    let refused = browser.post(&void, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = words::corrections::already_void(billing::Language::En);
    assert!(refused.text().contains(&sentence));

    sign_in(&mut browser, "chloe@contoso.example").await;
    let page = browser.get(&invoice).await.text();
    assert!(
        page.contains("Wrong &lt;b&gt;address&lt;/b&gt;"),
        "the reason, escaped"
    );
    let account = invoice.rsplit_once('/').expect("an address").0;
    let note = page
        .split(&format!("href=\"{account}/"))
        .filter_map(|it| it.split('"').next())
        .find(|it| it.starts_with('H') && !it.contains('/'))
        .expect("a link to the void note");
    let note = browser.get(&format!("{account}/{note}")).await.text();
    let back = format!("href=\"{invoice}\"");
    assert!(note.contains(&back), "and back");
}

#[tokio::test]
async fn a_part_is_credited_once_whatever_is_pressed_twice() {
    let (mut browser, invoice) = chloe().await;
    sign_in(&mut browser, "operator@reckoner.example").await;
    let credit = format!("{invoice}/credit");
    let form = |key, amount| {
        [
            ("key", key),
            ("amount", amount),
            ("reason", "Outage"),
            ("after", "0"),
        ]
    };
    let [key, other] = [
        "0199c0de-0000-7000-8000-000000000000",
        "0199c0de-0000-7000-8000-000000000001",
    ];
    for amount in ["", "abc", "99999"] {
        let fields = form(key, amount);
        let refused = browser.post(&credit, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{amount}");
        assert!(refused.text().contains("href=\"#amount\""), "{amount}");
    }
    let done = browser.post(&credit, &form(key, "12,50")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    browser_says(&browser, &done, words::corrections::credited).await;
    let twice = browser.post(&credit, &form(key, "12,50")).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "it is done");
    let page = browser.get(&invoice).await.text();
    let told = page.split("Credited in part by credit note ").skip(1);
    let notes: BTreeSet<_> = told.filter_map(|it| it.get(..10)).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    // Somebody else looked at it before.
    let twice = browser.post(&credit, &form(other, "12,50")).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = words::corrections::credited_meanwhile(billing::Language::En);
    assert!(twice.text().contains(&sentence));
    let void = browser.get(&format!("{invoice}/void")).await.text();
    assert!(
        void.contains("was credited before"),
        "and the rest can be voided"
    );
}

/// Follows to the page that says what was done.
async fn browser_says(
    browser: &Browser,
    done: &super::browser::Answer,
    sentence: fn(billing::Language) -> String,
) {
    let notice = done.cookie("reckoner-notice").expect("a notice");
    let notice = notice.split(';').next().expect("a value");
    let page = browser.get_with(done.header("location"), notice).await;
    assert!(page.text().contains(&sentence(billing::Language::En)));
}
