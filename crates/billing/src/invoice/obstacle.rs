//! Why an invoice that is due cannot be made: it is parked, and the others are made.

use super::AssembleError;
use crate::exact::ExactError;
use crate::money::MoneyError;
use crate::tax::TaxError;
use crate::{Currency, address::CustomerKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an invoice that is due cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "obstacle", rename_all = "kebab-case")]
pub enum Obstacle {
    /// The tax table has no rule for the buyer on that day.
    NoTaxRule {
        /// The buyer's country.
        country: String,
        /// Private or business.
        customer: CustomerKind,
        /// The invoice date.
        on: NaiveDate,
    },
    /// There is no rate from the currency of the document to the one tax is owed in.
    NoExchangeRate {
        /// The currency of the document.
        currency: Currency,
        /// The invoice date.
        on: NaiveDate,
    },
    /// The price sheet has no price for what was used.
    NoPrice {
        /// The meter.
        meter: String,
        /// The currency of the invoice.
        currency: Currency,
        /// The day of the use.
        on: NaiveDate,
    },
    /// Use was recorded in a unit that the meter does not count.
    OtherUnit {
        /// The meter.
        meter: String,
        /// The unit of its prices.
        expected: String,
        /// The unit of the use.
        found: String,
    },
    /// The subscription, profile or account that it is for is not there any more.
    SeriesGone,
    /// A MOSP or EA account that does not say in which currency it is billed.
    NoCurrency,
    /// A charge in another currency than the invoice's.
    OtherCurrency {
        /// The invoice's.
        expected: Currency,
        /// The charge's.
        found: Currency,
    },
    /// More different lines than one invoice takes up.
    TooManyLines {
        /// The most there may be.
        limit: usize,
    },
    /// A number that does not fit.
    TooLarge {
        /// Which.
        what: String,
    },
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTaxRule {
                country,
                customer,
                on,
            } => write!(
                f,
                "no tax rule for {customer} customers in {country} on {on}"
            ),
            Self::NoExchangeRate { currency, on } => {
                write!(f, "no exchange rate for {currency} on {on}")
            }
            Self::NoPrice {
                meter,
                currency,
                on,
            } => write!(f, "no price in {currency} for the meter {meter} on {on}"),
            Self::OtherUnit {
                meter,
                expected,
                found,
            } => write!(
                f,
                "use of the meter {meter} is in {found:?}, its prices in {expected:?}"
            ),
            Self::SeriesGone => f.write_str("what it is for is not there any more"),
            Self::NoCurrency => f.write_str("the account has no currency"),
            Self::OtherCurrency { expected, found } => {
                write!(f, "a charge is in {found}, the invoice in {expected}")
            }
            Self::TooManyLines { limit } => write!(f, "more than {limit} lines"),
            Self::TooLarge { what } => write!(f, "too large a number: {what}"),
        }
    }
}

impl From<AssembleError> for Obstacle {
    fn from(cause: AssembleError) -> Self {
        match cause {
            AssembleError::Tax(cause) => cause.into(),
            AssembleError::Money(cause) => cause.into(),
            AssembleError::Exact(cause) => cause.into(),
        }
    }
}

impl From<TaxError> for Obstacle {
    fn from(cause: TaxError) -> Self {
        match cause {
            TaxError::NoRule {
                country,
                customer,
                on,
            } => Self::NoTaxRule {
                country,
                customer,
                on,
            },
            TaxError::NoRate { currency, on } => Self::NoExchangeRate { currency, on },
            TaxError::Money(cause) => cause.into(),
            TaxError::Exact(cause) => cause.into(),
        }
    }
}

impl From<MoneyError> for Obstacle {
    fn from(cause: MoneyError) -> Self {
        match cause {
            MoneyError::MixedCurrencies(expected, found) => Self::OtherCurrency { expected, found },
            MoneyError::TooLarge(currency) => Self::TooLarge {
                what: format!("an amount in {currency}"),
            },
        }
    }
}

impl From<ExactError> for Obstacle {
    fn from(cause: ExactError) -> Self {
        Self::TooLarge {
            what: cause.to_string(),
        }
    }
}
