//! What becomes of money that a document gives back, said to the customer.

use crate::document;
use billing::Language;
use billing::invoice::{Correction, CorrectionKind};

/// The sentence for a document with a negative total, and with what it corrects.
pub fn sentence(language: Language, correction: Option<&Correction>) -> String {
    let corrected = correction.and_then(|it| Some((it.kind, it.preceding.first()?)));
    match corrected {
        Some((CorrectionKind::Void, it)) => document::set_off_void(language, &it.document_number),
        Some((CorrectionKind::Credit, it)) => {
            document::set_off_credit(language, &it.document_number)
        }
        Some((CorrectionKind::Rebill, _)) | None => document::set_off(language),
    }
}
