//! Roles on an account and its parts.

use crate::Failure;
use crate::work::Work;
use crate::world::RoleEntry;
use crate::world::rows::{Rows, held};
use billing::policy::ScopeKind;
use billing::{AccountId, AssignmentId, IdentityId};
use store::entities::assignment;
use store::identities::email_key;

pub async fn put_role(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &RoleEntry,
) -> Result<(), Failure> {
    let identity_id = holder(rows, entry)?;
    let profile = entry.profile.as_ref();
    let profile_id = profile.map(|name| rows.profile_id(account_id, name));
    let profile_id = profile_id.transpose()?;
    let (scope_kind, scope_id) = match (&entry.subscription, &entry.section, profile_id) {
        (Some(name), _, _) => {
            let id = rows.subscription_id(account_id, name)?;
            (ScopeKind::Subscription, Some(id.0))
        }
        (None, Some(name), Some(profile)) => {
            let id = rows.section_id(profile, name)?;
            (ScopeKind::Section, Some(id.0))
        }
        (None, _, Some(profile)) => (ScopeKind::Profile, Some(profile.0)),
        (None, _, None) => (ScopeKind::Account, None),
    };
    let row = assignment::Model {
        id: AssignmentId::new(),
        identity_id,
        role: entry.role,
        scope_kind,
        account_id: Some(account_id),
        scope_id,
        profile_id,
        given_at: work.now,
        given_by: None,
        ends_at: entry.ends_at,
    };
    let key = held(&row);
    if let Some(former) = rows.assignments.get(&key)
        && rows.from_groups.remove(&former.id)
    {
        store::group_roles::keep(&work.txn, former.id).await?;
    }
    let row = match rows.assignments.get(&key) {
        None => row,
        Some(former) => assignment::Model {
            profile_id,
            ends_at: entry.ends_at,
            ..former.clone()
        },
    };
    rows.assignments.put(key, row);
    Ok(())
}

/// Whose role it is: the entry names the home of one by now.
fn holder(rows: &Rows, entry: &RoleEntry) -> Result<IdentityId, Failure> {
    let home = entry.directory.as_deref().filter(|it| !it.is_empty());
    let home = home.map(|name| rows.directory_id(name)).transpose()?;
    let found = rows
        .identities
        .get(&(email_key(&entry.email), entry.kind, home));
    let none = || {
        Failure::new(format!(
            "The file was not applied: there is no {} identity {:?}.",
            entry.kind, entry.email
        ))
    };
    Ok(found.ok_or_else(none)?.id)
}
