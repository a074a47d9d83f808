//! Roles by the names of what they are held on: two of one kind are told apart.

use crate::Portal;
use billing::AccountId;
use billing::policy::{HeldRole, RoleAt, Scope};
use std::collections::BTreeSet;
use store::StoreError;

/// A role, with the name of the profile, section or subscription that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedRole {
    /// The role, and on what kind of scope.
    pub role: RoleAt,
    /// Which; nothing for an account, of which there is one, and where it is not to be told.
    pub place: Option<String>,
}

/// The roles that somebody holds in an account, by name. Those who hold none cost no statement.
pub(crate) async fn name_roles(
    portal: &Portal,
    account: AccountId,
    held: &[HeldRole],
) -> Result<Vec<NamedRole>, StoreError> {
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let database = &portal.database;
    let profiles = store::accounts::profiles(database, account).await?;
    let sections = store::accounts::sections(database, account).await?;
    let ids: BTreeSet<_> = held
        .iter()
        .filter_map(|it| it.scope.subscription())
        .collect();
    let subscriptions = store::accounts::subscriptions_of(database, account, ids).await?;
    let place = |scope| match scope {
        Scope::Profile { profile, .. } => {
            let found = profiles.iter().find(|it| it.id == profile);
            found.map(|it| it.display_name.clone())
        }
        Scope::Section { section, .. } => {
            let found = sections.iter().find(|it| it.id == section);
            found.map(|it| it.display_name.clone())
        }
        Scope::Subscription { subscription, .. } => {
            let found = subscriptions.iter().find(|it| it.id == subscription);
            found.map(|it| it.display_name.clone())
        }
        Scope::Account(_) | Scope::Installation => None,
    };
    let named = held.iter().map(|it| NamedRole {
        role: it.at(),
        place: place(it.scope),
    });
    Ok(named.collect())
}
