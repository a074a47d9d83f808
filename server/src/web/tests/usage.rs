//! A file's way through the portal: asked for on the invoice's page, made by a worker, downloaded by
//! a link that needs nobody signed in and ends.

use super::browser::Browser;
use crate::usage;
use axum::http::StatusCode;
use chrono::{NaiveDate, Utc};
use sha2::{Digest, Sha256};

/// The invoices of March are out on it.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 13).expect("a day");

async fn signed_in(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// The addresses on a page that begin so.
fn links(page: &str, from: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1);
    let links = links.filter_map(|it| it.split('"').next());
    links
        .filter(|it| it.starts_with(from))
        .map(str::to_owned)
        .collect()
}

/// Chloe at work, and the address of her account.
async fn chloe() -> (Browser, String) {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in(&mut browser, "chloe@contoso.example").await;
    let scopes = browser.get("/billing/scopes").await.text();
    let account = links(&scopes, "/billing/accounts/")
        .into_iter()
        .find(|it| it.matches('/').count() == 3);
    (browser, account.expect("an account"))
}

async fn invoice_of(browser: &Browser, account: &str) -> String {
    let invoices = browser.get(&format!("{account}/invoices")).await.text();
    let links = links(&invoices, &format!("{account}/invoices/"));
    let link = links.into_iter().find(|it| !it.contains('?'));
    link.expect("an invoice")
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_for_made_and_downloaded() {
    let (mut browser, account) = chloe().await;
    let invoice = invoice_of(&browser, &account).await;
    let page = browser.get(&invoice).await.text();
    assert!(page.contains("Download usage"), "offered on the invoice");
    let name = invoice.rsplit('/').next().expect("a name").to_owned();
    let usage = format!("{account}/usage");
    let asked = browser.post(&usage, &[("invoice", &name)]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    let file = asked.header("location").to_owned();
    let again = browser.post(&usage, &[("invoice", &name)]).await;
    assert_eq!(again.header("location"), file, "the same is joined");
    let waiting = browser.get(&file).await.text();
    assert!(waiting.contains("http-equiv=\"refresh\"") && waiting.contains("Waiting"));

    assert_eq!(usage::drain(&browser.portal).await, Ok(1));
    let ready = browser.get(&file).await.text();
    assert!(ready.contains("Ready") && !ready.contains("http-equiv=\"refresh\""));
    let [sums, part] = &links(&ready, "/usage-files/")[..] else {
        panic!("a part and what it adds up to: {ready}");
    };
    let (sums, part) = match sums.ends_with("reconciliation") {
        true => (sums, part),
        false => (part, sums),
    };
    browser.forget();
    let got = browser.get(part).await;
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(got.header("content-length"), got.bytes.len().to_string());
    let hash = Sha256::digest(&got.bytes);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(ready.contains(&hash), "the page has the fingerprint");
    assert!(got.bytes.starts_with(b"\xef\xbb\xbfinvoiceId,"));
    let disposition = got.header("content-disposition").to_owned();
    assert!(
        disposition.contains(&format!("{name}_usage.csv")),
        "{disposition}"
    );
    let summed = browser.get(sums).await.text();
    assert!(
        summed.contains("Engineering") && summed.contains("Invoice total"),
        "{summed}"
    );

    for broken in [
        part.replace("/1", "/2"),
        format!("{part}x"),
        part.replacen("/usage-files/", "/usage-files/0", 1),
    ] {
        let status = browser.get(&broken).await.status;
        assert!(
            matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE),
            "{broken}"
        );
    }
    let late = Utc::now() + chrono::Duration::minutes(61);
    let link = part
        .trim_start_matches("/usage-files/")
        .trim_end_matches("/1");
    let what = actions::usage::UsageLink::Part(1);
    let opened = actions::usage::open_usage_file(&browser.portal, (link, what), late).await;
    assert!(
        matches!(opened, Err(actions::Refusal::LinkExpired)),
        "an hour later"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_finds_it_and_what_is_wrong_has_a_sentence() {
    let (mut browser, account) = chloe().await;
    let usage = format!("{account}/usage");
    let page = browser.get(&usage).await.text();
    let scope = page
        .split("value=\"profile:")
        .nth(1)
        .and_then(|it| it.split('"').next());
    let scope = format!("profile:{}", scope.expect("a profile to choose"));
    assert!(
        !page.contains("value=\"account\""),
        "a role on a profile is no role on the account"
    );
    let days = |from, to| [("scope", scope.as_str()), ("from", from), ("to", to)];
    for (fields, sentence) in [
        (days("2026-03-31", "2026-03-01"), "before the first"),
        (days("2026-03-01", "2029-03-01"), "more than 36 months"),
        (days("2020-01-01", "2020-01-31"), "Nothing was charged"),
        (days("2026-13-01", "2026-03-31"), "day"),
        (
            [
                ("scope", "profile:NONE"),
                ("from", "2026-03-01"),
                ("to", "2026-03-31"),
            ],
            "may have moved",
        ),
    ] {
        let refused = browser.post(&usage, &fields).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{fields:?}"
        );
        let text = refused.text();
        assert!(text.contains(sentence), "{fields:?}");
        assert!(text.contains(fields[1].1), "what was typed stays");
    }
    let mut fields = days("2026-03-01", "2026-03-31").to_vec();
    fields.push(("format", "spreadsheet"));
    let refused = browser.post(&usage, &fields).await;
    assert!(refused.text().contains("Choose one of these"));
    let not_theirs = [
        ("scope", "account"),
        ("from", "2026-03-01"),
        ("to", "2026-03-31"),
    ];
    assert_eq!(
        browser.post(&usage, &not_theirs).await.status,
        StatusCode::FORBIDDEN
    );

    let asked = browser
        .post(&usage, &days("2026-03-01", "2026-04-12"))
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    let file = asked.header("location").to_owned();
    signed_in(&mut browser, "farah@fabrikam.example").await;
    assert_eq!(browser.get(&file).await.status, StatusCode::NOT_FOUND);
    let cancel = [("do", "cancel")];
    assert_eq!(
        browser.post(&file, &cancel).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(browser.get(&usage).await.status, StatusCode::NOT_FOUND);

    signed_in(&mut browser, "chloe@contoso.example").await;
    let cancelled = browser.post(&file, &cancel).await;
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&file).await.text().contains("Cancelled"));
    assert_eq!(
        usage::drain(&browser.portal).await,
        Ok(0),
        "nothing is made of it"
    );
    let asked = browser
        .post(&usage, &days("2026-03-01", "2026-04-12"))
        .await;
    let file = asked.header("location").to_owned();
    assert_eq!(usage::drain(&browser.portal).await, Ok(1));
    let ready = browser.get(&file).await.text();
    assert!(
        ready.contains("By invoice") && ready.contains("Not invoiced yet"),
        "{ready}"
    );
}
