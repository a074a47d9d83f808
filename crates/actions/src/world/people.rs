//! Whose role an entry means: several identities may have one address and kind.

use super::{AccountEntry, RoleEntry, World};
use billing::IdentityKind;
use std::collections::{BTreeSet, HashMap};
use store::identities::email_key;

/// The home directories of the identities of each address and kind; the empty name where an
/// identity has no home.
#[derive(Debug, Default)]
pub struct Homes(HashMap<(String, IdentityKind), BTreeSet<String>>);

impl Homes {
    /// Of the identities of all these worlds.
    pub fn of(worlds: &[&World]) -> Self {
        let mut homes = Self::default();
        for identity in worlds.iter().flat_map(|it| &it.identities) {
            let home = identity.directory.clone().unwrap_or_default();
            let key = (email_key(&identity.email), identity.kind);
            homes.0.entry(key).or_default().insert(home);
        }
        homes
    }

    /// The home of the identity whose role it is: the one that is named; else the account's
    /// directory where one of them is at home there; else there must be just one.
    pub fn home_of(&self, role: &RoleEntry, account: &AccountEntry) -> Result<String, String> {
        let key = (email_key(&role.email), role.kind);
        let none = BTreeSet::new();
        let homes = self.0.get(&key).unwrap_or(&none);
        let fault = |what: String| Err(format!("role of {}: {what}", role.email));
        let kind = role.kind;
        if let Some(named) = &role.directory {
            return match homes.get(named) {
                Some(home) => Ok(home.clone()),
                None => fault(format!(
                    "no {kind} identity of that address in the directory {named:?}"
                )),
            };
        }
        match (homes.get(&account.directory), homes.first(), homes.len()) {
            (Some(home), _, _) | (None, Some(home), 1) => Ok(home.clone()),
            (_, None, _) => fault(format!("no {kind} identity of that address")),
            _ => fault(format!(
                "several {kind} identities of that address; name the directory of one"
            )),
        }
    }
}

/// What makes two roles on one account the same: who holds it, which it is, and on what.
pub fn role_name(role: &RoleEntry) -> String {
    let scope = [&role.profile, &role.section, &role.subscription];
    let scope: Vec<&str> = scope.into_iter().flatten().map(String::as_str).collect();
    let home = match role.directory.as_deref() {
        None | Some("") => "no directory",
        Some(home) => home,
    };
    let email = email_key(&role.email);
    let name = format!(
        "{} of {email} ({}, {home}) {}",
        role.role,
        role.kind,
        scope.join(" / ")
    );
    name.trim_end().to_owned()
}
