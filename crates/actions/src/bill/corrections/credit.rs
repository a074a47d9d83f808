//! Crediting a part of an invoice: the invoice stays, and a credit note gives an amount back.

use super::{
    By, Corrected, Document, Held, Stopped, correctable, draft, find, hold, record, settle, void,
};
use crate::bill::issue;
use crate::invoices::{InvoicePath, load_invoice};
use crate::payments::standing;
use crate::rendering::frozen_contents;
use crate::{Caller, Failure, Portal, Problem, Refusal, Wrong};
use billing::Exact;
use billing::invoice::{
    Body, Cause, CorrectionKind, Credited, InvoiceContent, InvoiceStatus, Uncorrectable,
    credit_note,
};
use billing::policy::{action, allow};
use billing::tax::TaxCategory;
use billing::text::said;
use chrono::{DateTime, Utc};
use store::Reads;
use store::entities::invoice;

/// An amount to credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crediting {
    /// How much, of which tax category, and why.
    pub credited: Credited,
    /// How many credit notes whoever asks has seen: with another one meanwhile they look again.
    /// Not asked where that is nothing.
    pub after: Option<usize>,
}

/// The same as it was typed: judged only for whoever may credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditForm {
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
                credited: Credited {
                    category: self.category,
                    amount,
                    reason: reason.unwrap_or_default().to_owned(),
                },
                after: self.after,
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
    let reason = said(&crediting.credited.reason).ok_or(Uncorrectable::NoReason)?;
    let books = record::open(portal, row, by.1).await?;
    let work = portal.begin(by.0, by.1).await?;
    let mut held = hold(&work, (row.account_id, row.id), row.scope_id).await?;
    correctable(&held.row)?;

    let before = notes_before(&work.txn, row).await?;
    if crediting.after.is_some_and(|it| it != before.len()) {
        return Err(Uncorrectable::CreditedMeanwhile.into());
    }
    let asked = Credited {
        reason: reason.to_owned(),
        ..crediting.credited.clone()
    };
    let body = credit_note(&held.content, &before, &asked)?;
    let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let cause = Cause::Credits(row.id, count.saturating_add(1));
    let why = (CorrectionKind::Credit, cause);
    let note = draft::note(&held, why, body, (reason, books.as_of));
    let made = issue::issue(&work, &books, vec![note]).await?;
    let note = void::issued(&work, row, cause).await?;
    let kept_minor = settle::settle(&work, &mut held.row, &note).await?;
    stand(&work, &mut held).await?;
    record::note_reason(&work, (&held.row, &note), CorrectionKind::Credit, reason).await?;
    record::end(work, &books, row, made).await?;
    Ok(Corrected {
        kept: billing::Money::new(kept_minor, note.currency),
        note: Document::of(&note),
        rebilled: None,
    })
}

/// Where the invoice stands once a part of it is credited: with nothing open it is paid.
async fn stand(work: &crate::work::Work, held: &mut Held) -> Result<(), Stopped> {
    let is_settled = held.row.paid_minor >= held.row.total_minor;
    if is_settled {
        held.row.status = InvoiceStatus::Paid;
        held.row.next_attempt_on = None;
    }
    store::invoices::set_standing(&work.txn, &held.row).await?;
    if is_settled {
        standing::enable(work, &held.row).await?;
    }
    Ok(())
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
