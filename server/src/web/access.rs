//! Who may use an address at all. Signing in is the rule; what is open to everyone is named here.

/// Who may use an address; what they find there is up to the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone, and nobody is looked up: assets, what monitoring asks, and what proves itself
    /// otherwise.
    Machines,
    /// Everyone, signed in or not.
    Everyone,
    /// Whoever is signed in.
    SignedIn,
}

const MACHINES: [&str; 4] = ["/healthz", "/readyz", "/metrics", "/mail/returned"];
const EVERYONE: [&str; 7] = [
    "/sign-in",
    "/sign-in/identity",
    "/sign-in/code",
    "/sign-in/recovery-code",
    "/sign-in/passkey",
    "/forgotten-password",
    "/preferences",
];

/// Addresses whose end says what they are about: a signed link, which is what opens them, or a
/// provider that says who somebody is.
const OPEN: [&str; 7] = [
    "/reset-password/",
    "/invitations/",
    "/sign-in/with/",
    "/stop-mail/",
    "/confirm-address/",
    "/open-mail/",
    "/usage-files/",
];

/// Who may use the address with this path.
pub fn audience(path: &str) -> Audience {
    if MACHINES.contains(&path) || path.starts_with("/pkg/") {
        Audience::Machines
    } else if EVERYONE.contains(&path) || OPEN.iter().any(|it| path.starts_with(it)) {
        Audience::Everyone
    } else {
        Audience::SignedIn
    }
}
