//! What a file would change: each entry as named values, compared with what there is.

use super::World;
use super::people::role_name;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Entries = BTreeMap<String, Map<String, Value>>;

/// One sentence for each entry that is new or different, in a stable order.
pub fn difference(now: &World, wanted: &World) -> Vec<String> {
    let now = entries(now);
    entries(wanted)
        .into_iter()
        .filter_map(|(name, wanted)| match now.get(&name) {
            None => Some(format!("+ {name}")),
            Some(now) if *now == wanted => None,
            Some(now) => Some(format!("~ {name}: {}", changed_values(now, &wanted))),
        })
        .collect()
}

fn changed_values(now: &Map<String, Value>, wanted: &Map<String, Value>) -> String {
    let names = now.keys().chain(wanted.keys());
    let names: std::collections::BTreeSet<_> = names.collect();
    let nothing = Value::Null;
    let changes = names.into_iter().filter_map(|name| {
        let (now, wanted) = (
            now.get(name).unwrap_or(&nothing),
            wanted.get(name).unwrap_or(&nothing),
        );
        (now != wanted).then(|| format!("{name} {now} → {wanted}"))
    });
    changes.collect::<Vec<_>>().join(", ")
}

fn entries(world: &World) -> Entries {
    let mut all = Entries::new();
    if let Some(days) = &world.reminder_days {
        let days = Value::from(days.days().to_vec());
        let values = Map::from_iter([("days".to_owned(), days)]);
        all.insert("reminders".to_owned(), values);
    }
    if let Some(issuer) = &world.issuer {
        all.insert("issuer".to_owned(), values(issuer));
    }
    for it in &world.taxes {
        let name = format!("tax {} {} from {}", it.country, it.customer, it.valid_from);
        all.insert(name, values(it));
    }
    for it in &world.rates {
        all.insert(
            format!("rate {} from {}", it.currency, it.valid_from),
            values(it),
        );
    }
    for it in &world.publishers {
        all.insert(format!("publisher {}", it.name), values(it));
    }
    for it in &world.offers {
        all.insert(format!("offer {}", it.name), values(it));
    }
    for it in &world.meters {
        all.insert(format!("meter {}", it.id), values(it));
    }
    for it in &world.prices {
        all.insert(it.label(), values(it));
    }
    for it in &world.directories {
        all.insert(format!("directory {}", it.name), values(it));
    }
    for it in &world.identities {
        let (email, kind, directory) = it.key();
        let directory = directory.unwrap_or_else(|| "no directory".to_owned());
        all.insert(
            format!("identity {email} ({kind}, {directory})"),
            values(it),
        );
    }
    for account in &world.accounts {
        add_account(&mut all, account);
    }
    all
}

fn add_account(all: &mut Entries, account: &super::AccountEntry) {
    let name = format!("account {}", account.name);
    let mut add = |kind: &str, part: &str, values| {
        all.insert(format!("{name} / {kind} {part}"), values);
    };
    for it in &account.cards {
        add("card", &it.name, values(it));
    }
    for profile in &account.profiles {
        add("profile", &profile.name, values(profile));
        for (place, section) in (1..).zip(&profile.sections) {
            let part = format!("{} / section {}", profile.name, section.name);
            let mut values = values(section);
            // The order of sections is that of the invoice, and the first takes what has none.
            values.insert("place".to_owned(), Value::from(place));
            add("profile", &part, values);
        }
    }
    for it in &account.customers {
        add("customer", &it.name, values(it));
    }
    for it in &account.subscriptions {
        add("subscription", &it.name, values(it));
    }
    for it in &account.purchases {
        add("purchase", &it.name, values(it));
    }
    for it in &account.prices {
        add("negotiated", &it.label(), values(it));
    }
    for it in &account.roles {
        let mut values = Map::new();
        if let Some(ends_at) = it.ends_at {
            values.insert("ends_at".to_owned(), Value::from(ends_at.to_rfc3339()));
        }
        add("role", &role_name(it), values);
    }
    for it in &account.recipients {
        add("recipient", &it.label(), values(it));
    }
    all.insert(name, values(account));
}

/// An entry's own values; its lists of parts are entries of their own.
fn values(entry: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(mut values)) => {
            for parts in [
                "cards",
                "profiles",
                "sections",
                "customers",
                "subscriptions",
                "purchases",
                "roles",
                "recipients",
                "prices",
            ] {
                values.remove(parts);
            }
            values
        }
        _ => Map::new(),
    }
}
