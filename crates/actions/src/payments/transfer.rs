//! Bank transfers that the operator books, at the command line or on the invoice's page.

use super::booking::{Income, book};
use super::history::kept_minor;
use super::reference::reference_of;
use crate::work::Work;
use crate::{Failure, Portal, Repeat};
use billing::invoice::InvoiceStatus;
use billing::payment::PaymentWay;
use billing::{Currency, Exact, Money, PaymentId};
use chrono::{DateTime, NaiveDate, Utc};
use store::StoreError;
use store::entities::{invoice, payment};

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
    /// What becomes of one without a reference that looks like one that is booked.
    pub repeat: Repeat,
}

/// What booking a transfer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Booked {
    /// It is on the invoice.
    Now {
        /// What was booked.
        amount: Money,
        /// What is left to pay.
        open: Money,
        /// What was more than the invoice had open: kept for the next ones.
        kept: Money,
    },
    /// It is on the invoice already: a transfer of this reference, day and amount, or the same form.
    Before,
}

/// Books a transfer on an invoice. More than is open is kept, and set off against the next ones.
pub async fn book_transfer(
    portal: &Portal,
    transfer: &Transfer,
    now: DateTime<Utc>,
) -> Result<Booked, Failure> {
    has_come(portal, transfer.received_on, now)?;
    let transfer = &Transfer {
        reference: reference_of(transfer.reference.as_deref())?,
        ..transfer.clone()
    };
    let work = portal.begin(None, now).await?;
    let wanted = transfer.invoice.trim().to_uppercase();
    let found = store::invoices::by_name_or_number(&work.txn, &wanted).await?;
    let missing = || Failure::new(format!("There is no invoice {:?}.", transfer.invoice));
    let found = found.ok_or_else(missing)?;
    // Two at once: the second one sees what the first one booked.
    let invoice = store::invoices::lock(&work.txn, (found.account_id, found.id)).await?;
    let invoice = invoice.ok_or_else(missing)?;
    let open = Money::new(invoice.total_minor - invoice.paid_minor, invoice.currency);
    let amount = match transfer.amount {
        Some(amount) => exact_amount(amount, invoice.currency)?,
        None => open,
    };
    if let Some(before) = known(&work, &invoice, transfer).await? {
        let before = booked_before(&work, &before).await?;
        return match transfer.amount.is_none() || before == amount {
            true => Ok(Booked::Before),
            false => Err(Failure::new(format!(
                "A transfer of this reference is on invoice {} already, with another amount: {}.",
                invoice.name,
                before.decimal()
            ))),
        };
    }
    check(&invoice, transfer, (amount, open))?;
    if transfer.repeat == Repeat::Refused && has_twin(&work, &invoice, (transfer, amount)).await? {
        return Err(Failure::new(format!(
            "A transfer of this amount of {} without a reference is booked on invoice {} already: \
             give the bank's with --reference, or add --again.",
            transfer.received_on, invoice.name
        )));
    }
    let booked = receive(&work, &invoice, transfer, (PaymentId::new(), amount)).await?;
    work.commit().await?;
    Ok(booked)
}

/// A payment of this reference and day on a locked invoice. On another invoice the same reference
/// is right, one transfer may pay several; on another day too, instalments often carry one.
pub(super) async fn known(
    work: &Work,
    invoice: &invoice::Model,
    transfer: &Transfer,
) -> Result<Option<payment::Model>, StoreError> {
    let before = store::payments::of_invoice(&work.txn, (invoice.account_id, invoice.id)).await?;
    let is_known = |it: &payment::Model| {
        it.reference.is_some()
            && it.reference == transfer.reference
            && it.received_on == transfer.received_on
    };
    Ok(before.into_iter().find(is_known))
}

/// Whether a transfer of the same day and amount is on a locked invoice, and neither has a
/// reference: it may be the same one, sent twice.
pub(super) async fn has_twin(
    work: &Work,
    invoice: &invoice::Model,
    (transfer, amount): (&Transfer, Money),
) -> Result<bool, StoreError> {
    if transfer.reference.is_some() {
        return Ok(false);
    }
    let key = (invoice.account_id, invoice.id);
    for before in store::payments::of_invoice(&work.txn, key).await? {
        let is_like = before.method == PaymentWay::Transfer
            && before.reference.is_none()
            && before.received_on == transfer.received_on;
        if is_like && booked_before(work, &before).await? == amount {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What came with a payment of before: what of it was booked, and what was more and is kept.
pub(super) async fn booked_before(
    work: &Work,
    before: &payment::Model,
) -> Result<Money, StoreError> {
    let invoice = (before.account_id, before.invoice_id);
    let credits = store::credits::of_invoice(&work.txn, invoice).await?;
    let kept_minor = kept_minor(&credits, before.id);
    Ok(Money::new(
        before.amount_minor + kept_minor,
        before.currency,
    ))
}

/// Books what was checked on a locked invoice.
pub(super) async fn receive(
    work: &Work,
    invoice: &invoice::Model,
    transfer: &Transfer,
    (id, amount): (PaymentId, Money),
) -> Result<Booked, Failure> {
    let open_minor = invoice.total_minor - invoice.paid_minor;
    let income = Income {
        id,
        received_on: transfer.received_on,
        amount,
        way: PaymentWay::Transfer,
        reference: transfer.reference.clone(),
        attempt: None,
    };
    let open = book(work, invoice, income).await?;
    let kept_minor = (amount.minor() - open_minor).max(0);
    Ok(Booked::Now {
        amount,
        open,
        kept: Money::new(kept_minor, invoice.currency),
    })
}

fn check(
    invoice: &invoice::Model,
    transfer: &Transfer,
    (amount, open): (Money, Money),
) -> Result<(), Failure> {
    let name = &invoice.name;
    if invoice.status == InvoiceStatus::Void || open.minor() <= 0 {
        return Err(Failure::new(format!(
            "Invoice {name} has nothing open: nothing can be booked on it."
        )));
    }
    if amount.minor() <= 0 {
        return Err(Failure::new(format!(
            "An amount of {} cannot be booked on invoice {name}.",
            amount.decimal()
        )));
    }
    if transfer.received_on < invoice.invoice_date {
        return Err(Failure::new(format!(
            "Invoice {name} is of {}: no transfer for it can have come on {}.",
            invoice.invoice_date, transfer.received_on
        )));
    }
    Ok(())
}

/// Money is booked once it has come: by the clock, or by a billing date that was moved ahead.
pub(super) fn has_come(
    portal: &Portal,
    received_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    match received_on > portal.today(now).max(now.date_naive()) {
        true => Err(Failure::new(format!(
            "{received_on} has not come yet: book what was received once it is there."
        ))),
        false => Ok(()),
    }
}

/// The amount as it was given, which must not be finer than the currency's smallest unit.
pub(super) fn exact_amount(amount: Exact, currency: Currency) -> Result<Money, Failure> {
    let rounded = Money::round(amount, currency).map_err(|it| Failure::new(it.to_string()))?;
    match rounded.exact() == amount {
        true => Ok(rounded),
        false => Err(Failure::new(format!(
            "{amount} is not an amount in {currency}."
        ))),
    }
}
