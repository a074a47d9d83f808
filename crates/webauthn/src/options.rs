//! What a browser is asked, as it reads it from JSON (§5.1, `parseCreationOptionsFromJSON`).

use crate::public_key::ALGORITHMS;
use crate::{Party, base64url};
use serde_json::{Value, json};

/// Whose passkey is to be made.
pub struct Person<'a> {
    /// What never changes, and tells nothing.
    pub id: &'a [u8],
    /// By which they tell their accounts apart.
    pub name: &'a str,
}

/// Asks for a passkey that is found without a name typed, and verifies its user. Authenticators
/// that hold one of `had` already make no other.
pub fn creation_options(
    party: &Party,
    site: &str,
    person: &Person<'_>,
    challenge: &[u8],
    had: &[Vec<u8>],
) -> String {
    let kinds = ALGORITHMS.map(|it| json!({ "type": "public-key", "alg": it }));
    let had: Vec<_> = had.iter().map(|it| credential(it)).collect();
    let options = json!({
        "rp": { "id": party.host(), "name": site },
        "user": {
            "id": base64url(person.id),
            "name": person.name,
            "displayName": person.name,
        },
        "challenge": base64url(challenge),
        "pubKeyCredParams": kinds,
        "excludeCredentials": had,
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
        "attestation": "none",
    });
    options.to_string()
}

fn credential(id: &[u8]) -> Value {
    json!({ "type": "public-key", "id": base64url(id) })
}

/// Asks for the proof of any passkey of the party.
pub fn request_options(party: &Party, challenge: &[u8]) -> String {
    let options = json!({
        "rpId": party.host(),
        "challenge": base64url(challenge),
        "userVerification": "required",
    });
    options.to_string()
}
