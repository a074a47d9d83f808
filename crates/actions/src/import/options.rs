//! What an import is asked, and what it answers.

use super::targets::Made;
use billing::Month;
use chrono::{DateTime, Utc};
use store::entities::import;

/// What to take of a file, and where to put it.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The directory that new accounts belong to.
    pub directory: Option<String>,
    /// Make accounts, profiles and subscriptions for ids that are not known.
    pub creates_accounts: bool,
    /// Only rows with this value in this column.
    pub only: Option<(String, String)>,
    /// The profile that all rows go on: its identifier, or `ACCOUNT/PROFILE` by name.
    pub into: Option<String>,
    /// The month that the file's earliest charge is moved to.
    pub shift_to: Option<Month>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// The very same was taken before: nothing changed.
    Before(DateTime<Utc>),
    /// The rows count now.
    Now(Report),
}

/// The figures of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows taken.
    pub rows: u64,
    /// Rows of charge category Tax, left out: tax is computed here.
    pub tax_rows: u64,
    /// Rows that `--only` left out.
    pub other_rows: u64,
    /// Numbers with more than 18 decimals, rounded.
    pub rounded: u64,
    /// Accounts made.
    pub accounts: usize,
    /// Profiles made.
    pub profiles: usize,
    /// Subscriptions made.
    pub subscriptions: usize,
}

impl Imported {
    pub(super) fn before(import: &import::Model) -> Self {
        Self::Before(import.taken_at.unwrap_or(import.started_at))
    }
}

impl Report {
    pub(super) fn with(self, made: Made) -> Self {
        Self {
            accounts: made.accounts,
            profiles: made.profiles,
            subscriptions: made.subscriptions,
            ..self
        }
    }
}
