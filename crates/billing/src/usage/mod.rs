//! Files of usage: what is asked for, what a row says, and that the rows of an invoice add up to it
//! (domain.md §7).

mod reconcile;
mod row;

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

pub use reconcile::{DoesNotAddUp, Reconciliation, Tally, UsagePart};
pub use row::{UsageAccount, UsageItem, UsageKind, UsageOf, UsagePlace, UsageRow};

/// The most months that one file covers.
pub const MONTHS_MAX: u32 = 36;

/// The columns of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum UsageFormat {
    /// The cost details of the account's agreement: one row a day, meter and resource.
    #[default]
    CostDetails,
    /// FOCUS 1.2: one row a charge period.
    Focus,
}

word_list!(
    UsageFormat,
    "format of usage",
    CostDetails = "cost-details",
    Focus = "focus",
);

/// How a file is packed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum UsagePacking {
    /// As it is.
    #[default]
    Plain,
    /// As gzip.
    Gzip,
}

word_list!(
    UsagePacking,
    "packing of usage",
    Plain = "plain",
    Gzip = "gzip",
);

/// What a file begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum ByteOrderMark {
    /// The mark by which spreadsheets know UTF-8 (domain.md §7).
    #[default]
    Written,
    /// The names of the columns.
    LeftOut,
}

word_list!(
    ByteOrderMark,
    "byte order mark",
    Written = "written",
    LeftOut = "left-out",
);

/// What becomes of texts that a spreadsheet would take for formulas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum Formulas {
    /// They stand as they came.
    #[default]
    AsTheyAre,
    /// An apostrophe stands before them.
    Disarmed,
}

word_list!(
    Formulas,
    "treatment of formulas",
    AsTheyAre = "as-they-are",
    Disarmed = "disarmed",
);

/// How a file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageOptions {
    /// Its columns.
    pub format: UsageFormat,
    /// How it is packed.
    pub packing: UsagePacking,
    /// What it begins with.
    pub mark: ByteOrderMark,
    /// What becomes of formulas.
    pub formulas: Formulas,
}

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum UsageState {
    /// Asked for; no worker has it yet.
    Waiting,
    /// A worker writes it.
    AtWork,
    /// It can be downloaded.
    Ready,
    /// It cannot be made.
    Failed,
    /// Nobody wants it any more.
    Cancelled,
}

word_list!(
    UsageState,
    "state of a usage file",
    Waiting = "waiting",
    AtWork = "at-work",
    Ready = "ready",
    Failed = "failed",
    Cancelled = "cancelled",
);

impl UsageState {
    /// Whether it is still to be made.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::AtWork)
    }
}

/// Why a file cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum UsageFault {
    /// There is nothing that it could hold.
    NoRows,
    /// The charges are on another invoice by now.
    Moved,
    /// What is there differs from the invoice by more than rounding does.
    DoesNotAddUp,
    /// What it is about is there no more.
    Gone,
    /// Something broke, again and again.
    Broken,
}

word_list!(
    UsageFault,
    "fault of a usage file",
    NoRows = "no-rows",
    Moved = "moved",
    DoesNotAddUp = "does-not-add-up",
    Gone = "gone",
    Broken = "broken",
);
