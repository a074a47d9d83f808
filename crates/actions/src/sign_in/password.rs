//! What a password may be, and changing one's own.

use super::hashing::{hash, verify};
use crate::{Caller, Portal, Refusal, Wrong};
use store::entities::identity;

/// The shortest new password.
pub const PASSWORD_LENGTH_MIN: usize = 12;
/// The longest: more is work for the hash and nothing else.
const PASSWORD_LENGTH_MAX: usize = 256;

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
    let row = identity::Model {
        password_hash: Some(hash(password).await?),
        ..identity
    };
    Ok(store::put::<identity::Entity>(&work.txn, row).await?)
}
