//! What a line is about: the account, and the part of it whose owners may read the line.

use billing::policy::Scope;
use billing::{AccountId, ChainId, ProfileId, SectionId};
use store::entities::invoice;

/// An account and, where the line concerns no more than that, a profile or a section of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// The account; none where it concerns the installation.
    pub account: Option<AccountId>,
    /// The billing profile.
    pub profile: Option<ProfileId>,
    /// The invoice section of that profile.
    pub section: Option<SectionId>,
}

impl About {
    /// A profile of an account; all of the account where there is none.
    pub const fn profile(account: AccountId, profile: Option<ProfileId>) -> Self {
        Self {
            account: Some(account),
            profile,
            section: None,
        }
    }

    /// The chain that the line hangs on.
    pub(super) fn chain(self) -> ChainId {
        self.account.into()
    }
}

impl From<Option<AccountId>> for About {
    fn from(account: Option<AccountId>) -> Self {
        Self {
            account,
            ..Self::default()
        }
    }
}

impl From<AccountId> for About {
    fn from(account: AccountId) -> Self {
        Some(account).into()
    }
}

impl From<Scope> for About {
    fn from(scope: Scope) -> Self {
        let (profile, section) = match scope {
            Scope::Profile { profile, .. } => (Some(profile), None),
            Scope::Section {
                profile, section, ..
            } => (Some(profile), Some(section)),
            Scope::Installation | Scope::Account(_) | Scope::Subscription { .. } => (None, None),
        };
        Self {
            account: scope.account(),
            profile,
            section,
        }
    }
}

impl From<&invoice::Model> for About {
    fn from(row: &invoice::Model) -> Self {
        Self::profile(row.account_id, row.profile_id)
    }
}
