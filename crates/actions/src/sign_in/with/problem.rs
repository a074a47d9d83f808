//! Why nobody is signed in with a provider.

/// Why signing in with a provider did not work out. What the provider itself said is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderProblem {
    /// The answer is to no question that waits: it came too late or a second time, in another
    /// browser, from another provider, or was made up.
    Over,
    /// Whoever was asked there said no.
    Denied,
    /// The provider cannot be reached, or not at the moment.
    Unavailable,
    /// What it said does not prove who it is: signature, issuer, audience, nonce or time are wrong.
    Unproven,
    /// It says no address, or does not vouch for it.
    AddressUnverified,
    /// The address belongs to an identity that signs in otherwise.
    AddressTaken,
    /// The identity is disabled.
    Disabled,
}
