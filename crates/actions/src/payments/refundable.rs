//! What of an invoice's money can be given back: payments on it, and what was more than it had open.

use super::refund::{RefundOf, refundable_minor};
use crate::Portal;
use crate::invoices::InvoiceKey;
use billing::invoice::InvoiceStatus;
use billing::payment::{CreditSource, PaymentWay};
use billing::{CreditId, Money, PaymentId};
use chrono::NaiveDate;
use store::entities::{credit, invoice, payment, refund};
use store::{Reads, StoreError};

/// Something that can be given back, all of it or a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refundable {
    /// What.
    pub of: RefundOf,
    /// When it came.
    pub on: NaiveDate,
    /// What it is.
    pub what: RefundableKind,
    /// What of it is left.
    pub left: Money,
}

/// What can be given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundableKind {
    /// A payment on the invoice, by the way it came: given back, the invoice is open again.
    Payment(PaymentWay),
    /// A credit that came of the invoice.
    Credit(CreditSource),
}

impl Refundable {
    /// How a form or a command names it.
    pub fn word(&self) -> String {
        match self.of {
            RefundOf::Payment(id) => format!("payment:{id}"),
            RefundOf::Credit(id) => format!("credit:{id}"),
        }
    }
}

/// What a form or a command named; nothing where it is no such word.
pub fn read_refund_of(word: &str) -> Option<RefundOf> {
    let (kind, id) = word.split_once(':')?;
    match kind {
        "payment" => id.parse::<PaymentId>().ok().map(RefundOf::Payment),
        "credit" => id.parse::<CreditId>().ok().map(RefundOf::Credit),
        _ => None,
    }
}

/// What of an invoice's money can be given back.
pub(crate) async fn refundable(
    reads: &impl Reads,
    invoice: &invoice::Model,
) -> Result<Vec<Refundable>, StoreError> {
    let key = (invoice.account_id, invoice.id);
    let credits = store::credits::of_invoice_and_notes(reads, key).await?;
    let paid_minor = paid_beside_notes(invoice, &credits);
    let payments = store::payments::of_invoice(reads, key).await?;
    let given = store::refunds::of_invoice(reads, key).await?;
    let payments = payments
        .iter()
        .filter_map(|it| of_payment(it, &given, paid_minor));
    Ok(payments
        .chain(credits.iter().filter_map(of_credit))
        .collect())
}

/// What is paid on an invoice and is not its notes': nothing where it is void. What they paid on it
/// came from nobody, and what they kept beside that goes back as that credit, once.
pub(super) fn paid_beside_notes(invoice: &invoice::Model, credits: &[credit::Model]) -> i64 {
    let of_notes = credits
        .iter()
        .filter(|it| it.source == CreditSource::CreditNote);
    let credited_minor: i64 = of_notes.map(|it| it.amount_minor).sum();
    match invoice.status {
        InvoiceStatus::Void => 0,
        _ => (invoice.paid_minor - credited_minor).max(0),
    }
}

/// Whether it is a payment on the invoice, or a credit that came of it or of its notes.
pub(super) async fn is_of_invoice(
    portal: &Portal,
    key: InvoiceKey,
    of: RefundOf,
) -> Result<bool, StoreError> {
    match of {
        RefundOf::Payment(id) => {
            let payment = store::payments::by_id(&portal.database, (key.0, id)).await?;
            Ok(payment.is_some_and(|it| it.invoice_id == key.1))
        }
        RefundOf::Credit(id) => {
            let credits = store::credits::of_invoice_and_notes(&portal.database, key).await?;
            Ok(credits.iter().any(|it| it.id == id))
        }
    }
}

fn of_payment(
    row: &payment::Model,
    given: &[refund::Model],
    paid_minor: i64,
) -> Option<Refundable> {
    let before = given.iter().filter(|it| it.payment_id == Some(row.id));
    let left_minor = refundable_minor(row, before).min(paid_minor);
    (left_minor > 0).then(|| Refundable {
        of: RefundOf::Payment(row.id),
        on: row.received_on,
        left: Money::new(left_minor, row.currency),
        what: RefundableKind::Payment(row.method),
    })
}

fn of_credit(row: &credit::Model) -> Option<Refundable> {
    (row.left_minor > 0).then(|| Refundable {
        of: RefundOf::Credit(row.id),
        on: row.since,
        left: Money::new(row.left_minor, row.currency),
        what: RefundableKind::Credit(row.source),
    })
}
