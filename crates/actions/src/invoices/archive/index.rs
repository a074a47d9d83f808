//! What lies beside the documents of an archive: a list of them, and which are missing.

use super::Granted;
use crate::Refusal;
use crate::invoices::links::correction_of;
use crate::sheet::{Sheet, typed};
use billing::{Language, Money};
use words::archive;

/// The list of the documents.
pub(super) const INDEX: &str = concat!("index", ".csv");
/// Which documents are not there.
pub(super) const MISSING: &str = "MISSING.txt";

const HEAD: [&str; 18] = [
    "Invoice",
    "DocumentNumber",
    "Kind",
    "Correction",
    "Scope",
    "InvoiceDate",
    "PeriodStart",
    "PeriodEnd",
    "DueDate",
    "Status",
    "Currency",
    "Net",
    "Tax",
    "Total",
    "Open",
    "File",
    "Sha256",
    "Missing",
];

impl Granted {
    /// Where its document lies.
    pub(super) fn path(&self) -> String {
        format!("{}.pdf", self.row.name)
    }
}

/// A row for each invoice; one whose document is not ready has no file, and says so.
pub(super) fn index(granted: &[Granted]) -> Result<Vec<u8>, Refusal> {
    let mut sheet = Sheet::new(HEAD)?;
    for it in granted {
        let row = &it.row;
        let money = |minor| Money::new(minor, row.currency).decimal();
        let correction = correction_of(row.cause);
        let file = it.document.as_ref();
        sheet.row([
            row.name.clone(),
            row.document_number.clone(),
            row.kind.to_string(),
            correction.map(|it| it.to_string()).unwrap_or_default(),
            typed(&row.scope_label),
            row.invoice_date.to_string(),
            row.period_start.to_string(),
            row.period_end.to_string(),
            row.due_date.to_string(),
            row.status.to_string(),
            row.currency.to_string(),
            money(row.subtotal_minor),
            money(row.tax_minor),
            money(row.total_minor),
            row.open().decimal(),
            file.map(|_| it.path()).unwrap_or_default(),
            file.map(|it| it.sha256.clone()).unwrap_or_default(),
            if file.is_some() { "" } else { "being prepared" }.to_owned(),
        ])?;
    }
    sheet.finish()
}

/// Names the invoices whose documents are not ready; nothing where all are.
pub(super) fn missing(granted: &[Granted], language: Language) -> Option<String> {
    let missing = granted.iter().filter(|it| it.document.is_none());
    let names: Vec<_> = missing
        .map(|it| format!("{} {}\n", it.row.name, it.row.document_number))
        .collect();
    let text = || format!("{}\n\n{}", archive::missing(language), names.concat());
    (!names.is_empty()).then(text)
}
