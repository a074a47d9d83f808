//! Passkeys: signing in with one, adding one, removing one.

use super::asking::Visit;
use super::factors::changed;
use super::forms::Fields;
use super::return_to;
use super::sign_in::begin;
use actions::Refusal;
use actions::sign_in::{
    NewPasskey, PasskeyProof, add_passkey, remove_passkey, sign_in_with_passkey,
};
use app::SecurityNotice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use chrono::Utc;

/// Signs in whoever proves to have a passkey.
pub async fn sign_in(visit: Visit, fields: Fields) -> Response {
    let proof = PasskeyProof {
        answer: fields.text("answer").to_owned(),
        from: visit.place.clone(),
    };
    let return_to = fields.text("return_to");
    match sign_in_with_passkey(&visit.web.portal, proof, Utc::now()).await {
        Ok(token) => begin(visit, return_to, token).await,
        Err(refusal) => {
            let page = return_to::going_on(&visit.path, return_to);
            visit.again(&page, (&fields, &["return_to"]), refusal).await
        }
    }
}

/// Adds the passkey that was made.
pub async fn add(visit: Visit, fields: Fields) -> Response {
    match added(&visit, &fields).await {
        Ok(()) => changed(visit, SecurityNotice::PasskeyOn),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (&fields, &["name"]), refusal).await
        }
    }
}

async fn added(visit: &Visit, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["name", "current"])?;
    let new = NewPasskey {
        name: fields.text("name").to_owned(),
        current: fields.text("current").to_owned(),
        answer: fields.text("answer").to_owned(),
    };
    add_passkey(&visit.web.portal, visit.caller()?, new).await
}

/// Removes one of one's own.
pub async fn remove(
    visit: Visit,
    passkey: Result<Path<String>, PathRejection>,
    fields: Fields,
) -> Response {
    match removed(&visit, passkey, &fields).await {
        Ok(()) => changed(visit, SecurityNotice::PasskeyOff),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (&fields, &[]), refusal).await
        }
    }
}

async fn removed(
    visit: &Visit,
    passkey: Result<Path<String>, PathRejection>,
    fields: &Fields,
) -> Result<(), Refusal> {
    let Path(passkey) = passkey.map_err(|_| Refusal::NotFound)?;
    fields.require(&["current"])?;
    let current = fields.text("current").to_owned();
    remove_passkey(&visit.web.portal, visit.caller()?, &passkey, current).await
}
