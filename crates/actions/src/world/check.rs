//! What is wrong with a file before anything is written: every fault, not only the first.

use super::{AccountEntry, World};
use billing::policy::ScopeKind;
use std::collections::BTreeSet;

/// The sentences that say what is wrong with `wanted`, given what there is.
pub fn faults(now: &World, wanted: &World) -> Vec<String> {
    let mut faults = Vec::new();
    let directories: BTreeSet<&str> = [now, wanted]
        .into_iter()
        .flat_map(|world| &world.directories)
        .map(|it| it.name.as_str())
        .collect();
    for identity in &wanted.identities {
        let named = identity.directory.iter().chain(&identity.guest_of);
        for directory in named.filter(|it| !directories.contains(it.as_str())) {
            faults.push(format!(
                "identity {}: no directory {directory:?}",
                identity.email
            ));
        }
        if !identity.email.contains('@') {
            faults.push(format!(
                "identity {:?}: not an e-mail address",
                identity.email
            ));
        }
    }
    for account in &wanted.accounts {
        if !directories.contains(account.directory.as_str()) {
            faults.push(format!(
                "account {}: no directory {:?}",
                account.name, account.directory
            ));
        }
        let former = now.accounts.iter().find(|it| it.name == account.name);
        if let Some(former) = former {
            check_unchangeable(former, account, &mut faults);
        }
        check_parts(account, former, &mut faults);
        check_roles(account, now, wanted, &mut faults);
    }
    faults
}

/// Invoices were made by these: they never change.
fn check_unchangeable(former: &AccountEntry, account: &AccountEntry, faults: &mut Vec<String>) {
    if former.agreement != account.agreement {
        faults.push(format!(
            "account {}: its agreement type cannot change",
            account.name
        ));
    }
    for profile in &account.profiles {
        let former = former.profiles.iter().find(|it| it.name == profile.name);
        if former.is_some_and(|it| it.currency != profile.currency) {
            faults.push(format!(
                "profile {}: its currency cannot change",
                profile.name
            ));
        }
    }
}

fn check_parts(account: &AccountEntry, former: Option<&AccountEntry>, faults: &mut Vec<String>) {
    let mut wrong = |what: String| faults.push(format!("account {}: {what}", account.name));
    if !account.agreement.has_profiles() && !account.profiles.is_empty() {
        wrong(format!(
            "an {} account has no billing profiles",
            account.agreement
        ));
    }
    let country = &account.sold_to.address.country;
    if country.len() != 2 || !country.bytes().all(|it| it.is_ascii_uppercase()) {
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
    let known = |names: fn(&AccountEntry) -> Vec<&str>, name: &str| {
        let both = [Some(account), former].into_iter().flatten();
        both.flat_map(names).any(|it| it == name)
    };
    for it in &account.subscriptions {
        if let Some(profile) = &it.profile
            && !known(
                |a| a.profiles.iter().map(|it| it.name.as_str()).collect(),
                profile,
            )
        {
            wrong(format!("subscription {}: no profile {profile:?}", it.name));
        }
        if let Some(customer) = &it.customer
            && !known(
                |a| a.customers.iter().map(|it| it.name.as_str()).collect(),
                customer,
            )
        {
            wrong(format!(
                "subscription {}: no customer {customer:?}",
                it.name
            ));
        }
        if account.agreement.has_profiles() && it.profile.is_none() {
            wrong(format!("subscription {}: name its profile", it.name));
        }
    }
    check_purchases(account, former, faults);
}

fn check_purchases(
    account: &AccountEntry,
    former: Option<&AccountEntry>,
    faults: &mut Vec<String>,
) {
    let both = || [Some(account), former].into_iter().flatten();
    for it in &account.purchases {
        let subscription = &it.subscription;
        let is_known = both()
            .flat_map(|it| &it.subscriptions)
            .any(|it| it.name == *subscription);
        if !is_known {
            let what = format!("purchase {}: no subscription {subscription:?}", it.name);
            faults.push(format!("account {}: {what}", account.name));
        }
    }
}

fn check_roles(account: &AccountEntry, now: &World, wanted: &World, faults: &mut Vec<String>) {
    for role in &account.roles {
        let kind = match (&role.profile, &role.section, &role.subscription) {
            (_, _, Some(_)) => ScopeKind::Subscription,
            (Some(_), Some(_), None) => ScopeKind::Section,
            (Some(_), None, None) => ScopeKind::Profile,
            (None, None, None) => ScopeKind::Account,
            (None, Some(_), None) => {
                faults.push(format!(
                    "role of {}: name the section's profile",
                    role.email
                ));
                continue;
            }
        };
        if !role.role.may_be_held_on(kind, account.agreement) {
            faults.push(format!(
                "role of {}: {} is no role on the {kind} of an {} account",
                role.email, role.role, account.agreement
            ));
        }
        let key = store::identities::email_key(&role.email);
        let is_known = [now, wanted].into_iter().any(|world| {
            let mut all = world.identities.iter();
            all.any(|it| store::identities::email_key(&it.email) == key && it.kind == role.kind)
        });
        if !is_known {
            faults.push(format!(
                "role of {}: no {} identity of that address",
                role.email, role.kind
            ));
        }
    }
}
