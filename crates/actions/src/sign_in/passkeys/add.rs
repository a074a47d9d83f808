//! Adding a passkey, and removing one.

use super::challenge::{challenge, use_challenge};
use crate::sign_in::factors::{FactorProblem, PasskeyLine, show_security};
use crate::sign_in::link::{Purpose, unhex};
use crate::sign_in::password::prove_current;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use store::entities::{identity, passkey};
use webauthn::{NewCredential, Person, Registration, creation_options};

/// The longest name of a passkey.
const NAME_LETTERS_MAX: usize = 60;

/// What a browser is asked for a new passkey with.
#[derive(Debug, Clone)]
pub struct PasskeyOffer {
    /// As JSON, for the browser; nothing where browsers make none at this portal's address.
    pub options: Option<String>,
}

/// The form of a new passkey.
#[derive(Clone, Default)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// The current password.
    pub current: String,
    /// What the browser answered.
    pub answer: String,
}

/// Asks for a new passkey of somebody who signs in with a password.
pub async fn offer_passkey(portal: &Portal, caller: &Caller) -> Result<PasskeyOffer, Refusal> {
    let id = caller.identity;
    let identity = store::identities::by_id(&portal.database, id).await?;
    let identity = identity.filter(|it| it.password_hash.is_some());
    let identity = identity.ok_or(Refusal::NotFound)?;
    let Some(party) = portal.passkey_party.as_ref() else {
        return Ok(PasskeyOffer { options: None });
    };
    let had = store::passkeys::of_identity(&portal.database, id).await?;
    let had: Vec<_> = had.into_iter().map(|it| it.credential_id).collect();
    let challenge = challenge(portal, Purpose::AddPasskey, &binding(&identity), caller.now);
    let person = Person {
        id: id.0.as_bytes(),
        name: &identity.email,
    };
    let site = portal.issuer().await?.name;
    Ok(PasskeyOffer {
        options: Some(creation_options(party, &site, &person, &challenge, &had)),
    })
}

/// A question to one person is worth nothing to another, and over with their password.
fn binding(identity: &identity::Model) -> String {
    let hash = identity.password_hash.as_deref().unwrap_or_default();
    format!("{} {hash}", identity.id)
}

/// Adds the passkey that was made.
pub async fn add_passkey(portal: &Portal, caller: &Caller, new: NewPasskey) -> Result<(), Refusal> {
    let party = portal.passkey_party.as_ref().ok_or(Refusal::NotFound)?;
    let id = caller.identity;
    let name = named(&new.name)?;
    let identity = prove_current(portal, caller, new.current).await?;
    let unproven = |cause| {
        tracing::warn!(%cause, "a new passkey was refused");
        refused(FactorProblem::PasskeyUnproven)
    };
    let made = Registration::read(&new.answer).map_err(unproven)?;
    let credential = made.prove(party).map_err(unproven)?;
    let work = portal.begin(Some(id), caller.now).await?;
    let question = (Purpose::AddPasskey, binding(&identity));
    let question = (question.0, question.1.as_str());
    if !use_challenge(portal, &work, made.challenge(), question).await? {
        return Err(refused(FactorProblem::PasskeyOver));
    }
    if !store::identities::hold(&work.txn, id, identity.password_hash.as_deref()).await? {
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    let had = store::passkeys::of_identity(&work.txn, id).await?;
    if had.len() as u64 >= store::passkeys::PASSKEYS_MAX {
        return Err(refused(FactorProblem::TooManyPasskeys));
    }
    insert(&work, caller, credential, name).await?;
    work.audit(None, "passkey.add", &id.to_string()).await?;
    Ok(work.commit().await?)
}

fn refused(problem: FactorProblem) -> Refusal {
    Refusal::wrong("form", Wrong::Factor(problem))
}

fn named(typed: &str) -> Result<String, Refusal> {
    let name = billing::text::said(typed).ok_or_else(|| Refusal::wrong("name", Wrong::Required))?;
    match name.chars().count() <= NAME_LETTERS_MAX {
        true => Ok(name.to_owned()),
        false => Err(Refusal::wrong("name", Wrong::TooLong(NAME_LETTERS_MAX))),
    }
}

/// A credential belongs to one person: somebody else's is not added a second time.
async fn insert(
    work: &Work,
    caller: &Caller,
    credential: NewCredential,
    name: String,
) -> Result<(), Refusal> {
    let row = passkey::Model {
        credential_id: credential.id,
        identity_id: caller.identity,
        name,
        public_key: credential.public_key,
        signatures: credential.signatures.into(),
        added_at: caller.now,
        used_at: None,
    };
    let put = store::put_all::<passkey::Entity>(&work.txn, vec![row]).await;
    put.map_err(|cause| match store::is_duplicate(&cause) {
        true => refused(FactorProblem::PasskeyKnown),
        false => cause.into(),
    })
}

/// A passkey of the caller, by the name of its credential.
pub async fn show_passkey(
    portal: &Portal,
    caller: &Caller,
    credential: &str,
) -> Result<PasskeyLine, Refusal> {
    let had = show_security(portal, caller).await?.passkeys;
    let asked = had.into_iter().find(|it| it.credential == credential);
    asked.ok_or(Refusal::NotFound)
}

/// Removes a passkey of the caller, by the name of its credential, for whoever knows their password:
/// a session that was left open takes nobody's passkeys away.
pub async fn remove_passkey(
    portal: &Portal,
    caller: &Caller,
    credential: &str,
    current: String,
) -> Result<(), Refusal> {
    let id = caller.identity;
    show_passkey(portal, caller, credential).await?;
    let credential = unhex(credential).ok_or(Refusal::NotFound)?;
    let identity = prove_current(portal, caller, current).await?;
    let work = portal.begin(Some(id), caller.now).await?;
    if !store::identities::hold(&work.txn, id, identity.password_hash.as_deref()).await? {
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    if !store::passkeys::remove(&work.txn, id, &credential).await? {
        return Err(Refusal::NotFound);
    }
    work.audit(None, "passkey.remove", &id.to_string()).await?;
    Ok(work.commit().await?)
}
