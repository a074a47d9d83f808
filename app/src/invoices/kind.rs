//! What a document is: its kind, and a void note by its own name.

use billing::Language;
use billing::invoice::{CorrectionKind, InvoiceKind};
use words::{corrections, labels};

/// What it is called.
pub(super) fn kind_name(
    language: Language,
    (kind, correction): (InvoiceKind, Option<CorrectionKind>),
) -> String {
    match (kind, correction) {
        (InvoiceKind::CreditNote, Some(CorrectionKind::Void)) => {
            corrections::kind_void_note(language)
        }
        (kind, _) => labels::kind(language, kind),
    }
}

/// What it is called, where it is not what most of a list are: the charges of a month.
pub(super) fn unusual_kind(
    language: Language,
    (kind, correction): (InvoiceKind, Option<CorrectionKind>),
) -> Option<String> {
    match kind {
        InvoiceKind::Usage | InvoiceKind::Profile | InvoiceKind::Enrollment => None,
        InvoiceKind::Purchases | InvoiceKind::SupportPlan | InvoiceKind::CreditNote => {
            Some(kind_name(language, (kind, correction)))
        }
    }
}
