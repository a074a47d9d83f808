//! Signing in with a passkey: no address is typed, the passkey says whose it is. It is two proofs in
//! one, having it and being known to it, so no second step follows.

use super::challenge::{challenge, use_challenge};
use crate::sign_in::factors::FactorProblem;
use crate::sign_in::link::Purpose;
use crate::sign_in::session::{self, Token};
use crate::sign_in::tries::Tries;
use crate::{Portal, Refusal, Wrong};
use billing::session::SignInWay;
use chrono::{DateTime, Utc};
use store::entities::{identity, passkey};
use webauthn::{Assertion, Unproven, request_options};

/// What a browser answered.
#[derive(Clone)]
pub struct PasskeyProof {
    /// As JSON.
    pub answer: String,
    /// Where the request came from, for the limit on tries.
    pub from: String,
}

/// What a browser is asked, as JSON; nothing where this portal takes no passkeys.
pub fn ask_passkey(portal: &Portal, now: DateTime<Utc>) -> Option<String> {
    let party = portal.passkey_party.as_ref()?;
    let challenge = challenge(portal, Purpose::SignInWithPasskey, "", now);
    Some(request_options(party, &challenge))
}

/// Signs in whoever proves to have a passkey.
pub async fn sign_in_with_passkey(
    portal: &Portal,
    proof: PasskeyProof,
    now: DateTime<Utc>,
) -> Result<Token, Refusal> {
    if !portal.takes_passkeys() {
        return Err(Refusal::NotFound);
    }
    let unproven = |cause: Unproven| {
        tracing::warn!(%cause, "a passkey was refused");
        refused(FactorProblem::PasskeyUnproven)
    };
    let answer = Assertion::read(&proof.answer).map_err(unproven)?;
    let tries = Tries::from_place("passkey", &proof.from);
    note_first(portal, &tries, answer.challenge(), now).await?;
    let (passkey, identity) = owner(portal, &answer).await?;
    let party = portal.passkey_party.as_ref().ok_or(Refusal::NotFound)?;
    let signatures = answer.prove(party, &passkey.public_key).map_err(unproven)?;
    let work = portal.begin(Some(identity.id), now).await?;
    let credential = &passkey.credential_id;
    if !store::passkeys::note_use(&work.txn, credential, signatures.into(), now).await? {
        tracing::warn!(identity = %identity.id, "a passkey's count did not go on: it has a copy");
        return Err(refused(FactorProblem::PasskeyUnproven));
    }
    tries.succeeded(&work).await?;
    let token = session::begin(&work, &identity, SignInWay::Passkey).await?;
    let token = token.ok_or_else(|| refused(FactorProblem::PasskeyUnknown))?;
    work.commit().await?;
    Ok(token)
}

fn refused(problem: FactorProblem) -> Refusal {
    Refusal::wrong("form", Wrong::Factor(problem))
}

/// Notes a try, and that the question is answered.
async fn note_first(
    portal: &Portal,
    tries: &Tries,
    challenge: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let work = portal.begin(None, now).await?;
    tries.note(&work).await?;
    let question = (Purpose::SignInWithPasskey, "");
    let is_first = use_challenge(portal, &work, challenge, question).await?;
    work.commit().await?;
    match is_first {
        true => Ok(()),
        false => Err(refused(FactorProblem::PasskeyOver)),
    }
}

/// The passkey that was used, and whose it is: here and in the authenticator's memory.
async fn owner(
    portal: &Portal,
    answer: &Assertion,
) -> Result<(passkey::Model, identity::Model), Refusal> {
    let unknown = || refused(FactorProblem::PasskeyUnknown);
    let passkey = store::passkeys::by_credential(&portal.database, answer.credential()).await?;
    let passkey = passkey.ok_or_else(unknown)?;
    let identity = store::identities::by_id(&portal.database, passkey.identity_id).await?;
    let identity = identity.ok_or_else(unknown)?;
    match answer.user() == Some(identity.id.0.as_bytes().as_slice()) {
        true => Ok((passkey, identity)),
        false => Err(refused(FactorProblem::PasskeyUnproven)),
    }
}
