//! Passkeys (W3C Web Authentication): made by somebody who is signed in, and enough to sign in.
//!
//! A challenge is its own ticket: signed here for one purpose, good for five minutes and once. So
//! nothing waits in the database for people who go away.

mod add;
mod challenge;
mod enter;

pub use add::{NewPasskey, PasskeyOffer, add_passkey, offer_passkey, remove_passkey, show_passkey};
pub use enter::{PasskeyProof, ask_passkey, sign_in_with_passkey};

use crate::Portal;
use webauthn::Party;

impl Portal {
    /// The same, at the address that people reach it at.
    #[must_use]
    pub fn with_public_url(mut self, public_url: &str) -> Self {
        self.passkey_party = Party::of(public_url);
        self
    }

    /// Whether passkeys can be made at this portal's address: it needs a host's name, and https.
    pub const fn takes_passkeys(&self) -> bool {
        self.passkey_party.is_some()
    }
}
