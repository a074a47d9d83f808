//! The provider alone: what it takes, what is refused, and that one key takes once.

use crate::server::{ACCEPTS, ASKS_ITS_HOLDER, DECLINES, Server};
use actions::payments::{
    Answer, Asking, CardCharge, CardRefund, Decline, PaymentProvider, RefundAnswer,
};
use billing::payment::DeclineReason;
use billing::{AttemptId, Currency, Money, RefundId};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use stripe::{Secret, Stripe};

fn charge(token: String, amount: Money) -> CardCharge {
    CardCharge {
        key: AttemptId::new(),
        token,
        amount,
        invoice: "G123456789".to_owned(),
        on: "2026-11-20".parse().expect("a day"),
        asking: Asking::First,
    }
}

fn eur(cents: i64) -> Money {
    Money::new(cents, Currency::EUR)
}

fn again(charge: &CardCharge) -> CardCharge {
    CardCharge {
        asking: Asking::Again,
        ..charge.clone()
    }
}

#[tokio::test]
async fn a_stored_card_is_charged_once_for_a_key() {
    let server = Server::start();
    let stripe = server.provider();
    let charge = charge(server.card(ACCEPTS), eur(1_234));
    let taken = stripe.charge(charge.clone()).await.expect("an answer");
    let Answer::Taken(reference) = &taken else {
        panic!("{taken:?}");
    };
    let told_again = stripe.charge(again(&charge)).await.expect("an answer");
    assert_eq!(told_again, taken);
    let charges = server.charges();
    assert_eq!(charges.len(), 1);
    assert_eq!(charges[0]["amount"], 1_234);
    assert_eq!(charges[0]["currency"], "eur");
    let intents = server.list("payment_intents");
    assert_eq!(intents[0]["id"], reference.as_str());
    assert_eq!(intents[0]["metadata"]["invoice"], "G123456789");
    assert_eq!(intents[0]["metadata"]["attempt"], charge.key.to_string());
}

#[tokio::test]
async fn a_key_that_was_never_heard_of_is_charged_when_asked_again() {
    let server = Server::start();
    let stripe = server.provider();
    let token = server.card(ACCEPTS);
    let first = charge(token.clone(), eur(100));
    stripe.charge(first.clone()).await.expect("an answer");
    let second = again(&charge(token, eur(100)));
    let taken = stripe.charge(second).await.expect("an answer");
    assert!(matches!(taken, Answer::Taken(_)), "{taken:?}");
    assert_eq!(server.charges().len(), 2);
}

#[tokio::test]
async fn a_refused_card_is_told_in_stripes_words_and_again() {
    let server = Server::start();
    let stripe = server.provider();
    let charge = charge(server.card(DECLINES), eur(5_000));
    for asked in [charge.clone(), again(&charge)] {
        let refused = stripe.charge(asked).await.expect("an answer");
        let Answer::Declined(Decline { reason, message }) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(reason, DeclineReason::Other);
        assert_eq!(message.as_deref(), Some("Your card was declined."));
    }
    assert_eq!(server.charges().len(), 0);
    assert_eq!(server.list("charges").len(), 1, "asked of the bank once");
}

#[tokio::test]
async fn a_card_that_asks_its_holder_is_refused_and_nothing_can_be_confirmed_later() {
    let server = Server::start();
    let stripe = server.provider();
    let charge = charge(server.card(ASKS_ITS_HOLDER), eur(5_000));
    let refused = stripe.charge(charge).await.expect("an answer");
    let reason = DeclineReason::Confirmation;
    assert_eq!(refused, Answer::Declined(Decline::of(reason)));
    assert_eq!(server.list("payment_intents")[0]["status"], "canceled");
}

