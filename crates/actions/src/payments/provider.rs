//! The interface to whoever charges cards.

use super::simulated::Simulated;
use crate::Failure;
use billing::payment::Provider;
use billing::{AttemptId, Money};
use chrono::NaiveDate;
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// A card to charge.
#[derive(Debug, Clone)]
pub struct CardCharge {
    /// What makes asking again harmless: the same key is charged once.
    pub key: AttemptId,
    /// What the provider knows the card by.
    pub token: String,
    /// How much.
    pub amount: Money,
    /// What for, for the card holder's statement: the invoice's name.
    pub description: String,
    /// The billing date.
    pub on: NaiveDate,
}

/// What a provider answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The money was taken; the provider's own reference of it.
    Taken(String),
    /// The card was refused, for this reason.
    Declined(String),
}

/// Charges cards. No answer is an error: the same charge is asked for again later.
pub trait PaymentProvider: Send + Sync {
    /// Charges a card once, however often it is asked with the same key.
    fn charge(&self, charge: CardCharge) -> BoxFuture<'_, Result<Answer, Failure>>;
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

    pub(super) async fn charge(
        &self,
        provider: Provider,
        charge: CardCharge,
    ) -> Result<Answer, Failure> {
        match (provider, &self.stripe) {
            (Provider::Simulated, _) => Simulated.charge(charge).await,
            (Provider::Stripe, Some(stripe)) => stripe.charge(charge).await,
            (Provider::Stripe, None) => Err(Failure::new(
                "No key for Stripe is configured: set stripe-key in reckoner.toml.",
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
