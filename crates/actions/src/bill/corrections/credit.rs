//! Crediting a part of an invoice: the invoice stays, and a credit note gives an amount back.

use super::grant::grant;
use super::{By, Corrected, Document, Stopped, correctable, find, hold, reason_of, record};
use crate::invoices::{InvoicePath, load_invoice};
use crate::rendering::frozen_contents;
use crate::work::Work;
use crate::{Caller, Failure, Portal, Problem, Refusal, Repeat, Wrong};
use billing::invoice::{Body, Cause, CorrectionKind, Credited, InvoiceContent, Uncorrectable};
use billing::policy::{action, allow};
use billing::tax::TaxCategory;
use billing::text::said;
use billing::{Exact, InvoiceId, Money};
use chrono::{DateTime, NaiveDate, Utc};
use store::Reads;
use store::entities::invoice;

/// An amount to credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crediting {
    /// What makes asking again harmless: under the same key it is credited once.
    pub key: InvoiceId,
    /// How much, of which tax category, and why.
    pub credited: Credited,
    /// How many credit notes whoever asks has seen: with another one meanwhile they look again.
    /// Not asked where that is nothing.
    pub after: Option<usize>,
    /// What becomes of it where a note of the same day is over the same.
    pub repeat: Repeat,
}

/// The same as it was typed: judged only for whoever may credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditForm {
    /// Of the page that the form was on: the same form sent again credits once.
    pub key: InvoiceId,
    /// How much; nothing where no number can be read.
    pub amount: Option<Exact>,
    /// The tax category, where that was asked.
    pub category: Option<TaxCategory>,
    /// Why.
    pub reason: String,
    /// How many credit notes whoever asks has seen.
    pub after: Option<usize>,
}

impl CreditForm {
    fn read(&self) -> Result<Crediting, Refusal> {
        let reason = said(&self.reason);
        let missing = reason.is_none().then_some(Problem {
            field: "reason",
            wrong: Wrong::Required,
        });
        let unreadable = self.amount.is_none().then_some(Problem {
            field: "amount",
            wrong: Wrong::Uncorrectable(Uncorrectable::NoAmount),
        });
        let problems: Vec<_> = unreadable.into_iter().chain(missing).collect();
        match self.amount {
            Some(amount) if problems.is_empty() => Ok(Crediting {
                key: self.key,
                credited: Credited {
                    category: self.category,
                    amount,
                    reason: reason.unwrap_or_default().to_owned(),
                },
                after: self.after,
                repeat: Repeat::Meant,
            }),
            _ => Err(Refusal::Invalid(problems)),
        }
    }
}

/// Credits a part of an invoice for an operator.
pub async fn credit_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    form: &CreditForm,
) -> Result<Corrected, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::VoidInvoice>(&caller.standing, &thing, caller.now)?;
    portal.refuse_ahead(caller)?;
    let by = (Some(allowed.by()), caller.now);
    credit(portal, &row, &form.read()?, by)
        .await
        .map_err(Stopped::refusal)
}

/// Credits a part of an invoice for whoever is at the command line.
pub async fn credit_by_name(
    portal: &Portal,
    name: &str,
    crediting: &Crediting,
    now: DateTime<Utc>,
) -> Result<Corrected, Failure> {
    let row = find(portal, name).await?;
    let done = credit(portal, &row, crediting, (None, now)).await;
    done.map_err(|it| it.failure(&row.name))
}

