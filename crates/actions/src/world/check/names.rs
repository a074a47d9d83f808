//! Whether names are one line: they stand in subjects of mails, in headings and in lists.

use crate::world::World;

/// A sentence for each name with a line break, or another mark that is no letter, in it.
pub fn check(world: &World, faults: &mut Vec<String>) {
    let mut name = |what: &str, name: &str| {
        if name.chars().any(char::is_control) {
            faults.push(format!("{what}: {name:?} is not one line"));
        }
    };
    if let Some(issuer) = &world.issuer {
        name("issuer", &issuer.name);
    }
    for it in &world.publishers {
        name("publisher", &it.name);
    }
    for it in &world.directories {
        name(&format!("directory {}", it.name), &it.display_name);
    }
    for it in &world.offers {
        name(&format!("offer {}", it.name), &it.display_name);
    }
    for it in &world.identities {
        name(&format!("identity {}", it.email), &it.display_name);
    }
    for account in &world.accounts {
        let mut of = |what: String, text: &str| {
            name(&format!("account {}: {what}", account.name), text);
        };
        if let Some(it) = &account.display_name {
            of("display name".to_owned(), it);
        }
        for profile in &account.profiles {
            of(format!("profile {}", profile.name), &profile.display_name);
            for it in &profile.sections {
                of(format!("section {}", it.name), &it.display_name);
            }
        }
        for it in &account.customers {
            of(format!("customer {}", it.name), &it.display_name);
        }
        for it in &account.subscriptions {
            of(format!("subscription {}", it.name), &it.display_name);
        }
        for it in &account.purchases {
            of(format!("purchase {}", it.name), &it.display_name);
        }
    }
}
