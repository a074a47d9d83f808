//! Passwords: kept as argon2id hashes, checked and changed.

use crate::{Caller, Portal, Refusal, Wrong};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use store::entities::identity;

/// The shortest new password.
pub const PASSWORD_LENGTH_MIN: usize = 12;
/// The longest: more is work for the hash and nothing else.
const PASSWORD_LENGTH_MAX: usize = 256;

/// A hash of no password: checked where there is no identity, so that both take as long.
static NOBODYS: std::sync::LazyLock<String> =
    std::sync::LazyLock::new(|| hash("nobody's password").unwrap_or_default());

/// A new password, typed twice.
#[derive(Clone, Default)]
pub struct NewPassword {
    /// The current one, where it is asked for.
    pub current: String,
    /// The new one.
    pub new: String,
    /// The new one again.
    pub again: String,
}

impl NewPassword {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let length = self.new.chars().count();
        if length < PASSWORD_LENGTH_MIN {
            return Err(Refusal::wrong("new", Wrong::PasswordTooShort));
        }
        if length > PASSWORD_LENGTH_MAX {
            return Err(Refusal::wrong("new", Wrong::PasswordTooLong));
        }
        if self.new != self.again {
            return Err(Refusal::wrong("again", Wrong::PasswordsDiffer));
        }
        Ok(())
    }
}

/// Changes one's own password. Every other session of the identity ends.
pub async fn change_password(
    portal: &Portal,
    caller: &Caller,
    password: NewPassword,
) -> Result<(), Refusal> {
    let identity = store::identities::by_id(&portal.database, caller.identity).await?;
    let identity = identity.ok_or(Refusal::NotFound)?;
    if !verify(identity.password_hash.clone(), password.current.clone()).await? {
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    password.check()?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::sessions::end_all(&work.txn, caller.identity).await?;
    write(&work, identity, password.new).await?;
    work.audit(None, "password.change", &caller.identity.to_string())
        .await?;
    Ok(work.commit().await?)
}

pub(super) async fn write(
    work: &crate::work::Work,
    identity: identity::Model,
    password: String,
) -> Result<(), Refusal> {
    let hashed = tokio::task::spawn_blocking(move || hash(&password));
    let hashed = hashed.await.map_err(|cause| Refusal::broken(&cause))?;
    let password_hash = Some(hashed.map_err(|cause| Refusal::broken(&cause))?);
    let row = identity::Model {
        password_hash,
        ..identity
    };
    Ok(store::put::<identity::Entity>(&work.txn, row).await?)
}

pub(super) fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

/// Whether the password is the one of the hash. Without a hash it is not, after the same work.
pub(super) async fn verify(hash: Option<String>, password: String) -> Result<bool, Refusal> {
    let checked = tokio::task::spawn_blocking(move || {
        let is_there = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.clone());
        let matches = PasswordHash::new(&hash).is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        });
        is_there && matches
    });
    checked.await.map_err(|cause| Refusal::broken(&cause))
}
