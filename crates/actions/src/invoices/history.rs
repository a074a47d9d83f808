//! What happened to an invoice, from the rows that tell it.

use super::links::{Linked, Links};
use billing::invoice::InvoiceStatus;
use billing::payment::{Outcome, PaymentWay};
use billing::{Language, Money};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::entities::{document, invoice, payment, payment_attempt};
use store::{Reads, StoreError};

/// Something that happened to an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// On which day.
    pub on: NaiveDate,
    /// What.
    pub what: What,
}

/// What can happen to an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made.
    Made,
    /// Its documents were stored, in these languages.
    DocumentsReady(Vec<Language>),
    /// Money came in for it.
    Received(Money, Settled),
    /// Money of the customer was set off against it.
    SetOff(Money, Settled),
    /// Its card was tried: what came of it is not known yet, or told by its payment.
    Tried(Money),
    /// Its card was refused.
    Declined(Money),
    /// The payment was declined, or the due date passed.
    PastDue,
    /// Another document corrected it, for a reason.
    Corrected(Linked, String),
    /// It was made to correct another document, for a reason.
    Corrects(Linked, String),
}

/// Whether anything was open afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing was.
    Whole,
    /// Something was.
    InPart,
}

/// What happened to an invoice, the earliest first.
pub(super) async fn history_of(
    reads: &impl Reads,
    row: &invoice::Model,
    links: &Links,
) -> Result<Vec<Event>, StoreError> {
    let key = (row.account_id, row.id);
    let mut events = vec![Event {
        on: row.invoice_date,
        what: What::Made,
    }];
    let documents = store::documents::of_invoice(reads, key).await?;
    events.extend(ready(&documents));
    let attempts = store::payments::attempts_of_invoice(reads, key).await?;
    events.extend(attempts.iter().filter_map(tried));
    if let Some(on) = row.past_due_since {
        events.push(Event {
            on,
            what: What::PastDue,
        });
    }
    let payments = store::payments::of_invoice(reads, key).await?;
    events.extend(paid(row, &payments));
    events.extend(corrections(reads, row, links).await?);
    // What happened on one day stays in the order above, which is that of their causes.
    events.sort_by_key(|it| it.on);
    Ok(events)
}

/// One event a day, whatever the number of languages.
fn ready(documents: &[document::Model]) -> Vec<Event> {
    let mut days = BTreeMap::<NaiveDate, Vec<Language>>::new();
    for document in documents {
        let day = document.stored_at.date_naive();
        days.entry(day).or_default().push(document.language);
    }
    let events = days.into_iter().map(|(on, languages)| Event {
        on,
        what: What::DocumentsReady(languages),
    });
    events.collect()
}

/// A try that succeeded is told by its payment.
fn tried(attempt: &payment_attempt::Model) -> Option<Event> {
    let amount = Money::new(attempt.amount_minor, attempt.currency);
    let what = match attempt.outcome {
        Outcome::Succeeded => return None,
        Outcome::Pending => What::Tried(amount),
        Outcome::Declined => What::Declined(amount),
    };
    Some(Event {
        on: attempt.attempted_on,
        what,
    })
}

fn paid(row: &invoice::Model, payments: &[payment::Model]) -> Vec<Event> {
    let mut paid_minor = 0;
    let events = payments.iter().map(|it| {
        paid_minor += it.amount_minor;
        let amount = Money::new(it.amount_minor, it.currency);
        let settled = match paid_minor >= row.total_minor && row.status != InvoiceStatus::Void {
            true => Settled::Whole,
            false => Settled::InPart,
        };
        let what = match it.method {
            PaymentWay::Credit => What::SetOff(amount, settled),
            PaymentWay::Card | PaymentWay::Transfer => What::Received(amount, settled),
        };
        Event {
            on: it.received_on,
            what,
        }
    });
    events.collect()
}

/// What it corrects and what corrects it, with the reasons beside them.
async fn corrections(
    reads: &impl Reads,
    row: &invoice::Model,
    links: &Links,
) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    let key = (row.account_id, row.id);
    if let Some(corrected) = &links.corrects {
        let why = store::corrections::by_document(reads, key).await?;
        let why = why.map(|it| it.reason).unwrap_or_default();
        events.push(Event {
            on: row.invoice_date,
            what: What::Corrects(corrected.clone(), why),
        });
    }
    if links.corrected_by.is_empty() {
        return Ok(events);
    }
    let reasons = store::corrections::of_invoice(reads, key).await?;
    // One row for each document that corrects, both in the order they were made.
    let told = links.corrected_by.iter().zip(reasons);
    events.extend(told.map(|(linked, why)| Event {
        on: linked.invoice_date,
        what: What::Corrected(linked.clone(), why.reason),
    }));
    Ok(events)
}
