//! What is wrong with a file before anything is written: every fault, not only the first.

mod names;
mod parts;
mod recipients;
mod roles;
mod tables;
mod twice;

use super::people::Homes;
use super::{AccountEntry, World};
use parts::Parts;
use std::collections::{BTreeSet, HashMap};

/// The sentences that say what is wrong with `wanted`, given what there is.
pub fn faults(now: &World, wanted: &World) -> Vec<String> {
    let mut faults = twice::faults(wanted);
    let directories: BTreeSet<&str> = [now, wanted]
        .into_iter()
        .flat_map(|world| &world.directories)
        .map(|it| it.name.as_str())
        .collect();
    names::check(wanted, &mut faults);
    tables::check(wanted, &mut faults);
    super::prices::check(now, wanted, &mut faults);
    let offers = offers(now, wanted);
    check_identities(wanted, &directories, &mut faults);
    let homes = Homes::of(&[now, wanted]);
    let former: HashMap<_, _> = now.accounts.iter().map(|it| (&it.name, it)).collect();
    for account in &wanted.accounts {
        let former = former.get(&account.name).copied();
        if !directories.contains(account.directory.as_str()) {
            faults.push(format!(
                "account {}: no directory {:?}",
                account.name, account.directory
            ));
        }
        if let Some(former) = former {
            check_unchangeable(former, account, &mut faults);
        }
        let parts = Parts::of(former, account);
        parts::check(account, &parts, &offers, &mut faults);
        roles::check(account, &parts, &homes, &mut faults);
        recipients::check(account, &parts, &mut faults);
    }
    faults
}

fn offers<'a>(now: &'a World, wanted: &'a World) -> BTreeSet<&'a str> {
    let all = now.offers.iter().chain(&wanted.offers);
    all.map(|it| it.name.as_str()).collect()
}

fn check_identities(wanted: &World, directories: &BTreeSet<&str>, faults: &mut Vec<String>) {
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
}

/// Invoices were made by these: they never change.
fn check_unchangeable(former: &AccountEntry, account: &AccountEntry, faults: &mut Vec<String>) {
    if former.agreement != account.agreement {
        faults.push(format!(
            "account {}: its agreement type cannot change",
            account.name
        ));
    }
    if former.currency.is_some() && former.currency != account.currency {
        faults.push(format!(
            "account {}: its currency cannot change",
            account.name
        ));
    }
    let profiles: HashMap<_, _> = former.profiles.iter().map(|it| (&it.name, it)).collect();
    for profile in &account.profiles {
        let former = profiles.get(&profile.name);
        if former.is_some_and(|it| it.currency != profile.currency) {
            faults.push(format!(
                "profile {}: its currency cannot change",
                profile.name
            ));
        }
    }
}
