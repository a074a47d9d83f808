//! The two answers of an authenticator, as browsers write them into JSON (§5.1, `toJSON`).

use crate::authenticator_data::AuthenticatorData;
use crate::client_data::{Ceremony, ClientData};
use crate::public_key::PublicKey;
use crate::{Party, Unproven, unbase64url};
use ciborium::Value;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Sent<T> {
    id: String,
    response: T,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SentRegistration {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    attestation_object: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SentAssertion {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    authenticator_data: String,
    signature: String,
    user_handle: Option<String>,
}

fn read<T: DeserializeOwned>(json: &str) -> Result<Sent<T>, Unproven> {
    serde_json::from_str(json).map_err(|_| Unproven::Unreadable)
}

/// A passkey that was made.
pub struct Registration {
    id: Vec<u8>,
    client: ClientData,
    authenticator: AuthenticatorData,
}

/// What is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCredential {
    /// What the authenticator calls it.
    pub id: Vec<u8>,
    /// The public half of its key.
    pub public_key: Vec<u8>,
    /// How often it signed; 0 where that is not counted.
    pub signatures: u32,
}

impl Registration {
    /// Reads it; nothing is proved by that.
    pub fn read(json: &str) -> Result<Self, Unproven> {
        let sent: Sent<SentRegistration> = read(json)?;
        let attestation = unbase64url(&sent.response.attestation_object)?;
        Ok(Self {
            id: unbase64url(&sent.id)?,
            client: ClientData::read(&sent.response.client_data)?,
            authenticator: AuthenticatorData::read(authenticator_data(&attestation)?)?,
        })
    }

    /// The challenge that it claims to answer.
    pub fn challenge(&self) -> &[u8] {
        &self.client.challenge
    }

    /// What was made, where it was made for this party by somebody the authenticator knows (§7.1).
    pub fn prove(&self, party: &Party) -> Result<NewCredential, Unproven> {
        self.client.check(Ceremony::Create, party)?;
        self.authenticator.check(party)?;
        let (id, public_key) = self.authenticator.credential()?;
        if id != self.id {
            return Err(Unproven::Unreadable);
        }
        PublicKey::read(&public_key)?;
        Ok(NewCredential {
            id,
            public_key,
            signatures: self.authenticator.signatures,
        })
    }
}

/// The one part of an attestation that is read.
fn authenticator_data(mut attestation: &[u8]) -> Result<Vec<u8>, Unproven> {
    let read: Result<Value, _> = ciborium::from_reader(&mut attestation);
    let Ok(Value::Map(entries)) = read else {
        return Err(Unproven::Unreadable);
    };
    let mut entries = entries.into_iter();
    let data = entries.find(|(label, _)| label.as_text() == Some("authData"));
    let data = data.and_then(|(_, value)| value.into_bytes().ok());
    data.ok_or(Unproven::Unreadable)
}

/// The proof that somebody has a passkey.
pub struct Assertion {
    credential: Vec<u8>,
    client: ClientData,
    authenticator: AuthenticatorData,
    signature: Vec<u8>,
    user: Option<Vec<u8>>,
}

impl Assertion {
    /// Reads it; nothing is proved by that.
    pub fn read(json: &str) -> Result<Self, Unproven> {
        let sent: Sent<SentAssertion> = read(json)?;
        let response = sent.response;
        Ok(Self {
            credential: unbase64url(&sent.id)?,
            client: ClientData::read(&response.client_data)?,
            authenticator: AuthenticatorData::read(unbase64url(&response.authenticator_data)?)?,
            signature: unbase64url(&response.signature)?,
            user: response
                .user_handle
                .as_deref()
                .map(unbase64url)
                .transpose()?,
        })
    }

    /// The challenge that it claims to answer.
    pub fn challenge(&self) -> &[u8] {
        &self.client.challenge
    }

    /// Which credential it claims to be of.
    pub fn credential(&self) -> &[u8] {
        &self.credential
    }

    /// Whose it is, as the authenticator remembers.
    pub fn user(&self) -> Option<&[u8]> {
        self.user.as_deref()
    }

    /// How often the key signed, where this was signed with it, for this party, by somebody the
    /// authenticator knows (§7.2).
    pub fn prove(&self, party: &Party, public_key: &[u8]) -> Result<u32, Unproven> {
        self.client.check(Ceremony::Get, party)?;
        self.authenticator.check(party)?;
        let signed = [self.authenticator.bytes.as_slice(), &self.client.hash].concat();
        PublicKey::read(public_key)?.verify(&signed, &self.signature)?;
        Ok(self.authenticator.signatures)
    }
}
