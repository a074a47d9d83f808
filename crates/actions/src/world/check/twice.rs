//! Whether a file says two things of one: which of them would hold, nobody could see.

use crate::world::{PriceEntry, RecipientEntry, World};
use std::collections::BTreeSet;

/// A sentence for each name that is there twice.
pub fn faults(world: &World) -> Vec<String> {
    let mut faults = Vec::new();
    add(
        &mut faults,
        "directory",
        names(&world.directories, |it| it.name.clone()),
    );
    let identity = |it: &crate::world::IdentityEntry| {
        let (email, kind, home) = it.key();
        let home = home.unwrap_or_else(|| "no directory".to_owned());
        format!("{email} ({kind}, {home})")
    };
    add(&mut faults, "identity", names(&world.identities, identity));
    add(
        &mut faults,
        "meter",
        names(&world.meters, |it| it.id.clone()),
    );
    add(&mut faults, "the", names(&world.prices, PriceEntry::label));
    add(
        &mut faults,
        "account",
        names(&world.accounts, |it| it.name.clone()),
    );
    for account in &world.accounts {
        let mut part = |kind: &str, names| {
            add(
                &mut faults,
                &format!("account {}: {kind}", account.name),
                names,
            );
        };
        part("card", names(&account.cards, |it| it.name.clone()));
        part("profile", names(&account.profiles, |it| it.name.clone()));
        for profile in &account.profiles {
            part("section", names(&profile.sections, |it| it.name.clone()));
        }
        part("customer", names(&account.customers, |it| it.name.clone()));
        part(
            "subscription",
            names(&account.subscriptions, |it| it.name.clone()),
        );
        part("purchase", names(&account.purchases, |it| it.name.clone()));
        part("the", names(&account.prices, PriceEntry::label));
        part(
            "recipient",
            names(&account.recipients, RecipientEntry::label),
        );
    }
    faults
}

fn names<T>(entries: &[T], name: impl Fn(&T) -> String) -> Vec<String> {
    entries.iter().map(name).collect()
}

fn add(faults: &mut Vec<String>, what: &str, names: Vec<String>) {
    let mut seen = BTreeSet::new();
    let twice = names.into_iter().filter(|it| !seen.insert(it.clone()));
    faults.extend(twice.map(|name| format!("{what} {name} is there twice")));
}
