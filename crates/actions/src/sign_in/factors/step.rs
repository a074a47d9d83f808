//! The second step of signing in, between the password and the session.

use super::{FactorProblem, prove};
use crate::sign_in::credentials::SignedIn;
use crate::sign_in::link::{self, Purpose};
use crate::sign_in::session::{self, Token};
use crate::sign_in::tries;
use crate::work::{Work, random_number};
use crate::{Portal, Refusal, Wrong};
use billing::IdentityId;
use billing::session::SignInWay;
use chrono::{DateTime, Duration, Utc};
use store::entities::identity;

/// How long the second step may take; over before it is forgotten that it was taken.
const STEP_LASTS: Duration = Duration::minutes(10);

/// What was typed at the second step.
#[derive(Clone)]
pub struct SecondStep {
    /// Proves that the password was right.
    pub ticket: String,
    /// A code of the app, or a recovery code.
    pub code: String,
    /// Where the request came from, for the limit on tries.
    pub from: String,
}

/// A session of whoever gave the password, or the second step before it, where they have an app;
/// none where the password was changed since, or the identity disabled.
pub async fn enter(
    portal: &Portal,
    work: &Work,
    identity: &identity::Model,
) -> Result<Option<SignedIn>, Refusal> {
    let app = store::factors::app(&work.txn, identity.id).await?;
    if app.is_none() {
        let session = session::begin(work, identity, SignInWay::Password).await?;
        return Ok(session.map(SignedIn::Session));
    }
    let hash = identity.password_hash.as_deref().unwrap_or_default();
    let subject = format!("{:x}:{}", random_number(), identity.id);
    let expires = work.now + STEP_LASTS;
    let (secret, purpose) = (&portal.secret, Purpose::SecondStep);
    let ticket = link::sign(secret, purpose, &subject, expires, hash);
    Ok(Some(SignedIn::SecondStep { ticket }))
}

/// Takes the second step: a session begins. A wrong code leaves the step to be tried again.
pub async fn take_second_step(
    portal: &Portal,
    step: SecondStep,
    now: DateTime<Utc>,
) -> Result<Token, Refusal> {
    let over = || Refusal::wrong("form", Wrong::Factor(FactorProblem::StepOver));
    let (subject, identity) = proved(portal, &step.ticket, now).await?.ok_or_else(over)?;
    let tries = prove::tries(identity.id, &step.from);
    prove::note_try(portal, &tries, now).await?;
    let work = portal.begin(Some(identity.id), now).await?;
    prove::use_code(portal, &work, identity.id, &step.code).await?;
    if !tries::is_first(&work, &subject).await? {
        return Err(over());
    }
    tries.succeeded(&work).await?;
    let token = session::begin(&work, &identity, SignInWay::SecondStep).await?;
    let token = token.ok_or_else(over)?;
    work.commit().await?;
    Ok(token)
}

/// Whose password a ticket proves, while it is that password.
async fn proved(
    portal: &Portal,
    ticket: &str,
    now: DateTime<Utc>,
) -> Result<Option<(String, identity::Model)>, Refusal> {
    let subject = link::claimed_subject(ticket).unwrap_or_default();
    let id = subject.split_once(':').map(|(_, id)| id.parse());
    let Some(Ok(id)) = id else {
        return Ok(None);
    };
    let id: IdentityId = id;
    let Some(identity) = store::identities::by_id(&portal.database, id).await? else {
        return Ok(None);
    };
    let hash = identity.password_hash.as_deref().unwrap_or_default();
    let is_good = link::is_good(&portal.secret, Purpose::SecondStep, ticket, hash, now);
    Ok(is_good.then(|| (subject.to_owned(), identity)))
}
