//! What the answers of authenticators prove (W3C Web Authentication, Level 2, §7).
//!
//! Invariant: no clock, no I/O and no memory. Whether a challenge is one that was set, and is
//! answered for the first time, is for the caller to say; attestation is not asked for, so no
//! statement about the make of an authenticator is read.

mod answer;
mod authenticator_data;
mod client_data;
mod options;
mod party;
mod public_key;
#[cfg(any(test, feature = "simulated"))]
pub mod simulated;
#[cfg(test)]
mod tests;

pub use answer::{Assertion, NewCredential, Registration};
pub use options::{Person, creation_options, request_options};
pub use party::Party;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Why an answer proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Not what a browser sends.
    #[error("the answer cannot be read")]
    Unreadable,
    /// Made for the other ceremony.
    #[error("the answer is of another ceremony")]
    OtherCeremony,
    /// Made on the page of another site, or within one.
    #[error("the answer was made on another site")]
    OtherOrigin,
    /// Made for another relying party.
    #[error("the answer is for another relying party")]
    OtherParty,
    /// Nobody was there, or it was not looked at who.
    #[error("the authenticator did not verify its user")]
    UserNotVerified,
    /// A key of a kind that was not asked for.
    #[error("the key is of an unknown kind")]
    UnknownKey,
    /// Signed with another key, or changed since.
    #[error("the signature is wrong")]
    WrongSignature,
}

/// Bytes as they stand in the JSON of browsers.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn unbase64url(text: &str) -> Result<Vec<u8>, Unproven> {
    let decoded = URL_SAFE_NO_PAD.decode(text);
    decoded.map_err(|_| Unproven::Unreadable)
}
