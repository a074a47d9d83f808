//! The tax table and the table of exchange rates, as operators keep them. Issued documents keep
//! the tax and the rates that they were issued with.

mod rates;
mod rules;

pub use rates::{RateKey, TypedRate, add_rate, end_rate};
pub use rules::{RuleKey, TypedRule, add_rule, end_rule};

use crate::prices::{Standing, allowed};
use crate::{Caller, Portal, Refusal};
use billing::Currency;
use billing::tax::{ExchangeRate, TaxRule};
use chrono::{Days, NaiveDate};

/// The page of taxes.
#[derive(Debug, Clone)]
pub struct TaxPage {
    /// By country and customer, the latest first.
    pub rules: Vec<RuleRow>,
    /// By currency, the latest first.
    pub rates: Vec<RateRow>,
    /// The currency that tax is owed in.
    pub accounting_currency: Currency,
    /// The billing date.
    pub today: NaiveDate,
}

/// A line of the tax table.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// The rule.
    pub rule: TaxRule,
    /// The last day it holds: its own, or the day before the next one begins.
    pub last_day: Option<NaiveDate>,
    /// Whether it holds.
    pub standing: Standing,
}

impl RuleRow {
    /// What tells it from others.
    pub fn key(&self) -> RuleKey {
        RuleKey {
            country: self.rule.country.clone(),
            customer: self.rule.customer,
            valid_from: self.rule.valid_from,
        }
    }
}

/// A line of the table of exchange rates.
#[derive(Debug, Clone)]
pub struct RateRow {
    /// The rate.
    pub rate: ExchangeRate,
    /// The last day it holds: its own, or the day before the next one begins.
    pub last_day: Option<NaiveDate>,
    /// Whether it holds.
    pub standing: Standing,
}

impl RateRow {
    /// What tells it from others.
    pub const fn key(&self) -> RateKey {
        RateKey {
            currency: self.rate.currency,
            valid_from: self.rate.valid_from,
        }
    }
}

/// Shows taxes and exchange rates.
pub async fn show_taxes(portal: &Portal, caller: &Caller) -> Result<TaxPage, Refusal> {
    let _allowed = allowed(caller)?;
    let today = portal.today(caller.now);
    let mut rules = store::installation::tax_rules(&portal.database).await?;
    rules.sort_by(|one, other| {
        let place = |it: &TaxRule| (it.country.clone(), it.customer.to_string());
        let latest_first = other.valid_from.cmp(&one.valid_from);
        place(one).cmp(&place(other)).then(latest_first)
    });
    let mut rates = store::installation::exchange_rates(&portal.database).await?;
    rates.sort_by_key(|it| (it.currency, std::cmp::Reverse(it.valid_from)));
    Ok(TaxPage {
        rules: rule_rows(rules, today),
        rates: rate_rows(rates, today),
        accounting_currency: portal.issuer().await?.accounting_currency,
        today,
    })
}

/// The one after a rule is the one before it in the list.
fn rule_rows(rules: Vec<TaxRule>, today: NaiveDate) -> Vec<RuleRow> {
    let mut rows = Vec::<RuleRow>::new();
    for rule in rules {
        let next = rows
            .last()
            .map(|it| &it.rule)
            .filter(|next| (&next.country, next.customer) == (&rule.country, rule.customer));
        let replaced = next.map(|it| it.valid_from - Days::new(1));
        let last_day = replaced.into_iter().chain(rule.valid_to).min();
        rows.push(RuleRow {
            standing: Standing::of((rule.valid_from, last_day), today),
            last_day,
            rule,
        });
    }
    rows
}

fn rate_rows(rates: Vec<ExchangeRate>, today: NaiveDate) -> Vec<RateRow> {
    let mut rows = Vec::<RateRow>::new();
    for rate in rates {
        let next = rows.last().map(|it| &it.rate);
        let next = next.filter(|next| next.currency == rate.currency);
        let replaced = next.map(|it| it.valid_from - Days::new(1));
        let last_day = replaced.into_iter().chain(rate.valid_to).min();
        rows.push(RateRow {
            standing: Standing::of((rate.valid_from, last_day), today),
            last_day,
            rate,
        });
    }
    rows
}
