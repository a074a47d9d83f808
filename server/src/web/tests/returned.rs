//! Mail that came back, posted by a program that knows a secret.

use super::browser::{Answer, Browser, OPERATOR};
use actions::mail::{Taking, note_all, take};
use actions::sign_in;
use axum::http::{Request, StatusCode};
use billing::Language;
use billing::mail::{self, MailState};
use chrono::{Duration, Utc};
use islands::addresses;
use words::labels;

const SECRET: &str = "a secret of twenty letters";

async fn post(browser: &Browser, authorization: Option<&str>, body: &str) -> Answer {
    let mut request = Request::post("/mail/returned");
    // As curl says it of whatever it is given.
    request = request.header("content-type", "application/x-www-form-urlencoded");
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    browser.send(request, body).await
}

/// A mail that was sent: the link of somebody who forgot their password.
async fn sent(browser: &Browser) -> String {
    let portal = &browser.portal;
    let at = Utc::now();
    sign_in::request_reset(portal, OPERATOR, "127.0.0.1", (Language::En, at))
        .await
        .expect("asked");
    let taking = Taking {
        now: at + Duration::seconds(1),
        per_minute: None,
        limit: 10,
    };
    let mails = take(portal, taking).await.expect("taken");
    let [one] = &mails[..] else {
        panic!("one mail: {mails:?}");
    };
    let answer = mail::Answer::Sent("250 OK".to_owned());
    for note in [one.handing_over(at), one.answered(answer, at)] {
        let noted = note_all(portal, &[note]).await;
        assert_eq!(noted.expect("noted"), [true]);
    }
    one.id.to_string()
}

/// Whether the ledger says that the mail stands there.
async fn stands(browser: &Browser, mail: &str, state: MailState) -> bool {
    let page = browser.get(&addresses::one_mail(mail)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.text()
        .contains(&labels::mail_state(Language::En, state))
}

fn notice(mail: &str, action: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nNobody there: 100 %\u{7}.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Action: {action}\r\nDiagnostic-Code: smtp; 550 5.1.1 nobody\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{mail}@localhost>\r\n\r\n\
         --b--\r\n"
    )
}

#[tokio::test]
async fn only_who_knows_the_secret_says_what_came_back() {
    let browser = Browser::signed_in().await.with_returned(SECRET);
    let mail = sent(&browser).await;
    let failed = notice(&mail, "failed");
    for wrong in [
        None,
        Some(""),
        Some("Bearer"),
        Some("Bearer "),
        Some("Bearer a secret of twenty letterz"),
        Some("Basic a secret of twenty letters"),
        Some(SECRET),
    ] {
        let answer = post(&browser, wrong, &failed).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{wrong:?}");
    }
    assert!(stands(&browser, &mail, MailState::Sent).await);
    let right = format!("Bearer {SECRET}");
    for _ in 0..2 {
        let answer = post(&browser, Some(&right), &failed).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.text(), "noted\n");
    }
    assert!(stands(&browser, &mail, MailState::Bounced).await);
    let page = browser.get(&addresses::one_mail(&mail)).await.text();
    assert!(page.contains("550 5.1.1 nobody"));
}

#[tokio::test]
async fn what_is_none_is_taken_and_what_is_too_long_is_not() {
    let browser = Browser::signed_in().await.with_returned(SECRET);
    let mail = sent(&browser).await;
    let right = format!("Bearer {SECRET}");
    for none in [
        String::new(),
        "Hello".to_owned(),
        notice(&mail, "delayed"),
        notice("0199c0de-0000-7000-8000-000000000000", "failed"),
    ] {
        let answer = post(&browser, Some(&right), &none).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_ne!(answer.text(), "noted\n", "{none}");
    }
    assert!(stands(&browser, &mail, MailState::Sent).await);
    // With all of the mail that came back it is larger than any form.
    let whole = notice(&mail, "failed") + &"x".repeat(3_000_000);
    let too_long = notice(&mail, "failed") + &"x".repeat(10_000_000);
    let answer = post(&browser, Some(&right), &too_long).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(stands(&browser, &mail, MailState::Sent).await);
    let answer = post(&browser, Some(&right), &whole).await;
    assert_eq!(answer.text(), "noted\n");
}

#[tokio::test]
async fn without_a_secret_there_is_nothing() {
    let browser = Browser::new().await;
    let answer = post(&browser, Some("Bearer "), "x").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let browser = Browser::new().await.with_returned(SECRET);
    let answer = browser.get("/mail/returned").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let from_page = Request::post("/mail/returned").header("origin", "https://evil.example");
    let right = format!("Bearer {SECRET}");
    let answer = browser.send(from_page.header("authorization", right), "x");
    assert_eq!(answer.await.status, StatusCode::FORBIDDEN);
}
