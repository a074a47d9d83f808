//! An authenticator in memory, for tests: it signs as real ones do, and can be told to lie.

use crate::base64url;
use ciborium::Value;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

/// An authenticator with one passkey.
pub struct Authenticator {
    key: EcdsaKeyPair,
    /// What it calls its passkey.
    pub id: Vec<u8>,
    /// Whose it is.
    pub user: Vec<u8>,
    /// The host that it believes to be asked by.
    pub host: String,
    /// The page that the browser says to be on.
    pub origin: String,
    /// How often it signed.
    pub signatures: u32,
    /// What it says of its user: `0b101` is there and verified.
    pub flags: u8,
}

impl Authenticator {
    /// A new one, of the site at this origin.
    pub fn new(origin: &str, user: &[u8]) -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &random).expect("a key");
        let host = origin.split("://").nth(1).unwrap_or(origin);
        Self {
            id: digest(&SHA256, key.public_key().as_ref()).as_ref().to_vec(),
            key,
            user: user.to_vec(),
            host: host.split(':').next().unwrap_or(host).to_owned(),
            origin: origin.to_owned(),
            signatures: 0,
            flags: 0b101,
        }
    }

    /// Makes the passkey.
    pub fn create(&self, challenge: &[u8]) -> String {
        const HAS_CREDENTIAL: u8 = 1 << 6;
        let mut data = self.data(self.flags | HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        let attestation = Value::Map(vec![
            (Value::from("fmt"), Value::from("none")),
            (Value::from("attStmt"), Value::Map(Vec::new())),
            (Value::from("authData"), Value::from(data)),
        ]);
        let answer = json!({
            "id": base64url(&self.id),
            "response": {
                "clientDataJSON": base64url(&self.client_data("webauthn.create", challenge)),
                "attestationObject": base64url(&cbor(&attestation)),
            },
        });
        answer.to_string()
    }

    /// Proves that one has it.
    pub fn get(&mut self, challenge: &[u8]) -> String {
        self.signatures += 1;
        let client_data = self.client_data("webauthn.get", challenge);
        let data = self.data(self.flags);
        let signed = [data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed);
        let answer = json!({
            "id": base64url(&self.id),
            "response": {
                "clientDataJSON": base64url(&client_data),
                "authenticatorData": base64url(&data),
                "signature": base64url(signature.expect("a signature").as_ref()),
                "userHandle": base64url(&self.user),
            },
        });
        answer.to_string()
    }

    fn client_data(&self, ceremony: &str, challenge: &[u8]) -> Vec<u8> {
        let said = json!({
            "type": ceremony,
            "challenge": base64url(challenge),
            "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, self.host.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend(self.signatures.to_be_bytes());
        data
    }

    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.public_key().as_ref();
        let entry = |label: i64, value: Value| (Value::from(label), value);
        let key = Value::Map(vec![
            entry(1, Value::from(2)),
            entry(3, Value::from(-7)),
            entry(-1, Value::from(1)),
            entry(-2, Value::from(point[1..33].to_vec())),
            entry(-3, Value::from(point[33..].to_vec())),
        ]);
        cbor(&key)
    }
}

fn cbor(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("written");
    bytes
}
