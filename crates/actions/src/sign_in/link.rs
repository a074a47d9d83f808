//! Signed links: what they are for, about whom, until when. Nothing is kept of them.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a link lets one do: one made for one thing is worth nothing for another.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// Set a new password.
    ResetPassword,
    /// Finish signing in by choosing an identity.
    ChooseIdentity,
    /// Finish signing in with a code.
    SecondStep,
    /// Add the passkey that answers.
    AddPasskey,
    /// Sign in with the passkey that answers.
    SignInWithPasskey,
    /// Take the answer of a provider that was asked who somebody is.
    SignInWith,
    /// Make an identity of an address that was invited.
    AcceptInvitation,
    /// Get no more mail.
    StopMail,
    /// Have invoices sent to an address.
    ConfirmAddress,
    /// Open what a mail is about.
    OpenMail,
    /// Download a file of usage.
    DownloadUsage,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::ResetPassword => "reset-password",
            Self::ChooseIdentity => "choose-identity",
            Self::SecondStep => "second-step",
            Self::AddPasskey => "add-passkey",
            Self::SignInWithPasskey => "sign-in-with-passkey",
            Self::SignInWith => "sign-in-with",
            Self::AcceptInvitation => "accept-invitation",
            Self::StopMail => "stop-mail",
            Self::ConfirmAddress => "confirm-address",
            Self::OpenMail => "open-mail",
            Self::DownloadUsage => "download-usage",
        }
    }
}

/// Signs `subject` until `expires`. `binding` is not in the link: when it changes, such as the
/// password hash when a password is set, the link is worth nothing any more.
pub fn sign(
    secret: &[u8],
    purpose: Purpose,
    subject: &str,
    expires: DateTime<Utc>,
    binding: &str,
) -> String {
    let until = expires.timestamp();
    let signature = hex(&mac(secret, purpose, subject, until, binding)
        .finalize()
        .into_bytes());
    format!("{subject}.{until}.{signature}")
}

/// The subject and expiry that a link claims, before it is proved: it says whose binding to load.
pub fn claimed_subject(link: &str) -> Option<&str> {
    link.split('.').next().filter(|it| !it.is_empty())
}

/// Whether the link is good: signed here, for this, with this binding, and not expired.
pub fn is_good(
    secret: &[u8],
    purpose: Purpose,
    link: &str,
    binding: &str,
    now: DateTime<Utc>,
) -> bool {
    let mut parts = link.split('.');
    let (Some(subject), Some(until), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let (Ok(until), Some(signature)) = (until.parse::<i64>(), unhex(signature)) else {
        return false;
    };
    let is_signed = mac(secret, purpose, subject, until, binding)
        .verify_slice(&signature)
        .is_ok();
    is_signed && now.timestamp() < until
}

fn mac(secret: &[u8], purpose: Purpose, subject: &str, until: i64, binding: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length of key will do");
    for part in [purpose.word(), subject, &until.to_string(), binding] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn a_link_is_good_for_one_thing_until_its_time_and_while_its_binding_holds() {
        let now = Utc::now();
        let link = sign(
            b"secret",
            Purpose::ResetPassword,
            "finn",
            now + Duration::hours(1),
            "old",
        );
        let is_good_at = |purpose, link: &str, binding: &str, now| {
            is_good(b"secret", purpose, link, binding, now)
        };
        assert!(is_good_at(Purpose::ResetPassword, &link, "old", now));
        assert!(!is_good_at(Purpose::ResetPassword, &link, "new", now));
        assert!(!is_good_at(Purpose::ChooseIdentity, &link, "old", now));
        assert!(!is_good_at(
            Purpose::ResetPassword,
            &link,
            "old",
            now + Duration::hours(1)
        ));
        assert!(!is_good(
            b"other",
            Purpose::ResetPassword,
            &link,
            "old",
            now
        ));
        let forged = link.replace("finn", "anna");
        assert!(!is_good_at(Purpose::ResetPassword, &forged, "old", now));
        for nonsense in [
            "",
            "finn",
            "finn.1",
            "finn.x.y",
            "a.b.c.d",
            "finn.99999999999.é",
        ] {
            assert!(!is_good_at(Purpose::ResetPassword, nonsense, "old", now));
        }
    }
}
