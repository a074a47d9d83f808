//! What is asked about. Each action takes one type of thing, so that a wrong pair cannot be asked.

use super::{AccountFacts, Billed, InvoiceFacts, Owners, Reason, Scope, SubscriptionFacts};
use crate::{IdentityId, ProfileId, SectionId};
use std::fmt::Debug;

/// Any thing asked about, as the table sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The portal as a whole.
    Installation,
    /// An account.
    Account(AccountFacts),
    /// Who is at the head of an account.
    Ownership(AccountFacts, Owners),
    /// A billing profile.
    Profile(AccountFacts, ProfileId),
    /// An invoice section.
    Section(AccountFacts, ProfileId, SectionId),
    /// A subscription.
    Subscription(AccountFacts, SubscriptionFacts),
    /// An invoice.
    Invoice(AccountFacts, InvoiceFacts),
    /// An account that was offered to somebody.
    HandOver(AccountFacts, IdentityId),
    /// What somebody wrote to the office.
    SupportRequest(IdentityId),
}

impl Target {
    /// The account it is or belongs to.
    pub const fn account(self) -> Option<AccountFacts> {
        match self {
            Self::Installation | Self::SupportRequest(_) => None,
            Self::Account(account)
            | Self::Ownership(account, _)
            | Self::Profile(account, _)
            | Self::Section(account, ..)
            | Self::Subscription(account, _)
            | Self::Invoice(account, _)
            | Self::HandOver(account, _) => Some(account),
        }
    }

    /// The lowest scope whose roles count for it; those above it count too.
    pub const fn scope(self) -> Scope {
        match self {
            Self::Installation | Self::SupportRequest(_) => Scope::Installation,
            Self::Account(it) | Self::Ownership(it, _) | Self::HandOver(it, _) => {
                Scope::Account(it.account)
            }
            Self::Profile(it, profile) => profile_scope(it, profile),
            Self::Section(it, profile, section) => Scope::Section {
                account: it.account,
                profile,
                section,
            },
            Self::Subscription(it, facts) => subscription_scope(it, facts),
            Self::Invoice(it, invoice) => match (invoice.billed, invoice.of_service()) {
                (Billed::Profile(profile), _) => profile_scope(it, profile),
                (_, Some(facts)) => subscription_scope(it, facts),
                _ => Scope::Account(it.account),
            },
        }
    }

    /// What access to invoice is about here, when it is about anything.
    pub(super) const fn shared_by(self) -> Option<SubscriptionFacts> {
        match self {
            Self::Subscription(_, facts) => Some(facts),
            Self::Invoice(_, invoice) => invoice.of_service(),
            _ => None,
        }
    }
}

const fn profile_scope(account: AccountFacts, profile: ProfileId) -> Scope {
    Scope::Profile {
        account: account.account,
        profile,
    }
}

const fn subscription_scope(account: AccountFacts, facts: SubscriptionFacts) -> Scope {
    Scope::Subscription {
        account: account.account,
        subscription: facts.subscription,
    }
}

/// A thing that some action can be asked about.
pub trait Thing: Debug + Clone {
    /// The same, as the table sees it.
    fn target(&self) -> Target;
}

macro_rules! things {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* } as |$it:ident| $target:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $(#[doc = concat!("Its ", stringify!($field), ".")] pub $field: $type),*
        }

        impl Thing for $name {
            fn target(&self) -> Target {
                let $it = self;
                $target
            }
        }
    )+};
}

things! {
    /// The portal as a whole.
    Installation {} as |_it| Target::Installation;
    /// The head of an account.
    Ownership { account: AccountFacts, owners: Owners } as |it| Target::Ownership(it.account, it.owners);
    /// A billing profile.
    OnProfile { account: AccountFacts, profile: ProfileId } as |it| Target::Profile(it.account, it.profile);
    /// An invoice section.
    OnSection { account: AccountFacts, profile: ProfileId, section: SectionId }
        as |it| Target::Section(it.account, it.profile, it.section);
    /// A subscription.
    OnSubscription { account: AccountFacts, subscription: SubscriptionFacts }
        as |it| Target::Subscription(it.account, it.subscription);
    /// An invoice.
    OnInvoice { account: AccountFacts, invoice: InvoiceFacts } as |it| Target::Invoice(it.account, it.invoice);
    /// An account of a directory, and who it is offered to.
    OnHandOver { account: AccountFacts, to: IdentityId } as |it| Target::HandOver(it.account, it.to);
    /// A support request, by who wrote it.
    OnSupportRequest { writer: IdentityId } as |it| Target::SupportRequest(it.writer);
    /// The document of an invoice, opened for a reason.
    Opening { invoice: OnInvoice, reason: Reason } as |it| it.invoice.target();
}

impl Thing for AccountFacts {
    fn target(&self) -> Target {
        Target::Account(*self)
    }
}

/// What invoices are sent by e-mail for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceMail {
    /// MCA, MPA: a billing profile.
    Profile(OnProfile),
    /// MOSP: a subscription or a support plan.
    Subscription(OnSubscription),
    /// All of an account, to whom reminders of its invoices go.
    Account(AccountFacts),
}

impl Thing for InvoiceMail {
    fn target(&self) -> Target {
        match self {
            Self::Profile(it) => it.target(),
            Self::Subscription(it) => it.target(),
            Self::Account(it) => it.target(),
        }
    }
}

/// What an activity page tells about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityOf {
    /// An account.
    Account(AccountFacts),
    /// A billing profile.
    Profile(OnProfile),
    /// An invoice section.
    Section(OnSection),
}

impl Thing for ActivityOf {
    fn target(&self) -> Target {
        match self {
            Self::Account(it) => it.target(),
            Self::Profile(it) => it.target(),
            Self::Section(it) => it.target(),
        }
    }
}
