//! Passwords are kept as argon2id hashes: made and checked here, in turns.

use super::turns::Turns;
use crate::Refusal;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;

/// A hash takes a core and 19 MiB for a moment.
static TURNS: LazyLock<Turns> = LazyLock::new(Turns::of_machine);

/// How many hashes are checked for any address: a work and a personal identity, as far as anyone
/// usually has them. Who has more is seen to have them, in the time it takes.
const CHECKED_MIN: usize = 2;

/// A hash of no password: checked where there is no identity, so that both take as long.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash_now("nobody's password").unwrap_or_default());

/// The hash of a new password.
pub(crate) async fn hash(password: String) -> Result<String, Refusal> {
    let hashed = TURNS.take(move || hash_now(&password)).await?;
    hashed.map_err(|cause| Refusal::broken(&cause))
}

fn hash_now(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

/// Whether the password is the one of the hash. Without a hash it is not, after the same work.
pub(super) async fn verify(hash: Option<String>, password: String) -> Result<bool, Refusal> {
    TURNS.take(move || verify_now(hash, &password)).await
}

/// For each of the hashes, whether the password is the one of it; takes as long for none of them
/// as for one, and for one as for the usual most.
pub(super) async fn verify_each(
    hashes: Vec<Option<String>>,
    password: String,
) -> Result<Vec<bool>, Refusal> {
    let wanted = hashes.len();
    let verify_all = move || -> Vec<bool> {
        let all = padded(hashes).into_iter();
        all.map(|hash| verify_now(hash, &password)).collect()
    };
    let mut verified = TURNS.take(verify_all).await?;
    verified.truncate(wanted);
    Ok(verified)
}

fn padded(mut hashes: Vec<Option<String>>) -> Vec<Option<String>> {
    hashes.resize(hashes.len().max(CHECKED_MIN), None);
    hashes
}

fn verify_now(hash: Option<String>, password: &str) -> bool {
    let is_there = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODYS.clone());
    let matches = PasswordHash::new(&hash).is_ok_and(|parsed| {
        Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok()
    });
    is_there && matches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_one_and_two_take_the_same_work_and_all_of_more_are_checked() {
        let checked = |count| padded(vec![Some(String::new()); count]).len();
        assert_eq!([0, 1, 2, 3].map(checked), [2, 2, 2, 3]);
    }

    #[tokio::test]
    async fn each_hash_has_its_answer() {
        let right = hash("right".to_owned()).await.ok();
        let other = hash("other".to_owned()).await.ok();
        let verified = |hashes| verify_each(hashes, "right".to_owned());
        assert_eq!(verified(vec![]).await, Ok(vec![]));
        let all = vec![other, None, right.clone()];
        assert_eq!(verified(all).await, Ok(vec![false, false, true]));
        assert_eq!(verified(vec![right]).await, Ok(vec![true]));
    }
}
