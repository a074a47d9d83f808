//! Typed identifiers: `UUIDv7`, so that rows of one table sort by when they were made.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// What a text that should be an identifier was not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an identifier")]
pub struct NotAnId(pub String);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, later than every one made before it on this machine.
            #[cfg(not(target_family = "wasm"))]
            #[expect(clippy::new_without_default, reason = "an identifier has no default")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId(text.to_owned()))
            }
        }

        #[cfg(feature = "sea-orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// An organisation's set of identities (domain.md §1).
    DirectoryId,
    /// Of somebody who asks for access.
    AccessRequestId,
    /// Who signs in.
    IdentityId,
    /// Of somebody who is signed in; it is no proof of anything.
    SessionId,
    /// What invoices are made for.
    AccountId,
    /// Of an MCA or MPA account: one invoice a month.
    ProfileId,
    /// A grouping of charges on a profile's invoice.
    SectionId,
    /// MPA: whom a partner resells to.
    CustomerId,
    /// What usage is recorded on; a support plan is one too.
    SubscriptionId,
    /// A reservation, a Marketplace product, spot capacity.
    PurchaseId,
    /// A role given to an identity on a scope.
    AssignmentId,
    /// One file of usage taken in.
    ImportId,
    /// One row of usage or one bought thing, priced.
    ChargeId,
    /// An issued invoice or credit note.
    InvoiceId,
    /// A stored file of an invoice.
    DocumentId,
    /// A file of usage that somebody asked for.
    UsageFileId,
    /// Money received for an invoice.
    PaymentId,
    /// A card that invoices are paid with.
    CardId,
    /// A try to charge a card.
    AttemptId,
    /// Money of a customer that stands on no invoice yet.
    CreditId,
    /// Money that is given back.
    RefundId,
    /// All that one form settles at once.
    SettlementId,
    /// A month of a subscription's credit.
    CreditPeriodId,
    /// What the use of a meter costs, for a time.
    PriceId,
    /// An offer to hand an account over.
    HandOverId,
    /// Something somebody wrote to the office, and what came of it.
    SupportRequestId,
    /// A form on a page: sent twice, it does once what it does.
    FormKey,
    /// A billing run.
    RunId,
    /// A chain of the audit trail: an account's, or the installation's.
    ChainId,
    /// A mail to one recipient.
    MailId,
    /// Somebody who gets invoices without a role.
    RecipientId,
    /// A role that waits for whoever is invited.
    InvitationId,
    /// A piece of durable work.
    JobId,
    /// What an error page and the log have in common.
    ErrorId,
}

impl ChainId {
    /// The chain of what concerns no account.
    pub const INSTALLATION: Self = Self(Uuid::nil());
}

impl From<Option<AccountId>> for ChainId {
    fn from(account: Option<AccountId>) -> Self {
        account.map_or(Self::INSTALLATION, |it| Self(it.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes_and_refuses_the_rest() {
        let id = AccountId::new();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            "seven".parse::<AccountId>(),
            Err(NotAnId("seven".to_owned()))
        );
    }
}
