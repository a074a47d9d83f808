//! Proving oneself with a code: of the app, or a recovery code. Each is good once.

use super::FactorProblem;
use super::recovery::hash_of;
use super::seal::{self, Sealed};
use super::totp;
use crate::sign_in::tries::Tries;
use crate::work::Work;
use crate::{Portal, Refusal, Wrong};
use billing::IdentityId;
use chrono::{DateTime, Utc};

/// The tries of an identity's codes: for signing in and for turning the app off they are the same.
pub(super) fn tries(identity: IdentityId, place: &str) -> Tries {
    Tries::of_codes(identity, place)
}

/// Notes a try of a code.
pub(super) async fn note_try(
    portal: &Portal,
    tries: &Tries,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let work = portal.begin(None, now).await?;
    tries.note(&work).await?;
    Ok(work.commit().await?)
}

/// Uses up the code that was typed.
pub(super) async fn use_code(
    portal: &Portal,
    work: &Work,
    identity: IdentityId,
    typed: &str,
) -> Result<(), Refusal> {
    match totp::is_code(typed) {
        true => use_code_of_app(portal, work, identity, typed).await,
        false => use_recovery_code(portal, work, identity, typed).await,
    }
}

async fn use_code_of_app(
    portal: &Portal,
    work: &Work,
    id: IdentityId,
    typed: &str,
) -> Result<(), Refusal> {
    let wrong = || Refusal::wrong("code", Wrong::Factor(FactorProblem::Code));
    let app = store::factors::app(&work.txn, id).await?;
    let app = app.ok_or_else(wrong)?;
    let secret = seal::open(portal, Sealed::AppSecret, id, &app.sealed_secret)?;
    let secret = secret.ok_or_else(|| Refusal::broken(&"the secret of an app does not open"))?;
    let step = totp::step_of(&secret, typed, work.now).ok_or_else(wrong)?;
    match store::factors::use_step(&work.txn, id, step).await? {
        true => Ok(()),
        false => Err(wrong()),
    }
}

async fn use_recovery_code(
    portal: &Portal,
    work: &Work,
    id: IdentityId,
    typed: &str,
) -> Result<(), Refusal> {
    let hash = hash_of(portal, id, typed);
    if !store::factors::use_code(&work.txn, id, hash).await? {
        let wrong = Wrong::Factor(FactorProblem::RecoveryCode);
        return Err(Refusal::wrong("code", wrong));
    }
    work.audit(None, "recovery-code.use", &id.to_string())
        .await?;
    Ok(())
}
