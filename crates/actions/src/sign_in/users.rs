//! What an operator does with identities at the command line.

use super::factors;
use super::hashing::hash;
use super::left::{LeftRole, roles_left};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::policy::{Role, ScopeKind};
use billing::{AssignmentId, IdentityId, IdentityKind};
use chrono::{DateTime, Utc};
use store::entities::{assignment, identity};

/// Which of the identities of an address.
#[derive(Debug, Clone, Default)]
pub struct UserFilter {
    /// The address.
    pub email: String,
    /// Only of this kind.
    pub kind: Option<IdentityKind>,
}

/// Makes an identity: in a directory, or an operator of the installation. It has no password
/// until it sets one by a reset link.
pub async fn add_user(
    portal: &Portal,
    email: &str,
    kind: IdentityKind,
    directory: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    if !email.contains('@') {
        return Err(Failure::new(format!("{email:?} is not an e-mail address.")));
    }
    let directory_id = match (kind, directory) {
        (IdentityKind::Operator, _) => None,
        (_, None) => return Err(Failure::new("Name the home directory: --directory NAME.")),
        (_, Some(name)) => {
            let found = store::identities::directory_named(&portal.database, name).await?;
            let none = || Failure::new(format!("There is no directory {name:?}."));
            Some(found.ok_or_else(none)?.id)
        }
    };
    let work = portal.begin(None, now).await?;
    let there = store::identities::by_email(&work.txn, email).await?;
    let is_same = |it: &identity::Model| it.kind == kind && it.directory_id == directory_id;
    if there.iter().any(is_same) {
        return Ok(());
    }
    let row = identity::Model {
        id: IdentityId::new(),
        directory_id,
        email: email.trim().to_owned(),
        email_key: store::identities::email_key(email),
        kind,
        display_name: email.trim().to_owned(),
        is_confirmed: true,
        password_hash: None,
        disabled_at: None,
    };
    let id = row.id;
    store::put_all::<identity::Entity>(&work.txn, vec![row]).await?;
    if kind == IdentityKind::Operator {
        let role = assignment::Model {
            id: AssignmentId::new(),
            identity_id: id,
            role: Role::Operator,
            scope_kind: ScopeKind::Installation,
            account_id: None,
            scope_id: None,
            profile_id: None,
            given_at: now,
            given_by: None,
            ends_at: None,
        };
        store::put_all::<assignment::Entity>(&work.txn, vec![role]).await?;
    }
    work.audit(None, "user.add", &id.to_string()).await?;
    Ok(work.commit().await?)
}

/// The identities that are meant, of which there is at least one.
pub(super) async fn meant(work: &Work, user: &UserFilter) -> Result<Vec<identity::Model>, Failure> {
    let found = store::identities::by_email(&work.txn, &user.email).await?;
    let asked = |it: &identity::Model| user.kind.is_none_or(|kind| it.kind == kind);
    let found: Vec<_> = found.into_iter().filter(asked).collect();
    match found.is_empty() {
        true => Err(Failure::new(format!(
            "Nobody has the address {}.",
            user.email
        ))),
        false => Ok(found),
    }
}

/// Lets go of the identities of an address: they have no password, no provider, no app and no
/// passkeys. Gives how many.
///
/// Their sessions end; whoever signs in next with a provider that vouches for the address is linked
/// with the identity of its directory.
pub async fn release_user(
    portal: &Portal,
    user: &UserFilter,
    now: DateTime<Utc>,
) -> Result<usize, Failure> {
    let work = portal.begin(None, now).await?;
    let found = meant(&work, user).await?;
    for identity in &found {
        let id = identity.id;
        store::identities::remove_password(&work.txn, id).await?;
        store::subjects::unlink(&work.txn, id).await?;
        factors::remove_all(&work, id).await?;
        store::sessions::end_all(&work.txn, id).await?;
        work.audit(None, "user.release", &id.to_string()).await?;
    }
    work.commit().await?;
    Ok(found.len())
}

/// Takes apps, recovery codes and passkeys off the identities of an address, for somebody who lost
/// all of them. Gives how many identities there are; their sessions end, the passwords stay.
pub async fn remove_factors(
    portal: &Portal,
    user: &UserFilter,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<usize, Failure> {
    let reason =
        billing::text::said(reason).ok_or_else(|| Failure::new("Say why: --reason TEXT."))?;
    let work = portal.begin(None, now).await?;
    let found = meant(&work, user).await?;
    for identity in &found {
        let id = identity.id;
        factors::remove_all(&work, id).await?;
        store::sessions::end_all(&work.txn, id).await?;
        let told = format!("{id}: {reason}");
        work.audit(None, "user.remove-factors", &told).await?;
    }
    work.commit().await?;
    Ok(found.len())
}

/// What disabling did, and what is left to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disabled {
    /// How many identities there were.
    pub identities: usize,
    /// What they hold: nobody takes it from them by itself.
    pub roles: Vec<LeftRole>,
}

/// Disables the identities of an address and ends all their sessions.
pub async fn disable_user(
    portal: &Portal,
    user: &UserFilter,
    now: DateTime<Utc>,
) -> Result<Disabled, Failure> {
    let work = portal.begin(None, now).await?;
    let found = meant(&work, user).await?;
    for identity in &found {
        let id = identity.id;
        store::identities::disable(&work.txn, id, now).await?;
        store::sessions::end_all(&work.txn, id).await?;
        work.audit(None, "user.disable", &id.to_string()).await?;
    }
    store::reset_requests::close(&work.txn, &store::identities::email_key(&user.email)).await?;
    // Once all of them are: of two that hold the same, neither counts for the other.
    let mut roles = Vec::new();
    for identity in &found {
        roles.extend(roles_left(&work, identity).await?);
    }
    work.commit().await?;
    Ok(Disabled {
        identities: found.len(),
        roles,
    })
}

/// Enables the identities of an address again, with the passwords and roles that they had. Gives how
/// many there are.
pub async fn enable_user(
    portal: &Portal,
    user: &UserFilter,
    now: DateTime<Utc>,
) -> Result<usize, Failure> {
    let work = portal.begin(None, now).await?;
    let found = meant(&work, user).await?;
    for identity in found.iter().filter(|it| it.disabled_at.is_some()) {
        let id = identity.id;
        store::identities::enable(&work.txn, id).await?;
        work.audit(None, "user.enable", &id.to_string()).await?;
    }
    work.commit().await?;
    Ok(found.len())
}

/// Gives every identity without a password the one of the demo.
pub async fn set_demo_passwords(
    portal: &Portal,
    password: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let hashed = hash(password.to_owned()).await;
    let password_hash = hashed.map_err(|_| Failure::new("The password cannot be hashed."))?;
    let work = portal.begin(None, now).await?;
    store::identities::set_missing_passwords(&work.txn, &password_hash).await?;
    Ok(work.commit().await?)
}
