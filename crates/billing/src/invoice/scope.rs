//! What one series of invoices is made for, and which series a charge belongs to (domain.md §2).

use super::{InvoiceKind, LineKind};
use crate::{AccountId, AgreementType, ProfileId, SubscriptionCategory, SubscriptionId};
use uuid::Uuid;

/// What a series of invoices is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BillingScope {
    /// MOSP: the service charges of one subscription.
    Service(SubscriptionId),
    /// MOSP: a support plan.
    SupportPlan(SubscriptionId),
    /// MOSP: Marketplace, reservations and spot of the account.
    Purchases(AccountId),
    /// MCA, MPA: a billing profile.
    Profile(ProfileId),
    /// EA: the enrolment, which is the account.
    Enrollment(AccountId),
}

impl BillingScope {
    /// The kind of its invoices.
    pub const fn kind(self) -> InvoiceKind {
        match self {
            Self::Service(_) => InvoiceKind::Usage,
            Self::SupportPlan(_) => InvoiceKind::SupportPlan,
            Self::Purchases(_) => InvoiceKind::Purchases,
            Self::Profile(_) => InvoiceKind::Profile,
            Self::Enrollment(_) => InvoiceKind::Enrollment,
        }
    }

    /// The identifier of the subscription, profile or account.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Service(id) | Self::SupportPlan(id) => id.0,
            Self::Purchases(id) | Self::Enrollment(id) => id.0,
            Self::Profile(id) => id.0,
        }
    }

    /// The scope of this kind and identifier; a credit note has none of its own.
    pub const fn of(kind: InvoiceKind, id: Uuid) -> Option<Self> {
        Some(match kind {
            InvoiceKind::Usage => Self::Service(SubscriptionId(id)),
            InvoiceKind::SupportPlan => Self::SupportPlan(SubscriptionId(id)),
            InvoiceKind::Purchases => Self::Purchases(AccountId(id)),
            InvoiceKind::Profile => Self::Profile(ProfileId(id)),
            InvoiceKind::Enrollment => Self::Enrollment(AccountId(id)),
            InvoiceKind::CreditNote => return None,
        })
    }

    /// The profile, where it is one.
    pub const fn profile(self) -> Option<ProfileId> {
        match self {
            Self::Profile(id) => Some(id),
            _ => None,
        }
    }

    /// The subscription, where it is one.
    pub const fn subscription(self) -> Option<SubscriptionId> {
        match self {
            Self::Service(id) | Self::SupportPlan(id) => Some(id),
            _ => None,
        }
    }

    /// Whether an invoice is made although nothing was charged: MCA and MPA always get one.
    pub const fn is_always_invoiced(self) -> bool {
        matches!(self, Self::Profile(_))
    }
}

/// What is known of a charge when it is asked whose series it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Charged {
    /// The account's agreement.
    pub agreement: AgreementType,
    /// The account.
    pub account: AccountId,
    /// MCA, MPA: the profile.
    pub profile: Option<ProfileId>,
    /// The subscription it was recorded on, where there is one.
    pub subscription: Option<(SubscriptionId, SubscriptionCategory)>,
    /// Usage, purchase, credit or adjustment.
    pub kind: LineKind,
    /// Whether it is for spare capacity: under MOSP that stands with the purchases.
    pub is_spot: bool,
}

impl Charged {
    /// The series it belongs to. `None` where a profile is needed and missing.
    pub const fn scope(self) -> Option<BillingScope> {
        match (self.agreement, self.subscription) {
            (AgreementType::Mca | AgreementType::Mpa, _) => match self.profile {
                Some(profile) => Some(BillingScope::Profile(profile)),
                None => None,
            },
            (AgreementType::Ea, _) => Some(BillingScope::Enrollment(self.account)),
            (AgreementType::Mosp, Some((id, SubscriptionCategory::Support))) => {
                Some(BillingScope::SupportPlan(id))
            }
            (AgreementType::Mosp, Some((id, SubscriptionCategory::Usage)))
                if !self.is_spot && !matches!(self.kind, LineKind::Purchase) =>
            {
                Some(BillingScope::Service(id))
            }
            (AgreementType::Mosp, _) => Some(BillingScope::Purchases(self.account)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charge_belongs_to_the_series_of_its_agreement() {
        let (account, profile) = (AccountId::new(), ProfileId::new());
        let subscription = SubscriptionId::new();
        let on = |agreement, category, kind, is_spot| {
            let charged = Charged {
                agreement,
                account,
                profile: Some(profile),
                subscription: Some((subscription, category)),
                kind,
                is_spot,
            };
            charged.scope()
        };
        use AgreementType::{Ea, Mca, Mosp, Mpa};
        use LineKind::{Adjustment, Credit, Purchase, Usage};
        use SubscriptionCategory::{Support, Usage as Metered};
        for (asked, expected) in [
            ((Mca, Metered, Usage, false), BillingScope::Profile(profile)),
            (
                (Mpa, Support, Purchase, true),
                BillingScope::Profile(profile),
            ),
            (
                (Ea, Metered, Purchase, false),
                BillingScope::Enrollment(account),
            ),
            (
                (Mosp, Metered, Usage, false),
                BillingScope::Service(subscription),
            ),
            (
                (Mosp, Metered, Credit, false),
                BillingScope::Service(subscription),
            ),
            (
                (Mosp, Metered, Adjustment, false),
                BillingScope::Service(subscription),
            ),
            (
                (Mosp, Metered, Usage, true),
                BillingScope::Purchases(account),
            ),
            (
                (Mosp, Metered, Purchase, false),
                BillingScope::Purchases(account),
            ),
            (
                (Mosp, Support, Purchase, false),
                BillingScope::SupportPlan(subscription),
            ),
        ] {
            let (agreement, category, kind, is_spot) = asked;
            assert_eq!(
                on(agreement, category, kind, is_spot),
                Some(expected),
                "{asked:?}"
            );
            assert_eq!(
                BillingScope::of(expected.kind(), expected.id()),
                Some(expected)
            );
        }
    }

    #[test]
    fn what_has_no_subscription_stands_with_the_account() {
        let charged = Charged {
            agreement: AgreementType::Mosp,
            account: AccountId::new(),
            profile: None,
            subscription: None,
            kind: LineKind::Usage,
            is_spot: false,
        };
        let expected = BillingScope::Purchases(charged.account);
        assert_eq!(charged.scope(), Some(expected));
        let profile_missing = Charged {
            agreement: AgreementType::Mca,
            ..charged
        };
        assert_eq!(profile_missing.scope(), None);
    }
}
