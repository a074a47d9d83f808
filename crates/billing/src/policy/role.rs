//! The roles there are, and on which kind of scope, under which agreement, each can be held.

use super::ScopeKind;
use crate::AgreementType;
use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// What an identity may be on a scope (domain.md §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything on the scope, giving and taking roles too.
    Owner,
    /// Changes and pays, gives no roles.
    Contributor,
    /// Looks.
    Reader,
    /// Looks at a billing profile and pays its invoices.
    InvoiceManager,
    /// The one owner of a MOSP account: who signed up.
    AccountAdministrator,
    /// MOSP: looks at the billing of a subscription.
    BillingReader,
    /// EA: sees charges, edits the enrolment's invoice contacts.
    EnterpriseAdministrator,
    /// EA: sees charges.
    DepartmentAdministrator,
    /// EA: sees charges; *account owner* there, which owns no billing account.
    EnrolmentAccountOwner,
    /// Runs the billing office of the whole installation.
    Operator,
}

impl Role {
    /// Whether this role exists on such a scope of an account under that agreement. An operator
    /// belongs to the installation, whatever the agreement.
    pub const fn may_be_held_on(self, kind: ScopeKind, agreement: AgreementType) -> bool {
        use AgreementType::{Ea, Mca, Mosp, Mpa};
        use ScopeKind::{Account, Installation, Profile, Section, Subscription};
        match self {
            Self::Owner | Self::Contributor | Self::Reader => matches!(
                (agreement, kind),
                (Mosp, Subscription) | (Mca | Mpa, Account | Profile | Section)
            ),
            Self::InvoiceManager => matches!((agreement, kind), (Mca | Mpa, Profile)),
            Self::AccountAdministrator => matches!((agreement, kind), (Mosp, Account)),
            Self::BillingReader => matches!((agreement, kind), (Mosp, Subscription)),
            Self::EnterpriseAdministrator
            | Self::DepartmentAdministrator
            | Self::EnrolmentAccountOwner => matches!((agreement, kind), (Ea, Account)),
            Self::Operator => matches!(kind, Installation),
        }
    }

    /// The role at the head of an account, the first of which an operator gives.
    pub const fn heading(agreement: AgreementType) -> Self {
        match agreement {
            AgreementType::Mosp => Self::AccountAdministrator,
            AgreementType::Mca | AgreementType::Mpa => Self::Owner,
            AgreementType::Ea => Self::EnterpriseAdministrator,
        }
    }

    /// Whether a scope must keep one holder of this role (domain.md §3, last owner).
    pub const fn heads_a_scope(self) -> bool {
        matches!(
            self,
            Self::Owner | Self::AccountAdministrator | Self::EnterpriseAdministrator
        )
    }
}

word_list!(
    Role,
    "role",
    Owner = "owner",
    Contributor = "contributor",
    Reader = "reader",
    InvoiceManager = "invoice-manager",
    AccountAdministrator = "account-administrator",
    BillingReader = "billing-reader",
    EnterpriseAdministrator = "enterprise-administrator",
    DepartmentAdministrator = "department-administrator",
    EnrolmentAccountOwner = "enrolment-account-owner",
    Operator = "operator",
);
