//! Voiding an invoice: a void note takes it back, and either a new invoice takes up its charges
//! with today's address, prices and tax, or they are written off.

use super::credit::credit_notes_of;
use super::{
    By, Corrected, Document, Held, Stopped, correctable, draft, find, grant, hold, reason_of,
    record, settle,
};
use crate::bill::books::Books;
use crate::bill::draft::draft as draft_invoice;
use crate::bill::series::Series;
use crate::bill::stop::Stop;
use crate::bill::{Made, issue};
use crate::invoices::{InvoicePath, load_invoice};
use crate::payments::standing;
use crate::work::Work;
use crate::{Caller, Failure, Portal, Refusal};
use billing::invoice::schedule::Scheduled;
use billing::invoice::{
    Cause, Correction, CorrectionKind, InvoiceStatus, Preceding, Uncorrectable,
};
use billing::payment::RefundState;
use billing::policy::{action, allow};
use billing::{InvoiceId, Period};
use chrono::{DateTime, Utc};
use store::entities::invoice;

/// What is to be voided, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voiding {
    /// Why: it stands on the void note.
    pub reason: String,
    /// What becomes of the charges.
    pub then: Then,
}

/// What becomes of the charges of a voided invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// A new invoice takes them up.
    Rebill,
    /// Nobody pays for them.
    WriteOff,
}

/// Voids an invoice for an operator.
pub async fn void_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    voiding: &Voiding,
) -> Result<Corrected, Refusal> {
    let (row, thing, _) = load_invoice(portal, caller, path).await?;
    let allowed = allow::<action::VoidInvoice>(&caller.standing, &thing, caller.now)?;
    portal.refuse_ahead(caller)?;
    let by = (Some(allowed.by()), caller.now);
    void(portal, &row, voiding, by)
        .await
        .map_err(Stopped::refusal)
}

/// Voids an invoice for whoever is at the command line.
pub async fn void_by_name(
    portal: &Portal,
    name: &str,
    voiding: &Voiding,
    now: DateTime<Utc>,
) -> Result<Corrected, Failure> {
    let row = find(portal, name).await?;
    let done = void(portal, &row, voiding, (None, now)).await;
    done.map_err(|it| it.failure(&row.name))
}

async fn void(
    portal: &Portal,
    row: &invoice::Model,
    voiding: &Voiding,
    by: By,
) -> Result<Corrected, Stopped> {
    let reason = reason_of(&voiding.reason)?;
    let books = record::open(portal, row, by.1).await?;
    let work = portal.begin(by.0, by.1).await?;
    // Before the series, as runs do: what is billed again is rated by the prices of now.
    store::prices::keep(&work.txn).await?;
    let mut held = hold(&work, (row.account_id, row.id), row.scope_id).await?;
    check(&work, &held.row).await?;

    let why = (CorrectionKind::Void, Cause::Voids(row.id));
    let why = (InvoiceId::new(), why);
    let credit_notes = credit_notes_of(&work.txn, &held.row).await?;
    let body = held.content.taken_back(&credit_notes);
    let body = body.map_err(|cause| Failure::new(cause.to_string()))?;
    let mut note = draft::note(&held, why, body, (reason, books.as_of));
    if let Some(correction) = &mut note.head.correction {
        let credited = credit_notes.iter().map(|it| Preceding::from(&it.head));
        correction.preceding.extend(credited);
    }
    let mut made = issue::issue(&work, &books, vec![note]).await?;
    let note = issued(&work, row, Cause::Voids(row.id)).await?;
    let kept_minor = settle::settle(&work, &mut held.row, &note).await?;
    held.row.status = InvoiceStatus::Void;
    held.row.next_attempt_on = None;
    store::invoices::set_standing(&work.txn, &held.row).await?;
    standing::enable(&work, &held.row, books.as_of).await?;
    record::note_reason(&work, (&held.row, &note), CorrectionKind::Void, reason).await?;

    let rebilled = match voiding.then {
        Then::WriteOff => None,
        Then::Rebill => rebill(&work, &books, (&held, &note), (reason, &mut made)).await?,
    };
    let on = (&work, &books);
    let credited_again = match &rebilled {
        Some(rebilled) => grant::grant_again(on, rebilled, &credit_notes, &mut made).await?,
        None => Vec::new(),
    };
    record::end(work, &books, row, made).await?;
    Ok(Corrected {
        kept: billing::Money::new(kept_minor, note.currency),
        note: Document::of(&note),
        rebilled: rebilled.as_ref().map(Document::of),
        credited_again,
    })
}

