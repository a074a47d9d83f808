//! What the rules must know of an account, a subscription and an invoice to answer.

use crate::invoice::InvoiceKind;
use crate::{
    AccountId, AgreementType, DirectoryId, InvoiceId, ProfileId, SubscriptionCategory,
    SubscriptionId,
};

/// Whether a partner has somebody to resell to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Customers {
    /// At least one customer with a subscription.
    Present,
    /// None so far.
    NoneYet,
}

/// A billing account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AccountFacts {
    /// Which.
    pub account: AccountId,
    /// Its type, which decides everything.
    pub agreement: AgreementType,
    /// The only directory in which it is visible.
    pub directory: DirectoryId,
    /// Asked under MPA only.
    pub customers: Customers,
}

impl AccountFacts {
    /// Whether the portal shows and changes nothing of it yet (domain.md §3, MPA).
    pub const fn waits_for_a_customer(self) -> bool {
        matches!(
            (self.agreement, self.customers),
            (AgreementType::Mpa, Customers::NoneYet)
        )
    }
}

/// Whether an account has somebody at its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owners {
    /// At least one.
    Present,
    /// None so far.
    NoneYet,
}

/// MOSP: whether holders of a subscription's roles may download its invoices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AccessToInvoice {
    /// They may.
    On,
    /// The invoice bears the administrator's personal data: not until told otherwise.
    #[default]
    Off,
}

/// A subscription of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubscriptionFacts {
    /// Which.
    pub subscription: SubscriptionId,
    /// Whether it is a support plan, whose invoices are for the account administrator alone.
    pub category: SubscriptionCategory,
    /// Whether its invoices are shared.
    pub access_to_invoice: AccessToInvoice,
}

/// What an invoice was made for (domain.md §2); a credit note has the one of what it takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Billed {
    /// The whole account: MOSP purchases, an enrolment.
    Account,
    /// A billing profile.
    Profile(ProfileId),
    /// MOSP: a subscription or a support plan.
    Subscription(SubscriptionFacts),
}

/// An invoice or credit note of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvoiceFacts {
    /// Which.
    pub invoice: InvoiceId,
    /// What it is for.
    pub kind: InvoiceKind,
    /// Whom it was made for.
    pub billed: Billed,
}

impl InvoiceFacts {
    /// The subscription whose role holders see this invoice: none for support plans,
    /// reservations and the Marketplace (domain.md §3, MOSP).
    pub const fn of_service(&self) -> Option<SubscriptionFacts> {
        let Billed::Subscription(facts) = self.billed else {
            return None;
        };
        match (self.kind, facts.category) {
            (InvoiceKind::Usage | InvoiceKind::CreditNote, SubscriptionCategory::Usage) => {
                Some(facts)
            }
            _ => None,
        }
    }
}
