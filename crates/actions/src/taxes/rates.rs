//! Adding an exchange rate from a day on, in the place of the one before it, and ending one.

use crate::prices::allowed;
use crate::typed::{Typed, TypedEnd, ask, billed_after};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::tax::{ExchangeRate, odd_rate};
use billing::{Currency, Exact};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
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
    /// That it is right, though it is odd.
    pub is_confirmed: bool,
}

/// What tells a rate from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateKey {
    /// The currency of documents.
    pub currency: Currency,
    /// The first day.
    pub valid_from: NaiveDate,
}

impl fmt::Display for RateKey {
    /// As an address carries it: `USD 2026-01-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.valid_from)
    }
}

impl FromStr for RateKey {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (currency, valid_from) = text.split_once(' ').ok_or(Refusal::NotFound)?;
        Ok(Self {
            currency: currency.parse().map_err(|_| Refusal::NotFound)?,
            valid_from: valid_from.parse().map_err(|_| Refusal::NotFound)?,
        })
    }
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
    let rates = store::installation::exchange_rates(&work.txn).await?;
    let odd = odd_rate(&rate, &rates).map(Wrong::OddRate);
    ask(typed.is_confirmed, odd)?;
    let (rate_micros, rate_attos) = rate.rate.split().map_err(|cause| Refusal::broken(&cause))?;
    let subject = format!("{} {}", rate.currency, rate.valid_from);
    let row = exchange_rate::Model {
        currency: rate.currency,
        valid_from: rate.valid_from,
        rate_micros,
        rate_attos,
        source: rate.source,
        valid_to: None,
    };
    store::put::<exchange_rate::Entity>(&work.txn, row).await?;
    work.audit(None, "rate.add", &subject).await?;
    Ok(work.commit().await?)
}

/// Ends a rate with its last day: from then on invoices in its currency are parked until there is
/// another one.
pub async fn end_rate(
    portal: &Portal,
    caller: &Caller,
    key: RateKey,
    typed: &TypedEnd,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::installation::lock(&work.txn).await?;
    let row = (key.currency, key.valid_from);
    let row = store::installation::exchange_rate(&work.txn, row).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let last_day = typed.read(row.valid_from)?;
    ask(typed.is_confirmed, billed_after(&work.txn, last_day).await?)?;
    let row = exchange_rate::Model {
        valid_to: Some(last_day),
        ..row
    };
    store::put::<exchange_rate::Entity>(&work.txn, row).await?;
    work.audit(None, "rate.end", &key.to_string()).await?;
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
        valid_to: None,
    })
}
