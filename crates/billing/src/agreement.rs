//! The four kinds of billing account: the agreement decides everything else (domain.md §1).

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// The agreement a billing account was made under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "UPPERCASE")]
pub enum AgreementType {
    /// Online services program: signed up on the web, one invoice for each subscription.
    Mosp,
    /// Customer agreement: one invoice a month for each billing profile.
    Mca,
    /// Partner agreement: as MCA, charges grouped by customer.
    Mpa,
    /// Enterprise agreement: one invoice for the enrolment, never shown in the portal.
    Ea,
}

impl AgreementType {
    /// Whether invoices are made for billing profiles.
    pub const fn has_profiles(self) -> bool {
        matches!(self, Self::Mca | Self::Mpa)
    }

    /// Whether its invoices are shown in the portal; those of an enrolment are only sent.
    pub const fn is_in_portal(self) -> bool {
        !matches!(self, Self::Ea)
    }

    /// Days from invoice date to due date where nothing else was agreed (domain.md §2, Status).
    pub const fn payment_terms_days(self) -> u16 {
        match self {
            Self::Mpa => 60,
            Self::Mosp | Self::Mca | Self::Ea => 30,
        }
    }
}

word_list!(
    AgreementType,
    "agreement type",
    Mosp = "MOSP",
    Mca = "MCA",
    Mpa = "MPA",
    Ea = "EA",
);
