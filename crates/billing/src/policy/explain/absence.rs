//! The reasons, a row of the table of domain.md §5 each, and who can change them.

use super::super::{AccountFacts, Role, RoleAt, Scope, ScopeKind, action, roles_that_allow};
use super::Covered;
use crate::invoice::BillingScope;
use crate::invoice::schedule::Scheduled;
use crate::{AgreementType, DirectoryId, IdentityId, IdentityKind, SubscriptionId};
use chrono::NaiveDate;

/// Why an invoice is not there, or not for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// It follows.
    NotMadeYet {
        /// Of what.
        of: BillingScope,
        /// For which days, and on which.
        next: Scheduled,
        /// How far it is.
        stage: Stage,
    },
    /// A credit covered all that was used; MCA and MPA always get an invoice.
    BelowCredit {
        /// Of what.
        of: BillingScope,
        /// What was used of it, the latest month first.
        months: Vec<Covered>,
    },
    /// The days were billed, and nothing was charged for them.
    NothingCharged {
        /// Of what.
        of: BillingScope,
        /// Which invoice it would have been.
        would_be: Scheduled,
    },
    /// In the month asked for it did not exist.
    NotThen {
        /// Of what.
        of: BillingScope,
        /// Its first day.
        begun_on: NaiveDate,
        /// Its last one, where it ended.
        ended_on: Option<NaiveDate>,
    },
    /// Nothing is recorded on it while an invoice of it is past due.
    Disabled {
        /// The subscription.
        subscription: SubscriptionId,
        /// From which day.
        since: NaiveDate,
    },
    /// It was cancelled or moved: no invoice follows for the days after.
    Ended {
        /// The subscription.
        subscription: SubscriptionId,
        /// Its last day.
        on: NaiveDate,
    },
    /// A role is missing.
    NoPermission {
        /// Any of these would do.
        needed: Vec<RoleAt>,
        /// Held in the account, each with where.
        held: Vec<HeldRole>,
    },
    /// MOSP: *Access to invoice* is Off: seen, and not to be downloaded.
    NotShared(SubscriptionId),
    /// MPA: no customer has a subscription.
    NoCustomerYet,
    /// EA: sent to the enrolment's invoice contacts, never shown.
    EnterpriseAgreement,
    /// Another identity with the same confirmed address has a relation to the account.
    AnotherIdentity {
        /// Which.
        identity: IdentityId,
        /// Work or personal.
        kind: IdentityKind,
        /// Whether it sees more of what is sought than this one, or is only told more.
        sees_more: bool,
    },
    /// The account is in another directory.
    AnotherDirectory {
        /// Which.
        directory: DirectoryId,
        /// Whether the person belongs to it, so can turn to it; or did, when a role was given.
        is_open: bool,
    },
    /// The account has nothing of this name.
    NoSuchName,
}

/// A role that is held, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldRole {
    /// Which.
    pub role: Role,
    /// On what.
    pub scope: Scope,
}

impl HeldRole {
    /// The same, by the kind of its scope alone.
    pub const fn at(self) -> RoleAt {
        RoleAt {
            role: self.role,
            at: self.scope.kind(),
        }
    }
}

/// How far an invoice is that was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Subscribed less than thirty days ago, and nothing was billed so far.
    New,
    /// Its period has not ended.
    Running,
    /// It follows on its day.
    Follows,
    /// Its day, and the two days of grace after it, are over.
    Overdue,
}

impl Absence {
    /// The word for it in answers to programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotMadeYet { .. } => "not-made-yet",
            Self::BelowCredit { .. } => "below-credit",
            Self::NothingCharged { .. } => "nothing-charged",
            Self::NotThen { .. } => "not-then",
            Self::Disabled { .. } => "disabled",
            Self::Ended { .. } => "ended",
            Self::NoPermission { .. } => "no-permission",
            Self::NotShared(_) => "not-shared",
            Self::NoCustomerYet => "no-customer-yet",
            Self::EnterpriseAgreement => "enterprise-agreement",
            Self::AnotherIdentity { .. } => "another-identity",
            Self::AnotherDirectory { .. } => "another-directory",
            Self::NoSuchName => "no-such-name",
        }
    }

    /// Whether it is about who may, and not about invoices that were not made.
    pub const fn is_about_access(&self) -> bool {
        !matches!(
            self,
            Self::NotMadeYet { .. }
                | Self::BelowCredit { .. }
                | Self::NothingCharged { .. }
                | Self::NotThen { .. }
                | Self::Disabled { .. }
                | Self::Ended { .. }
        )
    }
}

/// The roles whose holders can change that: owners give roles, the account administrator shares,
/// whoever may pay has a subscription enabled again.
/// None where nobody of the customer's can.
pub fn who_can_change(absence: &Absence, account: AccountFacts) -> Vec<RoleAt> {
    match absence {
        Absence::NotShared(_) => roles_that_allow::<action::ShareInvoices>(account.agreement),
        Absence::Disabled { .. } => roles_that_allow::<action::PayInvoice>(account.agreement),
        Absence::EnterpriseAgreement => {
            roles_that_allow::<action::EditInvoiceContacts>(account.agreement)
        }
        Absence::NoPermission { needed, .. } => givers(needed, account.agreement),
        _ => Vec::new(),
    }
}

/// The roles that whoever asks to see invoices can be given on an account or a profile, the one that
/// permits least first. None where the agreement knows no giving of roles.
pub fn roles_to_ask_for(agreement: AgreementType, at: ScopeKind) -> Vec<Role> {
    const LEAST_FIRST: [Role; 4] = [
        Role::Reader,
        Role::InvoiceManager,
        Role::Contributor,
        Role::Owner,
    ];
    if !agreement.has_profiles() {
        return Vec::new();
    }
    let would_do = roles_that_allow::<action::SeeInvoice>(agreement);
    let does = |role: &Role| would_do.contains(&RoleAt { role: *role, at });
    LEAST_FIRST.into_iter().filter(does).collect()
}

/// Who gives one of these roles; under MOSP and EA whoever is at the account's head.
fn givers(needed: &[RoleAt], agreement: AgreementType) -> Vec<RoleAt> {
    if !agreement.has_profiles() {
        let role = Role::heading(agreement);
        return vec![RoleAt {
            role,
            at: ScopeKind::Account,
        }];
    }
    match needed.iter().any(|it| it.at == ScopeKind::Profile) {
        true => roles_that_allow::<action::GrantOnProfile>(agreement),
        false => roles_that_allow::<action::GrantOnAccount>(agreement),
    }
}
