//! Adding a tax rule from a day on, and ending one.

use crate::prices::allowed;
use crate::typed::{Typed, TypedEnd, ask, billed_after, billed_from, optional};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::Exact;
use billing::address::CustomerKind;
use billing::country::{is_country, meant_by};
use billing::tax::{TaxCategory, TaxRule, odd_rule};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
use store::entities::tax_rule;

/// A rule as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRule {
    /// The buyer's country.
    pub country: String,
    /// Private or business.
    pub customer: String,
    /// The category.
    pub category: String,
    /// The rate in per cent; only of the standard category.
    pub percent: String,
    /// The first day.
    pub valid_from: String,
    /// That it is right, though invoices of later days are made.
    pub is_confirmed: bool,
}

/// What tells a rule from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleKey {
    /// The buyer's country.
    pub country: String,
    /// Private or business.
    pub customer: CustomerKind,
    /// The first day.
    pub valid_from: NaiveDate,
}

impl fmt::Display for RuleKey {
    /// As an address carries it: `NL private 2012-10-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.country, self.customer, self.valid_from)
    }
}

impl FromStr for RuleKey {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let parts: Vec<_> = text.split(' ').collect();
        let [country, customer, valid_from] = parts[..] else {
            return Err(Refusal::NotFound);
        };
        Ok(Self {
            country: country.to_owned(),
            customer: customer.parse().map_err(|_| Refusal::NotFound)?,
            valid_from: valid_from.parse().map_err(|_| Refusal::NotFound)?,
        })
    }
}

/// Adds a rule. It takes the place of an earlier one from its first day on.
pub async fn add_rule(portal: &Portal, caller: &Caller, typed: &TypedRule) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::installation::lock(&work.txn).await?;
    let mut fields = Typed::default();
    let rule = rule_of(typed, &mut fields);
    let rule = fields.whole(rule)?;
    let key = (rule.country.clone(), rule.customer, rule.valid_from);
    if store::installation::tax_rule(&work.txn, key)
        .await?
        .is_some()
    {
        return Err(Refusal::wrong("valid_from", Wrong::SameDay));
    }
    let rules = store::installation::tax_rules(&work.txn).await?;
    let billed = billed_from(&work.txn, rule.valid_from).await?;
    let billed = billed.filter(|_| rule.replaces_any(&rules));
    let issuer = portal.issuer_within(&work.txn).await?;
    let odd = odd_rule(&rule, issuer.home()).into_iter();
    ask(typed.is_confirmed, odd.map(Wrong::OddRule).chain(billed))?;
    let (percent_micros, percent_attos) = rule
        .percent
        .split()
        .map_err(|cause| Refusal::broken(&cause))?;
    let subject = format!("{} {} {}", rule.country, rule.customer, rule.valid_from);
    let row = tax_rule::Model {
        country: rule.country,
        customer: rule.customer,
        valid_from: rule.valid_from,
        category: rule.category,
        percent_micros,
        percent_attos,
        valid_to: None,
    };
    store::put::<tax_rule::Entity>(&work.txn, row).await?;
    work.audit(None, "tax.add", &subject).await?;
    Ok(work.commit().await?)
}

fn rule_of(typed: &TypedRule, fields: &mut Typed) -> Option<TaxRule> {
    let country = fields.required("country", &typed.country);
    let country = country.map(str::to_uppercase);
    let country = country.filter(|it| {
        let is_code = is_country(it);
        if !is_code {
            let wrong = meant_by(it).map_or(Wrong::NoCountry, Wrong::CountryIs);
            fields.wrong("country", wrong);
        }
        is_code
    });
    let customer = fields.word("customer", &typed.customer, Wrong::NoChoice);
    let category = fields.word("category", &typed.category, Wrong::NoChoice);
    let percent = match (category, optional(&typed.percent)) {
        (Some(TaxCategory::Standard), _) => fields.number("percent", &typed.percent),
        (_, None) => Some(Exact::ZERO),
        (_, Some(text)) => fields.number("percent", text),
    };
    if let (Some(category), Some(percent)) = (category, percent)
        && !category.takes(percent)
    {
        let wrong = match category {
            TaxCategory::Standard => Wrong::NoPercentage,
            _ => Wrong::CategoryHasNoRate,
        };
        fields.wrong("percent", wrong);
    }
    let valid_from = fields.day("valid_from", &typed.valid_from);
    Some(TaxRule {
        country: country?,
        customer: customer?,
        category: category?,
        percent: percent?,
        valid_from: valid_from?,
        valid_to: None,
    })
}

/// Ends a rule with its last day: from then on invoices of such buyers are parked until there is
/// another one.
pub async fn end_rule(
    portal: &Portal,
    caller: &Caller,
    key: &RuleKey,
    typed: &TypedEnd,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::installation::lock(&work.txn).await?;
    let of_key = (key.country.clone(), key.customer, key.valid_from);
    let row = store::installation::tax_rule(&work.txn, of_key).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let last_day = typed.read(row.valid_from)?;
    ask(typed.is_confirmed, billed_after(&work.txn, last_day).await?)?;
    let subject = key.to_string();
    let row = tax_rule::Model {
        valid_to: Some(last_day),
        ..row
    };
    store::put::<tax_rule::Entity>(&work.txn, row).await?;
    work.audit(None, "tax.end", &subject).await?;
    Ok(work.commit().await?)
}
