//! What was charged over time, by what: the sums that charges are rolled up to, what they are told
//! by, and what a month will come to.

mod dimension;
mod forecast;

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

pub use dimension::Dimension;
pub use forecast::{Recent, forecast};

/// The most months that one page looks back.
pub const COST_MONTHS_MAX: u32 = 36;
/// The most days that are told day by day; what is longer is told by month.
pub const COST_DAYS_MAX: u32 = 92;

/// The most tag keys that the costs of an account are told by.
pub const TAG_KEYS_MAX: usize = 10;
/// The most letters of a tag's key.
pub const TAG_KEY_LETTERS_MAX: usize = 128;

/// What one sum of costs is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A day, of UTC.
    Day,
    /// A calendar month.
    Month,
}

/// A part of a key; no database makes one up.
#[cfg(feature = "sea-orm")]
impl sea_orm::TryFromU64 for Grain {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64("Grain"))
    }
}

word_list!(Grain, "grain of costs", Day = "day", Month = "month");

/// What costs came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum CostSourceKind {
    /// A file of usage: what its rows say they cost.
    Import,
    /// An invoice, or a month that was all covered by credit: what was rated and bought for it.
    Billed,
}

word_list!(
    CostSourceKind,
    "source of costs",
    Import = "import",
    Billed = "billed",
);
