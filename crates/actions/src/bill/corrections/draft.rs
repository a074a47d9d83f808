//! A note before it has a name and number.

use super::Held;
use crate::bill::draft::Draft;
use billing::invoice::{Body, Cause, CorrectionKind};
use billing::{Exact, InvoiceId};
use chrono::NaiveDate;

/// Drafts the note that takes an invoice back, whole or in part. It stands where the invoice does,
/// and takes up no charge; `id` is what it is told apart by.
pub(super) fn note(
    held: &Held,
    (id, (kind, cause)): (InvoiceId, (CorrectionKind, Cause)),
    body: Body,
    (reason, on): (&str, NaiveDate),
) -> Draft {
    Draft {
        id,
        account: held.row.account_id,
        scope: held.scope,
        label: held.row.scope_label.clone(),
        cause,
        card: None,
        charged: Exact::ZERO,
        covered: Exact::ZERO,
        corrects: Some(held.row.id),
        head: held.content.head.of_note(kind, reason, on),
        body,
    }
}
