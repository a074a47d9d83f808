//! What the authenticator says of an answer (§6.1): for whom, how it knows its user, how often it
//! signed, and of a new credential its id and public key.

use crate::{Party, Unproven};

const PARTY_HASH_BYTES: usize = 32;
const AUTHENTICATOR_MODEL_BYTES: usize = 16;
/// The longest id of a credential that is taken (§7.1, step 25).
const CREDENTIAL_ID_BYTES_MAX: usize = 1_023;

const USER_PRESENT: u8 = 1 << 0;
const USER_VERIFIED: u8 = 1 << 2;
const HAS_CREDENTIAL: u8 = 1 << 6;

/// The fixed part.
#[derive(Debug, Clone)]
pub struct AuthenticatorData {
    pub bytes: Vec<u8>,
    party_hash: Vec<u8>,
    flags: u8,
    /// How often the key signed; 0 where that is not counted.
    pub signatures: u32,
    rest: Vec<u8>,
}

impl AuthenticatorData {
    pub fn read(bytes: Vec<u8>) -> Result<Self, Unproven> {
        let short = Unproven::Unreadable;
        let (party_hash, rest) = bytes.split_at_checked(PARTY_HASH_BYTES).ok_or(short)?;
        let (flags, rest) = rest.split_first().ok_or(short)?;
        let (signatures, rest) = rest.split_first_chunk().ok_or(short)?;
        Ok(Self {
            party_hash: party_hash.to_vec(),
            flags: *flags,
            signatures: u32::from_be_bytes(*signatures),
            rest: rest.to_vec(),
            bytes,
        })
    }

    /// Made for this party, and by somebody whom the authenticator knows: by a fingerprint, a face
    /// or a number, and not only by a touch.
    pub fn check(&self, party: &Party) -> Result<(), Unproven> {
        if !party.is_hashed_to(&self.party_hash) {
            return Err(Unproven::OtherParty);
        }
        let needed = USER_PRESENT | USER_VERIFIED;
        match self.flags & needed == needed {
            true => Ok(()),
            false => Err(Unproven::UserNotVerified),
        }
    }

    /// Id and public key of a new credential.
    pub fn credential(&self) -> Result<(Vec<u8>, Vec<u8>), Unproven> {
        let short = Unproven::Unreadable;
        if self.flags & HAS_CREDENTIAL == 0 {
            return Err(short);
        }
        let rest = self.rest.get(AUTHENTICATOR_MODEL_BYTES..).ok_or(short)?;
        let (length, rest) = rest.split_first_chunk().ok_or(short)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length == 0 || length > CREDENTIAL_ID_BYTES_MAX {
            return Err(short);
        }
        let (id, key) = rest.split_at_checked(length).ok_or(short)?;
        Ok((id.to_vec(), key.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_ends_too_soon_is_unreadable() {
        let mut whole = vec![0; PARTY_HASH_BYTES];
        whole.push(HAS_CREDENTIAL);
        whole.extend([0, 0, 0, 7]);
        whole.extend([0; AUTHENTICATOR_MODEL_BYTES]);
        whole.extend([0, 2, b'i', b'd', b'k']);
        let read = |bytes: &[u8]| AuthenticatorData::read(bytes.to_vec())?.credential();
        assert_eq!(read(&whole), Ok((b"id".to_vec(), b"k".to_vec())));
        for at in 0..whole.len() - 1 {
            assert_eq!(read(&whole[..at]), Err(Unproven::Unreadable), "{at}");
        }
    }
}
