//! Directories, and the identities at home and as guests in them.

use crate::Failure;
use crate::work::Work;
use crate::world::rows::{Rows, held};
use crate::world::{DirectoryEntry, IdentityEntry};
use billing::policy::{Role, ScopeKind};
use billing::{AssignmentId, DirectoryId, IdentityId, IdentityKind};
use store::entities::{assignment, directory, guest, identity};
use store::identities::email_key;

pub fn put_directory(rows: &mut Rows, entry: &DirectoryEntry) {
    let former = rows.directories.get(&entry.name);
    let row = directory::Model {
        id: former.map_or_else(DirectoryId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        domain: entry.domain.clone(),
    };
    rows.directories.put(entry.name.clone(), row);
}

pub async fn put_identity(
    work: &Work,
    rows: &mut Rows,
    entry: &IdentityEntry,
) -> Result<(), Failure> {
    let home = entry.directory.as_ref();
    let home = home.map(|name| rows.directory_id(name)).transpose()?;
    let key = (email_key(&entry.email), entry.kind, home);
    let former = rows.identities.get(&key);
    let is_disabled = entry.is_disabled.unwrap_or_default();
    let disabled_at = former.and_then(|it| it.disabled_at).or(Some(work.now));
    let is_known = former.is_some();
    let is_newly_disabled = is_disabled && former.is_some_and(|it| it.disabled_at.is_none());
    let row = identity::Model {
        id: former.map_or_else(IdentityId::new, |it| it.id),
        directory_id: home,
        email: entry.email.clone(),
        email_key: key.0.clone(),
        kind: entry.kind,
        display_name: entry.display_name.clone(),
        is_confirmed: entry.is_confirmed,
        password_hash: former.and_then(|it| it.password_hash.clone()),
        disabled_at: disabled_at.filter(|_| is_disabled),
    };
    let id = row.id;
    rows.identities.put(key, row);
    if is_newly_disabled {
        store::sessions::end_all(&work.txn, id).await?;
        work.audit(None, "user.disable", &id.to_string()).await?;
    }
    let guest_of = put_guest(rows, id, &entry.guest_of)?;
    if is_known {
        store::identities::keep_guest_of(&work.txn, id, guest_of).await?;
    }
    if entry.kind == IdentityKind::Operator {
        put_operator(work, rows, id);
    }
    Ok(())
}

/// Makes an identity a guest of these directories, and gives them: it is one of no other.
fn put_guest(
    rows: &mut Rows,
    identity_id: IdentityId,
    names: &[String],
) -> Result<Vec<DirectoryId>, Failure> {
    let ids = names.iter().map(|name| rows.directory_id(name));
    let ids = ids.collect::<Result<Vec<_>, _>>()?;
    for directory_id in ids.iter().copied() {
        let row = guest::Model {
            identity_id,
            directory_id,
        };
        rows.guests.put((identity_id, directory_id), row);
    }
    Ok(ids)
}

/// Whoever is an operator holds the role of one, from when it was first given.
fn put_operator(work: &Work, rows: &mut Rows, identity_id: IdentityId) {
    let row = assignment::Model {
        id: AssignmentId::new(),
        identity_id,
        role: Role::Operator,
        scope_kind: ScopeKind::Installation,
        account_id: None,
        scope_id: None,
        profile_id: None,
        given_at: work.now,
        given_by: None,
        ends_at: None,
    };
    let key = held(&row);
    if rows.assignments.get(&key).is_none() {
        rows.assignments.put(key, row);
    }
}
