//! Why a card was refused, told apart as far as its holder can do something about it.

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// Why a card was refused. Theft and suspicion are not told apart from [`Other`]: whoever holds
/// the card is not to learn of them here.
///
/// [`Other`]: DeclineReason::Other
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum DeclineReason {
    /// Not enough money, or beyond a limit of the card.
    Funds,
    /// The card has expired.
    Expired,
    /// Number or code are wrong.
    Details,
    /// The holder must confirm this payment, and is not there when the run charges.
    Confirmation,
    /// The card takes no payment of this kind or in this currency.
    NotSupported,
    /// Its bank could not be reached: a later try may do.
    TryLater,
    /// The bank said no; it tells its customer why.
    Other,
    /// The provider knows no such card, or it is on file no more.
    Unknown,
    /// A simulated card that declines, as it is named.
    Simulated,
}

word_list!(
    DeclineReason,
    "reason of a declined card",
    Funds = "funds",
    Expired = "expired",
    Details = "details",
    Confirmation = "confirmation",
    NotSupported = "not-supported",
    TryLater = "try-later",
    Other = "other",
    Unknown = "unknown",
    Simulated = "simulated",
);
