//! A forgotten password: a link is mailed to the address, and whoever runs the portal sees who asked
//! and can hand one over.

use super::tries::Tries;
use crate::mail::tell_reset;
use crate::{Failure, Portal, Refusal, Wrong};
use billing::Language;
use chrono::{DateTime, Utc};
use store::entities::reset_request;

/// A request that nobody has seen to: no password was set since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetRequest {
    /// The address.
    pub email: String,
    /// When it was last asked for.
    pub asked_at: DateTime<Utc>,
}

/// Somebody forgot their password. The answer is the same for everyone; only of addresses that
/// are known a request is kept and a link is sent. `language` is that of the page.
pub async fn request_reset(
    portal: &Portal,
    email: &str,
    from: &str,
    (language, now): (Language, DateTime<Utc>),
) -> Result<(), Refusal> {
    if email.trim().is_empty() {
        return Err(Refusal::wrong("email", Wrong::Required));
    }
    let work = portal.begin(None, now).await?;
    Tries::of("reset", email, from).note(&work).await?;
    let mut found = store::identities::by_email(&work.txn, email).await?;
    found.retain(|it| it.disabled_at.is_none());
    for identity in &found {
        tell_reset(&work, identity, language).await?;
    }
    let known = found.into_iter().next();
    let subject = known.as_ref().map(|it| it.id.to_string());
    if let Some(identity) = known {
        let request = reset_request::Model {
            email_key: identity.email_key,
            asked_at: now,
        };
        store::put::<reset_request::Entity>(&work.txn, request).await?;
    }
    work.audit(None, "password.forgotten", &subject.unwrap_or_default())
        .await?;
    Ok(work.commit().await?)
}

/// The open requests, the oldest first.
pub async fn reset_requests(portal: &Portal) -> Result<Vec<ResetRequest>, Failure> {
    let open = store::reset_requests::open(&portal.database).await?;
    let requests = open.into_iter().map(|it| ResetRequest {
        email: it.email_key,
        asked_at: it.asked_at,
    });
    Ok(requests.collect())
}
