//! What a passkey has to sign, so that its answer is one to this question and to no other.

use crate::sign_in::link::{self, Purpose};
use crate::sign_in::tries;
use crate::work::{Work, random_number};
use crate::{Portal, Refusal};
use chrono::{DateTime, Duration, Utc};

/// How long one may take to answer; over before it is forgotten that it was answered.
const CHALLENGE_LASTS: Duration = Duration::minutes(5);

/// A challenge for this. `binding` is whose, where that is known already.
pub fn challenge(portal: &Portal, purpose: Purpose, binding: &str, now: DateTime<Utc>) -> Vec<u8> {
    let subject = format!("{:032x}", random_number());
    let expires = now + CHALLENGE_LASTS;
    link::sign(&portal.secret, purpose, &subject, expires, binding).into_bytes()
}

/// Uses a challenge up. Gives whether it was set here, for this, and is answered in time and for
/// the first time.
pub async fn use_challenge(
    portal: &Portal,
    work: &Work,
    challenge: &[u8],
    (purpose, binding): (Purpose, &str),
) -> Result<bool, Refusal> {
    let Ok(ticket) = str::from_utf8(challenge) else {
        return Ok(false);
    };
    let is_good = link::is_good(&portal.secret, purpose, ticket, binding, work.now);
    match link::claimed_subject(ticket).filter(|_| is_good) {
        Some(subject) => tries::is_first(work, subject).await,
        None => Ok(false),
    }
}
