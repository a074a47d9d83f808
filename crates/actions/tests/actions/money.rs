//! What tests about money share: a world with invoices to pay, a provider that takes its time, and
//! the books, which must balance whatever happened.

use super::{caller, now, portal};
use actions::invoices::InvoicePath;
use actions::payments::{
    Answer, CardCharge, CardRefund, Decline, PaymentProvider, Providers, RefundAnswer,
};
use actions::sign_in::set_demo_passwords;
use actions::{Caller, Failure, Portal, bill, demo, world};
use billing::payment::{CreditSource, DeclineReason, PaymentWay, RefundState};
use billing::{AttemptId, Money};
use chrono::NaiveDate;
use futures::future::{BoxFuture, FutureExt};
use scratch::Scratch;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::entities::{account, credit, invoice, payment, refund};

pub const WORLD: &str = include_str!("../../demo/world.toml");

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The demo's people and accounts billed up to a day, nothing paid, with cards at `provider`.
pub async fn billed(scratch: &Scratch, provider: &Slow, world: &str, until: &str) -> Portal {
    let providers = Providers::default().with_stripe(Arc::new(provider.clone()));
    let portal = portal(scratch).await.with_providers(providers);
    let portal = portal.with_as_of(Some(day(until)));
    let world = world.replace("provider = \"simulated\"", "provider = \"stripe\"");
    world::apply(&portal, &world, now()).await.expect("applied");
    set_demo_passwords(&portal, demo::PASSWORD, now())
        .await
        .expect("set");
    let run = bill::run(&portal, day(until), now(), |_| {}).await;
    run.expect("billed");
    portal
}

/// A provider that takes its time, charges a key once, and counts. The real one cannot be made to
/// answer exactly while something else happens.
#[derive(Clone, Default)]
pub struct Slow {
    taken: Arc<Mutex<HashMap<AttemptId, Money>>>,
}

impl Slow {
    /// What was taken, key by key.
    pub fn taken_minor(&self) -> Vec<i64> {
        let taken = self.taken.lock().expect("nobody panicked");
        taken.values().map(|it| it.minor()).collect()
    }
}

impl PaymentProvider for Slow {
    fn charge(&self, charge: CardCharge) -> BoxFuture<'_, Result<Answer, Failure>> {
        async move {
            tokio::time::sleep(Duration::from_millis(150)).await;
            if charge.token != "accepts" {
                return Ok(Answer::Declined(Decline {
                    reason: DeclineReason::Funds,
                    message: Some("Your card has insufficient funds.".to_owned()),
                }));
            }
            let mut taken = self.taken.lock().expect("nobody panicked");
            taken.insert(charge.key, charge.amount);
            Ok(Answer::Taken(format!("taken-{}", charge.key)))
        }
        .boxed()
    }

    fn refund(&self, refund: CardRefund) -> BoxFuture<'_, Result<RefundAnswer, Failure>> {
        let answer = match refund.amount.minor() {
            666 => RefundAnswer::Refused("The card is closed.".to_owned()),
            _ => RefundAnswer::Done(format!("given-{}", refund.key)),
        };
        std::future::ready(Ok(answer)).boxed()
    }
}

/// The only invoice of a scope.
pub async fn invoice_of(scratch: &Scratch, scope: &str) -> invoice::Model {
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read");
    rows.retain(|it| it.scope_label == scope);
    assert_eq!(rows.len(), 1, "one invoice of {scope}");
    rows.remove(0)
}

pub async fn again(scratch: &Scratch, row: &invoice::Model) -> invoice::Model {
    let row = store::invoices::by_id(&scratch.database, (row.account_id, row.id)).await;
    row.expect("read").expect("the invoice")
}

pub async fn path_of(scratch: &Scratch, row: &invoice::Model) -> InvoicePath {
    let account: Option<account::Model> = store::accounts::by_id(&scratch.database, row.account_id)
        .await
        .expect("read");
    InvoicePath {
        account: account.expect("the account").name,
        invoice: row.name.clone(),
    }
}

pub async fn person(portal: &Portal, name: &str) -> Caller {
    caller(portal, &format!("{name}@contoso.example")).await
}

/// What is paid on each invoice is what came less what went back; what is left of each credit is
/// what it was less what was set off and given back.
pub async fn assert_books_balance(scratch: &Scratch) {
    let database = &scratch.database;
    let payments = store::all::<payment::Entity>(database).await.expect("read");
    let credits = store::all::<credit::Entity>(database).await.expect("read");
    let refunds = store::all::<refund::Entity>(database).await.expect("read");
    let is_given =
        |it: &&refund::Model| matches!(it.state, RefundState::Done | RefundState::ToWire);
    for invoice in store::all::<invoice::Entity>(database).await.expect("read") {
        let came = payments.iter().filter(|it| it.invoice_id == invoice.id);
        let came: i64 = came.map(|it| it.amount_minor).sum();
        let went = refunds
            .iter()
            .filter(|it| it.invoice_id == Some(invoice.id));
        let went: i64 = went.filter(is_given).map(|it| it.amount_minor).sum();
        assert_eq!(invoice.paid_minor, came - went, "{}", invoice.name);
        assert!(
            invoice.paid_minor <= invoice.total_minor.max(0),
            "{}",
            invoice.name
        );
    }
    for credit in &credits {
        let id = credit.id.to_string();
        let off = payments
            .iter()
            .filter(|it| it.method == PaymentWay::Credit && it.reference.as_deref() == Some(&id));
        let off: i64 = off.map(|it| it.amount_minor).sum();
        let went = refunds.iter().filter(|it| it.credit_id == Some(credit.id));
        let went = went.filter(|it| it.state != RefundState::Refused);
        let went: i64 = went.map(|it| it.amount_minor).sum();
        assert_eq!(credit.left_minor, credit.amount_minor - off - went);
        assert!(credit.left_minor >= 0);
        let is_of_invoice = credit.source != CreditSource::Prepayment;
        assert_eq!(credit.invoice_id.is_some(), is_of_invoice);
    }
}
