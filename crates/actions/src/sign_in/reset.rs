//! A new password by a signed link: good once, for an hour.

use super::hashing::hash;
use super::link::{self, Purpose};
use super::password::NewPassword;
use crate::{Failure, Portal, Refusal};
use billing::{IdentityId, IdentityKind};
use chrono::{DateTime, Duration, Utc};
use store::entities::identity;

/// How long a link is good.
const LINK_LASTS: Duration = Duration::hours(1);

/// A link that sets the password of one identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetLink {
    /// Which of the identities of the address.
    pub kind: IdentityKind,
    /// Its home directory.
    pub directory: Option<String>,
    /// The address of the page, beneath the portal's own.
    pub path: String,
}

/// The links for the identities of an address.
pub async fn reset_links(
    portal: &Portal,
    email: &str,
    now: DateTime<Utc>,
) -> Result<Vec<ResetLink>, Failure> {
    let found = store::identities::by_email(&portal.database, email).await?;
    let mut links = Vec::new();
    for identity in found.into_iter().filter(|it| it.disabled_at.is_none()) {
        let directory = match identity.directory_id {
            Some(id) => store::identities::directory(&portal.database, id).await?,
            None => None,
        };
        let path = reset_path(portal, &identity, now);
        links.push(ResetLink {
            kind: identity.kind,
            directory: directory.map(|it| it.display_name),
            path,
        });
    }
    match links.is_empty() {
        true => Err(Failure::new(format!("Nobody has the address {email}."))),
        false => Ok(links),
    }
}

/// The address of the page that sets a person's password, beneath the portal's own: good for an hour
/// from when it was asked for, and once.
pub(crate) fn reset_path(
    portal: &Portal,
    identity: &identity::Model,
    asked_at: DateTime<Utc>,
) -> String {
    let binding = identity.password_hash.as_deref().unwrap_or_default();
    let link = link::sign(
        &portal.secret,
        Purpose::ResetPassword,
        &identity.id.to_string(),
        asked_at + LINK_LASTS,
        binding,
    );
    format!("/reset-password/{link}")
}

/// Whose password a link sets, while it is good.
async fn find(portal: &Portal, link: &str, now: DateTime<Utc>) -> Result<identity::Model, Refusal> {
    let id = link::claimed_subject(link).and_then(|it| it.parse::<IdentityId>().ok());
    let id = id.ok_or(Refusal::LinkExpired)?;
    let identity = store::identities::by_id(&portal.database, id).await?;
    let identity = identity
        .filter(|it| it.disabled_at.is_none())
        .ok_or(Refusal::LinkExpired)?;
    let binding = identity.password_hash.as_deref().unwrap_or_default();
    match link::is_good(&portal.secret, Purpose::ResetPassword, link, binding, now) {
        true => Ok(identity),
        false => Err(Refusal::LinkExpired),
    }
}

/// Whether a link still sets a password: asked before anybody types one.
pub async fn show_reset(portal: &Portal, link: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
    find(portal, link, now).await.map(|_| ())
}

/// Sets a password by link. Every session of the identity ends.
pub async fn reset_password(
    portal: &Portal,
    link: &str,
    password: NewPassword,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let identity = find(portal, link, now).await?;
    let (id, old) = (identity.id, identity.password_hash);
    password.check(&identity.email)?;
    let new = hash(password.new).await?;
    let work = portal.begin(Some(id), now).await?;
    let hashes = [old.as_deref(), Some(new.as_str())];
    if !store::identities::replace_password(&work.txn, id, hashes).await? {
        return Err(Refusal::LinkExpired);
    }
    store::reset_requests::close(&work.txn, &identity.email_key).await?;
    store::sessions::end_all(&work.txn, id).await?;
    work.audit(None, "password.reset", &id.to_string()).await?;
    Ok(work.commit().await?)
}
