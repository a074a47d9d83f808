//! Prices and taxes by form: refused with what was typed, done with a notice, hidden from others.

use super::browser::Browser;
use axum::http::StatusCode;
use chrono::NaiveDate;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day");
const METER: &str = "/operator/prices/5c1f0c7e-2b1a-4c0e-9a55-3b8f6d2e0102";

async fn signed_in_as(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

#[tokio::test]
async fn a_price_is_refused_ended_and_added() {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in_as(&mut browser, "operator@reckoner.example").await;
    let add = [
        ("do", "add"),
        ("currency", "eur"),
        ("valid_from", "2031-07-01"),
        ("unit_price", "0,0512"),
    ];
    let refused = browser.post(METER, &add).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("valid_from-error"), "the field says why");
    assert!(text.contains("End that one first"), "and what to do");
    assert!(text.contains("0,0512"), "what was typed is kept");

    let list = browser.get(METER).await.text();
    let (_, after) = list.split_once("?end=").expect("a price to end");
    let price = &after[..36];
    let question = browser.get(&format!("{METER}?end={price}")).await;
    assert!(question.text().contains("End this price?"));
    let end = |day: &'static str| [("do", "end"), ("price", price), ("last_day", day)];
    let refused = browser.post(METER, &end("2025-12-31")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("End this price?"),
        "the question again"
    );
    let ended = browser.post(METER, &end("2031-06-30")).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(ended.header("location"), METER);
    assert!(
        ended
            .cookie("reckoner-notice")
            .expect("a notice")
            .contains("price-ended")
    );

    let added = browser.post(METER, &add).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let list = browser.get(METER).await.text();
    assert!(list.contains("0.0512") && list.contains("To come"));
}

#[tokio::test]
async fn a_meter_is_added_and_its_price_replaced() {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in_as(&mut browser, "operator@reckoner.example").await;
    let meter = [
        ("do", "add"),
        ("meter", "calls/1"),
        ("name", "Calls"),
        ("family", "AI"),
        ("category", "Models"),
        ("unit", "10K"),
    ];
    let added = browser.post("/operator/prices", &meter).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let page = added.header("location").to_owned();
    assert_eq!(page, "/operator/prices/calls%2F1");
    let again = browser.post("/operator/prices", &meter).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("There is a meter of this identifier"));

    let price = |day: &'static str, amount: &'static str| {
        [
            ("currency", "EUR"),
            ("valid_from", day),
            ("unit_price", amount),
        ]
    };
    let add: Vec<_> = [("do", "add")]
        .into_iter()
        .chain(price("2031-01-01", "2"))
        .collect();
    assert_eq!(
        browser.post(&page, &add).await.status,
        StatusCode::SEE_OTHER
    );
    let list = browser.get(&page).await.text();
    let (_, after) = list.split_once("?replace=").expect("a price to replace");
    let id = after[..36].to_owned();
    let question = browser.get(&format!("{page}?replace={id}")).await.text();
    assert!(question.contains("ends the day before the first day you choose"));
    let replace = |day: &'static str| -> Vec<_> {
        let which = [("do", "replace"), ("price", id.as_str())];
        which.into_iter().chain(price(day, "2.5")).collect()
    };
    let refused = browser.post(&page, &replace("2030-12-31")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("Replace this price") && text.contains("valid_from-error"));
    let replaced = browser.post(&page, &replace("2031-07-01")).await;
    assert_eq!(replaced.status, StatusCode::SEE_OTHER);
    let list = browser.get(&page).await.text();
    assert!(
        list.contains("30 Jun 2031") && list.contains("EUR\u{a0}2.50"),
        "{list}"
    );
}

#[tokio::test]
async fn taxes_and_rates_have_one_page() {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in_as(&mut browser, "operator@reckoner.example").await;
    let rule = [
        ("do", "add-rule"),
        ("country", "BE"),
        ("customer", "private"),
        ("category", "standard"),
        ("percent", "21"),
        ("valid_from", "2026-01-01"),
    ];
    let added = browser.post("/operator/taxes", &rule).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let again = browser.post("/operator/taxes", &rule).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rate = [
        ("do", "add-rate"),
        ("currency", "CHF"),
        ("rate", "0.93"),
        ("source", "Bank"),
        ("rate_from", "2026-01-01"),
    ];
    let added = browser.post("/operator/taxes", &rate).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let end = [
        ("do", "end"),
        ("rule", "BE private 2026-01-01"),
        ("last_day", "2026-03-31"),
    ];
    let asked = browser.post("/operator/taxes", &end).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = asked.text();
    assert!(text.contains("name=\"confirmed\"") && text.contains("href=\"#confirmed\""));
    let end = [&end[..], &[("confirmed", "yes")]].concat();
    let ended = browser.post("/operator/taxes", &end).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    let page = browser.get("/operator/taxes").await.text();
    assert!(
        page.contains("31 Mar 2026") && page.contains("CHF\u{a0}0.93"),
        "{page}"
    );
}

#[tokio::test]
async fn nobody_else_finds_prices_and_taxes() {
    let mut browser = Browser::in_demo(DAY).await;
    signed_in_as(&mut browser, "chloe@contoso.example").await;
    for address in ["/operator/prices", METER, "/operator/taxes"] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in [METER, "/operator/taxes"] {
        let answer = browser
            .post(address, &[("do", "add"), ("do", "add-rule")])
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_customer_downloads_the_price_sheet_of_their_profile() {
    let mut browser = Browser::in_demo(DAY).await;
    let account = "/billing/accounts/6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:\
                   0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
    let sheet = |profile: &str| format!("{account}/profiles/{profile}/price-sheet");
    signed_in_as(&mut browser, "chloe@contoso.example").await;
    let page = browser.get(account).await.text();
    assert!(
        page.contains("CNTS-EURO-BG1-PGB/price-sheet"),
        "a link to it"
    );
    let answer = browser.get(&sheet("CNTS-EURO-BG1-PGB")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let text = answer.text();
    assert!(text.starts_with("\u{feff}MeterId,MeterName,"));
    let rows: Vec<_> = text.lines().filter(|it| it.contains("D2s v5")).collect();
    let [negotiated] = rows[..] else {
        panic!("one row: {text}");
    };
    assert!(
        negotiated.contains(",1 Hour,EUR,0,0,0.0965,0.1098,04/01/2026,"),
        "{negotiated}"
    );
    assert_eq!(
        text.matches("Data transfer out").count(),
        2,
        "a row for each tier"
    );

    for (email, profile, status) in [
        (
            "chloe@contoso.example",
            "CNTS-USDO-BG2-PGB",
            StatusCode::NOT_FOUND,
        ),
        ("chloe@contoso.example", "NONE", StatusCode::NOT_FOUND),
        (
            "eva@contoso.example",
            "CNTS-EURO-BG1-PGB",
            StatusCode::NOT_FOUND,
        ),
        ("anna@contoso.example", "CNTS-USDO-BG2-PGB", StatusCode::OK),
    ] {
        signed_in_as(&mut browser, email).await;
        let answer = browser.get(&sheet(profile)).await;
        assert_eq!(answer.status, status, "{email}, {profile}");
    }
}
