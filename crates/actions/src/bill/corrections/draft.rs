//! A note before it has a name and number.

use super::Held;
use crate::bill::draft::Draft;
use billing::invoice::{BillingScope, Body, Cause, CorrectionKind, InvoiceKind};
use billing::{Exact, InvoiceId};
use chrono::NaiveDate;
use store::entities::invoice;

/// Drafts the note that takes an invoice back, whole or in part. It stands where the invoice does,
/// and takes up no charge.
pub(super) fn note(
    held: &Held,
    (kind, cause): (CorrectionKind, Cause),
    body: Body,
    (reason, on): (&str, NaiveDate),
) -> Draft {
    Draft {
        id: InvoiceId::new(),
        account: held.row.account_id,
        scope: scope_of(&held.row),
        label: held.row.scope_label.clone(),
        cause,
        card: None,
        charged: Exact::ZERO,
        corrects: Some(held.row.id),
        head: held.content.head.of_note(kind, reason, on),
        body,
    }
}

/// The series of an invoice. A document that says of itself only that it is a credit note is told
/// by what it was made for.
pub(super) fn scope_of(row: &invoice::Model) -> BillingScope {
    let of_kind = BillingScope::of(row.kind, row.scope_id);
    of_kind.unwrap_or(match (row.profile_id, row.subscription_id) {
        (Some(profile), _) => BillingScope::Profile(profile),
        (None, Some(subscription)) => BillingScope::Service(subscription),
        (None, None) if row.kind == InvoiceKind::Enrollment => {
            BillingScope::Enrollment(row.account_id)
        }
        (None, None) => BillingScope::Purchases(row.account_id),
    })
}
