//! Paying, booking and giving back through the forms, in the demo world.

use super::browser::Browser;
use axum::http::StatusCode;
use billing::Language::En;
use chrono::NaiveDate;
use words::payments as say;

/// Two invoices of *Azure sub 02* are past due, and those of November are open.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
const JEROEN: &str = "/billing/accounts/10482937";

async fn sign_in(browser: &mut Browser, email: &str) {
    let answer = browser
        .post("/sign-in", &[("email", email), ("password", "demo")])
        .await;
    browser.keep(&answer, "reckoner-session");
}

/// Jeroen at work, and the address of an invoice that is past due.
async fn jeroen() -> (Browser, String) {
    let mut browser = Browser::in_demo(DAY).await;
    let fields = [("email", "jeroen@contoso.example"), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-choice");
    let choose = browser.get(answer.header("location")).await.text();
    let identity = value(&choose, "identity", "Work or school account");
    let ticket = value(&choose, "ticket", "");
    let fields = [("identity", identity.as_str()), ("ticket", &ticket)];
    let chosen = browser.post("/sign-in/identity", &fields).await;
    browser.keep(&chosen, "reckoner-session");
    let list = format!("{JEROEN}/invoices?status=PastDue");
    let list = browser.get(&list).await.text();
    let invoice = linked(&list, &format!("{JEROEN}/invoices/"));
    (browser, invoice)
}

/// The first address on a page that goes on from another with one name.
fn linked(page: &str, from: &str) -> String {
    let mut links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next());
    let is_it = |it: &&str| {
        it.strip_prefix(from)
            .is_some_and(|end| !end.contains(['/', '?']))
    };
    links.find(is_it).expect("a link").to_owned()
}

/// What stands in a field or button of this name, the last one before `text` where that is given.
fn value(page: &str, name: &str, text: &str) -> String {
    let before = page.split(text).next().unwrap_or(page);
    let before = if text.is_empty() { page } else { before };
    let mut tags = before
        .split('<')
        .filter(|it| it.contains(&format!("name=\"{name}\"")));
    let tag = tags.next_back().expect("a field");
    let value = tag
        .split("value=\"")
        .nth(1)
        .and_then(|it| it.split('"').next());
    value.expect("a value").to_owned()
}

#[tokio::test]
async fn a_balance_is_settled_by_another_card_than_the_one_that_fails() {
    let (browser, invoice) = jeroen().await;
    let pay = format!("{invoice}/pay");
    let page = browser.get(&pay).await.text();
    assert!(page.contains("Mastercard •••• 0002 (simulated)"), "{page}");
    let form = |card| {
        let key = value(&page, "key", "");
        [("key", key), ("balance", "yes".to_owned()), ("card", card)]
    };
    let failing = form("mastercard".to_owned());
    let failing = failing
        .each_ref()
        .map(|(name, text)| (*name, text.as_str()));
    let refused = browser.post(&pay, &failing).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = say::declined(En, &say::reason_simulated(En));
    assert!(refused.text().contains(&told), "says why");

    let page = refused.text();
    let key = value(&page, "key", "");
    let fields = [("key", key.as_str()), ("balance", "yes"), ("card", "visa")];
    let paid = browser.post(&pay, &fields).await;
    assert_eq!(paid.status, StatusCode::SEE_OTHER);
    assert_eq!(paid.header("location"), invoice);
    let home = browser.get("/").await.text();
    assert!(!home.contains("past due"), "nothing is past due any more");
    let account = browser.get(JEROEN).await.text();
    assert!(!account.contains("Disabled since"), "it works again");
    let again = browser.post(&pay, &fields).await;
    assert_eq!(
        again.status,
        StatusCode::SEE_OTHER,
        "sent twice, told the same"
    );
    let shown = browser.get(&invoice).await.text();
    assert_eq!(shown.matches("Paid with Visa").count(), 1);
}

#[tokio::test]
async fn an_operator_books_what_came_and_gives_it_back() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "operator@reckoner.example").await;
    let list = format!("{JEROEN}/invoices?status=PastDue");
    let list = browser.get(&list).await.text();
    let invoice = linked(&list, &format!("{JEROEN}/invoices/"));
    let book = format!("{invoice}/payments");
    let page = browser.get(&book).await.text();
    let key = value(&page, "key", "");
    let fields = |amount: &'static str, confirmed| {
        [
            ("key", key.as_str()),
            ("amount", amount),
            ("date", "2026-11-20"),
            ("reference", "4711"),
            ("confirmed", confirmed),
        ]
    };
    let other = browser.post(&book, &fields("12.34", "")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text().contains(&say::book_confirm(En)), "asks first");
    let booked = browser.post(&book, &fields("12.34", "yes")).await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER);
    let twice = browser.post(&book, &fields("12.34", "yes")).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "the same form");
    let other = browser.post(&book, &fields("12.35", "yes")).await;
    assert!(other.text().contains(&say::form_sent(En)), "another one");

    let refund = format!("{invoice}/refunds");
    let page = browser.get(&refund).await.text();
    let of = value(&page, "of", "");
    let key = value(&page, "key", "");
    let key = ("key", key.as_str());
    let silent = [key, ("of", of.as_str()), ("amount", ""), ("reason", " ")];
    let unsaid = browser.post(&refund, &silent).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let much = [
        key,
        ("of", of.as_str()),
        ("amount", "12.35"),
        ("reason", "wrong customer"),
    ];
    let much = browser.post(&refund, &much).await;
    assert!(
        much.text().contains("Only EUR\u{a0}12.34 of it"),
        "says how much"
    );
    let all = [
        key,
        ("of", of.as_str()),
        ("amount", ""),
        ("reason", "wrong customer"),
    ];
    for _ in 0..2 {
        let given = browser.post(&refund, &all).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER);
    }
    let page = browser.get(&refund).await.text();
    let told = words::corrections::to_be_wired(En, "EUR\u{a0}12.34");
    assert!(page.contains(&told), "to be wired");
    assert!(page.contains(&say::refund_none(En)), "nothing is left");
}

#[tokio::test]
async fn who_does_not_pay_or_book_finds_no_such_page() {
    let mut browser = Browser::in_demo(DAY).await;
    sign_in(&mut browser, "gita@contoso.example").await;
    let list = browser.get(&format!("{JEROEN}/invoices")).await.text();
    let invoice = linked(&list, &format!("{JEROEN}/invoices/"));
    for page in ["pay", "payments", "refunds"] {
        let page = format!("{invoice}/{page}");
        let answer = browser.get(&page).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
        let answer = browser.post(&page, &[("key", "0199c0de-0000-7000-8000-000000000000")]);
        assert_eq!(answer.await.status, StatusCode::FORBIDDEN, "{page}");
    }
}
