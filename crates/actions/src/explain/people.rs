//! Whom to ask: the people who can change a reason.

use crate::{Caller, Portal, Refusal};
use billing::policy::{Assignment, Role, RoleAt};
use billing::{AccountId, IdentityId, ProfileId};
use std::collections::BTreeSet;

/// The most people who are named.
const CONTACTS_MAX: usize = 5;

/// Somebody to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their name; the address where they have none.
    pub name: String,
    /// Their address.
    pub email: String,
    /// As what they can help.
    pub role: Role,
}

/// The holders of these roles on the account, or on the profile that it is about.
pub(super) async fn contacts(
    portal: &Portal,
    caller: &Caller,
    (account, profile): (AccountId, Option<ProfileId>),
    roles: &[RoleAt],
) -> Result<Vec<(IdentityId, Contact)>, Refusal> {
    if roles.is_empty() {
        return Ok(Vec::new());
    }
    let names: BTreeSet<_> = roles.iter().map(|it| it.role).collect();
    let names = names.into_iter().collect();
    let held = store::assignments::holders(&portal.database, account, names).await?;
    let helps = |it: &Assignment| {
        let at = RoleAt {
            role: it.role,
            at: it.scope.kind(),
        };
        let is_near = it.scope.profile().is_none_or(|it| Some(it) == profile);
        roles.contains(&at) && is_near && it.is_in_force(caller.now)
    };
    let held: Vec<_> = held.into_iter().filter(|(_, it)| helps(it)).collect();
    let ids: BTreeSet<_> = held.iter().map(|(id, _)| *id).collect();
    let people = store::identities::by_ids(&portal.database, ids.into_iter().collect()).await?;
    let people = people.into_iter().filter(|it| it.disabled_at.is_none());
    let named = people.filter_map(|it| {
        let (_, role) = held.iter().find(|(id, _)| *id == it.id)?;
        let contact = Contact {
            name: match it.display_name.is_empty() {
                true => it.email.clone(),
                false => it.display_name,
            },
            email: it.email,
            role: role.role,
        };
        Some((it.id, contact))
    });
    Ok(named.take(CONTACTS_MAX).collect())
}
