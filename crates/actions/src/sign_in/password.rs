//! What a password may be, and changing one's own.

use super::hashing::{hash, verify};
use super::session::Token;
use super::tries::Tries;
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
    /// Whether it may be the password of whoever has this address.
    pub(crate) fn check(&self, email: &str) -> Result<(), Refusal> {
        let length = self.new.chars().count();
        if length < PASSWORD_LENGTH_MIN {
            return Err(Refusal::wrong("new", Wrong::PasswordTooShort));
        }
        if length > PASSWORD_LENGTH_MAX {
            return Err(Refusal::wrong("new", Wrong::PasswordTooLong));
        }
        if self.new.trim().eq_ignore_ascii_case(email) {
            return Err(Refusal::wrong("new", Wrong::PasswordIsAddress));
        }
        if self.new != self.again {
            return Err(Refusal::wrong("again", Wrong::PasswordsDiffer));
        }
        Ok(())
    }
}

/// Changes one's own password. Every other session of the identity than this one ends.
pub async fn change_password(
    portal: &Portal,
    caller: &Caller,
    token: &Token,
    password: NewPassword,
) -> Result<(), Refusal> {
    let id = caller.identity;
    let identity = prove_current(portal, caller, password.current.clone()).await?;
    let old = identity.password_hash;
    password.check(&identity.email)?;
    let new = hash(password.new).await?;
    let work = portal.begin(Some(id), caller.now).await?;
    let hashes = [old.as_deref(), Some(new.as_str())];
    if !store::identities::replace_password(&work.txn, id, hashes).await? {
        // It was changed or reset meanwhile: what was typed is not the current one any more.
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    store::reset_requests::close(&work.txn, &identity.email_key).await?;
    store::sessions::end_others(&work.txn, id, &token.hash()).await?;
    work.audit(None, "password.change", &id.to_string()).await?;
    Ok(work.commit().await?)
}

/// The caller's identity, where they typed its password: a session that somebody else got hold of is
/// not enough to change with what its owner signs in.
pub(super) async fn prove_current(
    portal: &Portal,
    caller: &Caller,
    current: String,
) -> Result<identity::Model, Refusal> {
    let identity = store::identities::by_id(&portal.database, caller.identity).await?;
    let identity = identity.ok_or(Refusal::NotFound)?;
    let tries = Tries::of_identity("current-password", caller.identity);
    let work = portal.begin(None, caller.now).await?;
    tries.note(&work).await.map_err(of_current)?;
    work.commit().await?;
    match verify(identity.password_hash.clone(), current).await {
        Ok(true) => {
            let work = portal.begin(None, caller.now).await?;
            tries.succeeded(&work).await?;
            work.commit().await?;
            Ok(identity)
        }
        Ok(false) => Err(Refusal::wrong("current", Wrong::CurrentPassword)),
        Err(refusal) => {
            tries.take_back(portal, caller.now).await.ok();
            Err(refusal)
        }
    }
}

/// What is told of an address where one signs in is told of the current password here.
fn of_current(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid(mut problems) => {
            for problem in &mut problems {
                problem.field = "current";
            }
            Refusal::Invalid(problems)
        }
        other => other,
    }
}
