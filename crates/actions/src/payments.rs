//! Payments: bank transfers that the operator books.

use crate::{Failure, Portal};
use billing::invoice::InvoiceStatus;
use billing::{Exact, Money, PaymentId};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::payment;

/// A transfer as the bank statement shows it.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// The invoice's name or document number.
    pub invoice: String,
    /// The day it was received.
    pub received_on: NaiveDate,
    /// How much; everything outstanding when left out.
    pub amount: Option<Exact>,
    /// The bank's reference: the same one again is the same transfer.
    pub reference: Option<String>,
}

/// What booking a transfer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Booked {
    /// It is on the invoice; this much is still open.
    Now {
        /// What was booked.
        amount: Money,
        /// What is left to pay.
        open: Money,
    },
    /// A transfer of this reference is on the invoice already.
    Before,
}

/// Books a transfer on an invoice.
pub async fn book_transfer(
    portal: &Portal,
    transfer: &Transfer,
    now: DateTime<Utc>,
) -> Result<Booked, Failure> {
    let work = portal.begin(None, now).await?;
    let invoice = store::invoices::by_name_or_number(&work.txn, &transfer.invoice).await?;
    let invoice = invoice
        .ok_or_else(|| Failure::new(format!("There is no invoice {:?}.", transfer.invoice)))?;
    let scope = (invoice.account_id, invoice.id);
    let before = store::payments::of_invoice(&work.txn, scope).await?;
    let is_known =
        |it: &payment::Model| it.reference.is_some() && it.reference == transfer.reference;
    if before.iter().any(is_known) {
        return Ok(Booked::Before);
    }
    let open_minor = invoice.total_minor - invoice.paid_minor;
    let open = Money::new(open_minor, invoice.currency);
    let amount = match transfer.amount {
        Some(amount) => exact_amount(amount, invoice.currency)?,
        None => open,
    };
    if amount.minor() <= 0 || amount.minor() > open_minor {
        return Err(Failure::new(format!(
            "Invoice {} has {} {} open: an amount of {} cannot be booked on it.",
            invoice.name,
            invoice.currency,
            open.decimal(),
            amount.decimal()
        )));
    }
    let row = payment::Model {
        account_id: invoice.account_id,
        id: PaymentId::new(),
        invoice_id: invoice.id,
        received_on: transfer.received_on,
        amount_minor: amount.minor(),
        currency: invoice.currency,
        method: "transfer".to_owned(),
        reference: transfer.reference.clone(),
        booked_at: now,
    };
    store::put_all::<payment::Entity>(&work.txn, vec![row]).await?;
    let paid_minor = invoice.paid_minor + amount.minor();
    let status = match paid_minor == invoice.total_minor {
        true => InvoiceStatus::Paid,
        false => invoice.status,
    };
    store::invoices::mark_paid(&work.txn, scope, paid_minor, status).await?;
    work.audit(Some(invoice.account_id), "payment.book", &invoice.name)
        .await?;
    work.commit().await?;
    let open = Money::new(invoice.total_minor - paid_minor, invoice.currency);
    Ok(Booked::Now { amount, open })
}

/// The amount as it was given, which must not be finer than the currency's smallest unit.
fn exact_amount(amount: Exact, currency: billing::Currency) -> Result<Money, Failure> {
    let rounded = Money::round(amount, currency).map_err(|it| Failure::new(it.to_string()))?;
    match rounded.exact() == amount {
        true => Ok(rounded),
        false => Err(Failure::new(format!(
            "{amount} is not an amount in {currency}."
        ))),
    }
}