async fn credit(
    portal: &Portal,
    row: &invoice::Model,
    crediting: &Crediting,
    by: By,
) -> Result<Corrected, Stopped> {
    let asked = &crediting.credited;
    let reason = reason_of(&asked.reason)?;
    let asked = Credited {
        reason: reason.to_owned(),
        ..asked.clone()
    };
    let books = record::open(portal, row, by.1).await?;
    let work = portal.begin(by.0, by.1).await?;
    let mut held = hold(&work, (row.account_id, row.id), row.scope_id).await?;
    if let Some(before) = sent_before(&work, row, (crediting.key, &asked)).await? {
        return Ok(before);
    }
    correctable(&held.row)?;

    let before = notes_before(&work.txn, row).await?;
    if crediting.after.is_some_and(|it| it != before.len()) {
        return Err(Uncorrectable::CreditedMeanwhile.into());
    }
    if crediting.repeat == Repeat::Refused {
        refuse_twin(&work, row, (&asked, books.as_of)).await?;
    }
    let mut made = Vec::new();
    let what = (crediting.key, &asked, before.as_slice());
    let (note, kept_minor) = grant((&work, &books), &mut held, what, &mut made).await?;
    record::end(work, &books, row, made).await?;
    Ok(corrected(&note, kept_minor))
}

fn corrected(note: &invoice::Model, kept_minor: i64) -> Corrected {
    Corrected {
        kept: Money::new(kept_minor, note.currency),
        note: Document::of(note),
        rebilled: None,
        credited_again: Vec::new(),
    }
}

/// What was sent under this key before. A key belongs to one note: with another amount or reason, or
/// of another invoice, it is not the same.
async fn sent_before(
    work: &Work,
    row: &invoice::Model,
    (key, asked): (InvoiceId, &Credited),
) -> Result<Option<Corrected>, Stopped> {
    let key = (row.account_id, key);
    let Some(note) = store::invoices::by_id(&work.txn, key).await? else {
        return Ok(None);
    };
    let told = store::corrections::by_document(&work.txn, key).await?;
    let is_of_it = told.is_some_and(|it| {
        it.invoice_id == row.id && it.kind == CorrectionKind::Credit && it.reason == asked.reason
    });
    if !is_of_it || !is_over(&note, asked) {
        return Err(Uncorrectable::Sent.into());
    }
    let credits = store::credits::of_invoice(&work.txn, key).await?;
    let kept_minor = credits.iter().map(|it| it.left_minor).sum();
    Ok(Some(corrected(&note, kept_minor)))
}

fn is_over(note: &invoice::Model, asked: &Credited) -> bool {
    Money::new(-note.subtotal_minor, note.currency).exact() == asked.amount
}

/// Refuses what a note of this day credits already.
async fn refuse_twin(
    work: &Work,
    row: &invoice::Model,
    (asked, on): (&Credited, NaiveDate),
) -> Result<(), Stopped> {
    let key = (row.account_id, row.id);
    let documents = store::corrections::documents_of(&work.txn, key).await?;
    let reasons = store::corrections::of_invoice(&work.txn, key).await?;
    let is_reason = |id| {
        let mut of_note = reasons.iter().filter(|it| it.id == id);
        of_note.any(|it| it.kind == CorrectionKind::Credit && it.reason == asked.reason)
    };
    let mut twins = documents
        .into_iter()
        .filter(|it| it.invoice_date == on && is_over(it, asked) && is_reason(it.id));
    match twins.next() {
        Some(twin) => Err(Failure::new(format!(
            "Note {} of today credits the same amount of it for the same reason: to credit it \
             again, add --again.",
            twin.name
        ))
        .into()),
        None => Ok(()),
    }
}

/// The credit notes that were made of an invoice before.
pub(super) async fn credit_notes_of(
    reads: &impl Reads,
    row: &invoice::Model,
) -> Result<Vec<InvoiceContent>, Failure> {
    let documents = store::corrections::documents_of(reads, (row.account_id, row.id)).await?;
    let notes = documents
        .iter()
        .filter(|it| matches!(it.cause, Cause::Credits(..)))
        .map(|it| it.id);
    frozen_contents(reads, row.account_id, notes.collect()).await
}

/// What they say.
pub(super) async fn notes_before(
    reads: &impl Reads,
    row: &invoice::Model,
) -> Result<Vec<Body>, Failure> {
    let notes = credit_notes_of(reads, row).await?;
    Ok(notes.into_iter().map(|it| it.body).collect())
}
