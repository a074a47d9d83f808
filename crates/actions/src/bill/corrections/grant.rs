//! Granting a credit on an invoice in hand: a note over it pays what the invoice has open, and the
//! rest is kept for the next ones.

use super::{Document, Held, Stopped, correctable, draft, hold, record, settle, void};
use crate::Failure;
use crate::bill::books::Books;
use crate::bill::{Made, issue};
use crate::payments::standing;
use crate::rendering::frozen_content;
use crate::work::Work;
use billing::InvoiceId;
use billing::invoice::{
    Body, Cause, CorrectionKind, Credited, InvoiceContent, InvoiceStatus, credit_note,
    credited_again,
};
use chrono::NaiveDate;
use store::entities::invoice;

/// Makes the note of this id. Gives it, and what of it is kept, in minor units.
pub(super) async fn grant(
    (work, books): (&Work, &Books),
    held: &mut Held,
    (id, credited, before): (InvoiceId, &Credited, &[Body]),
    made: &mut Vec<Made>,
) -> Result<(invoice::Model, i64), Stopped> {
    let body = credit_note(&held.content, before, credited)?;
    let reason = credited.reason.as_str();
    let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let cause = Cause::Credits(held.row.id, count.saturating_add(1));
    let why = (CorrectionKind::Credit, cause);
    let note = draft::note(held, (id, why), body, (reason, books.as_of));
    made.extend(issue::issue(work, books, vec![note]).await?);
    let note = void::issued(work, &held.row, cause).await?;
    let kept_minor = settle::settle(work, &mut held.row, &note).await?;
    stand(work, held, books.as_of).await?;
    record::note_reason(work, (&held.row, &note), CorrectionKind::Credit, reason).await?;
    Ok((note, kept_minor))
}

/// Grants on the invoice in the place of a voided one what that one's credit notes granted: the void
/// note took back only what they had left of it, and the new invoice asks for the whole.
pub(super) async fn grant_again(
    on: (&Work, &Books),
    rebilled: &invoice::Model,
    credit_notes: &[InvoiceContent],
    made: &mut Vec<Made>,
) -> Result<Vec<Document>, Stopped> {
    let mut granted = Vec::new();
    // With nothing to pay there is nothing to give back of it.
    if credit_notes.is_empty() || correctable(rebilled).is_err() {
        return Ok(granted);
    }
    let key = (rebilled.account_id, rebilled.id);
    let mut held = hold(on.0, key, rebilled.scope_id).await?;
    let mut before = Vec::new();
    for note in credit_notes {
        let credited = credited_again(&held.content, &before, note);
        let credited = credited.map_err(|cause| Failure::new(cause.to_string()))?;
        let Some(credited) = credited else {
            break;
        };
        let what = (InvoiceId::new(), &credited, before.as_slice());
        let (note, _) = grant(on, &mut held, what, made).await?;
        let content = frozen_content(&on.0.txn, (note.account_id, note.id)).await?;
        before.push(content.body);
        granted.push(Document::of(&note));
    }
    Ok(granted)
}

/// Where the invoice stands once a part of it is credited: with nothing open it is paid.
async fn stand(work: &Work, held: &mut Held, on: NaiveDate) -> Result<(), Stopped> {
    let is_settled = held.row.paid_minor >= held.row.total_minor;
    if is_settled {
        held.row.status = InvoiceStatus::Paid;
        held.row.next_attempt_on = None;
    }
    store::invoices::set_standing(&work.txn, &held.row).await?;
    if is_settled {
        standing::enable(work, &held.row, on).await?;
    }
    Ok(())
}
