//! The installation's key that signs exports, and how an export is checked with its public half.

use crate::bill::sha256_hex;
use crate::{Failure, Portal};
use hmac::{Hmac, KeyInit, Mac};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::Deserialize;
use sha2::Sha256;

/// What stands before the 32 bytes of an Ed25519 key in its file (RFC 8410, DER).
const PUBLIC_KEY_HEAD: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// The key pair: always the same one of an installation's secret, which it tells nothing of.
fn key_pair(portal: &Portal) -> Result<Ed25519KeyPair, Failure> {
    let mut seed = Hmac::<Sha256>::new_from_slice(&portal.secret)
        .map_err(|_| Failure::new("The installation has no secret."))?;
    seed.update(b"signs exports of the audit trail");
    let seed = seed.finalize().into_bytes();
    Ed25519KeyPair::from_seed_unchecked(&seed)
        .map_err(|_| Failure::new("The installation has no key to sign with."))
}

/// The public key that exports are checked with, as a DER file.
pub fn public_key(portal: &Portal) -> Result<Vec<u8>, Failure> {
    let pair = key_pair(portal)?;
    let key = pair.public_key().as_ref().iter();
    Ok(PUBLIC_KEY_HEAD.iter().chain(key).copied().collect())
}

/// Signs the last line of an export, its end of line included: through its hash of the line
/// before, it stands for all of them.
pub(super) fn sign(portal: &Portal, last_line: &str) -> Result<Vec<u8>, Failure> {
    let signature = key_pair(portal)?.sign(last_line.as_bytes());
    Ok(signature.as_ref().to_vec())
}

/// What of a line its place in the chain is checked with.
#[derive(Deserialize)]
struct Place {
    number: i64,
    former: String,
}

/// Checks an export with its signature and the public key of the installation that made it. Gives
/// how many lines it has.
pub fn check_export(lines: &str, signature: &[u8], public_key: &[u8]) -> Result<usize, Failure> {
    let (mut count, mut former, mut last) = (0, String::new(), "");
    for line in lines.split_inclusive('\n') {
        count += 1;
        let text = line.trim_end_matches('\n');
        let place: Place = serde_json::from_str(text)
            .map_err(|cause| Failure::new(format!("Line {count} cannot be read: {cause}")))?;
        if place.number != count || place.former != former {
            return Err(Failure::new(format!(
                "Line {count} does not follow the one before it."
            )));
        }
        former = sha256_hex(text.as_bytes());
        last = line;
    }
    let key = public_key
        .strip_prefix(&PUBLIC_KEY_HEAD)
        .ok_or_else(|| Failure::new("The key is not an Ed25519 public key."))?;
    UnparsedPublicKey::new(&ED25519, key)
        .verify(last.as_bytes(), signature)
        .map_err(|_| Failure::new("The signature is not that of these lines with this key."))?;
    usize::try_from(count).map_err(|_| Failure::new("There are too many lines."))
}
