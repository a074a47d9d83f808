//! Setting an authenticator app up, and turning it off.

use super::recovery::{CODES_BYTES, codes_of, hashes_of};
use super::seal::{self, Sealed};
use super::totp::{SECRET_BYTES, base32, step_of};
use super::{FactorProblem, prove, remove_app};
use crate::sign_in::link::{hex, unhex};
use crate::sign_in::password::prove_current;
use crate::work::{Work, random};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::IdentityId;
use store::entities::authenticator_app;

/// A secret and recovery codes that a page shows. They count once a code of the app was seen.
#[derive(Debug, Clone)]
pub struct AppOffer {
    /// What the form carries.
    pub sealed: String,
    /// The secret, to type into an app.
    pub secret: String,
    /// The same as an address, to scan.
    pub address: String,
    /// The recovery codes that come with it.
    pub codes: Vec<String>,
}

/// The form of setting up.
#[derive(Clone, Default)]
pub struct AppSetUp {
    /// What the page offered.
    pub sealed: String,
    /// The current password.
    pub current: String,
    /// A code of the app.
    pub code: String,
}

/// Offers a secret to somebody who signs in with a password and has no app; that of a form that was
/// refused is offered again, for it was scanned already.
pub async fn offer_app(
    portal: &Portal,
    caller: &Caller,
    refused: &str,
) -> Result<AppOffer, Refusal> {
    let id = caller.identity;
    let identity = store::identities::by_id(&portal.database, id).await?;
    let is_local = identity.is_some_and(|it| it.password_hash.is_some());
    let app = store::factors::app(&portal.database, id).await?;
    if !is_local || app.is_some() {
        return Err(Refusal::NotFound);
    }
    let bytes = match open_offer(portal, id, refused)? {
        Some(bytes) => bytes,
        None => random::<{ SECRET_BYTES + CODES_BYTES }>().to_vec(),
    };
    let (secret, codes) = bytes.split_at(SECRET_BYTES);
    let secret = base32(secret);
    let issuer = portal.issuer().await?;
    Ok(AppOffer {
        address: address(&issuer.name, &caller.email, &secret),
        secret,
        codes: codes_of(codes),
        sealed: hex(&seal::seal(portal, Sealed::AppOffer, id, &bytes)?),
    })
}

fn open_offer(portal: &Portal, id: IdentityId, sealed: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let text = unhex(sealed).unwrap_or_default();
    seal::open(portal, Sealed::AppOffer, id, &text)
}

/// What apps read: `otpauth://totp/Issuer:address?secret=…&issuer=Issuer`.
fn address(issuer: &str, email: &str, secret: &str) -> String {
    let issuer = written(issuer);
    format!(
        "otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}",
        written(email)
    )
}

/// As it stands in an address: apps know no `+` for a space.
fn written(text: &str) -> String {
    let plain = |it: &u8| it.is_ascii_alphanumeric() || b"-._~@".contains(it);
    let bytes = text.bytes().map(|it| match plain(&it) {
        true => char::from(it).to_string(),
        false => format!("%{it:02X}"),
    });
    bytes.collect()
}

/// Sets the app up whose code was typed: from now on it is asked for one at each sign-in.
pub async fn set_up_app(portal: &Portal, caller: &Caller, typed: AppSetUp) -> Result<(), Refusal> {
    let id = caller.identity;
    let identity = prove_current(portal, caller, typed.current).await?;
    let over = || Refusal::wrong("form", Wrong::Factor(FactorProblem::OfferOver));
    let bytes = open_offer(portal, id, &typed.sealed)?.ok_or_else(over)?;
    let (secret, codes) = bytes.split_at(SECRET_BYTES);
    let step = step_of(secret, &typed.code, caller.now);
    let wrong = || Refusal::wrong("code", Wrong::Factor(FactorProblem::Code));
    let row = authenticator_app::Model {
        identity_id: id,
        sealed_secret: seal::seal(portal, Sealed::AppSecret, id, secret)?,
        last_step: step.ok_or_else(wrong)?,
        confirmed_at: caller.now,
    };
    let work = portal.begin(Some(id), caller.now).await?;
    if !store::identities::hold(&work.txn, id, identity.password_hash.as_deref()).await? {
        return Err(Refusal::wrong("current", Wrong::CurrentPassword));
    }
    insert(&work, row).await?;
    let hashes = hashes_of(portal, id, &codes_of(codes));
    store::factors::replace_codes(&work.txn, id, hashes).await?;
    work.audit(None, "app.set-up", &id.to_string()).await?;
    Ok(work.commit().await?)
}

/// Where there is one already, the page of setting one up is gone.
async fn insert(work: &Work, row: authenticator_app::Model) -> Result<(), Refusal> {
    let put = store::put_all::<authenticator_app::Entity>(&work.txn, vec![row]).await;
    put.map_err(|cause| match store::is_duplicate(&cause) {
        true => Refusal::NotFound,
        false => cause.into(),
    })
}

/// Turns the app off, and the recovery codes with it: with the password and a code of either.
pub async fn turn_off_app(
    portal: &Portal,
    caller: &Caller,
    [current, code]: [String; 2],
    from: &str,
) -> Result<(), Refusal> {
    let id = caller.identity;
    let app = store::factors::app(&portal.database, id).await?;
    app.ok_or(Refusal::NotFound)?;
    prove_current(portal, caller, current).await?;
    let tries = prove::tries(id, from);
    prove::note_try(portal, &tries, caller.now).await?;
    let work = portal.begin(Some(id), caller.now).await?;
    prove::use_code(portal, &work, id, &code).await?;
    tries.succeeded(&work).await?;
    remove_app(&work, id).await?;
    work.audit(None, "app.turn-off", &id.to_string()).await?;
    Ok(work.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_what_apps_read() {
        assert_eq!(
            address("Noord & Zuid", "anna+1@contoso.example", "ABC"),
            "otpauth://totp/Noord%20%26%20Zuid:anna%2B1@contoso.example\
             ?secret=ABC&issuer=Noord%20%26%20Zuid"
        );
    }
}
