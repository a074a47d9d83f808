//! A refusal, as data: words for it come from elsewhere.

use super::{Role, ScopeKind};
use crate::AgreementType;

/// A role on a kind of scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleAt {
    /// What must be held.
    pub role: Role,
    /// On what.
    pub at: ScopeKind,
}

/// Why somebody may not do what they asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// MOSP: *Access to invoice* of this subscription is Off.
    NotShared,
    /// MOSP: a support plan's invoices cannot be shared at all.
    NeverShared,
    /// One of these roles is needed, on the thing itself or above it.
    NeedsRole(Vec<RoleAt>),
    /// Only an owner may, on one of these kinds of scope.
    OwnerOfScopeOnly(Vec<ScopeKind>),
    /// MOSP: only who signed up.
    OnlyAccountAdministrator,
    /// EA: invoices are sent to the enrolment's contacts and are never in the portal.
    EnterpriseAgreement,
    /// MPA: the account has no customer with a subscription.
    NoCustomerYet,
    /// Nobody does this under such an agreement.
    NotUnderAgreement(AgreementType),
    /// Only the billing office.
    OperatorOnly,
    /// An operator says why before a customer's document opens.
    ReasonNeeded,
    /// The account has an owner already, who gives the roles.
    HasOwner,
}

impl Why {
    /// The word for it in answers to programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotShared => "not-shared",
            Self::NeverShared => "never-shared",
            Self::NeedsRole(_) => "no-permission",
            Self::OwnerOfScopeOnly(_) => "owner-only",
            Self::OnlyAccountAdministrator => "account-administrator-only",
            Self::EnterpriseAgreement => "enterprise-agreement",
            Self::NoCustomerYet => "no-customer-yet",
            Self::NotUnderAgreement(_) => "not-under-agreement",
            Self::OperatorOnly => "operator-only",
            Self::ReasonNeeded => "reason-needed",
            Self::HasOwner => "has-owner",
        }
    }

    /// What to say to somebody who holds none of `would_do`, which is not empty.
    pub(super) fn lacking(would_do: Vec<RoleAt>) -> Self {
        if would_do
            .iter()
            .all(|it| it.role == Role::AccountAdministrator)
        {
            Self::OnlyAccountAdministrator
        } else if would_do.iter().all(|it| it.role == Role::Owner) {
            Self::OwnerOfScopeOnly(would_do.into_iter().map(|it| it.at).collect())
        } else {
            Self::NeedsRole(would_do)
        }
    }
}

/// A refused question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// They may not see the thing: answered like what does not exist.
    Hidden,
    /// They see it, but may not do this.
    Forbidden(Why),
}
