//! What is kept, or handed out and taken back, without anyone being able to read it: encrypted with
//! a key of the installation's secret.

use crate::work::random;
use crate::{Portal, Refusal};
use billing::IdentityId;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Salt};

/// What something was sealed for: for another thing, or another identity, it does not open.
#[derive(Debug, Clone, Copy)]
pub enum Sealed {
    /// The secret of an authenticator app, in the database.
    AppSecret,
    /// A secret and recovery codes that a page offers, in its form.
    AppOffer,
    /// Recovery codes that a page offers, in its form.
    CodesOffer,
}

impl Sealed {
    fn aad(self, identity: IdentityId) -> Aad<String> {
        let word = match self {
            Self::AppSecret => "app secret",
            Self::AppOffer => "app offer",
            Self::CodesOffer => "codes offer",
        };
        Aad::from(format!("{word} {identity}"))
    }
}

/// Seals something for an identity.
pub fn seal(
    portal: &Portal,
    sealed: Sealed,
    identity: IdentityId,
    plain: &[u8],
) -> Result<Vec<u8>, Refusal> {
    let nonce = random::<NONCE_LEN>();
    let mut text = plain.to_vec();
    let unique = Nonce::assume_unique_for_key(nonce);
    let done = key(portal)?.seal_in_place_append_tag(unique, sealed.aad(identity), &mut text);
    done.map_err(|cause| Refusal::broken(&cause))?;
    Ok([nonce.as_slice(), &text].concat())
}

/// Opens it again; nothing where it was sealed for something or somebody else, or was changed.
pub fn open(
    portal: &Portal,
    sealed: Sealed,
    identity: IdentityId,
    text: &[u8],
) -> Result<Option<Vec<u8>>, Refusal> {
    let Some((nonce, text)) = text.split_first_chunk::<NONCE_LEN>() else {
        return Ok(None);
    };
    let mut text = text.to_vec();
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let opened = key(portal)?.open_in_place(nonce, sealed.aad(identity), &mut text);
    Ok(opened.ok().map(|it| it.to_vec()))
}

fn key(portal: &Portal) -> Result<LessSafeKey, Refusal> {
    let drawn = Salt::new(HKDF_SHA256, &[]).extract(&portal.secret);
    let key = drawn.expand(&[b"seals second factors"], &CHACHA20_POLY1305);
    let key = key.map_err(|cause| Refusal::broken(&cause))?;
    Ok(LessSafeKey::new(UnboundKey::from(key)))
}