/// Whether the invoice can be voided as it stands now, in the hands of this work.
async fn check(work: &Work, row: &invoice::Model) -> Result<(), Stopped> {
    let key = (row.account_id, row.id);
    correctable(row)?;
    let pending = store::payments::pending_of_invoice(&work.txn, key).await?;
    let refunds = store::refunds::of_invoice(&work.txn, key).await?;
    let is_going_back = refunds.iter().any(|it| it.state == RefundState::Pending);
    match is_going_back || !pending.is_empty() {
        true => Err(Uncorrectable::PaymentUnderWay.into()),
        false => Ok(()),
    }
}

/// Makes the invoice in the place of a voided one: for the same series and period, over exactly its
/// charges. `None` when the month's credit covers all of them by now.
async fn rebill(
    work: &Work,
    books: &Books,
    (held, note): (&Held, &invoice::Model),
    (reason, made): (&str, &mut Vec<Made>),
) -> Result<Option<invoice::Model>, Stopped> {
    let row = &held.row;
    let series = series_of(work, row).await?;
    let had_credit = held.content.body.summary.credits_applied.minor() != 0;
    if let Some(subscription) = row.subscription_id.filter(|_| had_credit) {
        let key = (row.account_id, subscription);
        store::corrections::give_credit_back(&work.txn, key, row.period_start).await?;
    }
    let scheduled = Scheduled {
        period: Period {
            start: row.period_start,
            end: row.period_end,
        },
        invoice_date: books.as_of,
        cause: Cause::Rebills(row.id),
    };
    let drafted = draft_invoice(work, books, &series, scheduled).await;
    let drafted = drafted.map_err(|stop| match stop {
        Stop::Obstacle(obstacle) => Uncorrectable::CannotRebill(obstacle).into(),
        Stop::Failure(failure) => Stopped::Failure(failure),
    })?;
    let Some(mut draft) = drafted else {
        return Ok(None);
    };
    draft.corrects = Some(row.id);
    draft.head.correction = Some(Correction {
        kind: CorrectionKind::Rebill,
        reason: reason.to_owned(),
        preceding: vec![Preceding::from(&held.content.head), preceding(note)],
    });
    made.extend(issue::issue(work, books, vec![draft]).await?);
    let rebilled = issued(work, row, Cause::Rebills(row.id)).await?;
    record::note_reason(work, (row, &rebilled), CorrectionKind::Rebill, reason).await?;
    Ok(Some(rebilled))
}

async fn series_of(work: &Work, row: &invoice::Model) -> Result<Series, Stopped> {
    let gone = || Stopped::from(Uncorrectable::SeriesGone);
    let key = (row.account_id, row.scope_id);
    let scope = store::scopes::by_id(&work.txn, key).await?;
    let account = store::accounts::by_id(&work.txn, row.account_id).await?;
    let (scope, account) = scope.zip(account).ok_or_else(gone)?;
    let series = Series::load(work, &account, scope).await?;
    series.ok_or_else(gone)
}

fn preceding(row: &invoice::Model) -> Preceding {
    Preceding {
        name: row.name.clone(),
        document_number: row.document_number.clone(),
        invoice_date: row.invoice_date,
    }
}

/// The document that this work has just issued about an invoice.
pub(super) async fn issued(
    work: &Work,
    row: &invoice::Model,
    cause: Cause,
) -> Result<invoice::Model, Failure> {
    let key = (row.account_id, row.id);
    let documents = store::corrections::documents_of(&work.txn, key).await?;
    let found = documents.into_iter().find(|it| it.cause == cause);
    found.ok_or_else(|| Failure::new("A document that was issued is not there."))
}

impl Document {
    pub(super) fn of(row: &invoice::Model) -> Self {
        Self {
            name: row.name.clone(),
            document_number: row.document_number.clone(),
            total: billing::Money::new(row.total_minor, row.currency),
        }
    }
}
