//! Recovery codes: for whoever has lost their phone. Each is good once.

use super::FactorProblem;
use super::seal::{self, Sealed};
use super::totp::base32;
use crate::sign_in::link::{hex, unhex};
use crate::sign_in::password::prove_current;
use crate::work::random;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::IdentityId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How many there are.
pub(super) const CODES: usize = 10;
/// Random bytes a code.
const CODE_BYTES: usize = 8;
/// Letters a code, of five bits each: 60 bits cannot be guessed ten times in a quarter of an hour.
const CODE_LETTERS: usize = 12;
/// Letters that stand together.
const GROUP_LETTERS: usize = 4;
/// Random bytes of all of them.
pub(super) const CODES_BYTES: usize = CODES * CODE_BYTES;

/// Codes that a page shows; they count once its form was sent.
#[derive(Debug, Clone)]
pub struct CodesOffer {
    /// What the form carries.
    pub sealed: String,
    /// The codes.
    pub codes: Vec<String>,
}

/// The form of new codes.
#[derive(Clone, Default)]
pub struct NewCodes {
    /// What the page offered.
    pub sealed: String,
    /// The current password.
    pub current: String,
}

/// The codes of these random bytes: `abcd-efgh-jkmn`.
pub(super) fn codes_of(bytes: &[u8]) -> Vec<String> {
    bytes.chunks(CODE_BYTES).map(code_of).collect()
}

fn code_of(bytes: &[u8]) -> String {
    let letters = base32(bytes).to_lowercase();
    let letters: Vec<_> = letters.chars().take(CODE_LETTERS).collect();
    let groups: Vec<String> = letters
        .chunks(GROUP_LETTERS)
        .map(|it| it.iter().collect())
        .collect();
    groups.join("-")
}

/// What of a code is kept: nothing that a reader of the table could try codes against.
pub(super) fn hash_of(portal: &Portal, identity: IdentityId, code: &str) -> Vec<u8> {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    let letters: String = letters.map(|it| it.to_ascii_lowercase()).collect();
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&portal.secret).expect("any length of key will do");
    mac.update(format!("recovery code of {identity}: {letters}").as_bytes());
    mac.finalize().into_bytes().to_vec()
}

pub(super) fn hashes_of(portal: &Portal, identity: IdentityId, codes: &[String]) -> Vec<Vec<u8>> {
    let hashes = codes.iter().map(|it| hash_of(portal, identity, it));
    hashes.collect()
}

/// Offers new codes to somebody who has an app; those of a form that was refused are offered again.
pub async fn offer_codes(
    portal: &Portal,
    caller: &Caller,
    refused: &str,
) -> Result<CodesOffer, Refusal> {
    let id = caller.identity;
    let app = store::factors::app(&portal.database, id).await?;
    app.ok_or(Refusal::NotFound)?;
    let bytes = match open_codes(portal, id, refused)? {
        Some(bytes) => bytes,
        None => random::<CODES_BYTES>().to_vec(),
    };
    Ok(CodesOffer {
        sealed: hex(&seal::seal(portal, Sealed::CodesOffer, id, &bytes)?),
        codes: codes_of(&bytes),
    })
}

fn open_codes(portal: &Portal, id: IdentityId, sealed: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let text = unhex(sealed).unwrap_or_default();
    seal::open(portal, Sealed::CodesOffer, id, &text)
}

/// Gives somebody the codes that the page offered, in place of those they had.
pub async fn replace_codes(portal: &Portal, caller: &Caller, new: NewCodes) -> Result<(), Refusal> {
    let id = caller.identity;
    let identity = prove_current(portal, caller, new.current).await?;
    let over = || Refusal::wrong("form", Wrong::Factor(FactorProblem::OfferOver));
    let bytes = open_codes(portal, id, &new.sealed)?.ok_or_else(over)?;
    let work = portal.begin(Some(id), caller.now).await?;
    if !store::identities::hold(&work.txn, id, identity.password_hash.as_deref()).await? {
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    let app = store::factors::app(&work.txn, id).await?;
    app.ok_or(Refusal::NotFound)?;
    let hashes = hashes_of(portal, id, &codes_of(&bytes));
    store::factors::replace_codes(&work.txn, id, hashes).await?;
    work.audit(None, "recovery-codes.replace", &id.to_string())
        .await?;
    Ok(work.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_ten_in_groups_and_each_another_one() {
        let bytes: [u8; CODES_BYTES] = std::array::from_fn(|at| u8::try_from(at).unwrap_or(0));
        let codes = codes_of(&bytes);
        assert_eq!(codes.len(), CODES);
        assert_eq!(codes[0], "aaaq-eaye-auda");
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(different.len(), CODES);
    }
}
