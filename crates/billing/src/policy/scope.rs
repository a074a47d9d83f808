//! Where a role is held: the installation, an account, or a part of an account.

use crate::problem::word_list;
use crate::{AccountId, ProfileId, SectionId, SubscriptionId};
use serde::{Deserialize, Serialize};

/// The kind of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum ScopeKind {
    /// The whole portal: operators only.
    Installation,
    /// A billing account; under EA the enrolment.
    Account,
    /// A billing profile of an MCA or MPA account.
    Profile,
    /// An invoice section of a profile.
    Section,
    /// A subscription of a MOSP account.
    Subscription,
}

word_list!(
    ScopeKind,
    "kind of scope",
    Installation = "installation",
    Account = "account",
    Profile = "profile",
    Section = "section",
    Subscription = "subscription",
);

/// One place where roles are held. A part names everything above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole portal.
    Installation,
    /// A billing account.
    Account(AccountId),
    /// A billing profile.
    Profile {
        /// Whose it is.
        account: AccountId,
        /// The profile.
        profile: ProfileId,
    },
    /// An invoice section.
    Section {
        /// Whose it is.
        account: AccountId,
        /// The profile it stands on.
        profile: ProfileId,
        /// The section.
        section: SectionId,
    },
    /// A subscription.
    Subscription {
        /// Whose it is.
        account: AccountId,
        /// The subscription.
        subscription: SubscriptionId,
    },
}

impl Scope {
    /// What kind of scope this is.
    pub const fn kind(self) -> ScopeKind {
        match self {
            Self::Installation => ScopeKind::Installation,
            Self::Account(_) => ScopeKind::Account,
            Self::Profile { .. } => ScopeKind::Profile,
            Self::Section { .. } => ScopeKind::Section,
            Self::Subscription { .. } => ScopeKind::Subscription,
        }
    }

    /// The account it is or belongs to.
    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::Installation => None,
            Self::Account(account)
            | Self::Profile { account, .. }
            | Self::Section { account, .. }
            | Self::Subscription { account, .. } => Some(account),
        }
    }

    /// The profile that it is.
    pub const fn profile(self) -> Option<ProfileId> {
        match self {
            Self::Profile { profile, .. } => Some(profile),
            _ => None,
        }
    }

    /// The subscription that it is.
    pub const fn subscription(self) -> Option<SubscriptionId> {
        match self {
            Self::Subscription { subscription, .. } => Some(subscription),
            _ => None,
        }
    }

    /// The scope directly above. An account has none: an operator's role is not inherited.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Installation | Self::Account(_) => None,
            Self::Profile { account, .. } | Self::Subscription { account, .. } => {
                Some(Self::Account(account))
            }
            Self::Section {
                account, profile, ..
            } => Some(Self::Profile { account, profile }),
        }
    }

    /// Whether a role held here holds there too: on the scope itself and beneath it.
    pub fn covers(self, other: Self) -> bool {
        std::iter::successors(Some(other), |it| it.parent()).any(|it| it == self)
    }
}
