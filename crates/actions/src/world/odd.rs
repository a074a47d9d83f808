//! What of a file is hardly right, though it can be: told when it is applied, and applied all the
//! same, as whoever wrote it down meant it.

use super::{PriceEntry, World, prices};
use crate::Failure;
use billing::price::{Holder, OddPrice, Price, odd_price};
use billing::tax::{OddRate, OddRule, TaxRule, odd_rate, odd_rule};
use billing::{AccountId, PriceId};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use store::Reads;

/// A sentence for each entry that is new and odd.
pub async fn warnings(
    reads: &impl Reads,
    there: &World,
    wanted: &World,
) -> Result<Vec<String>, Failure> {
    let through = store::runs::billed_through(reads).await?;
    let mut warnings = of_rules(there, wanted, through);
    warnings.append(&mut of_rates(there, wanted));
    warnings.append(&mut of_prices(there, wanted, through));
    Ok(warnings)
}

/// What is said of a change on days of which invoices are made.
fn billed_already(through: Option<NaiveDate>, from: NaiveDate) -> Option<String> {
    let through = through.filter(|it| *it > from)?;
    Some(format!(
        "invoices are made up to {through} already, and stay as they are"
    ))
}

fn of_rules(there: &World, wanted: &World, through: Option<NaiveDate>) -> Vec<String> {
    let issuer = wanted.issuer.as_ref().or(there.issuer.as_ref());
    let home = issuer.and_then(|it| it.home());
    let new = wanted.taxes.iter().filter(|it| !there.taxes.contains(it));
    let what = |rule: &TaxRule| {
        let odd = odd_rule(rule, home).into_iter().map(|odd| {
            match odd {
                OddRule::Percent => "no state takes more than 27 %: is the point in its place?",
                OddRule::PrivateOwes => "a private person cannot owe the tax",
                OddRule::OwesAtHome => "it is the issuer's own country, where the issuer owes it",
            }
            .to_owned()
        });
        let replaces = rule.replaces_any(&there.taxes);
        let billed = replaces.then(|| billed_already(through, rule.valid_from));
        odd.chain(billed.flatten()).collect::<Vec<_>>()
    };
    let told = new.flat_map(|rule| {
        let (country, customer, from) = (&rule.country, rule.customer, rule.valid_from);
        let lead = format!("tax {country} {customer} from {from}: ");
        what(rule).into_iter().map(move |it| format!("{lead}{it}"))
    });
    told.collect()
}

fn of_rates(there: &World, wanted: &World) -> Vec<String> {
    let all: Vec<_> = there.rates.iter().chain(&wanted.rates).cloned().collect();
    let new = wanted.rates.iter().filter(|it| !there.rates.contains(it));
    let told = new.filter_map(|rate| {
        let what = match odd_rate(rate, &all)? {
            OddRate::Far(before) => {
                format!("it is more than 5 % away from the one before it, {before}")
            }
            OddRate::Magnitude => {
                "hardly any two currencies are so far apart: is the point in its place?".to_owned()
            }
        };
        let (currency, from, number) = (rate.currency, rate.valid_from, rate.rate);
        Some(format!("rate {currency} from {from}: {number} {what}"))
    });
    told.collect()
}

/// Prices that are new: beside the one before them for the same buyer, or else the list's.
fn of_prices(there: &World, wanted: &World, through: Option<NaiveDate>) -> Vec<String> {
    let before = prices::by_series(&[there]);
    let all = prices::by_series(&[there, wanted]);
    let mut warnings = Vec::new();
    for (key, entries) in prices::by_series(&[wanted]) {
        let (account, _, meter, currency) = &key;
        // Which buyer it is makes no difference here, but whether it is everyone.
        let holder = match account {
            None => Holder::List,
            Some(_) => Holder::Account(AccountId(store::Uuid::nil())),
        };
        let own = all.get(&key).into_iter().flat_map(|it| it.values());
        let own = own.filter_map(|it| read(it, holder));
        let list = all.get(&(None, None, *meter, currency.clone()));
        let list = list.into_iter().flat_map(|it| it.values());
        let beside: Vec<_> = own
            .chain(list.filter_map(|it| read(it, Holder::List)))
            .collect();
        let former = before.get(&key);
        let new = entries
            .values()
            .filter(|it| former.is_none_or(|former| former.get(&it.valid_from) != Some(it)));
        for entry in new {
            let far = read(entry, holder).and_then(|it| odd_price(&it, &beside));
            let far = far.map(|OddPrice::Far(before)| {
                format!(
                    "it is more than five times, or less than a fifth of, what it costs until \
                     then, {before}"
                )
            });
            let is_change = former.is_some_and(|it| it.range(..=entry.valid_from).next().is_some());
            let billed = is_change.then(|| billed_already(through, changed_from(former, entry)));
            let whose = account.map_or_else(String::new, |it| format!("account {it}: "));
            let told = far.into_iter().chain(billed.flatten());
            warnings.extend(told.map(|it| format!("{whose}{}: {it}", entry.label())));
        }
    }
    warnings
}

/// The day from which on a price is another one: that after its last day where it only ends.
fn changed_from(
    former: Option<&BTreeMap<NaiveDate, &PriceEntry>>,
    entry: &PriceEntry,
) -> NaiveDate {
    let before = former.and_then(|it| it.get(&entry.valid_from));
    let ends = PriceEntry {
        valid_to: before.and_then(|it| it.valid_to),
        ..entry.clone()
    };
    match before.filter(|it| ***it == ends) {
        Some(before) => {
            let ends = [before.valid_to, entry.valid_to]
                .into_iter()
                .flatten()
                .min();
            ends.map_or(entry.valid_from, |it| it + Days::new(1))
        }
        None => entry.valid_from,
    }
}

fn read(entry: &PriceEntry, holder: Holder) -> Option<Price> {
    Some(Price {
        id: PriceId::new(),
        meter: entry.meter.clone(),
        holder,
        currency: entry.currency,
        valid_from: entry.valid_from,
        valid_to: entry.valid_to,
        included: entry.included,
        tiers: entry.all_tiers().ok()?,
    })
}
