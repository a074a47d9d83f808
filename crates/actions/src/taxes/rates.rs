//! Adding an exchange rate from a day on. It takes the place of the one before it.

use crate::prices::allowed;
use crate::typed::Typed;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::Exact;
use billing::tax::ExchangeRate;
use store::entities::exchange_rate;

/// A rate as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRate {
    /// The currency of documents.
    pub currency: String,
    /// How many of it one of the accounting currency buys.
    pub rate: String,
    /// Who says so.
    pub source: String,
    /// The first day.
    pub rate_from: String,
}

/// Adds a rate.
pub async fn add_rate(portal: &Portal, caller: &Caller, typed: &TypedRate) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::installation::lock(&work.txn).await?;
    let accounting = portal.issuer_within(&work.txn).await?.accounting_currency;
    let mut fields = Typed::default();
    let rate = rate_of(typed, &mut fields);
    if rate.as_ref().is_some_and(|it| it.currency == accounting) {
        fields.wrong("currency", Wrong::AccountingCurrency);
    }
    let rate = fields.whole(rate)?;
    let key = (rate.currency, rate.valid_from);
    if store::installation::exchange_rate(&work.txn, key)
        .await?
        .is_some()
    {
        return Err(Refusal::wrong("rate_from", Wrong::SameDay));
    }
    let (rate_micros, rate_attos) = rate.rate.split().map_err(|cause| Refusal::broken(&cause))?;
    let subject = format!("{} {}", rate.currency, rate.valid_from);
    let row = exchange_rate::Model {
        currency: rate.currency,
        valid_from: rate.valid_from,
        rate_micros,
        rate_attos,
        source: rate.source,
    };
    store::put::<exchange_rate::Entity>(&work.txn, row).await?;
    work.audit(None, "rate.add", &subject).await?;
    Ok(work.commit().await?)
}

fn rate_of(typed: &TypedRate, fields: &mut Typed) -> Option<ExchangeRate> {
    let currency = fields.word("currency", &typed.currency, Wrong::NoCurrency);
    let rate = fields.number("rate", &typed.rate);
    if rate.is_some_and(Exact::is_zero) {
        fields.wrong("rate", Wrong::NotAboveZero);
    }
    let source = fields.required("source", &typed.source);
    let valid_from = fields.day("rate_from", &typed.rate_from);
    Some(ExchangeRate {
        currency: currency?,
        rate: rate?,
        source: source?.to_owned(),
        valid_from: valid_from?,
    })
}
