//! How documents point at each other: what corrects an invoice, and what it corrects.

use super::InvoiceKey;
use billing::Money;
use billing::invoice::{Cause, CorrectionKind};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::invoice;
use store::{Reads, StoreError};

/// The documents that a document points at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// What it takes back, or in whose place it stands.
    pub corrects: Option<Linked>,
    /// What takes it back, whole or in part, or stands in its place; in the order they were made.
    pub corrected_by: Vec<Linked>,
}

/// A document that another one points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// How the later of the two corrects the earlier.
    pub kind: CorrectionKind,
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// When it was made: the order within a day.
    pub issued_at: DateTime<Utc>,
    /// What it comes to.
    pub total: Money,
}

/// How a document corrects another one, told by why it was made.
pub(crate) const fn correction_of(cause: Cause) -> Option<CorrectionKind> {
    match cause {
        Cause::Voids(_) => Some(CorrectionKind::Void),
        Cause::Credits(..) => Some(CorrectionKind::Credit),
        Cause::Rebills(_) => Some(CorrectionKind::Rebill),
        Cause::Schedule | Cause::Purchase(_) | Cause::Final | Cause::Late(_) => None,
    }
}

/// The documents that an invoice points at, and those that point at it.
pub(crate) async fn links_of(
    reads: &impl Reads,
    row: &invoice::Model,
) -> Result<Links, StoreError> {
    let key: InvoiceKey = (row.account_id, row.id);
    let corrected_by = store::corrections::documents_of(reads, key).await?;
    let corrects = match (correction_of(row.cause), row.corrects_id) {
        (Some(kind), Some(id)) => {
            let found = store::invoices::by_id(reads, (row.account_id, id)).await?;
            found.map(|it| Linked::of(&it, kind))
        }
        _ => None,
    };
    let corrected_by = corrected_by.iter().filter_map(|it| {
        let kind = correction_of(it.cause)?;
        Some(Linked::of(it, kind))
    });
    Ok(Links {
        corrects,
        corrected_by: corrected_by.collect(),
    })
}

impl Linked {
    fn of(row: &invoice::Model, kind: CorrectionKind) -> Self {
        Self {
            kind,
            name: row.name.clone(),
            document_number: row.document_number.clone(),
            invoice_date: row.invoice_date,
            issued_at: row.issued_at,
            total: Money::new(row.total_minor, row.currency),
        }
    }
}
