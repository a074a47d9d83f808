//! Prices of a file: whose they are, and that two of one meter never hold on the same day.

use super::{AccountEntry, PriceEntry, World};
use billing::Exact;
use billing::price::{Tier, Tiers};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Prices that follow each other: of one account and profile, meter and currency.
pub(super) type Series<'a> = (Option<&'a str>, Option<&'a str>, &'a str, String);

/// The series that a price stands in.
fn series_of<'a>(account: Option<&'a AccountEntry>, price: &'a PriceEntry) -> Series<'a> {
    (
        account.map(|it| it.name.as_str()),
        price.profile.as_deref(),
        price.meter.as_str(),
        price.currency.to_string(),
    )
}

/// The series of a file, each with its prices by their first day.
pub(super) fn by_series<'a>(
    worlds: &[&'a World],
) -> BTreeMap<Series<'a>, BTreeMap<NaiveDate, &'a PriceEntry>> {
    let mut series = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (account, price) in worlds.iter().flat_map(|it| all(it)) {
        let of_series = series.entry(series_of(account, price)).or_default();
        of_series.insert(price.valid_from, price);
    }
    series
}

impl PriceEntry {
    /// Its tiers: one price for everything, or a list.
    pub(super) fn all_tiers(&self) -> Result<Tiers, String> {
        match (self.unit_price, self.tiers.is_empty()) {
            (Some(unit_price), true) => Tiers::flat(unit_price),
            (None, false) => Tiers::new(self.tiers.clone()),
            _ => return Err("it has either a unit_price or tiers".to_owned()),
        }
        .map_err(|cause| cause.to_string())
    }

    /// One way to write each: a single tier is a unit price.
    pub(super) fn complete(&mut self) {
        if let [Tier { from, unit_price }] = self.tiers[..]
            && from.is_zero()
            && self.unit_price.is_none()
        {
            self.unit_price = Some(unit_price);
            self.tiers.clear();
        }
    }

    /// What it is called where several are told.
    pub(super) fn label(&self) -> String {
        let of_profile = self.profile.as_ref().map(|it| format!("{it} / "));
        format!(
            "{}price of {} in {} from {}",
            of_profile.unwrap_or_default(),
            self.meter,
            self.currency,
            self.valid_from
        )
    }
}

/// Notes what is wrong with meters and prices.
pub fn check(now: &World, wanted: &World, faults: &mut Vec<String>) {
    for it in &wanted.meters {
        for (what, text) in [("id", &it.id), ("name", &it.name), ("unit", &it.unit)] {
            if text.trim().is_empty() {
                faults.push(format!("meter {:?}: its {what} is empty", it.id));
            }
        }
    }
    for price in wanted.prices.iter().filter(|it| it.profile.is_some()) {
        let what = "is of the list, so it has no profile";
        faults.push(format!("{}: {what}", price.label()));
    }
    for (account, price) in all(wanted) {
        let whose = account.map_or_else(String::new, |it| format!("account {}: ", it.name));
        for what in price_faults(now, wanted, price) {
            faults.push(format!("{whose}{}: {what}", price.label()));
        }
    }
    faults.extend(overlaps(now, wanted));
}

fn price_faults(now: &World, wanted: &World, price: &PriceEntry) -> Vec<String> {
    let mut meters = now.meters.iter().chain(&wanted.meters);
    let is_known = meters.any(|it| it.id == price.meter);
    let is_backwards = price.valid_to.is_some_and(|it| it < price.valid_from);
    let faults = [
        (!is_known).then(|| format!("no meter {:?}", price.meter)),
        is_backwards.then(|| "it ends before it begins".to_owned()),
        (price.included < Exact::ZERO).then(|| "less than nothing is included".to_owned()),
        price.all_tiers().err(),
    ];
    faults.into_iter().flatten().collect()
}

/// Prices of the file and those that stay, of which two would hold on one day.
fn overlaps(now: &World, wanted: &World) -> Vec<String> {
    let mut faults = Vec::new();
    for prices in by_series(&[now, wanted]).values() {
        for (one, next) in prices.values().zip(prices.values().skip(1)) {
            if one.valid_to.is_none_or(|end| end >= next.valid_from) {
                let (next, end) = (next.label(), next.valid_from);
                let one = one.label();
                faults.push(format!(
                    "{next}: the {one} still holds on {end}; end it before"
                ));
            }
        }
    }
    faults
}

fn all(world: &World) -> impl Iterator<Item = (Option<&AccountEntry>, &PriceEntry)> {
    let list = world.prices.iter().map(|it| (None, it));
    let accounts = world.accounts.iter();
    list.chain(
        accounts.flat_map(|account| account.prices.iter().map(move |it| (Some(account), it))),
    )
}
