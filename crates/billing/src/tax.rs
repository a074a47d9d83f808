//! Tax: which category and rate hold for a buyer on a day, and the tax of an amount (domain.md §6).

mod odd_rate;
mod odd_rule;

use crate::address::{CustomerKind, Party};
use crate::problem::word_list;
use crate::{Currency, Exact, Money, exact::ExactError, money::MoneyError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use odd_rate::{OddRate, odd_rate};
pub use odd_rule::{OddRule, odd_rule};

/// A category of EN 16931 (UNCL 5305).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum TaxCategory {
    /// Taxed at a rate (S).
    Standard,
    /// Taxed at nothing (Z).
    Zero,
    /// Exempt (E).
    Exempt,
    /// The buyer owes the tax (AE).
    ReverseCharge,
    /// Outside the scope of tax (O).
    OutsideScope,
}

word_list!(
    TaxCategory,
    "tax category",
    Standard = "standard",
    Zero = "zero",
    Exempt = "exempt",
    ReverseCharge = "reverse-charge",
    OutsideScope = "outside-scope",
);

impl TaxCategory {
    /// Whether a rate in per cent can stand beside it: what is taxed has one that is more than
    /// nothing and less than the amount itself, and nothing else has one (EN 16931, BR-S-05,
    /// BR-Z-05, BR-E-05, BR-AE-05, BR-O-05).
    pub fn takes(self, percent: Exact) -> bool {
        match self {
            Self::Standard => percent > Exact::ZERO && percent < Exact::whole(100),
            Self::Zero | Self::Exempt | Self::ReverseCharge | Self::OutsideScope => {
                percent.is_zero()
            }
        }
    }

    /// The code of UNCL 5305 that e-invoices carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::Zero => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::OutsideScope => "O",
        }
    }
}

/// A category with its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TaxRate {
    /// The category.
    pub category: TaxCategory,
    /// Per cent of the amount before tax: 21 is 21 %.
    pub percent: Exact,
}

impl TaxRate {
    /// Outside the scope of tax: nothing is due.
    pub const OUTSIDE_SCOPE: Self = Self {
        category: TaxCategory::OutsideScope,
        percent: Exact::ZERO,
    };

    /// The tax on an amount, rounded once to the minor unit.
    pub fn tax_on(self, taxable: Money) -> Result<Money, TaxError> {
        let hundredth = Exact::from_atto(Exact::ONE.atto() / 100);
        let rate = self.percent.times(hundredth)?;
        Ok(Money::round(
            taxable.exact().times(rate)?,
            taxable.currency(),
        )?)
    }
}

/// A line of the operator's tax table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxRule {
    /// The buyer's country.
    pub country: String,
    /// Private or business.
    pub customer: CustomerKind,
    /// The category that holds.
    pub category: TaxCategory,
    /// Its rate in per cent.
    pub percent: Exact,
    /// The first day it holds; a later rule of the same country and customer replaces it.
    pub valid_from: NaiveDate,
    /// The last day it holds, where nothing replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

impl TaxRule {
    /// Whether it takes the place of one of these. Where it does not, nobody it is for could be
    /// billed before.
    pub fn replaces_any(&self, rules: &[Self]) -> bool {
        rules.iter().any(|it| {
            (&it.country, it.customer) == (&self.country, self.customer)
                && it.valid_from < self.valid_from
        })
    }
}

/// A line of the operator's table of exchange rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// The currency of documents.
    pub currency: Currency,
    /// How many units of it one unit of the accounting currency buys.
    pub rate: Exact,
    /// Who says so.
    pub source: String,
    /// The first day it holds; a later one of the same currency replaces it.
    pub valid_from: NaiveDate,
    /// The last day it holds, where nothing replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// Why the tax of an invoice is not known.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TaxError {
    /// The tax table has no line for the buyer.
    #[error("no tax rule for {customer} customers in {country} on {on}")]
    NoRule {
        /// The buyer's country.
        country: String,
        /// The buyer's kind.
        customer: CustomerKind,
        /// The invoice date.
        on: NaiveDate,
    },
    /// The tax is owed in another currency and there is no rate to it.
    #[error("no exchange rate for {currency} on {on}")]
    NoRate {
        /// The currency of the document.
        currency: Currency,
        /// The invoice date.
        on: NaiveDate,
    },
    /// An amount does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A number does not fit.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The rule for a buyer on a day: the latest one of their country and kind that has begun by then.
/// Where that has ended there is none: the one it replaced does not come back.
pub fn rate_for(buyer: &Party, on: NaiveDate, rules: &[TaxRule]) -> Result<TaxRate, TaxError> {
    rules
        .iter()
        .filter(|rule| rule.country == buyer.address.country && rule.customer == buyer.kind)
        .filter(|rule| rule.valid_from <= on)
        .max_by_key(|rule| rule.valid_from)
        .filter(|rule| rule.valid_to.is_none_or(|last| on <= last))
        .map(|rule| TaxRate {
            category: rule.category,
            percent: rule.percent,
        })
        .ok_or_else(|| TaxError::NoRule {
            country: buyer.address.country.clone(),
            customer: buyer.kind,
            on,
        })
}

/// An amount in the issuer's accounting currency, with what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// The amount in the accounting currency.
    pub amount: Money,
    /// Units of the document's currency for one of the accounting currency.
    pub rate: Exact,
    /// Who says so.
    pub source: String,
    /// Since when.
    pub valid_from: NaiveDate,
}

/// An amount of tax in the accounting currency. `None` where none is needed: the currencies are
/// the same, or there is no tax (domain.md §6).
pub fn in_accounting_currency(
    tax: Money,
    accounting: Currency,
    on: NaiveDate,
    rates: &[ExchangeRate],
) -> Result<Option<Converted>, TaxError> {
    if tax.currency() == accounting || tax.minor() == 0 {
        return Ok(None);
    }
    let no_rate = || TaxError::NoRate {
        currency: tax.currency(),
        on,
    };
    let rate = rates
        .iter()
        .filter(|rate| rate.currency == tax.currency() && rate.valid_from <= on)
        .max_by_key(|rate| rate.valid_from)
        .filter(|rate| rate.valid_to.is_none_or(|last| on <= last))
        .ok_or_else(no_rate)?;
    let exact = tax.exact().divided_by(rate.rate).ok_or_else(no_rate)?;
    Ok(Some(Converted {
        amount: Money::round(exact, accounting)?,
        rate: rate.rate,
        source: rate.source.clone(),
        valid_from: rate.valid_from,
    }))
}

#[cfg(test)]
mod tests;