#[tokio::test]
async fn what_stripe_does_not_know_is_refused() {
    let server = Server::start();
    let stripe = server.provider();
    for token in ["cus_nobody/pm_nothing", "4242"] {
        let refused = stripe.charge(charge(token.to_owned(), eur(100))).await;
        let Ok(Answer::Declined(decline)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(decline.reason, DeclineReason::Unknown, "{token}");
    }
}

#[tokio::test]
async fn money_goes_back_once_for_a_key() {
    let server = Server::start();
    let stripe = server.provider();
    let charge = charge(server.card(ACCEPTS), eur(5_000));
    let Ok(Answer::Taken(reference)) = stripe.charge(charge).await else {
        panic!("taken");
    };
    let refund = CardRefund {
        key: RefundId::new(),
        reference,
        amount: eur(1_500),
        asking: Asking::First,
    };
    let done = stripe.refund(refund.clone()).await.expect("an answer");
    assert!(matches!(done, RefundAnswer::Done(_)), "{done:?}");
    let again = CardRefund {
        asking: Asking::Again,
        ..refund
    };
    assert_eq!(stripe.refund(again).await, Ok(done));
    let refunds = server.list("refunds");
    assert_eq!(refunds.len(), 1);
    assert_eq!(refunds[0]["amount"], 1_500);
}

/// localstripe ends every refund at once: what Stripe says of one that is not ended is said here.
#[tokio::test]
async fn a_refund_that_is_found_again_is_what_its_status_says() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let key = RefundId::new();
    let heard = std::thread::spawn(move || {
        for status in ["pending", "failed", "succeeded"] {
            let (mut connection, _) = listener.accept().expect("a request");
            let lines = BufReader::new(connection.try_clone().expect("a copy")).lines();
            let head = lines.map(|it| it.expect("a line"));
            assert!(head.take_while(|it| !it.is_empty()).count() > 0);
            let list = format!(
                r#"{{"has_more": false, "data": [{{"id": "re_1", "status": "{status}",
                "metadata": {{"refund": "{key}"}}}}]}}"#
            );
            let length = list.len();
            let answer = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{list}"
            );
            connection.write_all(answer.as_bytes()).expect("answered");
        }
    });
    let stripe = Stripe::new(Secret::new("sk_test_4711"), &url);
    let again = CardRefund {
        key,
        reference: "pi_1".to_owned(),
        amount: eur(1_500),
        asking: Asking::Again,
    };
    let pending = stripe.refund(again.clone()).await;
    assert!(pending.is_err(), "not known yet: {pending:?}");
    let failed = RefundAnswer::Refused("re_1".to_owned());
    assert_eq!(stripe.refund(again.clone()).await, Ok(failed));
    let done = RefundAnswer::Done("re_1".to_owned());
    assert_eq!(stripe.refund(again).await, Ok(done));
    heard.join().expect("three times");
}

/// localstripe knows no keys: what is sent is looked at on the wire.
#[tokio::test]
async fn the_key_is_sent_along_and_a_fault_of_the_server_is_no_answer() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let heard = std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("a request");
        let lines = BufReader::new(connection.try_clone().expect("a copy")).lines();
        let head: Vec<_> = lines
            .map(|it| it.expect("a line"))
            .take_while(|it| !it.is_empty())
            .collect();
        let answer = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        connection.write_all(answer.as_bytes()).expect("answered");
        head
    });
    let stripe = Stripe::new(Secret::new("sk_test_4711"), &url);
    let charge = charge("cus_1/pm_1".to_owned(), eur(100));
    let failure = stripe.charge(charge.clone()).await.expect_err("no answer");
    assert!(failure.to_string().contains("503"), "{failure}");
    let head = heard.join().expect("heard");
    let key = format!("idempotency-key: {}", charge.key);
    assert!(
        head.iter().any(|it| it.eq_ignore_ascii_case(&key)),
        "{head:?}"
    );
    assert!(!failure.to_string().contains("4711"), "{failure}");
}

#[tokio::test]
async fn nobody_there_is_no_answer() {
    let stripe = Stripe::new(Secret::new("sk_test_4711"), "http://127.0.0.1:1");
    let asked = stripe.charge(charge("cus_1/pm_1".to_owned(), eur(100)));
    assert!(asked.await.is_err());
}
