//! Signing in and out.

use super::asking::Visit;
use super::forms::{Fields, see_other, show};
use super::{cookies, return_to};
use actions::sign_in::{Credentials, SignedIn, Token};
use actions::{Refusal, Wrong};
use app::{Asked, Notice};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::Utc;

const KEPT: [&str; 2] = ["email", "return_to"];

/// Signs in with address and password.
pub async fn sign_in(visit: Visit, fields: Fields) -> Response {
    let credentials = Credentials {
        email: fields.text("email").to_owned(),
        password: fields.text("password").to_owned(),
        from: visit.place.clone(),
    };
    let page = return_to::sign_in(fields.text("return_to"));
    match actions::sign_in::sign_in(&visit.web.portal, credentials, Utc::now()).await {
        Ok(SignedIn::Session(token)) => begin(visit, &fields, token),
        Ok(SignedIn::Choose { ticket, choices }) => {
            let asked = Asked {
                choose: Some((ticket, choices)),
                ..visit.asked
            };
            show(&Visit { asked, ..visit }, &page, StatusCode::OK).await
        }
        Err(refusal) => visit.again(&page, (&fields, &KEPT), refusal).await,
    }
}

/// Signs in as one of the identities that the password fitted.
pub async fn choose_identity(visit: Visit, fields: Fields) -> Response {
    let page = return_to::sign_in(fields.text("return_to"));
    // What is no id at all was not offered either.
    let identity = fields.text("identity").parse();
    let wrong = |_| Refusal::wrong("email", Wrong::ChoiceOver);
    let ticket = fields.text("ticket");
    let chosen = match identity.map_err(wrong) {
        Ok(id) => {
            actions::sign_in::choose_identity(&visit.web.portal, ticket, id, Utc::now()).await
        }
        Err(refusal) => Err(refusal),
    };
    match chosen {
        Ok(token) => begin(visit, &fields, token),
        Err(refusal) => visit.again(&page, (&fields, &KEPT), refusal).await,
    }
}

fn begin(visit: Visit, fields: &Fields, token: Token) -> Response {
    let cookies = visit.jar.add(cookies::session(&visit.web.door, token));
    see_other(return_to::local(fields.text("return_to")), cookies)
}

/// Ends the session.
pub async fn sign_out(visit: Visit) -> Response {
    if let Some(token) = cookies::token(&visit.jar)
        && let Err(refusal) =
            actions::sign_in::sign_out(&visit.web.portal, &token, Utc::now()).await
    {
        return visit.refused(refusal).await;
    }
    signed_out(visit, Notice::SignedOut)
}

/// To the page of signing in, with a notice and without a session.
pub fn signed_out(visit: Visit, notice: Notice) -> Response {
    let door = &visit.web.door;
    let cookies = visit.jar.add(cookies::forgotten(door, cookies::SESSION));
    see_other("/sign-in", cookies.add(cookies::notice(door, notice)))
}
