//! What a note is worth: it pays what the invoice has open, and the rest is kept for the next ones
//! of the series.

use crate::Failure;
use crate::bill::set_off::payment_of;
use crate::work::Work;
use billing::CreditId;
use billing::payment::CreditSource;
use store::entities::{credit, invoice, payment};

/// Sets an issued note off against the invoice it takes back, and keeps the rest. Gives what was
/// kept, in minor units; the invoice's row is changed and to be written by the caller.
pub(super) async fn settle(
    work: &Work,
    corrected: &mut invoice::Model,
    note: &invoice::Model,
) -> Result<i64, Failure> {
    let credited_minor = -note.total_minor;
    if credited_minor <= 0 {
        return Ok(0);
    }
    let open_minor = (corrected.total_minor - corrected.paid_minor).max(0);
    let paid_minor = credited_minor.min(open_minor);
    let credit = credit::Model {
        account_id: note.account_id,
        id: CreditId::new(),
        scope_id: note.scope_id,
        invoice_id: Some(note.id),
        payment_id: None,
        source: CreditSource::CreditNote,
        reference: None,
        currency: note.currency,
        amount_minor: credited_minor,
        left_minor: credited_minor - paid_minor,
        since: note.invoice_date,
    };
    if paid_minor > 0 {
        corrected.paid_minor += paid_minor;
        let mut row = payment_of(work, corrected, &credit, paid_minor);
        row.received_on = note.invoice_date;
        store::put_all::<payment::Entity>(&work.txn, vec![row]).await?;
    }
    let kept_minor = credit.left_minor;
    store::put_all::<credit::Entity>(&work.txn, vec![credit]).await?;
    Ok(kept_minor)
}
