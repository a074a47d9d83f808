//! The provider within the portal, on both databases: what Stripe took is booked once, whatever
//! happens between the two.

use crate::server::{ACCEPTS, DECLINES, Server};
use actions::payments::{
    Asking, CardCharge, NewRefund, PaymentProvider, Providers, RefundOf, collect, refund,
};
use actions::{Portal, Repeat, bill, world};
use billing::invoice::InvoiceStatus;
use billing::payment::{AttemptCause, Outcome, RefundState};
use billing::{AttemptId, Money, RefundId};
use chrono::{DateTime, NaiveDate, Utc};
use scratch::Scratch;
use std::sync::Arc;
use store::entities::{card, invoice, payment, payment_attempt};

const WORLD: &str = include_str!("../../../actions/demo/world.toml");

scratch::both_databases!(taken, declined, killed_before_booking, given_back);

fn day() -> NaiveDate {
    "2026-03-01".parse().expect("a day")
}

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().expect("a moment")
}

/// A reservation of 1 March, invoiced at once and to be charged to a card at Stripe.
async fn bought(scratch: &Scratch, server: &Server, number: &str) -> Portal {
    let providers = Providers::default().with_stripe(Arc::new(server.provider()));
    let portal = Portal::open(scratch.database.clone(), scratch.folder()).await;
    let portal = portal.expect("opened").with_providers(providers);
    let token = server.card(number);
    let at_stripe = format!("provider = \"stripe\"\ntoken = \"{token}\"");
    let world = WORLD.replace("provider = \"simulated\"\ntoken = \"accepts\"", &at_stripe);
    world::apply(&portal, &world, now()).await.expect("applied");
    let run = bill::run(&portal, day(), now(), |_| {}).await;
    assert_eq!(run.expect("run").made.len(), 1);
    portal
}

async fn the_invoice(scratch: &Scratch) -> invoice::Model {
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    rows.expect("read").pop().expect("an invoice")
}

async fn payments(scratch: &Scratch) -> Vec<payment::Model> {
    let rows = store::all::<payment::Entity>(&scratch.database).await;
    rows.expect("read")
}

async fn taken(scratch: Scratch) {
    let server = Server::start();
    let portal = bought(&scratch, &server, ACCEPTS).await;
    let collected = collect(&portal, day(), now()).await.expect("collected");
    assert_eq!((collected.taken, collected.declined), (1, 0));
    let invoice = the_invoice(&scratch).await;
    assert_eq!(invoice.status, InvoiceStatus::Paid);
    let charges = server.charges();
    assert_eq!(charges.len(), 1);
    assert_eq!(charges[0]["amount"], invoice.total_minor);
    let booked = payments(&scratch).await;
    assert_eq!(booked.len(), 1);
    let intents = server.list("payment_intents");
    assert_eq!(intents[0]["id"].as_str(), booked[0].reference.as_deref());

    collect(&portal, day(), now()).await.expect("nothing to do");
    assert_eq!(server.charges().len(), 1);
}

async fn declined(scratch: Scratch) {
    let server = Server::start();
    let portal = bought(&scratch, &server, DECLINES).await;
    let collected = collect(&portal, day(), now()).await.expect("collected");
    assert_eq!((collected.taken, collected.declined), (0, 1));
    let invoice = the_invoice(&scratch).await;
    assert_eq!(invoice.status, InvoiceStatus::PastDue);
    assert_eq!(invoice.next_attempt_on, "2026-03-04".parse().ok());
    let tries = store::all::<payment_attempt::Entity>(&scratch.database).await;
    let told = tries.expect("read")[0].message.clone();
    assert_eq!(told.as_deref(), Some("Your card was declined."));
    assert_eq!(server.charges().len(), 0);
}

/// Killed after Stripe took the money and before it was booked: all that is left is the try.
async fn killed_before_booking(scratch: Scratch) {
    let server = Server::start();
    let portal = bought(&scratch, &server, ACCEPTS).await;
    let invoice = the_invoice(&scratch).await;
    let attempt = payment_attempt::Model {
        account_id: invoice.account_id,
        id: AttemptId::new(),
        invoice_id: invoice.id,
        card_id: invoice.card_id.expect("a card"),
        attempted_on: day(),
        noted_at: now(),
        amount_minor: invoice.total_minor,
        currency: invoice.currency,
        outcome: Outcome::Pending,
        reason: None,
        provider_reference: None,
        cause: AttemptCause::Schedule,
        settlement_id: None,
        identity_id: None,
        message: None,
    };
    let cards = store::all::<card::Entity>(&scratch.database).await;
    let cards = cards.expect("read");
    let card = cards.iter().find(|it| it.id == attempt.card_id);
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put::<payment_attempt::Entity>(&work, attempt.clone())
        .await
        .expect("noted");
    work.commit().await.expect("kept");
    let charge = CardCharge {
        key: attempt.id,
        token: card.expect("the card").token.clone(),
        amount: Money::new(attempt.amount_minor, attempt.currency),
        invoice: invoice.name.clone(),
        on: day(),
        asking: Asking::First,
    };
    server.provider().charge(charge).await.expect("charged");

    let collected = collect(&portal, day(), now()).await.expect("collected");
    assert_eq!(collected.taken, 1);
    assert_eq!(server.charges().len(), 1, "charged once");
    assert_eq!(payments(&scratch).await.len(), 1, "booked once");
    assert_eq!(the_invoice(&scratch).await.status, InvoiceStatus::Paid);
    collect(&portal, day(), now()).await.expect("nothing to do");
    assert_eq!(server.charges().len(), 1);
}

async fn given_back(scratch: Scratch) {
    let server = Server::start();
    let portal = bought(&scratch, &server, ACCEPTS).await;
    collect(&portal, day(), now()).await.expect("collected");
    let paid = payments(&scratch).await.pop().expect("a payment");
    let new = |amount: &str| NewRefund {
        key: RefundId::new(),
        repeat: Repeat::Meant,
        account: paid.account_id,
        of: RefundOf::Payment(paid.id),
        amount: Some(amount.parse().expect("a number")),
        reason: "bought twice".to_owned(),
        by: None,
        on: day(),
    };
    let done = refund(&portal, &new("20"), now()).await.ok();
    assert_eq!(done.map(|it| it.state), Some(RefundState::Done));
    let refunds = server.list("refunds");
    assert_eq!(refunds.len(), 1);
    assert_eq!(refunds[0]["amount"], 2_000);
    let invoice = the_invoice(&scratch).await;
    assert_eq!(invoice.paid_minor, invoice.total_minor - 2_000);
    assert_eq!(invoice.status, InvoiceStatus::Due);
    assert_eq!(invoice.next_attempt_on, None, "not charged again by itself");
    let too_much = Money::new(invoice.total_minor, invoice.currency).decimal();
    assert!(refund(&portal, &new(&too_much), now()).await.is_err());
    assert_eq!(server.list("refunds").len(), 1);
}
