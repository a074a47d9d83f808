//! What the browser says of an answer: for what it was made, and on which page.

use crate::{Party, Unproven, unbase64url};
use ring::digest::{SHA256, digest};
use serde::Deserialize;

/// Making a passkey, or proving that one has it.
#[derive(Debug, Clone, Copy)]
pub enum Ceremony {
    Create,
    Get,
}

impl Ceremony {
    const fn word(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// What the browser says, and the hash of how it says it, which is signed.
#[derive(Debug, Clone)]
pub struct ClientData {
    said: Said,
    pub challenge: Vec<u8>,
    pub hash: Vec<u8>,
}

impl ClientData {
    pub fn read(base64url: &str) -> Result<Self, Unproven> {
        let json = unbase64url(base64url)?;
        let said: Said = serde_json::from_slice(&json).map_err(|_| Unproven::Unreadable)?;
        Ok(Self {
            challenge: unbase64url(&said.challenge)?,
            hash: digest(&SHA256, &json).as_ref().to_vec(),
            said,
        })
    }

    /// Made for this, on a page of the party itself and not of another one around it.
    pub fn check(&self, ceremony: Ceremony, party: &Party) -> Result<(), Unproven> {
        if self.said.r#type != ceremony.word() {
            return Err(Unproven::OtherCeremony);
        }
        match self.said.origin == party.origin() && !self.said.cross_origin {
            true => Ok(()),
            false => Err(Unproven::OtherOrigin),
        }
    }
}
