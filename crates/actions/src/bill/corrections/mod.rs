//! Corrections of issued invoices: voided, billed again, credited in part. Each is one piece of
//! work with documents of its own, and ends with the equation of a run.

mod ask;
mod credit;
mod draft;
mod grant;
mod record;
mod settle;
mod void;

use crate::invoices::InvoiceKey;
use crate::rendering::frozen_content;
use crate::work::Work;
use crate::{Failure, Refusal, Wrong};
use billing::invoice::{BillingScope, InvoiceContent, InvoiceKind, InvoiceStatus, Uncorrectable};
use billing::text::{self, NoReason, REASON_LETTERS_MAX};
use billing::{IdentityId, Money};
use chrono::{DateTime, Utc};
use store::StoreError;
use store::entities::invoice;

pub use ask::{Correctable, show_correction};
pub use credit::{CreditForm, Crediting, credit_by_name, credit_invoice};
pub use void::{Then, Voiding, void_by_name, void_invoice};

/// Who corrects, and when: an identity, or whoever is at the command line.
type By = (Option<IdentityId>, DateTime<Utc>);

/// What a correction made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The note that takes the invoice back.
    pub note: Document,
    /// The invoice in its place.
    pub rebilled: Option<Document>,
    /// What was credited of it before, credited again of that one.
    pub credited_again: Vec<Document>,
    /// What of the note is set off against the next invoices, because it was paid already.
    pub kept: Money,
}

/// A document that a correction made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// What it comes to.
    pub total: Money,
}

/// Why nothing was corrected.
#[derive(Debug)]
enum Stopped {
    /// The invoice, or what was asked for, does not allow it.
    Uncorrectable(Uncorrectable),
    /// The database, or an equation that does not hold.
    Failure(Failure),
}

impl From<Uncorrectable> for Stopped {
    fn from(why: Uncorrectable) -> Self {
        Self::Uncorrectable(why)
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for Stopped {
    fn from(cause: StoreError) -> Self {
        Self::Failure(cause.into())
    }
}

impl Stopped {
    /// For somebody at a page: beside the field that is to blame.
    fn refusal(self) -> Refusal {
        match self {
            Self::Failure(failure) => failure.into(),
            Self::Uncorrectable(Uncorrectable::NoReason) => {
                Refusal::wrong("reason", Wrong::Required)
            }
            Self::Uncorrectable(why) => {
                let field = match why {
                    Uncorrectable::LongReason(_) => "reason",
                    Uncorrectable::NoAmount | Uncorrectable::MoreThanLeft(_) => "amount",
                    Uncorrectable::Sent => "form",
                    _ => "do",
                };
                Refusal::wrong(field, Wrong::Uncorrectable(why))
            }
        }
    }

    /// For somebody at the command line.
    fn failure(self, name: &str) -> Failure {
        match self {
            Self::Failure(failure) => failure,
            Self::Uncorrectable(why) => {
                Failure::new(format!("Invoice {name} was not corrected: {why}."))
            }
        }
    }
}

/// The reason as it stands on the document.
fn reason_of(typed: &str) -> Result<&str, Uncorrectable> {
    text::reason(typed).map_err(|problem| match problem {
        NoReason::Missing => Uncorrectable::NoReason,
        NoReason::TooLong => Uncorrectable::LongReason(REASON_LETTERS_MAX),
    })
}

/// An invoice that nobody else corrects, pays or bills on until the work is done.
struct Held {
    row: invoice::Model,
    scope: BillingScope,
    content: InvoiceContent,
}

/// Locks the series first, as runs do, and then the invoice, as payments do.
async fn hold(work: &Work, key: InvoiceKey, scope: uuid::Uuid) -> Result<Held, Stopped> {
    store::scopes::lock(&work.txn, (key.0, scope)).await?;
    let row = store::invoices::lock(&work.txn, key).await?;
    let row = row.ok_or_else(|| Failure::new("The invoice is not there."))?;
    // Only what was made of a series is taken back: a note is not.
    let scope = BillingScope::of(row.kind, row.scope_id).ok_or(Uncorrectable::CreditNote)?;
    let content = frozen_content(&work.txn, key).await?;
    Ok(Held {
        row,
        scope,
        content,
    })
}

/// What stands against correcting an invoice at all.
fn correctable(row: &invoice::Model) -> Result<(), Uncorrectable> {
    match (row.status, row.kind) {
        (InvoiceStatus::Void, _) => Err(Uncorrectable::AlreadyVoid),
        (_, InvoiceKind::CreditNote) => Err(Uncorrectable::CreditNote),
        _ => Ok(()),
    }
}

/// An invoice by its name or document number, as somebody types it.
async fn find(portal: &crate::Portal, name: &str) -> Result<invoice::Model, Failure> {
    let wanted = name.trim().to_uppercase();
    let found = store::invoices::by_name_or_number(&portal.database, &wanted).await?;
    found.ok_or_else(|| Failure::new(format!("There is no invoice {name:?}.")))
}
