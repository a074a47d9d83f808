//! Invoices: their kinds and statuses, what is due when, and what stands on them.

pub mod assemble;
mod cause;
pub mod content;
pub mod correction;
pub mod credit_note;
mod obstacle;
mod previous_balance;
pub mod schedule;
mod scope;
mod tax_split;

use crate::problem::word_list;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use assemble::{AssembleError, Charge, Item, Place, TaxTerms, assemble};
pub use cause::Cause;
pub use content::{Body, Head, InvoiceContent, Line, LineKind, Named, Publisher, TEMPLATE_VERSION};
pub use correction::{Correction, CorrectionKind, Preceding, Uncorrectable};
pub use credit_note::{Credited, LeftToCredit, credit_note, credited_again, left_to_credit};
pub use obstacle::Obstacle;
pub use previous_balance::PreviousBalance;
pub use scope::{BillingScope, Charged};

/// What an invoice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "camelCase")]
pub enum InvoiceKind {
    /// MOSP: the service charges of one subscription.
    Usage,
    /// MOSP: Marketplace, reservations and spot of the account.
    Purchases,
    /// MOSP: a support plan, in advance.
    SupportPlan,
    /// MCA, MPA: a billing profile's month.
    Profile,
    /// EA: the enrolment's month.
    Enrollment,
    /// Takes an invoice or a negative total back.
    CreditNote,
}

/// Where an invoice stands (domain.md §2, Status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
pub enum InvoiceStatus {
    /// Made, not paid yet.
    Due,
    /// The payment was declined, or the due date passed.
    PastDue,
    /// Paid.
    Paid,
    /// Taken back by a credit note.
    Void,
}

impl InvoiceStatus {
    /// Whether something is still to be paid.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Due | Self::PastDue)
    }
}

word_list!(
    InvoiceKind,
    "kind of invoice",
    Usage = "usage",
    Purchases = "purchases",
    SupportPlan = "supportPlan",
    Profile = "profile",
    Enrollment = "enrollment",
    CreditNote = "creditNote",
);
word_list!(
    InvoiceStatus,
    "invoice status",
    Due = "Due",
    PastDue = "PastDue",
    Paid = "Paid",
    Void = "Void",
);

/// How a profile or account pays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum PaymentMethod {
    /// By transfer, within the payment terms.
    #[default]
    Invoice,
    /// By card, on the invoice date.
    Card,
}

word_list!(
    PaymentMethod,
    "payment method",
    Invoice = "invoice",
    Card = "card"
);

/// The day an invoice is to be paid: its date plus the terms; its date itself by card or when
/// there is nothing to pay.
pub fn due_date(
    invoice_date: NaiveDate,
    method: PaymentMethod,
    terms_days: u16,
    total_minor: i64,
) -> NaiveDate {
    match method {
        PaymentMethod::Invoice if total_minor > 0 => invoice_date + Days::new(terms_days.into()),
        _ => invoice_date,
    }
}
