//! Whether the parts of an account fit each other, those of the file and those that stay.

use super::AccountEntry;
use crate::world::{CustomerEntry, PriceEntry, ProfileEntry, PurchaseEntry, SubscriptionEntry};
use billing::Currency;
use billing::country::is_country;
use billing::payment::Provider;
use std::collections::{BTreeMap, BTreeSet};

/// The parts that an account will have, by name.
pub struct Parts<'a> {
    pub profiles: BTreeMap<&'a str, &'a ProfileEntry>,
    pub customers: BTreeMap<&'a str, &'a CustomerEntry>,
    pub subscriptions: BTreeMap<&'a str, &'a SubscriptionEntry>,
    purchases: BTreeMap<&'a str, &'a PurchaseEntry>,
}

impl<'a> Parts<'a> {
    /// Those that there are, with those of the file in their places.
    pub fn of(former: Option<&'a AccountEntry>, account: &'a AccountEntry) -> Self {
        let all = || former.into_iter().chain([account]);
        let profiles = all().flat_map(|it| &it.profiles);
        let customers = all().flat_map(|it| &it.customers);
        let subscriptions = all().flat_map(|it| &it.subscriptions);
        let purchases = all().flat_map(|it| &it.purchases);
        Self {
            profiles: profiles.map(|it| (it.name.as_str(), it)).collect(),
            customers: customers.map(|it| (it.name.as_str(), it)).collect(),
            subscriptions: subscriptions.map(|it| (it.name.as_str(), it)).collect(),
            purchases: purchases.map(|it| (it.name.as_str(), it)).collect(),
        }
    }

    /// Whether the profile has a section of this name.
    pub fn has_section(&self, profile: &str, section: &str) -> bool {
        let profile = self.profiles.get(profile);
        profile.is_some_and(|it| it.sections.iter().any(|it| it.name == section))
    }

    /// What a subscription is invoiced in; nothing where that is not known.
    fn currency_of(&self, account: &AccountEntry, it: &SubscriptionEntry) -> Option<Currency> {
        match &it.profile {
            Some(profile) => Some(self.profiles.get(profile.as_str())?.currency),
            None => account.currency,
        }
    }
}

/// Notes what is wrong with the parts of an account.
pub fn check(
    account: &AccountEntry,
    parts: &Parts<'_>,
    offers: &BTreeSet<&str>,
    faults: &mut Vec<String>,
) {
    let mut wrong = |what: String| faults.push(format!("account {}: {what}", account.name));
    if !account.agreement.has_profiles() && !account.profiles.is_empty() {
        wrong(format!(
            "an {} account has no billing profiles",
            account.agreement
        ));
    }
    let country = &account.sold_to.address.country;
    if !is_country(country) {
        wrong(format!("{country:?} is not a country code of ISO 3166-1"));
    }
    for profile in &account.profiles {
        if !(1..=31).contains(&profile.invoice_day) {
            wrong(format!(
                "profile {}: {} is not a day",
                profile.name, profile.invoice_day
            ));
        }
    }
    for it in &account.cards {
        if it.provider == Provider::Manual {
            wrong(format!(
                "card {}: what is paid by hand has no card",
                it.name
            ));
        }
    }
    for it in &account.prices {
        if let Some(what) = price_fault(parts, it) {
            wrong(format!("{}: {what}", it.label()));
        }
    }
    for it in &account.subscriptions {
        for what in subscription_faults(account, parts, it) {
            wrong(format!("subscription {}: {what}", it.name));
        }
        if let Some(offer) = it.offer.as_ref().filter(|it| !offers.contains(it.as_str())) {
            wrong(format!("subscription {}: no offer {offer:?}", it.name));
        }
    }
    // Those that the file leaves as they are too: it may move their subscription.
    for it in parts.purchases.values() {
        if let Some(what) = purchase_fault(account, parts, it) {
            wrong(format!("purchase {}: {what}", it.name));
        }
    }
}

fn price_fault(parts: &Parts<'_>, it: &PriceEntry) -> Option<String> {
    let name = it.profile.as_ref()?;
    let Some(profile) = parts.profiles.get(name.as_str()) else {
        return Some(format!("no profile {name:?}"));
    };
    let billed_in = profile.currency;
    (billed_in != it.currency).then(|| format!("the profile is billed in {billed_in}"))
}

fn subscription_faults(
    account: &AccountEntry,
    parts: &Parts<'_>,
    it: &SubscriptionEntry,
) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(customer) = &it.customer
        && !parts.customers.contains_key(customer.as_str())
    {
        faults.push(format!("no customer {customer:?}"));
    }
    match (&it.profile, &it.section) {
        (Some(profile), _) if !parts.profiles.contains_key(profile.as_str()) => {
            faults.push(format!("no profile {profile:?}"));
        }
        (Some(profile), Some(section)) if !parts.has_section(profile, section) => {
            faults.push(format!("no section {section:?} of the profile {profile}"));
        }
        (None, _) if account.agreement.has_profiles() => {
            faults.push("name its profile".to_owned());
        }
        _ => {}
    }
    faults
}

fn purchase_fault(account: &AccountEntry, parts: &Parts<'_>, it: &PurchaseEntry) -> Option<String> {
    let Some(subscription) = parts.subscriptions.get(it.subscription.as_str()) else {
        return Some(format!("no subscription {:?}", it.subscription));
    };
    let wanted = parts.currency_of(account, subscription)?;
    let whose = match &subscription.profile {
        Some(profile) => format!("profile {profile}"),
        None => "account".to_owned(),
    };
    let wrong = || {
        let currency = it.currency;
        format!("it costs {currency}, and the {whose} of its subscription is invoiced in {wanted}")
    };
    (it.currency != wanted).then(wrong)
}
