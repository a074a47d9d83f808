//! Public keys as authenticators write them (COSE, RFC 9053), and what they verify.

use crate::Unproven;
use ciborium::Value;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};

/// The kinds of keys that are asked for, the best first.
pub const ALGORITHMS: [i64; 3] = [ED_DSA, ES256, RS256];

const ED_DSA: i64 = -8;
const ES256: i64 = -7;
const RS256: i64 = -257;

/// Labels of the values of a key (RFC 9053 §7, RFC 8230 §4).
const KIND: i64 = 1;
const ALGORITHM: i64 = 3;
const CURVE_OR_MODULUS: i64 = -1;
const X_OR_EXPONENT: i64 = -2;
const Y: i64 = -3;

const OCTET_PAIR: i64 = 1;
const ELLIPTIC: i64 = 2;
const RSA: i64 = 3;
const P_256: i64 = 1;
const CURVE_ED25519: i64 = 6;
const COORDINATE_BYTES: usize = 32;

/// What an uncompressed point begins with (SEC 1 §2.3.3).
const UNCOMPRESSED: u8 = 4;

#[derive(Debug)]
pub enum PublicKey {
    Ed25519(Vec<u8>),
    P256(Vec<u8>),
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl PublicKey {
    /// Reads a key. What follows it, such as extensions, is left.
    pub fn read(mut cose: &[u8]) -> Result<Self, Unproven> {
        let read: Result<Value, _> = ciborium::from_reader(&mut cose);
        let Ok(Value::Map(entries)) = read else {
            return Err(Unproven::Unreadable);
        };
        let key = Entries(entries);
        let kind = (key.number(KIND), key.number(ALGORITHM));
        let curve = key.number(CURVE_OR_MODULUS);
        match (kind, curve) {
            ((Some(OCTET_PAIR), Some(ED_DSA)), Some(CURVE_ED25519)) => {
                Ok(Self::Ed25519(key.coordinate(X_OR_EXPONENT)?))
            }
            ((Some(ELLIPTIC), Some(ES256)), Some(P_256)) => {
                let (x, y) = (key.coordinate(X_OR_EXPONENT)?, key.coordinate(Y)?);
                Ok(Self::P256([vec![UNCOMPRESSED], x, y].concat()))
            }
            ((Some(RSA), Some(RS256)), None) => Ok(Self::Rsa {
                modulus: key.bytes(CURVE_OR_MODULUS)?,
                exponent: key.bytes(X_OR_EXPONENT)?,
            }),
            _ => Err(Unproven::UnknownKey),
        }
    }

    /// Whether the signature is of this key, over these bytes.
    pub fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), Unproven> {
        let verified = match self {
            Self::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(signed, signature),
            Self::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(signed, signature)
            }
            Self::Rsa { modulus, exponent } => RsaPublicKeyComponents {
                n: modulus,
                e: exponent,
            }
            .verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature),
        };
        verified.map_err(|_| Unproven::WrongSignature)
    }
}

struct Entries(Vec<(Value, Value)>);

impl Entries {
    fn value(&self, label: i64) -> Option<&Value> {
        let label = Value::from(label);
        let mut entries = self.0.iter();
        entries.find(|(it, _)| *it == label).map(|(_, value)| value)
    }

    fn number(&self, label: i64) -> Option<i64> {
        let number = self.value(label)?.as_integer()?;
        number.try_into().ok()
    }

    fn bytes(&self, label: i64) -> Result<Vec<u8>, Unproven> {
        let bytes = self.value(label).and_then(Value::as_bytes);
        bytes.cloned().ok_or(Unproven::UnknownKey)
    }

    fn coordinate(&self, label: i64) -> Result<Vec<u8>, Unproven> {
        let bytes = self.bytes(label)?;
        match bytes.len() == COORDINATE_BYTES {
            true => Ok(bytes),
            false => Err(Unproven::UnknownKey),
        }
    }
}
