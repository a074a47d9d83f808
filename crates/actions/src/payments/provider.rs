//! The interface to whoever charges cards.

use super::simulated::Simulated;
use crate::Failure;
use billing::payment::{DeclineReason, Provider};
use billing::{AttemptId, Money, RefundId};
use chrono::NaiveDate;
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// Whether a provider may have been asked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// With this key, nobody ever asked.
    First,
    /// Somebody may have, and perhaps long ago: providers forget keys after a day or so, and then
    /// have to look for what they did.
    Again,
}

/// A card to charge.
#[derive(Debug, Clone)]
pub struct CardCharge {
    /// What makes asking again harmless: the same key is charged once.
    pub key: AttemptId,
    /// What the provider knows the card by.
    pub token: String,
    /// How much.
    pub amount: Money,
    /// What for: the invoice's name.
    pub invoice: String,
    /// The billing date.
    pub on: NaiveDate,
    /// Whether this key may be known already.
    pub asking: Asking,
}

/// What a provider answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The money was taken; the provider's own reference of it.
    Taken(String),
    /// The card was refused.
    Declined(Decline),
}

/// Why a card was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// The reason, as far as it is told.
    pub reason: DeclineReason,
    /// What the provider says about it, in its own words.
    pub message: Option<String>,
}

impl Decline {
    /// A refusal about which the provider says nothing more.
    pub const fn of(reason: DeclineReason) -> Self {
        Self {
            reason,
            message: None,
        }
    }
}

/// Money to give back to the card that it was taken from.
#[derive(Debug, Clone)]
pub struct CardRefund {
    /// What makes asking again harmless: the same key is given back once.
    pub key: RefundId,
    /// The provider's own reference of the money taken.
    pub reference: String,
    /// How much of it.
    pub amount: Money,
    /// Whether this key may be known already.
    pub asking: Asking,
}

/// What a provider answers about giving back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundAnswer {
    /// It is on its way to the card; the provider's own reference of it.
    Done(String),
    /// It cannot be given back that way, for this reason.
    Refused(String),
}

/// Charges cards. No answer is an error: the same charge is asked for again later.
pub trait PaymentProvider: Send + Sync {
    /// Charges a card once, however often it is asked with the same key.
    fn charge(&self, charge: CardCharge) -> BoxFuture<'_, Result<Answer, Failure>>;

    /// Gives back once, however often it is asked with the same key.
    fn refund(&self, refund: CardRefund) -> BoxFuture<'_, Result<RefundAnswer, Failure>>;
}

/// The providers of this installation.
#[derive(Clone, Default)]
pub struct Providers {
    stripe: Option<Arc<dyn PaymentProvider>>,
}

impl Providers {
    /// The same with Stripe.
    #[must_use]
    pub fn with_stripe(mut self, stripe: Arc<dyn PaymentProvider>) -> Self {
        self.stripe = Some(stripe);
        self
    }

    /// Whoever charges the cards of this provider.
    pub(super) fn of(&self, provider: Provider) -> Result<&dyn PaymentProvider, Failure> {
        match (provider, &self.stripe) {
            (Provider::Simulated, _) => Ok(&Simulated),
            (Provider::Stripe, Some(stripe)) => Ok(stripe.as_ref()),
            (Provider::Stripe, None) => Err(Failure::new(
                "No key for Stripe is configured: set stripe-key in reckoner.toml.",
            )),
            (Provider::Manual, _) => Err(Failure::new(
                "What is paid by hand has no card to charge: book the transfer.",
            )),
        }
    }
}

impl fmt::Debug for Providers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.stripe.as_ref().map(|_| Provider::Stripe);
        f.debug_list().entries(names).finish()
    }
}
