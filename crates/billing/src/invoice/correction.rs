//! What a document says of the one it corrects (EN 16931, BG-3 preceding invoice reference).

use crate::problem::word_list;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a document corrects another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// Takes it back whole: a void note.
    Void,
    /// Takes a part of it back: a credit note.
    Credit,
    /// Stands in its place.
    Rebill,
}

word_list!(
    CorrectionKind,
    "kind of correction",
    Void = "void",
    Credit = "credit",
    Rebill = "rebill",
);

/// What stands on a document that corrects another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// How.
    pub kind: CorrectionKind,
    /// Why, in the operator's words.
    pub reason: String,
    /// What it corrects; a re-billed invoice also names the note that took that one back.
    pub preceding: Vec<Preceding>,
}

/// A document that another one refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preceding {
    /// The random name people use.
    pub name: String,
    /// The sequential number (BT-25).
    pub document_number: String,
    /// The date on it (BT-26).
    pub invoice_date: NaiveDate,
}
