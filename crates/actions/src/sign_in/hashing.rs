//! Passwords are kept as argon2id hashes: made and checked here, in turns.

use super::turns::Turns;
use crate::Refusal;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;

/// A hash takes a core and 19 MiB for a moment.
static TURNS: LazyLock<Turns> = LazyLock::new(Turns::of_machine);

/// A hash of no password: checked where there is no identity, so that both take as long.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash_now("nobody's password").unwrap_or_default());

/// The hash of a new password.
pub(super) async fn hash(password: String) -> Result<String, Refusal> {
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
