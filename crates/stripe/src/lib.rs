//! Stripe's API as a provider of card payments: stored cards are charged while their holder is not
//! there, and money goes back to them.
//!
//! Invariant: only here does the program speak to a payment provider, and nothing is decided here.
//! What may be charged is settled and noted before it comes here; what was answered is booked by
//! whoever asked. `actions` therefore depends on no client of the network.

mod amount;
mod answer;
mod client;
mod decline;

use actions::Failure;
use actions::payments::{
    Answer, Asking, CardCharge, CardRefund, Decline, PaymentProvider, RefundAnswer,
};
use amount::amount_in_stripes_units;
use billing::payment::DeclineReason;
use client::Client;
use futures::future::{BoxFuture, FutureExt};
use std::fmt;

pub use client::Secret;

/// Where Stripe is.
pub const URL: &str = "https://api.stripe.com";

/// An account at Stripe, or at a server that speaks its API.
///
/// A card's token is the customer and the payment method that Stripe keeps for it: `cus_…/pm_…`.
#[derive(Clone)]
pub struct Stripe {
    client: Client,
}

impl Stripe {
    /// With the account's secret key, at [`URL`] or a compatible server.
    pub fn new(key: Secret, url: &str) -> Self {
        Self {
            client: Client::new(key, url),
        }
    }

    async fn run<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Client) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let client = self.client.clone();
        let asked = tokio::task::spawn_blocking(move || ask(&client)).await;
        asked.map_err(|cause| Failure::new(format!("Stripe was not asked: {cause}")))?
    }
}

impl fmt::Debug for Stripe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe").finish_non_exhaustive()
    }
}

impl PaymentProvider for Stripe {
    fn charge(&self, charge: CardCharge) -> BoxFuture<'_, Result<Answer, Failure>> {
        self.run(move |client| take(client, &charge)).boxed()
    }

    fn refund(&self, refund: CardRefund) -> BoxFuture<'_, Result<RefundAnswer, Failure>> {
        self.run(move |client| give_back(client, &refund)).boxed()
    }
}

fn take(client: &Client, charge: &CardCharge) -> Result<Answer, Failure> {
    let Some((customer, method)) = charge.token.split_once('/') else {
        return Ok(Answer::Declined(Decline::of(DeclineReason::Unknown)));
    };
    let Some(amount) = amount_in_stripes_units(charge.amount) else {
        return Ok(Answer::Declined(Decline::of(DeclineReason::NotSupported)));
    };
    let key = charge.key.to_string();
    // Stripe forgets a key after a day; what it did with it is found by what was written on it.
    if charge.asking == Asking::Again
        && let Some(before) = answer::look_up_charge(client, customer, &key)?
    {
        return answer::of_charge(before);
    }
    let currency = charge.amount.currency().code().to_lowercase();
    let fields = [
        ("amount", amount.to_string()),
        ("currency", currency),
        ("customer", customer.to_owned()),
        ("payment_method", method.to_owned()),
        ("confirm", "true".to_owned()),
        ("off_session", "true".to_owned()),
        ("metadata[attempt]", key.clone()),
        ("metadata[invoice]", charge.invoice.clone()),
    ];
    answer::of_intent(client, client.post("payment_intents", Some(&key), &fields)?)
}

fn give_back(client: &Client, refund: &CardRefund) -> Result<RefundAnswer, Failure> {
    let Some(amount) = amount_in_stripes_units(refund.amount) else {
        let told = "Stripe gives back no such amount.";
        return Ok(RefundAnswer::Refused(told.to_owned()));
    };
    let key = refund.key.to_string();
    if refund.asking == Asking::Again
        && let Some(before) = answer::look_up_refund(client, &refund.reference, &key)?
    {
        return answer::of_made_refund(before);
    }
    let fields = [
        ("payment_intent", refund.reference.clone()),
        ("amount", amount.to_string()),
        ("metadata[refund]", key.clone()),
    ];
    answer::of_refund(client.post("refunds", Some(&key), &fields)?)
}
