//! Handing a MOSP account over to another member of its directory, who confirms (domain.md §3).

use crate::problem::word_list;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long an offer can be taken.
pub const OFFER_LASTS: TimeDelta = TimeDelta::days(14);

/// How an offer ended before its time was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum OfferEnd {
    /// The other one is the account administrator now.
    Accepted,
    /// The other one does not want to be.
    Refused,
    /// The account administrator thought better of it.
    Withdrawn,
}

word_list!(
    OfferEnd,
    "end of an offer",
    Accepted = "accepted",
    Refused = "refused",
    Withdrawn = "withdrawn",
);

/// Until when an offer made at that moment can be taken: the first moment at which it cannot.
pub fn offer_expires(offered_at: DateTime<Utc>) -> DateTime<Utc> {
    offered_at + OFFER_LASTS
}

/// What stands against handing an account over, or taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandOverProblem {
    /// Nobody of that address is a member of the account's directory who can sign in.
    NoMember,
    /// They have the account already.
    Themselves,
    /// It is offered to somebody already.
    OfferedAlready,
    /// The offer is over: taken, refused, withdrawn, or too old.
    Over,
    /// Who offered it is not the account administrator any more.
    NotTheOwner,
}
