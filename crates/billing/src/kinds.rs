//! The small kinds of things: of identities, subscriptions, purchases.

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// What sort of account somebody signs in with: two of one address are two identities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum IdentityKind {
    /// Given by an organisation.
    Work,
    /// Made by the person.
    Personal,
    /// Of the installation: runs the billing office.
    Operator,
}

word_list!(
    IdentityKind,
    "kind of identity",
    Work = "work",
    Personal = "personal",
    Operator = "operator",
);

/// What a subscription is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum SubscriptionCategory {
    /// Usage is recorded on it.
    #[default]
    Usage,
    /// A support plan.
    Support,
}

word_list!(
    SubscriptionCategory,
    "category of subscription",
    Usage = "usage",
    Support = "support",
);

/// What was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum PurchaseCategory {
    /// Capacity for a term.
    Reservation,
    /// Somebody else's product.
    Marketplace,
    /// Spare capacity.
    Spot,
    /// A support plan.
    Support,
}

word_list!(
    PurchaseCategory,
    "category of purchase",
    Reservation = "reservation",
    Marketplace = "marketplace",
    Spot = "spot",
    Support = "support",
);

/// How often a purchase is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// On the day it is bought.
    Once,
    /// Every month from that day on.
    Monthly,
}

word_list!(Frequency, "frequency", Once = "once", Monthly = "monthly");

/// What a billing run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// Everything that is due.
    Run,
    /// What could not be billed before.
    Retry,
    /// An invoice that was voided or billed again.
    Correction,
}

word_list!(
    RunKind,
    "kind of billing run",
    Run = "run",
    Retry = "retry",
    Correction = "correction",
);
